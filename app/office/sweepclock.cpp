// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/sweepclock.h"

#include <QStringList>

#include <algorithm>
#include <cstdlib>

namespace jinbi::office {

namespace {

constexpr qsizetype kFields = 6;

/// How much further the wall clock went than the time since the start; only within one start of the computer.
qint64 jumpBetween(const SweepReading& from, const SweepReading& to)
{
    return from.bootId == to.bootId ? (to.utcMs - from.utcMs) - (to.bootMs - from.bootMs) : 0;
}

bool isTooFar(qint64 jumpMs)
{
    return std::abs(jumpMs) > SweepClock::kLargestJumpMs;
}

} // namespace

QString SweepMemory::toText() const
{
    const SweepReading at = anchor.value_or(SweepReading{0, 0, QStringLiteral("-")});
    return QStringLiteral("%1 %2 %3 %4 %5 %6")
        .arg(at.bootId)
        .arg(at.utcMs)
        .arg(at.bootMs)
        .arg(lastMs)
        .arg(names::of(doubt))
        .arg(doubtByMs);
}

SweepMemory SweepMemory::fromText(const QString& text)
{
    const QStringList fields = text.split(QLatin1Char(' '));
    SweepMemory memory;
    bool isRead = fields.size() == kFields;
    const auto number = [&](qsizetype i) {
        bool ok = false;
        const qint64 value = isRead ? fields.at(i).toLongLong(&ok) : 0;
        isRead = isRead && ok;
        return value;
    };
    const SweepReading anchor{number(1), number(2), fields.first()};
    memory.lastMs = number(3);
    memory.doubtByMs = number(5);
    const auto doubt = isRead ? names::clockDoubt(fields.at(4)) : std::nullopt;
    if (!doubt)
        return {std::nullopt, 0, ClockDoubt::Unknown, 0};
    memory.doubt = *doubt;
    if (anchor.bootId != QStringLiteral("-"))
        memory.anchor = anchor;
    return memory;
}

SweepMemory SweepClock::judge(const SweepReading& now, const SweepMemory& kept)
{
    if (!m_start)
        m_start = now;
    SweepMemory next = kept;
    if (kept.doubt != ClockDoubt::None)
        return next;
    const qint64 inThisRun = jumpBetween(*m_start, now);
    const qint64 sinceAnchor = kept.anchor ? jumpBetween(*kept.anchor, now) : 0;
    const bool isSameStart = kept.anchor && kept.anchor->bootId == now.bootId;
    if (isTooFar(inThisRun) || isTooFar(sinceAnchor)) {
        next.doubt = ClockDoubt::Jumped;
        next.doubtByMs = isTooFar(sinceAnchor) ? sinceAnchor : inThisRun;
    } else if (kept.lastMs != 0 && now.utcMs < kept.lastMs - kSlackMs) {
        next.doubt = ClockDoubt::WentBack;
        next.doubtByMs = kept.lastMs - now.utcMs;
    } else if (kept.anchor && !isSameStart && now.utcMs - kept.lastMs > kLongestGapMs) {
        next.doubt = ClockDoubt::LongGap;
        next.doubtByMs = now.utcMs - kept.lastMs;
    } else {
        next.anchor = isSameStart ? kept.anchor : now;
        next.lastMs = std::max(kept.lastMs, now.utcMs);
    }
    return next;
}

SweepMemory SweepClock::confirmed(const SweepReading& now)
{
    return {now, now.utcMs, ClockDoubt::None, 0};
}

} // namespace jinbi::office
