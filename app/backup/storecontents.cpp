// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/storecontents.h"

#include "audit/merkle.h"
#include "office/logcheck.h"
#include "store/auditreader.h"
#include "store/migrator.h"
#include "store/statement.h"

#include <QCoreApplication>
#include <QStringList>

namespace jinbi::backup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(backup)
};

Error differs(const QString& message)
{
    return {ErrorCode::Corrupt, message, {}};
}

Result<QStringList> tablesOf(const store::Database& database)
{
    store::Statement names(database, QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT "
                                                    "LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"));
    if (const auto ok = names.run({}); !ok)
        return ok.error();
    QStringList all;
    for (;;) {
        const auto more = names.next();
        if (!more)
            return more.error();
        if (!*more)
            return all;
        all.append(names.value(0).toString());
    }
}

Result<qint64> rowsOf(const store::Database& database, const QString& table)
{
    // A name is no value and cannot be bound; this one comes from the schema and may hold anything.
    QString quoted = table;
    quoted.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    const auto row = store::Statement(database, QStringLiteral("SELECT count(*) FROM \"%1\"").arg(quoted)).first({});
    if (!row)
        return row.error();
    return *row ? (*row)->first().toLongLong() : 0;
}

Result<LogContents> logOf(const store::Database& database, const LogProgress& progress)
{
    store::AuditReader reader(database);
    const auto state = reader.state();
    if (!state)
        return state.error();
    const auto newest = reader.newestCheckpoint();
    if (!newest)
        return newest.error();
    bool isStopped = false;
    const office::LogTrust nobodysKeys;
    const auto finding = office::LogCheck(database, nobodysKeys)
                             .run([&isStopped] { return isStopped; },
                                  [&](quint64 entries) { isStopped = !progress(entries, state->size); });
    if (!finding)
        return finding.error();
    LogContents log;
    log.entries = finding->entries;
    log.root = state->size == 0 ? QString::fromStdString(audit::toBase64(audit::emptyRoot())) : finding->root;
    log.isIntact = finding->isIntact;
    log.firstBad = finding->firstBad;
    log.note = *newest ? (*newest)->note : QString();
    return log;
}

Result<void> compareLogs(const LogContents& promised, const LogContents& found)
{
    if (found.isIntact != promised.isIntact || found.firstBad != promised.firstBad)
        return differs(Words::tr("The audit log of the copy does not fit itself as the backup says."));
    if (found.entries != promised.entries)
        return differs(
            Words::tr("The audit log of the copy has %1 entries, not %2.").arg(found.entries).arg(promised.entries));
    if (found.root != promised.root)
        return differs(Words::tr("The audit log of the copy has the root %1, not %2.").arg(found.root, promised.root));
    if (found.note != promised.note)
        return differs(Words::tr("The newest checkpoint of the copy is another one."));
    return {};
}

} // namespace

Result<StoreContents> contentsOf(const store::Database& database, const LogProgress& progress)
{
    if (auto ok = database.check(); !ok)
        return ok.error();
    StoreContents contents;
    const auto schema = store::Migrator(store::Schema::branch()).version(database);
    if (!schema)
        return schema.error();
    contents.schema = *schema;
    const auto tables = tablesOf(database);
    if (!tables)
        return tables.error();
    for (const QString& table : *tables) {
        if (!progress(0, 0))
            return Error{ErrorCode::Cancelled, QString(), {}};
        const auto rows = rowsOf(database, table);
        if (!rows)
            return rows.error();
        contents.rows.insert(table, *rows);
    }
    if (!contents.rows.contains(QStringLiteral("audit_leaf")))
        return contents;
    auto log = logOf(database, progress);
    if (!log)
        return log.error();
    contents.log = *std::move(log);
    return contents;
}

Result<void> compare(const StoreContents& promised, const StoreContents& found)
{
    if (found.schema != promised.schema)
        return differs(Words::tr("The copy is of schema version %1, not %2.").arg(found.schema).arg(promised.schema));
    if (found.rows.keys() != promised.rows.keys())
        return differs(Words::tr("The copy has other tables than the backup says."));
    for (auto each = promised.rows.cbegin(); each != promised.rows.cend(); ++each) {
        const qint64 rows = found.rows.value(each.key());
        if (rows != each.value())
            return differs(
                Words::tr("The table %1 of the copy has %2 rows, not %3.").arg(each.key()).arg(rows).arg(each.value()));
    }
    if (found.log.has_value() != promised.log.has_value())
        return differs(Words::tr("The copy has other tables than the backup says."));
    return found.log ? compareLogs(*promised.log, *found.log) : Result<void>();
}

} // namespace jinbi::backup
