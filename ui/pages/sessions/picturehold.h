// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "domain/retention.h"
#include "ports/pictureretention.h"
#include "services/permitdesk.h"

#include <QWidget>

#include <optional>

namespace jinbi::ui {

class ActionButton;
class Label;

/// Below the pictures of a session: the button by which they are kept beyond their time, and once they are, why, with
/// the button that ends it. Only for whoever may do that, and only where there are pictures.
class PictureHold : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    PictureHold(PictureRetention& retention, PermitDesk& desk, QWidget* parent = nullptr);

    void showFor(const SessionId& session);
    void forget();
    void retranslate();

private:
    void look();
    void show(const std::optional<LegalHold>& hold);
    void askToHold();
    void lift();
    void take(const Result<void>& done);

    PictureRetention& m_retention;
    PermitDesk& m_desk;
    SessionId m_session; ///< null: none
    std::optional<LegalHold> m_hold;
    Label* m_text;
    ActionButton* m_button;
};

} // namespace jinbi::ui
