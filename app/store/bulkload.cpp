// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulkload.h"

#include "store/databasefile.h"
#include "store/sessioncolumns.h"
#include "store/statement.h"
#include "wire/codec.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace jinbi::store {

namespace {

const QStringList kSuffixes{QString(), QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal"),
                            QStringLiteral(".lock")};

QString draftOf(const QString& path)
{
    return path + QStringLiteral(".loading");
}

void removeDraft(const QString& path)
{
    for (const QString& suffix : kSuffixes)
        QFile::remove(draftOf(path) + suffix);
}

} // namespace

BulkLoad::BulkLoad(QString path, FileLock lock, Database draft)
    : m_path(std::move(path)), m_lock(std::move(lock)), m_draft(std::move(draft))
{
}

BulkLoad::~BulkLoad()
{
    m_insert.reset();
    if (!m_draft)
        return;
    m_draft.reset();
    removeDraft(m_path);
}

Result<BulkLoad> BulkLoad::begin(const QString& path, const Schema& schema)
{
    if (auto ok = databasefile::inspectFolder(path); !ok)
        return ok.error();
    auto lock = FileLock::take(path);
    if (!lock)
        return lock.error();
    if (QFileInfo::exists(path))
        return Error{ErrorCode::Refused,
                     QCoreApplication::translate("store", "%1 is there already.").arg(QFileInfo(path).fileName()),
                     QString()};
    removeDraft(path);
    auto draft = Database::openOrCreate(draftOf(path), schema);
    if (!draft)
        return draft.error();
    BulkLoad load(path, *std::move(lock), *std::move(draft));
    // A draft that a power cut destroys is made again; only the finished file is flushed.
    for (const char* pragma : {"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA secure_delete=OFF",
                               "PRAGMA locking_mode=EXCLUSIVE", "PRAGMA cache_size=-393216"}) {
        if (auto ok = load.m_draft->execute(QString::fromLatin1(pragma)); !ok)
            return ok.error();
    }
    if (auto ok = load.takeIndexesOff(); !ok)
        return ok.error();
    return load;
}

Result<void> BulkLoad::takeIndexesOff()
{
    QStringList names;
    {
        Statement indexes(*m_draft, QStringLiteral("SELECT name, sql FROM sqlite_master WHERE type = 'index' "
                                                   "AND tbl_name = 'session' AND sql IS NOT NULL ORDER BY name"));
        if (const auto ok = indexes.run({}); !ok)
            return ok.error();
        for (;;) {
            const auto more = indexes.next();
            if (!more)
                return more.error();
            if (!*more)
                break;
            names.append(indexes.value(0).toString());
            m_indexes.append(indexes.value(1).toString());
        }
    }
    for (const QString& name : std::as_const(names)) {
        if (auto ok = m_draft->execute(QStringLiteral("DROP INDEX %1").arg(name)); !ok)
            return ok;
    }
    return {};
}

void BulkLoad::prepare(const SessionRecord& record, qint64 storedMs, PreparedSessions& into)
{
    into.rows.append(columns::insertValues(record, wire::sessionBody(record), storedMs));
    into.tally.count(record);
}

Result<void> BulkLoad::add(const PreparedSessions& sessions)
{
    // One transaction for all: each commit would write every page that random ids have touched since the last one.
    if (!m_insert) {
        if (auto ok = m_draft->execute(QStringLiteral("BEGIN")); !ok)
            return ok;
        m_insert.emplace(*m_draft, columns::insertSql());
    }
    for (const QVariantList& row : sessions.rows) {
        const auto inserted = m_insert->run(row);
        if (!inserted)
            return inserted.error();
        if (*inserted == 0)
            return Error{ErrorCode::Invalid, QCoreApplication::translate("store", "A session came twice."),
                         row.first().toString()};
    }
    return sessions.tally.write(*m_draft);
}

Result<void> BulkLoad::writeSequences() const
{
    return m_draft->execute(QStringLiteral("INSERT INTO kiosk_epoch (kiosk, epoch, upto) "
                                           "SELECT kiosk, epoch, max(seq) FROM session GROUP BY kiosk, epoch"));
}

Result<void> BulkLoad::finish(const Progress& progress)
{
    if (m_insert) {
        m_insert.reset();
        if (auto ok = m_draft->execute(QStringLiteral("COMMIT")); !ok)
            return ok;
    }
    const int all = static_cast<int>(m_indexes.size()) + 2;
    int done = 0;
    for (const QString& sql : std::as_const(m_indexes)) {
        if (!progress(done++, all))
            return Error{ErrorCode::Cancelled, QCoreApplication::translate("store", "The load was stopped."), {}};
        if (auto ok = m_draft->execute(sql); !ok)
            return ok;
    }
    progress(done++, all);
    if (auto ok = writeSequences(); !ok)
        return ok;
    progress(done, all);
    for (const char* pragma : {"PRAGMA locking_mode=NORMAL", "PRAGMA journal_mode=WAL"}) {
        if (auto ok = m_draft->execute(QString::fromLatin1(pragma)); !ok)
            return ok;
    }
    m_draft.reset();
    if (auto ok = databasefile::publish(draftOf(m_path), m_path); !ok)
        return ok;
    removeDraft(m_path);
    progress(all, all);
    return {};
}

} // namespace jinbi::store
