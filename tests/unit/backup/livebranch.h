// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/store/samplesessions.h"

#include "backup/branchbackup.h"
#include "crypto/sealing.h"
#include "crypto/signing.h"
#include "office/officelane.h"
#include "store/sessionwriter.h"
#include "store/statement.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace jinbi::test {

/// The folder of a branch whose console is at work: somebody records, and somebody signs the log.
class LiveBranch
{
public:
    LiveBranch()
    {
        auto database = store::Database::openOrCreate(storePath(), store::Schema::branch());
        if (!database)
            qFatal("%ls", qUtf16Printable(database.error().detail));
        m_writer.emplace(*std::move(database), m_clock);
        for (const char* name : {"branch.key", "vault.key"}) {
            QFile key(path(QLatin1StringView(name).toString()));
            if (!key.open(QIODevice::WriteOnly) || key.write("not to be copied") < 0)
                qFatal("no key");
        }
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString storePath() const { return path(QStringLiteral("branch.sqlite")); }
    [[nodiscard]] QString signedPath() const { return path(QStringLiteral("audit.signed")); }

    /// Commits `count` sessions at once and then counts them. In the thread that made the branch.
    void record(int count)
    {
        QList<SessionRecord> records;
        for (int i = 0; i < count; ++i)
            records.append(samples::session(samples::kiosk(1), ++m_seq));
        if (const auto written = m_writer->write(samples::batchOf(records)); !written)
            qFatal("%ls", qUtf16Printable(written.error().detail));
    }
    [[nodiscard]] qint64 recorded() const { return static_cast<qint64>(m_seq); }
    void sign()
    {
        auto key = crypto::SigningKey::fromFile(path(QStringLiteral("audit.key")));
        office::OfficeLane lane(storePath(), m_clock,
                                office::AuditSigner{*std::move(key), QStringLiteral("branch-1"), signedPath()});
        QSemaphore done;
        lane.sign([&done] { done.release(); });
        done.acquire();
    }

private:
    QTemporaryDir m_folder;
    samples::HandClock m_clock;
    std::optional<store::SessionWriter> m_writer;
    quint64 m_seq = 0;
};

inline bool goOn(const backup::Step&)
{
    return true;
}

/// Of a store that was left as it is, also by an older version.
inline qint64 number(const QString& path, const QString& sql)
{
    const auto database = store::Database::open(path, store::Schema::branch(), store::Database::Access::Look);
    if (!database)
        return -1;
    const auto row = store::Statement(*database, sql).first({});
    return row && *row ? (*row)->first().toLongLong() : -1;
}

/// Everything in a folder, with what is in its folders.
inline QStringList listing(const QString& folder)
{
    QStringList all;
    for (const QFileInfo& each : QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        all.append(each.fileName());
        if (each.isDir())
            all.append(listing(each.filePath()));
    }
    return all;
}

} // namespace jinbi::test
