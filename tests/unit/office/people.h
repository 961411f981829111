// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operatoraccount.h"
#include "domain/passphrase.h"
#include "domain/permit.h"
#include "ports/auditlog.h"
#include "ports/clock.h"

#include <QFuture>
#include <QTest>

#include <atomic>
#include <utility>

namespace jinbi {

/// In the place of the service: gives leave to whoever a test names.
class AccessPolicy
{
public:
    static Permit permit(OperatorId who, Action action = Action::ManagePeople)
    {
        return {action, who, Role::Administrator, QStringLiteral("branch-1")};
    }
};

} // namespace jinbi

namespace jinbi::test {

/// Two clocks that a test moves, also while a lane reads them.
class TwoClocks : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return utc; }
    [[nodiscard]] qint64 monotonicMs() const override { return monotonic; }
    void pass(qint64 ms)
    {
        utc += ms;
        monotonic += ms;
    }
    std::atomic<qint64> utc = 1790000000000;
    std::atomic<qint64> monotonic = 5000000;
};

inline Passphrase passphrase(const QString& typed = QStringLiteral("four quiet herons at noon"))
{
    return std::move(Passphrase::from(typed)).value();
}

inline OperatorAccount account(const QString& login, Role role = Role::Administrator)
{
    OperatorAccount made;
    made.login = login;
    made.name = QStringLiteral("Person ") + login;
    made.role = role;
    made.branches = {QStringLiteral("branch-1")};
    return made;
}

template <class T>
Result<T> answerOf(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30000))
        return Error{ErrorCode::Internal, {}, QStringLiteral("no answer")};
    if (future.resultCount() == 0)
        return Error{ErrorCode::Cancelled, {}, QStringLiteral("cancelled")};
    return future.result();
}

inline QString factOf(const AuditRow& row, const char* name)
{
    for (const Fact& fact : row.facts) {
        if (fact.name == QLatin1StringView(name))
            return fact.value;
    }
    return QStringLiteral("(none)");
}

} // namespace jinbi::test
