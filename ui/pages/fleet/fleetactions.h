// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/serviceswitch.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace jinbi::ui {

class ActionButton;
class Label;

/// What can be done with the chosen kiosks, in the bar above the table: stop face login there or in the whole branch,
/// and resume it.
class FleetActions : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the bar.
    FleetActions(ServiceSwitch& service, const Clock& clock, QWidget* parent = nullptr);

    void setChosen(const QList<KioskId>& kiosks);
    void retranslate();

Q_SIGNALS:
    /// Whoever shows the bar asks back before the whole branch is resumed.
    void branchResumeWanted();

private:
    void stop(const QList<KioskId>& kiosks);
    void resume();
    void update();

    ServiceSwitch& m_service;
    const Clock& m_clock;
    QList<KioskId> m_chosen;
    Label* m_count;
    Label* m_mistake;
    ActionButton* m_stop;
    ActionButton* m_resume;
    ActionButton* m_branch;
};

} // namespace jinbi::ui
