// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QFile>
#include <QHash>
#include <QMutex>
#include <QPromise>
#include <QThreadPool>
#include <QWaitCondition>

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>

namespace jinbi {

/// A session log that is only memory; passes the same contract suite as the real one.
///
/// Answers come from its own thread, in order. A test may hold them back, make them fail, and count them.
class MemorySessionLog : public SessionLog
{
public:
    MemorySessionLog() { m_pool.setMaxThreadCount(1); }
    ~MemorySessionLog() override
    {
        release();
        m_pool.waitForDone();
    }

    void add(const SessionRow& row)
    {
        const QMutexLocker lock(&m_mutex);
        m_rows.insert(std::lower_bound(m_rows.begin(), m_rows.end(), row.key, rowPrecedes), row);
    }
    /// Many at once; they must be in the order of the log and older than all that is there.
    void append(const QList<SessionRow>& rows)
    {
        const QMutexLocker lock(&m_mutex);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    }
    void add(const SessionRecord& record, const QList<SessionEvidence>& pictures)
    {
        add(rowOf(record));
        const QMutexLocker lock(&m_mutex);
        m_details.insert(record.id, {record, record.startedMs + record.timing.totalMs + 40,
                                     static_cast<int>(pictures.size()), false});
        m_pictures.insert(record.id, pictures);
    }
    /// Their time is over.
    void deletePictures(const SessionId& id)
    {
        const QMutexLocker lock(&m_mutex);
        m_pictures.remove(id);
        m_details[id].pictures = 0;
        m_details[id].arePicturesDeleted = true;
    }
    /// What evidence() answers instead.
    void failPicturesWith(std::optional<Error> error)
    {
        const QMutexLocker lock(&m_mutex);
        m_pictureError = std::move(error);
    }
    /// How often somebody asked for pictures.
    [[nodiscard]] int looks() const { return m_looks; }
    void remove(const SessionKey& key)
    {
        const QMutexLocker lock(&m_mutex);
        std::erase_if(m_rows, [&](const SessionRow& row) { return row.key == key; });
    }
    /// Answers wait until release().
    void hold()
    {
        const QMutexLocker lock(&m_mutex);
        m_held = true;
    }
    void release()
    {
        const QMutexLocker lock(&m_mutex);
        m_held = false;
        m_released.wakeAll();
    }
    /// Every answer is this error, until told otherwise.
    void failWith(std::optional<Error> error)
    {
        const QMutexLocker lock(&m_mutex);
        m_error = std::move(error);
    }
    [[nodiscard]] int pagesAnswered() const { return m_pages; }
    /// Lets an export take its time, so that it can be seen and cancelled.
    void setExportPause(int msPerRow) { m_exportPause = msPerRow; }

    QFuture<Result<QList<SessionRow>>> page(SessionFilter filter, std::optional<SessionKey> from, int limit) override
    {
        return answer<QList<SessionRow>>([this, filter, from, limit](auto&) -> Result<QList<SessionRow>> {
            ++m_pages;
            const QMutexLocker lock(&m_mutex);
            auto at = from ? std::lower_bound(m_rows.cbegin(), m_rows.cend(), *from, rowPrecedes) : m_rows.cbegin();
            QList<SessionRow> found;
            for (; at != m_rows.cend() && found.size() < limit; ++at) {
                if (matches(filter, *at))
                    found.append(*at);
            }
            return found;
        });
    }

    QFuture<Result<QList<SessionRow>>> newerThan(SessionFilter filter, SessionKey than, int limit) override
    {
        return answer<QList<SessionRow>>([this, filter, than, limit](auto&) -> Result<QList<SessionRow>> {
            const QMutexLocker lock(&m_mutex);
            QList<SessionRow> found;
            auto at = std::lower_bound(m_rows.cbegin(), m_rows.cend(), than, rowPrecedes);
            while (at != m_rows.cbegin() && found.size() < limit) {
                if (--at; matches(filter, *at))
                    found.prepend(*at);
            }
            return found;
        });
    }

    QFuture<Result<SessionAnchors>> anchors(SessionFilter filter, std::optional<SessionKey> after, int stride,
                                            qint64 maxRows) override
    {
        return answer<SessionAnchors>([this, filter, after, stride, maxRows](auto&) -> Result<SessionAnchors> {
            const QMutexLocker lock(&m_mutex);
            auto at = m_rows.cbegin();
            if (after) {
                at = std::lower_bound(m_rows.cbegin(), m_rows.cend(), *after, rowPrecedes);
                if (at != m_rows.cend() && at->key == *after)
                    ++at;
            }
            SessionAnchors step;
            SessionKey last;
            for (; at != m_rows.cend(); ++at) {
                if (!matches(filter, *at))
                    continue;
                if (step.rows == maxRows) {
                    step.resumeAfter = last;
                    break;
                }
                if (step.rows % stride == 0)
                    step.anchors.append(at->key);
                last = at->key;
                ++step.rows;
            }
            return step;
        });
    }

    QFuture<Result<SessionDetail>> detail(SessionId id) override
    {
        return answer<SessionDetail>([this, id](auto&) -> Result<SessionDetail> {
            const QMutexLocker lock(&m_mutex);
            const auto found = m_details.constFind(id);
            if (found == m_details.cend())
                return Error{ErrorCode::NotFound, QStringLiteral("There is no such session."), {}};
            return *found;
        });
    }

