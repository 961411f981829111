// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/store/storeundertest.h"
#include "unit/store/samplesessions.h"

#include "store/sessioncolumns.h"
#include "store/sessionwriter.h"
#include "store/sqlsessionlog.h"

#include <QFutureWatcher>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace jinbi::test {

inline constexpr int kSessions = 3000;

inline QList<SessionFilter> filters()
{
    QList<SessionFilter> all(14);
    all[1].fromMs = samples::kStartMs + 200000;
    all[1].untilMs = samples::kStartMs + 700000;
    all[2].kiosks = {samples::kiosk(2)};
    all[3].kiosks = {samples::kiosk(1), samples::kiosk(4)};
    all[3].outcomes = {Outcome::Accepted};
    all[4].outcomes = {Outcome::WrongPin, Outcome::NoFace, Outcome::Fault};
    all[5].scoreAtLeast = 3000;
    all[5].scoreAtMost = 3999;
    all[6].customer = QStringLiteral("C_7");
    all[7].customer = QStringLiteral("0031");
    all[8].text = QStringLiteral("c_1");
    all[9].text = QStringLiteral("%");
    all[10].text = QStringLiteral("k-0003");
    all[11].text = QStringLiteral("'; DROP TABLE session; --");
    all[12].kiosks = {samples::kiosk(5)};
    all[12].fromMs = samples::kStartMs + 500000;
    all[12].scoreAtMost = 0;
    all[13].outcomes = {Outcome::BelowThreshold};
    return all;
}

// The filter in plain words, independent of the one in SQL.
inline bool passes(const SessionRecord& r, const SessionFilter& f)
{
    const auto contains = [&f](const QString& s) { return s.contains(f.text, Qt::CaseInsensitive); };
    return (!f.fromMs || r.startedMs >= *f.fromMs) && (!f.untilMs || r.startedMs < *f.untilMs) &&
           (f.kiosks.isEmpty() || f.kiosks.contains(r.kiosk)) &&
           (f.outcomes.isEmpty() || f.outcomes.contains(r.outcome)) &&
           (!f.scoreAtLeast || (r.score && r.score->units() >= *f.scoreAtLeast)) &&
           (!f.scoreAtMost || (r.score && r.score->units() <= *f.scoreAtMost)) &&
           (f.customer.isEmpty() || r.customer == f.customer || r.phoneTail == f.customer) &&
           (f.text.isEmpty() || contains(r.kiosk.toString()) || contains(r.customer) ||
            (f.text.size() >= kShortestIdStart && r.id.toString().startsWith(f.text.toLower())));
}

inline Result<QImage> openPicture(const store::KeptPicture& kept)
{
    const QByteArray& sealed = kept.picture.sealed;
    if (sealed == "broken")
        return Error{ErrorCode::Corrupt, QString(), QString()};
    QImage picture(static_cast<int>(sealed.size()), 1, QImage::Format_RGB32);
    picture.fill(Qt::black);
    return picture;
}

template <class T>
Result<T> answerOf(const QFuture<Result<T>>& future)
{
    QFutureWatcher<Result<T>> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(future);
    if (!future.isFinished() && !finished.wait(20000))
        return Error{ErrorCode::Internal, QString(), QStringLiteral("no answer")};
    if (future.resultCount() == 0)
        return Error{ErrorCode::Cancelled, QString(), QStringLiteral("cancelled")};
    return future.result();
}

/// A log of 3,000 sessions on each kind of store, filled when it is first asked for. Every test but those that make a
/// store of their own reads it.
class FilledLogs
{
public:
    explicit FilledLogs(QList<SessionRecord> sessions) : m_all(std::move(sessions)) {}
    [[nodiscard]] const QList<SessionRecord>& all() const { return m_all; }
    store::SqlSessionLog& log() { return *here().log; }
    store::SessionWriter& writer() { return *here().writer; }
    /// Ends the writer, because a file has one only.
    Result<store::Database> openForWriting()
    {
        here().writer.reset();
        return store::Database::open(address(), store::Schema::branch(), store::Database::Access::Write);
    }
    store::StoreAddress address() { return here().home->address(); }
    std::unique_ptr<StoreUnderTest> makeEmpty() { return m_kinds.make(); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] qint64 nowMs() const { return m_clock.now; }

    [[nodiscard]] QList<SessionRow> expected(const SessionFilter& filter) const
    {
        QList<SessionRow> rows;
        for (const SessionRecord& record : m_all) {
            if (passes(record, filter))
                rows.append(store::rowOf(record));
        }
        std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return precedes(a.key, b.key); });
        return rows;
    }
    static void addFilterRows()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < filters().size(); ++i)
            QTest::newRow(qPrintable(QStringLiteral("filter %1").arg(i))) << i;
    }

private:
    struct Place
    {
        std::unique_ptr<StoreUnderTest> home;
        std::unique_ptr<store::SessionWriter> writer;
        std::unique_ptr<store::SqlSessionLog> log;
    };
    Place& here()
    {
        Place& place = StoreKinds::isFile() ? m_file : m_server;
        if (place.home)
            return place;
        place.home = m_kinds.make();
        auto database = store::Database::openOrCreate(place.home->address(), store::Schema::branch());
        if (!database)
            qFatal("%ls", qUtf16Printable(database.error().detail));
        place.writer = std::make_unique<store::SessionWriter>(*std::move(database), m_clock);
        if (const auto written = place.writer->write(samples::batchOf(m_all)); !written)
            qFatal("%ls", qUtf16Printable(written.error().detail));
        place.log = std::make_unique<store::SqlSessionLog>(place.home->address(), openPicture);
        return place;
    }

    QTemporaryDir m_folder;
    samples::HandClock m_clock;
    QList<SessionRecord> m_all;
    StoreKinds m_kinds;
    Place m_file;
    Place m_server;
};

} // namespace jinbi::test
