// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sessionrecord.h"
#include "ports/sessionlog.h"

#include <QUuid>

#include <array>

/// Invented sessions: the same for the same number, on every machine.
namespace jinbi::examples {

inline constexpr qint64 kNow = 1795420800000; ///< 2026-11-23 08:00:00 UTC
inline constexpr qint64 kBetween = 7000;      ///< ms from one session to the next

inline SessionId sessionId(int number)
{
    return SessionId(QUuid(uint(0x10000000 + number * 2654435761U), ushort(number >> 16), ushort(number), 0x8a, 0x3c,
                           0x11, 0x52, 0x7f, 0x90, 0x2d, uchar(number % 251)));
}

inline KioskId kiosk(int number)
{
    return *KioskId::from(QStringLiteral("K-%1").arg(100 + number % 12, 4, 10, QLatin1Char('0')));
}

inline Outcome outcome(int number)
{
    static constexpr std::array kMix{
        Outcome::Accepted,   Outcome::Accepted,    Outcome::BelowThreshold, Outcome::Accepted,       Outcome::Accepted,
        Outcome::NoFace,     Outcome::Accepted,    Outcome::WrongPin,       Outcome::LivenessFailed, Outcome::Accepted,
        Outcome::AnotherWay, Outcome::PoorQuality, Outcome::Accepted};
    return kMix[static_cast<std::size_t>(number) % kMix.size()];
}

/// Number 0 began at kNow; higher numbers are older.
inline SessionRow row(int number)
{
    SessionRow r;
    r.key = {kNow - number * kBetween, sessionId(number)};
    r.kiosk = kiosk(number);
    r.outcome = outcome(number);
    r.threshold = *MatchScore::fromUnits(5800);
    const bool hasScore =
        r.outcome != Outcome::NoFace && r.outcome != Outcome::AnotherWay && r.outcome != Outcome::PoorQuality;
    if (hasScore)
        r.score = *MatchScore::fromUnits(r.outcome == Outcome::BelowThreshold ? 3000 + number % 10000 * 7919 % 2700
                                                                              : 6000 + number % 10000 * 7919 % 3700);
    if (r.outcome == Outcome::PoorQuality)
        r.failing = QualityComponent::InterEyeDistance;
    r.liveness = r.outcome == Outcome::LivenessFailed ? Liveness::Attack : Liveness::NotAssessed;
    const bool isKnown = r.outcome != Outcome::NoFace && r.outcome != Outcome::AnotherWay;
    if (isKnown) {
        static const QList<QString> people = [] {
            QList<QString> all;
            for (int i = 0; i < 500; ++i)
                all.append(QStringLiteral("C-%1").arg(1000 + i));
            return all;
        }();
        static const QList<QString> tails = [] {
            QList<QString> all;
            for (int i = 0; i < 500; ++i)
                all.append(QStringLiteral("%1").arg((i * 7919 + 417) % 10000, 4, 10, QLatin1Char('0')));
            return all;
        }();
        r.customer = people.at(number % 500);
        r.phoneTail = tails.at(number % 500);
    }
    r.attempts = r.outcome == Outcome::BelowThreshold ? 3 : 1;
    r.scanMs = 1200 + number * 37 % 3300;
    r.totalMs = 11000 + number * 91 % 9000;
    static const QString engine = QStringLiteral("mobilefacenet 3d77c5c1");
    r.engine = engine;
    r.policyRevision = 12;
    return r;
}

/// A whole record whose line in the log is `r`.
inline SessionRecord record(const SessionRow& r, quint64 seq)
{
    SessionRecord whole;
    whole.id = r.key.id;
    whole.kiosk = r.kiosk;
    whole.epoch = QStringLiteral("0f3a9c");
    whole.seq = seq;
    whole.startedMs = r.key.startedMs;
    whole.outcome = r.outcome;
    whole.engine = {QStringLiteral("mobilefacenet"), QStringLiteral("3d77c5c1").repeated(8)};
    whole.policyRevision = r.policyRevision;
    whole.threshold = r.threshold;
    whole.score = r.score;
    whole.failing = r.failing;
    whole.liveness = r.liveness;
    if (r.score)
        whole.faceMatched = *r.score >= r.threshold;
    if (!r.phoneTail.isEmpty())
        whole.phoneKnown = r.outcome != Outcome::UnknownPhone;
    if (r.outcome == Outcome::Accepted || r.outcome == Outcome::WrongPin)
        whole.pinValid = r.outcome == Outcome::Accepted;
    whole.customer = r.customer;
    whole.phoneTail = r.phoneTail;
    for (int i = 0; i < r.attempts; ++i) {
        FaceAttempt attempt;
        attempt.atMs = r.totalMs / 8 + r.scanMs * (i + 1) / (r.attempts + 1);
        attempt.liveness = r.liveness;
        if (r.score)
            attempt.score = *MatchScore::fromUnits(r.score->units() - 300 * (r.attempts - 1 - i));
        whole.attempts.append(attempt);
    }
    qint64 at = 0;
    for (const Stage stage : {Stage::Notice, Stage::Scan, Stage::Phone, Stage::Compare, Stage::Pin, Stage::Finished}) {
        const qint64 took = stage == Stage::Scan ? r.scanMs : (stage == Stage::Finished ? 0 : r.totalMs / 8);
        whole.steps.append({stage, at, took, {}});
        at += took;
    }
    whole.timing = {r.scanMs, 420, r.totalMs};
    whole.rehearsal = true;
    return whole;
}

} // namespace jinbi::examples
