// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kioskstate.h"

#include "domain/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace jinbi {

namespace {

struct KioskWords
{
    Q_DECLARE_TR_FUNCTIONS(KioskState)
};

} // namespace

bool KioskState::isInUse() const
{
    return contact == Contact::Online && progress.stage != Stage::Attract && progress.stage != Stage::OutOfService;
}

Tone KioskState::tone() const
{
    Tone own = Tone::Normal;
    if (isRetired())
        return Tone::Normal;
    if (contact != Contact::Online)
        own = Tone::Offline;
    else if (isInUse())
        own = progress.outcome ? std::max(Tone::Info, toneOf(*progress.outcome)) : Tone::Info;
    if (asked != Asked::Nothing)
        own = std::max(own, Tone::Attention);
    return concerns.isEmpty() ? own : std::max(own, toneOf(concerns.first().kind));
}

QString KioskState::word() const
{
    if (isRetired())
        return KioskWords::tr("Retired");
    if (asked != Asked::Nothing && contact == Contact::Online)
        return askedWord();
    if (!concerns.isEmpty())
        return what(concerns.first());
    if (contact == Contact::Never)
        return KioskWords::tr("Not seen yet");
    if (contact == Contact::Offline)
        return KioskWords::tr("No contact");
    return progress.outcome ? words::of(*progress.outcome) : words::of(progress.stage);
}

QString KioskState::askedWord() const
{
    if (asked == Asked::Nothing)
        return {};
    if (askedInVain)
        return asked == Asked::Stop ? KioskWords::tr("Stop not answered") : KioskWords::tr("Resume not answered");
    return asked == Asked::Stop ? KioskWords::tr("Stop asked, waiting") : KioskWords::tr("Resume asked, waiting");
}

QString KioskState::reason() const
{
    if (!concerns.isEmpty())
        return why(concerns.first());
    if (isInUse() && progress.hint && progress.stage == Stage::Scan)
        return words::advice(*progress.hint);
    return {};
}

QString KioskState::step() const
{
    if (progress.stage == Stage::Scan && progress.attempt > 0 && progress.maxAttempts > 0)
        return KioskWords::tr("Capture %1 of %2").arg(progress.attempt).arg(progress.maxAttempts);
    return progress.outcome ? words::of(*progress.outcome) : words::of(progress.stage);
}

QString KioskState::accessibleText() const
{
    QStringList parts{kiosk.toString()};
    if (!place.isEmpty())
        parts << place;
    parts << (concerns.isEmpty() && contact == Contact::Online ? step() : word());
    if (const auto known = score())
        parts << KioskWords::tr("score %1").arg(known->display());
    return parts.join(KioskWords::tr(", ", "between the parts of a spoken list"));
}

std::optional<MatchScore> KioskState::score() const
{
    if (progress.stage == Stage::Attract && !concerns.isEmpty())
        return concerns.first().score;
    return progress.score;
}

std::optional<MatchScore> KioskState::threshold() const
{
    if (progress.stage == Stage::Attract && !concerns.isEmpty())
        return concerns.first().threshold;
    return progress.threshold;
}

} // namespace jinbi
