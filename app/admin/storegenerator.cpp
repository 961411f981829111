// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/storegenerator.h"

#include "admin/sessionmaker.h"
#include "platform/systemclock.h"
#include "store/bulkload.h"
#include "store/sessionwriter.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace jinbi::admin {

namespace {

constexpr qsizetype kChunk = 4000;
constexpr std::size_t kChunksInFlight = 4;
/// From the end of a session to its row, as a quiet branch takes.
constexpr qint64 kOnTheWayMs = 12;

Error cancelled()
{
    return {ErrorCode::Cancelled, QCoreApplication::translate("jinbi-admin", "Stopped."), {}};
}

/// Between one maker and one taker. put() waits while it is full; both are told when the other is gone.
template <class Chunk>
class Belt
{
public:
    bool put(Chunk chunk)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_closed || m_chunks.size() < kChunksInFlight; });
        if (m_closed)
            return false;
        m_chunks.push_back(std::move(chunk));
        m_changed.notify_all();
        return true;
    }
    std::optional<Chunk> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_closed || !m_chunks.empty(); });
        if (m_chunks.empty())
            return std::nullopt;
        Chunk chunk = std::move(m_chunks.front());
        m_chunks.pop_front();
        m_changed.notify_all();
        return chunk;
    }
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Chunk> m_chunks;
    bool m_closed = false;
};

} // namespace

StoreGenerator::StoreGenerator(const BranchShape& shape, const std::atomic<bool>& isCancelled, Progress progress)
    : m_shape(shape), m_cancelled(isCancelled), m_progress(std::move(progress))
{
}

/// `make(record, chunk)` runs in a thread of its own, `take(chunk)` in the caller's.
template <class Chunk, class Make, class Take>
Result<void> StoreGenerator::pump(Make make, Take take)
{
    const BankCalendar calendar(m_shape);
    const SessionMaker maker(m_shape);
    Belt<std::pair<Chunk, qsizetype>> belt;
    std::thread makerThread([&] {
        for (int day = 0; day < calendar.days(); ++day) {
            const QList<Arrival> arrivals = calendar.day(day);
            for (qsizetype from = 0; from < arrivals.size(); from += kChunk) {
                std::pair<Chunk, qsizetype> chunk;
                for (const Arrival& arrival : arrivals.mid(from, kChunk)) {
                    make(maker.make(arrival), chunk.first);
                    ++chunk.second;
                }
                if (!belt.put(std::move(chunk)))
                    return;
            }
        }
        belt.close();
    });
    Result<void> outcome;
    for (qint64 done = 0; outcome;) {
        m_progress({GeneratorStep::What::Sessions, done, m_shape.sessions});
        const auto chunk = belt.take();
        if (!chunk)
            break;
        outcome = m_cancelled ? Result<void>(cancelled()) : take(chunk->first);
        done += chunk->second;
    }
    belt.close();
    makerThread.join();
    return outcome;
}

Result<void> StoreGenerator::createStore(const QString& path)
{
    auto load = store::BulkLoad::begin(path, store::Schema::branch());
    if (!load)
        return load.error();
    const auto make = [](const SessionRecord& record, store::PreparedSessions& chunk) {
        store::BulkLoad::prepare(record, record.startedMs + record.timing.totalMs + kOnTheWayMs, chunk);
    };
    if (auto ok = pump<store::PreparedSessions>(
            make, [&load](const store::PreparedSessions& chunk) { return load->add(chunk); });
        !ok)
        return ok;
    return load->finish([this](int done, int all) -> bool {
        m_progress({GeneratorStep::What::Indexes, done, all});
        return !m_cancelled;
    });
}

Result<void> StoreGenerator::addToStore(const QString& path)
{
    auto database = store::Database::openOrCreate(path, store::Schema::branch());
    if (!database)
        return database.error();
    const platform::SystemClock clock;
    store::SessionWriter writer(*std::move(database), clock);
    const auto make = [](const SessionRecord& record, store::Batch& chunk) { chunk.sessions.append({record, {}}); };
    return pump<store::Batch>(make, [&writer](const store::Batch& chunk) -> Result<void> {
        const auto written = writer.write(chunk);
        if (!written)
            return written.error();
        if (written->sessions.contains(store::Fate::Conflict))
            return Error{ErrorCode::Refused,
                         QCoreApplication::translate("jinbi-admin", "The store holds other sessions of these kiosks."),
                         {}};
        return {};
    });
}

} // namespace jinbi::admin
