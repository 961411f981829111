// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrator.h"

#include "store/databasefile.h"
#include "store/postgres.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>

#include <optional>

namespace jinbi::store {

namespace {

Q_LOGGING_CATEGORY(lcMigrator, "jinbi.store.migrator")

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

Error brokenStep(const QString& name, const char* why)
{
    return {ErrorCode::Internal, Words::tr("This program's database definition is incomplete."),
            QStringLiteral("%1: %2").arg(name, QLatin1StringView(why))};
}

/// Nothing when a section is for a database that nobody knows.
std::optional<QStringList> statementsOf(const QString& text, const QString& dialect)
{
    static const QString kOnly = QStringLiteral("-- only: ");
    static const QStringList kDialects{dialectOf(StoreAddress::Kind::Sqlite).name,
                                       dialectOf(StoreAddress::Kind::PostgreSql).name};
    QStringList statements;
    QString open;
    QString only = dialect;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (line.startsWith(kOnly)) {
            only = line.mid(kOnly.size()).trimmed();
            if (!kDialects.contains(only))
                return std::nullopt;
        }
        if (only != dialect)
            continue;
        if (line.trimmed().isEmpty() || line.trimmed().startsWith(QStringLiteral("--")))
            continue;
        open += line + QLatin1Char('\n');
        if (!line.trimmed().endsWith(QLatin1Char(';')))
            continue;
        statements.append(open);
        open.clear();
    }
    if (!open.isEmpty())
        statements.append(open);
    return statements;
}

} // namespace

Result<Migrator::Step> Migrator::parse(const QString& path, const QString& name, const Dialect& dialect)
{
    static const QRegularExpression kMinCompatible(QStringLiteral("^-- min-compatible: (\\d+)$"),
                                                   QRegularExpression::MultilineOption);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return brokenStep(name, "cannot be read");
    const QString text = QString::fromUtf8(file.readAll());
    const QRegularExpressionMatch match = kMinCompatible.match(text);
    if (!match.hasMatch())
        return brokenStep(name, "names no min-compatible");
    Step step;
    step.version = name.left(4).toInt();
    step.minCompatible = match.captured(1).toInt();
    step.name = name;
    auto statements = statementsOf(
        QString(text).replace(QStringLiteral("{{BYTES}}"), dialect.bytes).replace(QStringLiteral("{{ID}}"), dialect.id),
        dialect.name);
    if (!statements)
        return brokenStep(name, "a section for an unknown database");
    step.statements = *std::move(statements);
    return step;
}

Result<QList<Migrator::Step>> Migrator::steps(const Dialect& dialect) const
{
    const QDir folder(m_schema.migrations);
    QList<Step> steps;
    for (const QString& name : folder.entryList({QStringLiteral("????_*.sql")}, QDir::Files, QDir::Name)) {
        auto step = parse(folder.filePath(name), name, dialect);
        if (!step)
            return step.error();
        if (step->version != steps.size() + 1)
            return brokenStep(name, "out of order");
        steps.append(*step);
    }
    if (steps.isEmpty())
        return brokenStep(m_schema.migrations, "no migrations");
    return steps;
}

Result<Migrator::Version> Migrator::versionOf(const Database& database)
{
    Statement table(database, database.dialect().findVersionTable);
    const auto known = table.first({});
    if (!known)
        return known.error();
    if (!*known)
        return Version{};
    Statement version(database, QStringLiteral("SELECT version, min_compatible FROM schema_version"));
    const auto row = version.first({});
    if (!row)
        return row.error();
    if (!*row)
        return Error{ErrorCode::Corrupt, Words::tr("The database is damaged."), QStringLiteral("no schema version")};
    return Version{(*row)->at(0).toInt(), (*row)->at(1).toInt()};
}

Result<void> Migrator::accept(const Version& found, int head)
{
    if (found.current <= head || found.minCompatible <= head)
        return {};
    return Error{
        ErrorCode::Incompatible, Words::tr("The database was made by a newer version of this program."),
        QStringLiteral("schema %1, at least %2 needed, have %3").arg(found.current).arg(found.minCompatible).arg(head)};
}

Result<int> Migrator::version(const Database& database) const
{
    const auto all = steps(database.dialect());
    if (!all)
        return all.error();
    const auto found = versionOf(database);
    if (!found)
        return found.error();
    if (auto ok = accept(*found, static_cast<int>(all->size())); !ok)
        return ok.error();
    return found->current;
}

Result<void> Migrator::verify(const Database& database, ErrorCode whenBehind) const
{
    const auto all = steps(database.dialect());
    if (!all)
        return all.error();
    const auto found = versionOf(database);
    if (!found)
        return found.error();
    const int head = static_cast<int>(all->size());
    if (found->current < head)
        return Error{whenBehind, Words::tr("The database has to be brought up to date first."),
                     QStringLiteral("schema %1, need %2").arg(found->current).arg(head)};
    return accept(*found, head);
}

Result<void> Migrator::migrate(const Database& database) const
{
    const auto all = steps(database.dialect());
    if (!all)
        return all.error();
    const auto found = versionOf(database);
    if (!found)
        return found.error();
    if (auto ok = accept(*found, static_cast<int>(all->size())); !ok)
        return ok;
    const bool isFile = database.address().kind() == StoreAddress::Kind::Sqlite;
    if (isFile && found->current > 0 && found->current < all->size()) {
        if (auto ok = backUp(database, found->current + 1); !ok)
            return ok;
    }
    for (const Step& step : *all) {
        if (step.version <= found->current)
            continue;
        if (auto ok = apply(database, step); !ok)
            return ok;
    }
    return {};
}

Result<void> Migrator::apply(const Database& database, const Step& step) const
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    // Asked again under the lock: somebody else may have been faster.
    const auto found = versionOf(database);
    if (!found)
        return found.error();
    if (found->current >= step.version)
        return {};
    qCInfo(lcMigrator, "Applying %ls", qUtf16Printable(step.name));
    QStringList bookkeeping{
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL, min_compatible INTEGER NOT NULL)"),
        QStringLiteral("DELETE FROM schema_version")};
    if (database.address().kind() == StoreAddress::Kind::PostgreSql)
        bookkeeping.append(postgres::markSql(m_schema));
    for (const QString& sql : step.statements + bookkeeping) {
        if (auto ok = database.execute(sql); !ok)
            return ok;
    }
    Statement version(database, QStringLiteral("INSERT INTO schema_version (version, min_compatible) VALUES (?, ?)"));
    if (auto ok = version.run({step.version, step.minCompatible}); !ok)
        return ok.error();
    return transaction->commit();
}

Result<void> Migrator::backUp(const Database& database, int next)
{
    const QString target = database.address().path() + QStringLiteral(".before-v%1").arg(next);
    // A backup of the same step is left from a try that failed; the database has not changed since.
    QFile::remove(target);
    if (auto ok = databasefile::createPrivate(target); !ok)
        return ok;
    Statement copy(database, QStringLiteral("VACUUM INTO ?"));
    if (auto ok = copy.run({target}); !ok)
        return ok.error();
    return databasefile::sync(target);
}

} // namespace jinbi::store
