// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/retention.h"

#include <QCoreApplication>

#include <cstdlib>

namespace jinbi {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Retention)
};

constexpr qint64 kHourMs = 3600000;

/// Whole hours up to two days, whole days beyond.
QString span(qint64 ms)
{
    const qint64 hours = std::abs(ms) / kHourMs;
    return hours < 48 ? Text::tr("%n hour(s)", nullptr, static_cast<int>(hours))
                      : Text::tr("%n day(s)", nullptr, static_cast<int>(hours / 24));
}

} // namespace

QString names::of(ClockDoubt doubt)
{
    switch (doubt) {
    case ClockDoubt::None:
        return QStringLiteral("none");
    case ClockDoubt::Jumped:
        return QStringLiteral("jumped");
    case ClockDoubt::WentBack:
        return QStringLiteral("went_back");
    case ClockDoubt::LongGap:
        return QStringLiteral("long_gap");
    case ClockDoubt::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

std::optional<ClockDoubt> names::clockDoubt(QStringView name)
{
    for (const ClockDoubt doubt :
         {ClockDoubt::None, ClockDoubt::Jumped, ClockDoubt::WentBack, ClockDoubt::LongGap, ClockDoubt::Unknown}) {
        if (names::of(doubt) == name)
            return doubt;
    }
    return std::nullopt;
}

QString words::picturesDeleted()
{
    return Text::tr("Deleted. Pictures are kept for %1 hours.").arg(kPicturesKept.count());
}

QString words::explain(ClockDoubt doubt, qint64 byMs)
{
    switch (doubt) {
    case ClockDoubt::None:
        return {};
    case ClockDoubt::Jumped:
        return byMs < 0 ? Text::tr("This computer's clock was set back by %1.").arg(span(byMs))
                        : Text::tr("This computer's clock was set forward by %1.").arg(span(byMs));
    case ClockDoubt::WentBack:
        return Text::tr("This computer's clock is %1 before the last deletion.").arg(span(byMs));
    case ClockDoubt::LongGap:
        return Text::tr("This computer was off, and the last deletion was %1 ago by its clock.").arg(span(byMs));
    case ClockDoubt::Unknown:
        return Text::tr("It is not known when pictures were last deleted.");
    }
    return {};
}

} // namespace jinbi
