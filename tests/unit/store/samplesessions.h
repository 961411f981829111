// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sessionrecord.h"
#include "ports/clock.h"
#include "store/batch.h"

#include <QList>
#include <QRandomGenerator>

#include <optional>

namespace jinbi::samples {

inline constexpr qint64 kStartMs = 1790000000000;

/// A clock that a test moves.
class HandClock : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return now; }
    [[nodiscard]] qint64 monotonicMs() const override { return now; }
    qint64 now = kStartMs;
};

[[nodiscard]] inline KioskId kiosk(int number)
{
    return KioskId::from(QStringLiteral("K-%1").arg(number, 4, 10, QLatin1Char('0'))).value();
}

/// A small valid session with the given place.
[[nodiscard]] inline SessionRecord session(const KioskId& kiosk, quint64 seq, qint64 startedMs = kStartMs)
{
    SessionRecord r;
    r.id = SessionId::create();
    r.kiosk = kiosk;
    r.epoch = QStringLiteral("e1");
    r.seq = seq;
    r.startedMs = startedMs;
    r.outcome = Outcome::TimedOut;
    r.engine = {QStringLiteral("classical"), QString()};
    r.policyRevision = 1;
    r.threshold = MatchScore::fromUnits(3630).value();
    r.timing = {1200, 900, 15000};
    return r;
}

/// Makes a session as different from others as the limits of a record allow.
inline void shuffle(SessionRecord& r, QRandomGenerator& random)
{
    r.outcome = kAllOutcomes[static_cast<std::size_t>(random.bounded(static_cast<int>(kAllOutcomes.size())))];
    r.policyRevision = 1 + random.bounded(3U);
    r.threshold = MatchScore::fromUnits(3500 + 100 * random.bounded(3)).value();
    r.liveness = static_cast<Liveness>(random.bounded(3));
    if (random.bounded(4) != 0 || r.outcome == Outcome::Accepted)
        r.score = MatchScore::fromUnits(random.bounded(-10000, 10001)).value();
    if (r.outcome == Outcome::Accepted && *r.score < r.threshold)
        r.score = r.threshold;
    if (r.outcome == Outcome::PoorQuality)
        r.failing = static_cast<QualityComponent>(random.bounded(static_cast<int>(kQualityComponents)));
    if (random.bounded(2) == 0)
        r.customer = QStringLiteral("C_%1").arg(random.bounded(40));
    if (random.bounded(2) == 0)
        r.phoneTail = QStringLiteral("%1").arg(random.bounded(60), 4, 10, QLatin1Char('0'));
    r.phoneKnown = random.bounded(2) == 0 ? std::optional(random.bounded(2) == 0) : std::nullopt;
    if (r.phoneKnown.value_or(false))
        r.pinValid = random.bounded(2) == 0;
    r.attempts.resize(random.bounded(4));
    r.steps = {{Stage::Scan, 0, 1200, QString()}, {Stage::Phone, 1200, 4000, QStringLiteral("slow")}};
    r.timing = {random.bounded(5000), random.bounded(3000), random.bounded(60000)};
}

/// `count` sessions of six kiosks with many equal start times, in order of arrival.
[[nodiscard]] inline QList<SessionRecord> many(int count, quint32 seed)
{
    QRandomGenerator random(seed);
    QList<quint64> next(6, 0);
    QList<SessionRecord> all;
    for (int i = 0; i < count; ++i) {
        const int which = random.bounded(6);
        SessionRecord r = session(kiosk(which), ++next[which], kStartMs + 1000LL * random.bounded(count / 3 + 1));
        shuffle(r, random);
        all.append(r);
    }
    return all;
}

[[nodiscard]] inline store::Batch batchOf(const QList<SessionRecord>& records)
{
    store::Batch batch;
    for (const SessionRecord& record : records)
        batch.sessions.append({record, wire::encode(record)});
    return batch;
}

} // namespace jinbi::samples
