// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/operatortable.h"

#include <QCoreApplication>

#include <utility>

namespace jinbi::store {

namespace {

QString selectBy(const QString& condition)
{
    return QStringLiteral("SELECT id, login, name, role, disabled, verifier, failures, failures_since_sign_in, "
                          "wait_ms, wait_from_ms, last_sign_in_ms FROM operator WHERE %1")
        .arg(condition);
}

QVariant orNull(const std::optional<qint64>& value)
{
    return value ? QVariant(*value) : QVariant(QMetaType::fromType<qint64>());
}

} // namespace

OperatorTable::OperatorTable(const Database& database)
    : m_count(database, QStringLiteral("SELECT count(*) FROM operator"))
    , m_byLogin(database, selectBy(QStringLiteral("login = ?")))
    , m_byId(database, selectBy(QStringLiteral("id = ?")))
    , m_ids(database, QStringLiteral("SELECT id FROM operator ORDER BY login"))
    , m_administrators(database, QStringLiteral("SELECT count(*) FROM operator WHERE role = ? AND disabled = 0 "
                                                "AND id <> ?"))
    , m_insert(database, QStringLiteral("INSERT INTO operator (id, login, name, role, disabled, verifier, failures, "
                                        "failures_since_sign_in, wait_ms, wait_from_ms, last_sign_in_ms, created_ms) "
                                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_update(database, QStringLiteral("UPDATE operator SET name = ?, role = ?, disabled = ?, verifier = ?, "
                                        "failures = ?, failures_since_sign_in = ?, wait_ms = ?, wait_from_ms = ?, "
                                        "last_sign_in_ms = ? WHERE id = ?"))
    , m_branches(database, QStringLiteral("SELECT branch FROM operator_branch WHERE operator = ? ORDER BY branch"))
    , m_addBranch(database, QStringLiteral("INSERT INTO operator_branch (operator, branch) VALUES (?, ?) "
                                           "ON CONFLICT DO NOTHING"))
    , m_dropBranches(database, QStringLiteral("DELETE FROM operator_branch WHERE operator = ?"))
{
}

Result<qint64> OperatorTable::count()
{
    const auto row = m_count.first({});
    if (!row)
        return row.error();
    return (*row)->first().toLongLong();
}

Result<qint64> OperatorTable::administratorsBeside(OperatorId id)
{
    const auto row = m_administrators.first({names::of(Role::Administrator), id.toString()});
    if (!row)
        return row.error();
    return (*row)->first().toLongLong();
}

Result<std::optional<StoredOperator>> OperatorTable::byLogin(const QString& login)
{
    return firstOf(m_byLogin, bindable(login).toString());
}

Result<std::optional<StoredOperator>> OperatorTable::byId(OperatorId id)
{
    return firstOf(m_byId, id.toString());
}

Result<std::optional<StoredOperator>> OperatorTable::firstOf(Statement& statement, const QString& value)
{
    const auto row = statement.first({value});
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<StoredOperator>();
    auto stored = fromRow(**row);
    if (!stored)
        return stored.error();
    return std::optional(*std::move(stored));
}

Result<StoredOperator> OperatorTable::fromRow(const QVariantList& row)
{
    StoredOperator stored;
    stored.account.id = OperatorId::fromString(row.at(0).toString());
    stored.account.login = row.at(1).toString();
    stored.account.name = row.at(2).toString();
    const auto role = names::role(row.at(3).toString());
    stored.account.disabled = row.at(4).toInt() != 0;
    stored.verifier = row.at(5).toString();
    stored.failures = row.at(6).toInt();
    stored.failuresSinceSignIn = row.at(7).toInt();
    stored.waitMs = row.at(8).toLongLong();
    stored.waitFromMs = row.at(9).toLongLong();
    if (!row.at(10).isNull())
        stored.lastSignInMs = row.at(10).toLongLong();
    auto branches = branchesOf(row.at(0).toString());
    if (!branches)
        return branches.error();
    stored.account.branches = *std::move(branches);
    if (!role || stored.account.id.isNull() || !stored.account.check())
        return Error{ErrorCode::Corrupt, QCoreApplication::translate("store", "The database is damaged."),
                     QStringLiteral("operator %1").arg(stored.account.id.toString())};
    stored.account.role = *role;
    return stored;
}

Result<QStringList> OperatorTable::branchesOf(const QString& id)
{
    if (const auto ok = m_branches.run({id}); !ok)
        return ok.error();
    QStringList branches;
    for (;;) {
        const auto more = m_branches.next();
        if (!more)
            return more.error();
        if (!*more)
            return branches;
        branches.append(m_branches.value(0).toString());
    }
}

Result<QList<StoredOperator>> OperatorTable::all()
{
    QStringList ids;
    if (const auto ok = m_ids.run({}); !ok)
        return ok.error();
    for (;;) {
        const auto more = m_ids.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        ids.append(m_ids.value(0).toString());
    }
    QList<StoredOperator> operators;
    for (const QString& id : std::as_const(ids)) {
        auto stored = byId(OperatorId::fromString(id));
        if (!stored)
            return stored.error();
        if (*stored)
            operators.append(**std::move(stored));
    }
    return operators;
}

Result<void> OperatorTable::insert(const StoredOperator& stored, qint64 createdMs)
{
    const OperatorAccount& account = stored.account;
    const auto added =
        m_insert.run({account.id.toString(), account.login, account.name, names::of(account.role),
                      account.disabled ? 1 : 0, stored.verifier, stored.failures, stored.failuresSinceSignIn,
                      stored.waitMs, stored.waitFromMs, orNull(stored.lastSignInMs), createdMs});
    return added ? writeBranches(account) : added.error();
}

Result<void> OperatorTable::update(const StoredOperator& stored)
{
    const OperatorAccount& account = stored.account;
    const auto changed = m_update.run({account.name, names::of(account.role), account.disabled ? 1 : 0, stored.verifier,
                                       stored.failures, stored.failuresSinceSignIn, stored.waitMs, stored.waitFromMs,
                                       orNull(stored.lastSignInMs), account.id.toString()});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{ErrorCode::NotFound, QCoreApplication::translate("store", "There is no such operator any more."),
                     account.id.toString()};
    const auto before = branchesOf(account.id.toString());
    if (!before)
        return before.error();
    QStringList after = account.branches;
    after.sort();
    if (after == *before)
        return {};
    if (const auto ok = m_dropBranches.run({account.id.toString()}); !ok)
        return ok.error();
    return writeBranches(account);
}

Result<void> OperatorTable::writeBranches(const OperatorAccount& account)
{
    for (const QString& branch : account.branches) {
        if (const auto ok = m_addBranch.run({account.id.toString(), branch}); !ok)
            return ok.error();
    }
    return {};
}

} // namespace jinbi::store
