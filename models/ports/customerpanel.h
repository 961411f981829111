// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/screenstate.h"
#include "ports/bankhost.h"

#include <QObject>
#include <QString>

namespace jinbi {

/// What the customer sees and touches: a real screen, or a script that plays the customer.
///
/// Thread: any one, its own (the GUI thread for a screen). The agent calls show() there through the event loop and
/// receives the signals queued. The panel outlives the agent. Signals that do not fit the stage are ignored.
class CustomerPanel : public QObject
{
    Q_OBJECT

public:
    explicit CustomerPanel(QObject* parent = nullptr);

    /// At every change. At ScreenMessage::PinAgain the customer may submit once more; every refusal uses up all tries.
    virtual void show(const jinbi::ScreenState& state) = 0;

Q_SIGNALS:
    void started(); ///< touched while at rest: a visit begins without waiting for a face
    /// A ticket or document was read, where the profile asks for one; begins a visit.
    void claimPresented(const QString& code);
    void touched(); ///< a key was pressed: idle time starts anew
    void noticeAccepted();
    void phoneEntered(const QString& typed); ///< as typed; the agent judges it
    void pinSubmitted(const jinbi::PinBlock& block);
    void cancelled();
    void anotherWayChosen();
    void staffCalled();
};

} // namespace jinbi
