// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "domain/operatoraccount.h"
#include "domain/rights.h"

#include <QString>

#include <utility>

namespace jinbi {

class AccessPolicy;

/// Leave to do one thing once. Only the access policy makes one; a service that changes something takes one by value
/// and spends it, so that forgetting to ask does not compile.
///
/// Invariant: spent at most once; moved, never copied.
class Permit
{
public:
    Permit(Permit&& other) noexcept
        : m_action(other.m_action)
        , m_who(other.m_who)
        , m_role(other.m_role)
        , m_branch(std::move(other.m_branch))
        , m_isSpent(std::exchange(other.m_isSpent, true))
    {
    }
    Permit& operator=(Permit&&) = delete;
    Permit(const Permit&) = delete;
    Permit& operator=(const Permit&) = delete;
    ~Permit() = default;

    /// The beginning of the audit record: who, in which role, where. Refused for another action, or the second time.
    Result<Act> spend(Action action, ActKind kind, const QString& object = {}) &&;

private:
    friend class AccessPolicy;
    Permit(Action action, OperatorId who, Role role, QString branch)
        : m_action(action), m_who(who), m_role(role), m_branch(std::move(branch))
    {
    }

    Action m_action;
    OperatorId m_who;
    Role m_role;
    QString m_branch;
    bool m_isSpent = false;
};

} // namespace jinbi
