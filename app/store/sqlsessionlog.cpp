// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlsessionlog.h"

#include "store/sessionexport.h"
#include "store/sessionreader.h"

#include <QPromise>
#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace jinbi::store {

/// A thread and the connection that only it uses.
class SqlSessionLog::Lane
{
public:
    Lane(StoreAddress address, const QString& name)
        : m_address(std::move(address)), m_thread(QThread::create([this] { run(); }))
    {
        m_thread->setObjectName(name);
        m_thread->start();
    }
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    ~Lane()
    {
        m_thread->requestInterruption();
        {
            const std::scoped_lock lock(m_mutex);
            m_isEnding = true;
        }
        m_changed.notify_one();
        m_thread->wait();
    }

    /// `work` is given the reader and the promise; it runs in the lane's thread.
    template <class T, class Work>
    QFuture<Result<T>> ask(Work work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        {
            const std::scoped_lock lock(m_mutex);
            m_questions.emplace_back([this, promise, work = std::move(work)] {
                if (isCancelled(*promise))
                    promise->future().cancel();
                else
                    promise->addResult(answer<T>(work, *promise));
                promise->finish();
            });
        }
        m_changed.notify_one();
        return future;
    }

    template <class T>
    [[nodiscard]] static bool isCancelled(const QPromise<T>& promise)
    {
        return promise.isCanceled() || QThread::currentThread()->isInterruptionRequested();
    }

private:
    template <class T, class Work>
    Result<T> answer(const Work& work, QPromise<Result<T>>& promise)
    {
        const bool wasOpen = m_reader.has_value();
        if (auto ok = open(); !ok)
            return ok.error();
        Result<T> found = work(std::as_const(*m_reader), promise);
        if (found || m_reader->database().isConnected())
            return found;
        // A server that was started again since the last question has forgotten us; that alone is no failure.
        m_reader.reset();
        if (!wasOpen)
            return found;
        if (auto ok = open(); !ok)
            return ok.error();
        return work(std::as_const(*m_reader), promise);
    }

    Result<void> open()
    {
        if (m_reader)
            return {};
        auto database = Database::open(m_address, Schema::branch(), Database::Access::Read);
        if (!database)
            return database.error();
        m_reader.emplace(*std::move(database));
        return {};
    }

    void run()
    {
        while (const auto question = next())
            question();
        m_reader.reset();
    }

    /// Waits; nothing when the lane ends. Questions that were not begun go with it, and their promises end as
    /// cancelled.
    std::function<void()> next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isEnding || !m_questions.empty(); });
        if (m_isEnding)
            return {};
        auto question = std::move(m_questions.front());
        m_questions.pop_front();
        return question;
    }

    StoreAddress m_address;
    std::optional<SessionReader> m_reader; ///< made, used and destroyed in m_thread
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_questions; ///< with m_mutex
    bool m_isEnding = false;                       ///< with m_mutex
    std::unique_ptr<QThread> m_thread;             ///< last: it uses the others
};

SqlSessionLog::SqlSessionLog(StoreAddress address, EvidenceOpener opener)
    : m_opener(std::move(opener))
    , m_screen(std::make_unique<Lane>(address, QStringLiteral("log reader")))
    , m_counts(std::make_unique<Lane>(address, QStringLiteral("log counter")))
    , m_exports(std::make_unique<Lane>(std::move(address), QStringLiteral("log export")))
{
}

SqlSessionLog::~SqlSessionLog() = default;

QFuture<Result<QList<SessionRow>>> SqlSessionLog::page(SessionFilter filter, std::optional<SessionKey> from, int limit)
{
    return m_screen->ask<QList<SessionRow>>(
        [filter = std::move(filter), from, limit](const SessionReader& reader, auto& promise) {
            return reader.page(filter, from, limit, [&promise] { return Lane::isCancelled(promise); });
        });
}

QFuture<Result<QList<SessionRow>>> SqlSessionLog::newerThan(SessionFilter filter, SessionKey than, int limit)
{
    return m_screen->ask<QList<SessionRow>>(
        [filter = std::move(filter), than, limit](const SessionReader& reader, auto&) {
            return reader.newerThan(filter, than, limit);
        });
}

QFuture<Result<SessionAnchors>> SqlSessionLog::anchors(SessionFilter filter, std::optional<SessionKey> after,
                                                       int stride, qint64 maxRows)
{
    return m_counts->ask<SessionAnchors>(
        [filter = std::move(filter), after, stride, maxRows](const SessionReader& reader, auto& promise) {
            return reader.anchors(filter, after, stride, maxRows, [&promise] { return Lane::isCancelled(promise); });
        });
}

QFuture<Result<SessionDetail>> SqlSessionLog::detail(SessionId id)
{
    return m_screen->ask<SessionDetail>([id](const SessionReader& reader, auto&) { return reader.detail(id); });
}

QFuture<Result<QList<SessionEvidence>>> SqlSessionLog::evidence(SessionId id)
{
    using Pictures = Result<QList<SessionEvidence>>;
    return m_screen->ask<QList<SessionEvidence>>(
        [id, opener = m_opener](const SessionReader& reader, auto&) -> Pictures {
            const auto kept = reader.pictures(id);
            if (!kept)
                return kept.error();
            QList<SessionEvidence> pictures;
            for (const KeptPicture& each : *kept) {
                auto picture = opener(each);
                if (!picture)
                    return picture.error();
                pictures.append({each.picture.id, *std::move(picture), each.picture.atMs});
            }
            return pictures;
        });
}

QFuture<Result<QList<KioskTimes>>> SqlSessionLog::times(QList<KioskId> kiosks, qint64 fromMs, qint64 untilMs)
{
    return m_counts->ask<QList<KioskTimes>>(
        [kiosks = std::move(kiosks), fromMs, untilMs](const SessionReader& reader, auto&) {
            return reader.times(kiosks, fromMs, untilMs);
        });
}

QFuture<Result<ScoreHistogram>> SqlSessionLog::scores(SessionFilter filter)
{
    return m_counts->ask<ScoreHistogram>([filter = std::move(filter)](const SessionReader& reader, auto& promise) {
        return reader.scores(filter, [&promise] { return Lane::isCancelled(promise); });
    });
}

QFuture<Result<qint64>> SqlSessionLog::exportCsv(SessionFilter filter, QString path)
{
    return m_exports->ask<qint64>(
        [filter = std::move(filter), path = std::move(path)](const SessionReader& reader, auto& promise) {
            const auto progress = [&promise](qint64 rows) {
                promise.setProgressValue(static_cast<int>(std::min<qint64>(rows, std::numeric_limits<int>::max())));
            };
            return SessionExport(
                       reader.database(), [&promise] { return Lane::isCancelled(promise); }, progress)
                .write(filter, path);
        });
}

} // namespace jinbi::store
