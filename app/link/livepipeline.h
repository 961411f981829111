// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "domain/lease.h"
#include "ports/livefeed.h"

#include <QByteArray>
#include <QHash>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace jinbi::link {

/// JPEG to a picture of Format_RGB32 that fits into `size` (device pixels). Called in the pipeline's thread.
using PictureDecoder = std::function<Result<QImage>(const QByteArray& jpeg, QSize size)>;

/// What became of the pictures of watched kiosks: received = shown + dropped + refused + those on their way.
struct FrameCounts
{
    quint64 received = 0;
    quint64 dropped = 0; ///< a newer one came before anybody had time, or its time was over
    quint64 refused = 0; ///< malformed, altered, of an old lease, or unmasked without a right to it
    quint64 shown = 0;   ///< handed out by take()
};

/// From sealed live pictures to paintable ones: one thread opens, checks, decodes and scales.
///
/// Between every two threads lies a mailbox of one picture per kiosk in which the newest wins, so neither a slow
/// decoder nor a slow window can make memory or latency grow. Thread-safe.
class LivePipeline
{
public:
    struct Watch
    {
        QSize size;
        LeaseId lease;
        bool masked = true;
        /// Monotonic; from then on nothing unmasked is handed out. Nothing: as long as the lease is watched.
        std::optional<qint64> untilMs;
    };

    /// `waiting` is called in the pipeline's thread when a kiosk's empty mailbox was filled.
    LivePipeline(crypto::OpeningKey key, PictureDecoder decoder, std::function<void(const KioskId&)> waiting);
    LivePipeline(const LivePipeline&) = delete;
    LivePipeline& operator=(const LivePipeline&) = delete;
    ~LivePipeline();

    /// Pictures of kiosks left out, or of another lease than the kiosk's, are forgotten.
    void watch(const QHash<KioskId, Watch>& watched);
    /// A message of wire::Up::Live as it came.
    void offer(const KioskId& kiosk, const QByteArray& message, qint64 receivedMs);
    [[nodiscard]] std::optional<LiveFrame> take(const KioskId& kiosk, qint64 nowMs);
    [[nodiscard]] FrameCounts counts() const;

private:
    struct Raw
    {
        QByteArray message;
        qint64 receivedMs = 0;
    };
    struct Slot
    {
        Watch watch;
        std::optional<Raw> raw;
        std::optional<LiveFrame> frame;
    };
    struct Job
    {
        KioskId kiosk;
        Watch watch;
        Raw raw;
    };

    void run();
    std::optional<Job> nextJob();
    [[nodiscard]] Result<LiveFrame> decode(const Job& job) const;
    void deliver(const Job& job, LiveFrame frame);
    void refuse(const Error& error);
    void empty(Slot& slot);

    const crypto::OpeningKey m_key;
    const PictureDecoder m_decoder;
    const std::function<void(const KioskId&)> m_waiting;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    QHash<KioskId, Slot> m_slots;  ///< guarded by m_mutex
    std::deque<KioskId> m_pending; ///< guarded by m_mutex; kiosks whose raw mailbox is full, oldest first
    FrameCounts m_counts;          ///< guarded by m_mutex
    bool m_stopping = false;       ///< guarded by m_mutex
    std::thread m_thread;          ///< last: starts when all else stands
};

} // namespace jinbi::link
