// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/livepublisher.h"

#include "kiosk/mosaic.h"

#include <QCoreApplication>
#include <QMutexLocker>
#include <QTransform>

#include <algorithm>
#include <utility>

namespace jinbi::kiosk {

namespace {

Error refused(ErrorCode code, const QString& detail)
{
    return {code, QCoreApplication::translate("LivePublisher", "This live view is not possible now."), detail};
}

qint64 intervalOf(const ViewLease& lease)
{
    return (1000 + lease.maxFps - 1) / lease.maxFps;
}

FaceBox scaled(FaceBox face, double factor)
{
    const QTransform transform = QTransform::fromScale(factor, factor);
    face.box = transform.mapRect(face.box);
    for (QPointF& point : face.landmarks)
        point = transform.map(point);
    return face;
}

} // namespace

LivePublisher::LivePublisher(KioskId kiosk, crypto::SealingKey key, Encoder encode, People people)
    : m_kiosk(std::move(kiosk)), m_key(std::move(key)), m_encode(std::move(encode)), m_people(people)
{
}

Result<void> LivePublisher::take(const ViewLease& lease, qint64 nowMs)
{
    if (Result<void> ok = validate(lease); !ok)
        return ok;
    if (lease.kiosk != m_kiosk)
        return refused(ErrorCode::Invalid, QStringLiteral("lease for another kiosk"));
    const QMutexLocker lock(&m_mutex);
    dropEnded(nowMs);
    auto held = std::find_if(m_held.begin(), m_held.end(), [&](const Held& h) { return h.lease.id == lease.id; });
    if (held == m_held.end()) {
        if (m_held.size() >= kMostLeases)
            return refused(ErrorCode::Refused, QStringLiteral("at most %1 leases").arg(kMostLeases));
        const Result<qint64> firstMs = firstTakenMs(lease, nowMs);
        if (!firstMs)
            return firstMs.error();
        m_held << Held{lease, *firstMs, nowMs, nowMs};
        held = m_held.end() - 1;
    }
    // A renewal cannot turn a masked lease into an unmasked one, nor stretch an unmasked one beyond its limit.
    if (held->lease.masked != lease.masked)
        return refused(ErrorCode::Refused, QStringLiteral("a renewal keeps the mask"));
    held->lease = lease;
    held->untilMs = nowMs + lease.lastsMs;
    if (!lease.masked)
        held->untilMs = std::min(held->untilMs, held->firstMs + longestMs());
    return {};
}

void LivePublisher::release(const LeaseId& lease)
{
    const QMutexLocker lock(&m_mutex);
    m_held.removeIf([&](const Held& held) {
        if (held.lease.id != lease)
            return false;
        noteEnd(held, true);
        return true;
    });
}

qint64 LivePublisher::longestMs() const
{
    return m_people == People::Drawn ? kUnmaskedLeaseMs : kAloneLeaseMs;
}

/// A lease that ran out because renewals were lost goes on counting from its first moment.
Result<qint64> LivePublisher::firstTakenMs(const ViewLease& lease, qint64 nowMs) const
{
    const auto ended =
        std::find_if(m_ended.cbegin(), m_ended.cend(), [&](const Ended& e) { return e.lease == lease.id; });
    if (ended == m_ended.cend())
        return nowMs;
    if (lease.masked || ended->wasGivenBack || ended->firstMs + longestMs() <= nowMs)
        return refused(ErrorCode::Refused, QStringLiteral("an unmasked lease that is over"));
    return ended->firstMs;
}

void LivePublisher::noteEnd(const Held& held, bool wasGivenBack)
{
    // A rehearsal's console holds one lease as long as the wall is open.
    if (held.lease.masked || m_people == People::Drawn)
        return;
    m_ended.removeIf([&](const Ended& ended) { return ended.lease == held.lease.id; });
    m_ended << Ended{held.lease.id, held.firstMs, wasGivenBack};
    if (m_ended.size() > kMostEnded)
        m_ended.removeFirst();
}

void LivePublisher::dropEnded(qint64 nowMs)
{
    m_held.removeIf([&](const Held& held) {
        if (held.untilMs > nowMs)
            return false;
        noteEnd(held, false);
        return true;
    });
}

std::optional<qint64> LivePublisher::intervalMs(qint64 nowMs) const
{
    const QMutexLocker lock(&m_mutex);
    std::optional<qint64> shortest;
    for (const Held& held : m_held) {
        if (held.untilMs > nowMs)
            shortest = std::min(shortest.value_or(intervalOf(held.lease)), intervalOf(held.lease));
    }
    return shortest;
}

std::optional<qint64> LivePublisher::watchedUntilMs(qint64 nowMs) const
{
    const QMutexLocker lock(&m_mutex);
    return untilMs(nowMs, false);
}

std::optional<qint64> LivePublisher::faceSeenUntilMs(qint64 nowMs) const
{
    const QMutexLocker lock(&m_mutex);
    return untilMs(nowMs, true);
}

std::optional<qint64> LivePublisher::untilMs(qint64 nowMs, bool unmaskedOnly) const
{
    std::optional<qint64> last;
    for (const Held& held : m_held) {
        if (held.untilMs > nowMs && !(unmaskedOnly && held.lease.masked))
            last = std::max(last.value_or(held.untilMs), held.untilMs);
    }
    return last;
}

void LivePublisher::announcePin(qint64)
{
    const QMutexLocker lock(&m_mutex);
    m_pin = true;
}

void LivePublisher::endPin(qint64 nowMs)
{
    const QMutexLocker lock(&m_mutex);
    if (std::exchange(m_pin, false))
        m_pinEndedMs = nowMs;
}

bool LivePublisher::blackout(qint64 nowMs) const
{
    return m_pin || (m_pinEndedMs && nowMs <= *m_pinEndedMs + kBlackoutMarginMs);
}

bool LivePublisher::isBlackout(qint64 nowMs) const
{
    const QMutexLocker lock(&m_mutex);
    return blackout(nowMs);
}

QList<wire::LivePicture> LivePublisher::offer(const Sighting& sighting, const VisitProgress& progress, qint64 nowMs,
                                              qint64 utcOffsetMs)
{
    // Held while encoding, so that announcePin() returns only when the last encoder is done.
    const QMutexLocker lock(&m_mutex);
    dropEnded(nowMs);
    remember(sighting);
    // A frame that was taken in the blackout and waited is as bad as one taken now.
    if (sighting.frame.picture.isNull() || blackout(nowMs) || blackout(sighting.frame.capturedMs))
        return {};
    QList<wire::LivePicture> pictures;
    for (Held& held : m_held) {
        if (held.dueMs > nowMs)
            continue;
        const qint64 interval = intervalOf(held.lease);
        held.dueMs = nowMs - held.dueMs < interval ? held.dueMs + interval : nowMs + interval;
        if (std::optional<wire::LivePicture> picture = make(sighting, progress, held, utcOffsetMs))
            pictures << *std::move(picture);
    }
    return pictures;
}

void LivePublisher::remember(const Sighting& sighting)
{
    const qint64 seenMs = sighting.frame.capturedMs;
    m_regions.removeIf([&](const Region& region) { return region.seenMs + kRememberMs <= seenMs; });
    if (!sighting.faces || sighting.frame.picture.isNull())
        return;
    const QSize size = sighting.frame.picture.size();
    const QTransform toParts = QTransform::fromScale(1.0 / size.width(), 1.0 / size.height());
    for (const FaceBox& face : *sighting.faces) {
        const QRectF part = toParts.mapRect(withMargin(face.box));
        // The same face a moment ago; one that was missed this time stays where it was.
        m_regions.removeIf(
            [&](const Region& region) { return region.seenMs < seenMs && region.part.intersects(part); });
        m_regions << Region{part, seenMs};
    }
}

QImage LivePublisher::prepare(const Sighting& sighting, const Held& held) const
{
    const QImage& original = sighting.frame.picture;
    const QSize fit = original.size().scaled(held.lease.maxSize, Qt::KeepAspectRatio).boundedTo(original.size());
    QImage picture =
        fit == original.size() ? original : original.scaled(fit, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    picture = picture.convertToFormat(QImage::Format_BGR888);
    if (held.lease.masked)
        mask(picture, sighting);
    return picture;
}

void LivePublisher::mask(QImage& picture, const Sighting& sighting) const
{
    if (!sighting.faces && m_regions.isEmpty())
        return pixelateAll(picture);
    // remember() has already taken what was found in this frame.
    const QTransform toPixels = QTransform::fromScale(picture.width(), picture.height());
    QList<QRectF> regions;
    for (const Region& region : m_regions)
        regions << toPixels.mapRect(region.part);
    pixelate(picture, regions);
}

std::optional<wire::LivePicture> LivePublisher::make(const Sighting& sighting, const VisitProgress& progress,
                                                     const Held& held, qint64 utcOffsetMs) const
{
    const QImage picture = prepare(sighting, held);
    const Result<QByteArray> jpeg = m_encode(picture);
    if (!jpeg)
        return std::nullopt;
    Result<QByteArray> sealed = m_key.seal(*jpeg);
    if (!sealed)
        return std::nullopt;
    wire::LivePicture live;
    live.sealed = *std::move(sealed);
    live.meta.lease = held.lease.id;
    live.meta.frame = sighting.frame.number;
    live.meta.capturedMs = sighting.frame.capturedMs + utcOffsetMs;
    live.meta.size = picture.size();
    live.meta.masked = held.lease.masked;
    live.meta.progress = progress;
    if (sighting.faces && !sighting.faces->isEmpty())
        live.meta.face =
            scaled(sighting.faces->first(), static_cast<double>(picture.width()) / sighting.frame.picture.width());
    return live;
}

} // namespace jinbi::kiosk
