// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accesspolicy.h"

#include <QCoreApplication>

namespace jinbi {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Rights)
};

} // namespace

AccessPolicy::AccessPolicy(SignIn& signIn, AuditLog& log, QObject* parent)
    : QObject(parent), m_signIn(signIn), m_log(log)
{
    connect(&m_signIn, &SignIn::changed, this, &AccessPolicy::changed);
}

Result<Permit> AccessPolicy::permit(Action action)
{
    const OperatorAccount* who = m_signIn.account();
    if (const auto allowed = check(action); !allowed) {
        if (who) {
            (void)m_log.append(
                {ActKind::Refused,
                 who->id.toString(),
                 names::of(action),
                 {{QStringLiteral("branch"), m_signIn.branch()}, {QStringLiteral("role"), names::of(who->role)}},
                 {}});
        }
        return allowed.error();
    }
    if (rightOf(who->role, action) == Right::Afresh) {
        if (!m_signIn.isFresh())
            return Error{ErrorCode::Unavailable, Text::tr("Type your passphrase again for this."),
                         QStringLiteral("passphrase: not fresh")};
        m_signIn.useFresh();
    }
    return Permit(action, who->id, who->role, m_signIn.branch());
}

Result<void> AccessPolicy::check(Action action) const
{
    return may(action) ? Result<void>() : refusal(action);
}

bool AccessPolicy::may(Action action) const
{
    return m_signIn.state() == SignIn::State::SignedIn && rightOf(m_signIn.account()->role, action) != Right::Refused;
}

Error AccessPolicy::refusal(Action action) const
{
    if (m_signIn.state() != SignIn::State::SignedIn)
        return {ErrorCode::Refused, Text::tr("Sign in first."), QStringLiteral("nobody is signed in")};
    return {ErrorCode::Refused,
            Text::tr("Your role, %1, may not %2.").arg(words::of(m_signIn.account()->role), words::of(action)),
            QStringLiteral("role: may not %1").arg(names::of(action))};
}

} // namespace jinbi
