// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accesspolicy.h"
#include "services/permitdesk.h"

#include <QWidget>

namespace jinbi::ui {

/// The desk of a console with a window: asks the policy, and where it wants the passphrase again, the person.
class PassphraseDesk : public PermitDesk
{
    Q_OBJECT

public:
    /// Both outlive the desk.
    PassphraseDesk(AccessPolicy& policy, SignIn& signIn, QObject* parent = nullptr);

    /// Before the first question.
    void setWindow(QWidget* window) { m_window = window; }

    void ask(Action action, QObject* context, Answer answer) override;
    [[nodiscard]] bool may(Action action) const override;

private:
    AccessPolicy& m_policy;
    SignIn& m_signIn;
    QWidget* m_window = nullptr;
};

} // namespace jinbi::ui