    QFuture<Result<QList<SessionEvidence>>> evidence(SessionId id) override
    {
        return answer<QList<SessionEvidence>>([this, id](auto&) -> Result<QList<SessionEvidence>> {
            ++m_looks;
            const QMutexLocker lock(&m_mutex);
            if (m_pictureError)
                return *m_pictureError;
            return m_pictures.value(id);
        });
    }

    QFuture<Result<ScoreHistogram>> scores(SessionFilter filter) override
    {
        return answer<ScoreHistogram>([this, filter](auto&) -> Result<ScoreHistogram> {
            const QMutexLocker lock(&m_mutex);
            ScoreHistogram histogram{QList<qint64>(100, 0), QList<qint64>(100, 0), 0, {}};
            bool isMixed = false;
            for (const SessionRow& row : m_rows) {
                if (!matches(filter, row))
                    continue;
                isMixed = isMixed || (histogram.threshold && *histogram.threshold != row.threshold);
                histogram.threshold = row.threshold;
                if (!row.score) {
                    ++histogram.withoutScore;
                    continue;
                }
                const int bin = std::min(99, (row.score->units() + MatchScore::kLimit) / 200);
                ++(row.outcome == Outcome::Accepted ? histogram.accepted : histogram.others)[bin];
            }
            if (isMixed)
                histogram.threshold.reset();
            return histogram;
        });
    }

    QFuture<Result<qint64>> exportCsv(SessionFilter filter, QString path) override
    {
        return answer<qint64>([this, filter, path](QPromise<Result<qint64>>& promise) -> Result<qint64> {
            QByteArray text = "session,kiosk\n";
            int written = 0;
            const QList<SessionRow> rows = matching(filter);
            promise.setProgressRange(0, static_cast<int>(rows.size()));
            for (const SessionRow& row : rows) {
                if (promise.isCanceled())
                    return Error{ErrorCode::Cancelled, QStringLiteral("The export was cancelled."), {}};
                text += row.key.id.toString().toUtf8() + ',' + row.kiosk.toString().toUtf8() + '\n';
                promise.setProgressValue(++written);
                if (m_exportPause > 0)
                    QThread::msleep(static_cast<unsigned long>(m_exportPause));
            }
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                return Error{ErrorCode::Io, QStringLiteral("The file could not be written."), file.errorString()};
            return qint64{written};
        });
    }

    [[nodiscard]] static SessionRow rowOf(const SessionRecord& r)
    {
        return {{r.startedMs, r.id},
                r.kiosk,
                r.outcome,
                r.failing,
                r.score,
                r.threshold,
                r.liveness,
                r.customer,
                r.phoneTail,
                static_cast<int>(r.attempts.size()),
                r.timing.scanMs,
                r.timing.totalMs,
                r.engine.display(),
                r.policyRevision};
    }

private:
    static bool rowPrecedes(const SessionRow& row, const SessionKey& key) { return precedes(row.key, key); }

    static bool matches(const SessionFilter& f, const SessionRow& r)
    {
        const bool inTime = (!f.fromMs || r.key.startedMs >= *f.fromMs) && (!f.untilMs || r.key.startedMs < *f.untilMs);
        const bool inKiosks = f.kiosks.isEmpty() || f.kiosks.contains(r.kiosk);
        const bool inOutcomes = f.outcomes.isEmpty() || f.outcomes.contains(r.outcome);
        const bool inScores = (!f.scoreAtLeast || (r.score && r.score->units() >= *f.scoreAtLeast)) &&
                              (!f.scoreAtMost || (r.score && r.score->units() <= *f.scoreAtMost));
        const bool isCustomer = f.customer.isEmpty() || r.customer == f.customer || r.phoneTail == f.customer;
        const QString wanted = f.text.toLower();
        const auto contains = [&wanted](const QString& text) { return text.toLower().contains(wanted); };
        const bool hasText = f.text.isEmpty() || contains(r.kiosk.toString()) || contains(r.customer) ||
                             (wanted.size() >= kShortestIdStart && r.key.id.toString().startsWith(wanted));
        return inTime && inKiosks && inOutcomes && inScores && isCustomer && hasText;
    }

    QList<SessionRow> matching(const SessionFilter& filter)
    {
        const QMutexLocker lock(&m_mutex);
        QList<SessionRow> found;
        std::copy_if(m_rows.cbegin(), m_rows.cend(), std::back_inserter(found),
                     [&](const SessionRow& row) { return matches(filter, row); });
        return found;
    }

    template <class T, class Work>
    QFuture<Result<T>> answer(Work work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        QFuture<Result<T>> future = promise->future();
        promise->start();
        m_pool.start([this, promise, work] {
            std::optional<Error> error;
            {
                QMutexLocker lock(&m_mutex);
                while (m_held)
                    m_released.wait(&m_mutex);
                error = m_error;
            }
            if (!promise->isCanceled())
                promise->addResult(error ? Result<T>(*error) : work(*promise));
            promise->finish();
        });
        return future;
    }

    QThreadPool m_pool;
    QMutex m_mutex;
    QWaitCondition m_released;
    bool m_held = false;                                 // guarded by m_mutex
    std::optional<Error> m_error;                        // guarded by m_mutex
    std::vector<SessionRow> m_rows;                      // guarded by m_mutex; in the order of the log
    QHash<SessionId, SessionDetail> m_details;           // guarded by m_mutex
    QHash<SessionId, QList<SessionEvidence>> m_pictures; // guarded by m_mutex
    std::optional<Error> m_pictureError;                 // guarded by m_mutex
    std::atomic<int> m_looks = 0;
    std::atomic<int> m_pages = 0;
    std::atomic<int> m_exportPause = 0;
};

} // namespace jinbi
