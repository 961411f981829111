// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/permit.h"
#include "domain/result.h"
#include "domain/rights.h"
#include "ports/auditlog.h"
#include "services/signin.h"

#include <QObject>

namespace jinbi {

/// Answers whether whoever sits here may do something, by the table of rights, and makes the permits for it.
///
/// Every refusal of a permit is written into the audit log. GUI thread.
class AccessPolicy : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the policy.
    AccessPolicy(SignIn& signIn, AuditLog& log, QObject* parent = nullptr);

    /// For one act, now. Refused: signed out, locked, or not in the role's row of the table; Unavailable: the
    /// passphrase has to be typed afresh (SignIn::confirm), and then it may be asked again.
    [[nodiscard]] Result<Permit> permit(Action action);
    /// The same question for looking, which leaves no record of its own.
    [[nodiscard]] Result<void> check(Action action) const;
    /// Whether the role has it at all; what a view enables its buttons by.
    [[nodiscard]] bool may(Action action) const;

Q_SIGNALS:
    /// may() or check() may have another answer.
    void changed();

private:
    [[nodiscard]] Error refusal(Action action) const;

    SignIn& m_signIn;
    AuditLog& m_log;
};

} // namespace jinbi
