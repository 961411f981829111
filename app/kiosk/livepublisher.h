// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "domain/lease.h"
#include "domain/livepicture.h"
#include "ports/framesource.h"
#include "wire/codec.h"

#include <QList>
#include <QMutex>
#include <QRectF>

#include <functional>
#include <optional>

namespace jinbi::kiosk {

/// A frame and the faces that were found in this very frame; nothing when it was not searched.
struct Sighting
{
    Frame frame;
    std::optional<QList<FaceBox>> faces;
};

/// Makes live pictures for those who hold a lease, and for nobody else.
///
/// Invariants: no picture is encoded without a valid lease, faster or larger than the lease says, or between
/// announcePin() and 200 ms after endPin(); under a masked lease every face is coarse blocks before the encoder sees
/// the picture. A picture that was not searched and of which nothing is known is made blocks altogether.
/// Of real people an unmasked lease ends at the latest kAloneLeaseMs after it was first taken, however often it is
/// renewed, and one that was given back or is over is never taken again: the console cannot stretch a look.
/// Leases end by the monotonic clock. Thread-safe; offer() works in the thread that calls it.
class LivePublisher
{
public:
    static constexpr qint64 kBlackoutMarginMs = 200;
    static constexpr qint64 kRememberMs = 2000; ///< a face that is missed is masked where it was, so long
    static constexpr qsizetype kMostLeases = 4;
    static constexpr qsizetype kMostEnded = 64; ///< unmasked leases that are remembered after their end
    /// Drawn people of a rehearsal may be looked at for longer.
    enum class People { Real, Drawn };
    using Encoder = std::function<Result<QByteArray>(const QImage&)>;

    LivePublisher(KioskId kiosk, crypto::SealingKey key, Encoder encode, People people = People::Real);

    /// Takes or renews. Errors: those of validate(), Invalid for another kiosk's lease, Refused when there are too many
    /// or when an unmasked one is over.
    Result<void> take(const ViewLease& lease, qint64 nowMs);
    void release(const LeaseId& lease);
    /// Shortest interval that any lease asks for; nothing without a lease.
    [[nodiscard]] std::optional<qint64> intervalMs(qint64 nowMs) const;
    /// When the last lease ends; nothing when nobody may look.
    [[nodiscard]] std::optional<qint64> watchedUntilMs(qint64 nowMs) const;
    /// When the last unmasked lease ends; nothing when nobody may see a face.
    [[nodiscard]] std::optional<qint64> faceSeenUntilMs(qint64 nowMs) const;

    /// PIN entry begins kBlackoutMarginMs from now or later.
    void announcePin(qint64 nowMs);
    void endPin(qint64 nowMs);
    [[nodiscard]] bool isBlackout(qint64 nowMs) const;

    /// One picture for every lease that is due. `utcOffsetMs` is UTC minus monotonic time.
    [[nodiscard]] QList<wire::LivePicture> offer(const Sighting& sighting, const VisitProgress& progress, qint64 nowMs,
                                                 qint64 utcOffsetMs);

private:
    struct Held
    {
        ViewLease lease;
        qint64 firstMs = 0;
        qint64 untilMs = 0;
        qint64 dueMs = 0;
    };
    struct Ended
    {
        LeaseId lease;
        qint64 firstMs = 0;
        bool wasGivenBack = false;
    };
    /// Where a face was seen last, in parts of the picture (0 to 1), with its margin.
    struct Region
    {
        QRectF part;
        qint64 seenMs = 0;
    };
    [[nodiscard]] bool blackout(qint64 nowMs) const;
    [[nodiscard]] qint64 longestMs() const;
    [[nodiscard]] std::optional<qint64> untilMs(qint64 nowMs, bool unmaskedOnly) const;
    [[nodiscard]] Result<qint64> firstTakenMs(const ViewLease& lease, qint64 nowMs) const;
    void noteEnd(const Held& held, bool wasGivenBack);
    void dropEnded(qint64 nowMs);
    void remember(const Sighting& sighting);
    [[nodiscard]] QImage prepare(const Sighting& sighting, const Held& held) const;
    void mask(QImage& picture, const Sighting& sighting) const;
    [[nodiscard]] std::optional<wire::LivePicture> make(const Sighting& sighting, const VisitProgress& progress,
                                                        const Held& held, qint64 utcOffsetMs) const;

    const KioskId m_kiosk;
    const crypto::SealingKey m_key;
    const Encoder m_encode;
    const People m_people;
    mutable QMutex m_mutex;
    QList<Held> m_held;                 // guarded by m_mutex
    QList<Ended> m_ended;               // guarded by m_mutex; unmasked ones, oldest first
    QList<Region> m_regions;            // guarded by m_mutex
    bool m_pin = false;                 // guarded by m_mutex
    std::optional<qint64> m_pinEndedMs; // guarded by m_mutex
};

} // namespace jinbi::kiosk
