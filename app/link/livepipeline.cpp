// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/livepipeline.h"

#include "wire/codec.h"

#include <QLoggingCategory>

#include <bit>
#include <utility>

namespace jinbi::link {

namespace {

Q_LOGGING_CATEGORY(lcLive, "jinbi.live", QtInfoMsg)

Error refusal(const char* why)
{
    return {ErrorCode::Refused, QString(), QString::fromLatin1(why)};
}

} // namespace

LivePipeline::LivePipeline(crypto::OpeningKey key, PictureDecoder decoder, std::function<void(const KioskId&)> waiting)
    : m_key(std::move(key)), m_decoder(std::move(decoder)), m_waiting(std::move(waiting)), m_thread([this] { run(); })
{
}

LivePipeline::~LivePipeline()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void LivePipeline::watch(const QHash<KioskId, Watch>& watched)
{
    const std::scoped_lock lock(m_mutex);
    for (auto it = m_slots.begin(); it != m_slots.end();) {
        if (watched.contains(it.key())) {
            ++it;
            continue;
        }
        empty(*it);
        it = m_slots.erase(it);
    }
    for (auto it = watched.cbegin(); it != watched.cend(); ++it) {
        Slot& slot = m_slots[it.key()];
        // A face that waits to be taken must not outlive the leave to see it.
        if (slot.watch.lease != it->lease)
            empty(slot);
        slot.watch = it.value();
    }
}

/// With m_mutex held.
void LivePipeline::empty(Slot& slot)
{
    m_counts.dropped += (slot.raw ? 1U : 0U) + (slot.frame ? 1U : 0U);
    slot.raw.reset();
    slot.frame.reset();
}

void LivePipeline::offer(const KioskId& kiosk, const QByteArray& message, qint64 receivedMs)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto slot = m_slots.find(kiosk);
        if (slot == m_slots.end())
            return;
        ++m_counts.received;
        if (slot->raw)
            ++m_counts.dropped;
        else
            m_pending.push_back(kiosk);
        slot->raw = Raw{message, receivedMs};
    }
    m_changed.notify_one();
}

std::optional<LiveFrame> LivePipeline::take(const KioskId& kiosk, qint64 nowMs)
{
    const std::scoped_lock lock(m_mutex);
    const auto slot = m_slots.find(kiosk);
    if (slot == m_slots.end() || !slot->frame)
        return std::nullopt;
    if (slot->frame->showUntilMs && *slot->frame->showUntilMs <= nowMs) {
        empty(*slot);
        return std::nullopt;
    }
    ++m_counts.shown;
    return std::exchange(slot->frame, std::nullopt);
}

FrameCounts LivePipeline::counts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_counts;
}

void LivePipeline::run()
{
    while (const std::optional<Job> job = nextJob()) {
        Result<LiveFrame> frame = decode(*job);
        if (frame)
            deliver(*job, std::move(frame).value());
        else
            refuse(frame.error());
    }
}

/// Waits; nothing when it is time to stop.
std::optional<LivePipeline::Job> LivePipeline::nextJob()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stopping || !m_pending.empty(); });
        if (m_stopping)
            return std::nullopt;
        const KioskId kiosk = m_pending.front();
        m_pending.pop_front();
        // Gone when the kiosk is no longer watched; a second entry finds the mailbox empty.
        const auto slot = m_slots.find(kiosk);
        if (slot != m_slots.end() && slot->raw)
            return Job{kiosk, slot->watch, *std::exchange(slot->raw, std::nullopt)};
    }
}

Result<LiveFrame> LivePipeline::decode(const Job& job) const
{
    Result<wire::LivePicture> picture = wire::decodeLive(job.kiosk, job.raw.message);
    if (!picture)
        return picture.error();
    if (picture->meta.lease != job.watch.lease)
        return refusal("picture of another lease");
    // Shown to nobody: a kiosk that sends a bare face on a masked lease is broken or tampered with.
    if (job.watch.masked && !picture->meta.masked)
        return refusal("unmasked picture on a masked lease");
    const Result<QByteArray> jpeg = m_key.open(picture->sealed);
    if (!jpeg)
        return jpeg.error();
    Result<QImage> image = m_decoder(*jpeg, job.watch.size);
    if (!image)
        return image.error();
    const std::optional<qint64> untilMs = picture->meta.masked ? std::nullopt : job.watch.untilMs;
    return LiveFrame{std::move(image).value(), std::move(picture->meta), job.raw.receivedMs, untilMs};
}

void LivePipeline::deliver(const Job& job, LiveFrame frame)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto slot = m_slots.find(job.kiosk);
        if (slot == m_slots.end() || slot->watch.lease != job.watch.lease) {
            ++m_counts.dropped;
            return;
        }
        const bool wasFull = slot->frame.has_value();
        slot->frame = std::move(frame);
        if (wasFull) {
            ++m_counts.dropped;
            return;
        }
    }
    m_waiting(job.kiosk);
}

void LivePipeline::refuse(const Error& error)
{
    quint64 count = 0;
    {
        const std::scoped_lock lock(m_mutex);
        count = ++m_counts.refused;
    }
    // The first, second, fourth, eighth …: a stream of bad pictures must not become a stream of log lines.
    if (std::has_single_bit(count))
        qCWarning(lcLive, "Refused live picture number %llu: %s.", count, qPrintable(error.detail));
}

} // namespace jinbi::link
