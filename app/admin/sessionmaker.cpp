// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/sessionmaker.h"

#include "people/dice.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

namespace jinbi::admin {

namespace {

using people::Dice;

constexpr int kFirstKiosk = 101;
constexpr int kIdentifyEvery = 8; ///< one kiosk of so many searches a small gallery
constexpr quint64 kGallery = 500;
constexpr int kFirstThreshold = 3340;
constexpr int kSecondThreshold = 3500;

/// Of 10,000 visits.
constexpr std::array<std::pair<Outcome, quint64>, 13> kShares{{
    {Outcome::Accepted, 8620},
    {Outcome::BelowThreshold, 290},
    {Outcome::WrongPin, 240},
    {Outcome::TimedOut, 180},
    {Outcome::UnknownPhone, 160},
    {Outcome::PoorQuality, 150},
    {Outcome::AnotherWay, 120},
    {Outcome::NoFace, 100},
    {Outcome::Cancelled, 80},
    {Outcome::LockedOut, 30},
    {Outcome::LivenessFailed, 12},
    {Outcome::WrongPerson, 10},
    {Outcome::Fault, 8},
}};

QUuid uuidFrom(Dice& dice)
{
    quint64 high = dice.next();
    quint64 low = dice.next();
    high = (high & ~0xF000ULL) | 0x4000ULL;                      // version 4
    low = (low & 0x3FFFFFFFFFFFFFFFULL) | 0x8000000000000000ULL; // variant
    return {static_cast<uint>(high >> 32), static_cast<ushort>(high >> 16), static_cast<ushort>(high),
            static_cast<uchar>(low >> 56), static_cast<uchar>(low >> 48),   static_cast<uchar>(low >> 40),
            static_cast<uchar>(low >> 32), static_cast<uchar>(low >> 24),   static_cast<uchar>(low >> 16),
            static_cast<uchar>(low >> 8),  static_cast<uchar>(low)};
}

/// Twelve throws make a hill that is as good as normal, the same with every library.
double hill(Dice& dice, double mean, double deviation)
{
    double sum = -6;
    for (int i = 0; i < 12; ++i)
        sum += dice.unit();
    return mean + deviation * sum;
}

int genuineScore(Dice& dice)
{
    return std::clamp(static_cast<int>(10000 * hill(dice, 0.63, 0.095)), -2000, 9990);
}

int impostorScore(Dice& dice)
{
    return std::clamp(static_cast<int>(10000 * hill(dice, 0.08, 0.085)), -4000, 9000);
}

QualityReport quality(Dice& dice)
{
    // The middle and the reach of each component, in the order of QualityComponent.
    constexpr std::array<std::pair<int, int>, kQualityComponents> kUsual{
        {{46, 30}, {82, 14}, {94, 6}, {93, 7}, {86, 8}, {78, 16}, {98, 2}, {88, 10}, {97, 3}, {97, 3}, {98, 2}}};
    QualityReport report;
    for (std::size_t i = 0; i < kQualityComponents; ++i)
        report.set(static_cast<QualityComponent>(i), static_cast<int>(dice.around(kUsual[i].first, kUsual[i].second)));
    return report;
}

bool hasScan(Outcome outcome)
{
    return outcome != Outcome::NoFace;
}

void addStep(SessionRecord& record, Stage stage, qint64 tookMs, const QString& note = {})
{
    record.steps.append({stage, record.timing.totalMs, tookMs, note});
    record.timing.totalMs += tookMs;
}

qint64 span(Dice& dice, int low, int high)
{
    return static_cast<qint64>(dice.around((low + high) / 2.0, (high - low) / 2.0));
}

} // namespace

SessionMaker::SessionMaker(const BranchShape& shape)
    : m_shape(shape), m_customers(std::clamp<quint64>(static_cast<quint64>(shape.sessions) / 40, 24, 5000000))
{
    const QDate revised = shape.lastDay.addDays(-shape.days / 3);
    m_revisedMs = QDateTime(revised, QTime(6, 0), QTimeZone(8 * 3600)).toMSecsSinceEpoch();
    for (int kiosk = 0; kiosk < shape.kiosks; ++kiosk) {
        Dice dice(shape.seed * 977 + static_cast<quint64>(kiosk));
        m_kiosks.push_back(kioskId(kiosk));
        m_epochs.push_back(uuidFrom(dice).toString(QUuid::WithoutBraces));
    }
}

KioskId SessionMaker::kioskId(int kiosk)
{
    return *KioskId::from(QStringLiteral("K-%1").arg(kFirstKiosk + kiosk, 4, 10, QLatin1Char('0')));
}

Outcome SessionMaker::outcome(Dice& dice, bool identify) const
{
    quint64 at = dice.next() % 10000;
    for (const auto& [outcome, share] : kShares) {
        // Only a search can take somebody for somebody else.
        if (at < share)
            return outcome == Outcome::WrongPerson && !identify ? Outcome::BelowThreshold : outcome;
        at -= share;
    }
    return Outcome::Accepted;
}

SessionRecord SessionMaker::make(const Arrival& arrival) const
{
    Dice dice((m_shape.seed + 1) * 0x9E3779B97F4A7C15ULL ^
              (static_cast<quint64>(arrival.kiosk + 1) << 40 | arrival.seq) * 0xD1B54A32D192ED03ULL);
    const bool identify = arrival.kiosk % kIdentifyEvery == kIdentifyEvery - 1;
    SessionRecord record;
    record.id = SessionId(uuidFrom(dice));
    record.kiosk = m_kiosks[static_cast<std::size_t>(arrival.kiosk)];
    record.epoch = m_epochs[static_cast<std::size_t>(arrival.kiosk)];
    record.seq = arrival.seq;
    record.startedMs = arrival.startedMs;
    record.mode = identify ? MatchMode::Identify : MatchMode::Claimed;
    record.outcome = outcome(dice, identify);
    record.engine = {QStringLiteral("mobilefacenet-foamliu"),
                     QStringLiteral("3d77c5c1a2b94c0e8f6d1b7a5e3c9f20417d6b8ea93f5c2d10b4e7986a5f3c1d")};
    record.policyRevision = arrival.startedMs < m_revisedMs ? 1 : 2;
    record.threshold = *MatchScore::fromUnits(record.policyRevision == 1 ? kFirstThreshold : kSecondThreshold);
    setCustomer(dice, record);
    if (hasScan(record.outcome))
        capture(dice, record);
    decide(dice, record);
    walk(dice, record);
    record.rehearsal = true;
    return record;
}

/// Some come every week, most a few times a year: the square of a throw makes low numbers frequent.
void SessionMaker::setCustomer(Dice& dice, SessionRecord& record) const
{
    const quint64 among = record.mode == MatchMode::Identify ? std::min(m_customers, kGallery) : m_customers;
    const double throwOf = dice.unit();
    const auto number = static_cast<quint64>(static_cast<double>(among) * throwOf * throwOf) % among + 1;
    record.customer = QStringLiteral("C-%1").arg(number, 4, 10, QLatin1Char('0'));
    record.phoneTail = QStringLiteral("%1").arg(number * 7919 % 10000, 4, 10, QLatin1Char('0'));
}

/// The captures that the scan kept.
void SessionMaker::capture(Dice& dice, SessionRecord& record)
{
    const bool poor = record.outcome == Outcome::PoorQuality;
    const bool attack = record.outcome == Outcome::LivenessFailed;
    record.liveness = poor ? Liveness::NotAssessed : attack ? Liveness::Attack : Liveness::BonaFide;
    const int captures = poor ? 1 : dice.chance(0.85) ? 3 : 2;
    qint64 atMs = 1500 + span(dice, 500, 900);
    for (int i = 0; i < captures; ++i) {
        FaceAttempt attempt;
        attempt.atMs = atMs;
        atMs += span(dice, 200, 420);
        attempt.quality = quality(dice);
        attempt.liveness = record.liveness;
        record.attempts.append(attempt);
    }
    if (!poor)
        return;
    constexpr std::array kReasons{QualityComponent::UnderExposure, QualityComponent::HeadYaw,
                                  QualityComponent::InterEyeDistance, QualityComponent::SingleFace};
    const QualityComponent reason = dice.pick(kReasons);
    record.attempts.first().quality.set(reason, static_cast<int>(dice.between(2, 30)));
    record.attempts.first().failing = record.failing = reason;
}

/// Score and truth booleans as Visit fills them in for the outcome.
void SessionMaker::decide(Dice& dice, SessionRecord& record) const
{
    const Outcome outcome = record.outcome;
    const bool identify = record.mode == MatchMode::Identify;
    const bool reachesPhone = outcome == Outcome::Accepted || outcome == Outcome::BelowThreshold ||
                              outcome == Outcome::WrongPerson || outcome == Outcome::UnknownPhone ||
                              outcome == Outcome::WrongPin || (outcome == Outcome::LockedOut && dice.chance(0.6));
    if (!reachesPhone) {
        record.customer.clear();
        record.phoneTail.clear();
        return;
    }
    record.phoneKnown = outcome != Outcome::UnknownPhone;
    if (outcome == Outcome::UnknownPhone)
        record.customer.clear();
    const int threshold = record.threshold.units();
    int best = genuineScore(dice);
    const bool impostor = outcome == Outcome::BelowThreshold && dice.chance(0.55);
    if (outcome == Outcome::BelowThreshold)
        best = std::min(impostor ? impostorScore(dice) : genuineScore(dice) - 2800,
                        threshold - 1 - static_cast<int>(dice.next() % 40));
    else if (outcome != Outcome::LockedOut)
        best = std::max(best, threshold + static_cast<int>(dice.next() % 40));
    const bool compared = identify || (outcome != Outcome::UnknownPhone && outcome != Outcome::LockedOut);
    if (compared) {
        record.score = *MatchScore::fromUnits(best);
        record.faceMatched = best >= threshold;
        for (qsizetype i = 0; i < record.attempts.size(); ++i)
            record.attempts[i].score =
                *MatchScore::fromUnits(best - (i == 0 ? 0 : static_cast<int>(dice.next() % 500)));
    }
    if (outcome == Outcome::WrongPin)
        record.pinValid = false;
    else if (outcome == Outcome::BelowThreshold)
        record.pinValid = !impostor;
    else if (outcome == Outcome::Accepted || outcome == Outcome::WrongPerson)
        record.pinValid = true;
}

/// The steps up to where the visit ended.
void SessionMaker::walk(Dice& dice, SessionRecord& record)
{
    const Outcome outcome = record.outcome;
    const bool identify = record.mode == MatchMode::Identify;
    record.timing = {};
    addStep(record, Stage::Notice, span(dice, 900, 2600));
    const bool leavesAtNotice =
        (outcome == Outcome::LockedOut && record.phoneTail.isEmpty()) || outcome == Outcome::AnotherWay;
    if (leavesAtNotice) {
        record.attempts.clear();
        record.liveness = Liveness::NotAssessed;
    } else {
        const bool nothing = outcome == Outcome::NoFace || outcome == Outcome::PoorQuality;
        record.timing.scanMs = nothing ? 5000 : span(dice, 1100, 2900);
        addStep(record, Stage::Scan, record.timing.scanMs);
        for (FaceAttempt& attempt : record.attempts)
            attempt.atMs = std::min(attempt.atMs, record.timing.totalMs);
    }
    const bool past = !leavesAtNotice && outcome != Outcome::NoFace && outcome != Outcome::PoorQuality &&
                      outcome != Outcome::LivenessFailed;
    if (past) {
        const qint64 compareMs = span(dice, 60, 190);
        if (identify && record.score) {
            addStep(record, Stage::Compare, compareMs);
            record.timing.decisionMs = record.timing.totalMs;
        }
        addStep(record, Stage::Phone, span(dice, 3600, 9200));
        if (!identify && record.score) {
            addStep(record, Stage::Compare, compareMs + 200);
            record.timing.decisionMs = compareMs;
        }
        if (record.pinValid)
            addStep(record, Stage::Pin, span(dice, 2600, 6400) * (outcome == Outcome::Accepted ? 1 : 2));
    }
    if (outcome == Outcome::TimedOut)
        record.steps.last().note = dice.chance(0.5) ? QStringLiteral("idle") : QStringLiteral("walked_away");
    else if (outcome == Outcome::Fault)
        record.steps.last().note = QStringLiteral("host_unavailable");
    else if (outcome == Outcome::LockedOut)
        record.steps.last().note = leavesAtNotice ? QStringLiteral("kiosk_paused") : QStringLiteral("account_paused");
}

} // namespace jinbi::admin
