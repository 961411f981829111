// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/sessionfacts.h"

#include "domain/profile.h"
#include "domain/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace jinbi::ui::sessionfacts {

namespace {

struct Facts
{
    Q_DECLARE_TR_FUNCTIONS(SessionFacts)
};

QString missing()
{
    return QStringLiteral("–");
}

QString yesNo(const std::optional<bool>& fact)
{
    if (!fact)
        return missing();
    return *fact ? Facts::tr("yes") : Facts::tr("no");
}

QString scoreOf(const std::optional<MatchScore>& score, MatchScore threshold)
{
    return score ? Facts::tr("%1, needs %2").arg(score->display(), threshold.display())
                 : Facts::tr("–, needs %1").arg(threshold.display());
}

Fact pictureFact(QualityComponent failing)
{
    return {Facts::tr("Weakest in the picture"), Facts::tr("%1. %2.").arg(words::of(failing), words::advice(failing))};
}

QString engineOf(const EngineId& engine)
{
    // Without a network there is only the classical engine, which no policy outside a rehearsal accepts.
    return engine.networkDigest.isEmpty() ? Facts::tr("%1, rehearsal only").arg(engine.display()) : engine.display();
}

TimelineEntry attemptEntry(const FaceAttempt& attempt, qsizetype number, const QString& time)
{
    const QString text =
        attempt.score ? Facts::tr("Attempt %1, score %2").arg(number).arg(attempt.score->display())
                      : (attempt.failing ? Facts::tr("Attempt %1, %2").arg(number).arg(words::of(*attempt.failing))
                                         : Facts::tr("Attempt %1, no score").arg(number));
    return {text, time, {}, Tone::Normal};
}

QString claimKnown(Claim claim)
{
    switch (claim) {
    case Claim::Phone:
        return Facts::tr("Phone number known");
    case Claim::Ticket:
        return Facts::tr("Ticket known");
    case Claim::Document:
        return Facts::tr("Document known");
    }
    return {};
}

} // namespace

QString shortId(const SessionId& id)
{
    const QString text = id.toString();
    return text.left(4) + QLatin1Char('-') + text.mid(4, 4);
}

QList<Fact> of(const SessionRow& row, const SessionCells& cells)
{
    const auto text = [&](SessionColumn column) { return cells.text(row, column); };
    QList<Fact> facts{
        {Facts::tr("Began"), Facts::tr("%1 %2").arg(text(SessionColumn::Time), cells.zoneName())},
        {Facts::tr("Kiosk"), text(SessionColumn::Kiosk)},
        {Facts::tr("Customer"), text(SessionColumn::Customer)},
        {Facts::tr("Best score"), scoreOf(row.score, row.threshold)},
        {Facts::tr("Liveness"), text(SessionColumn::Liveness)},
    };
    if (row.failing)
        facts.append(pictureFact(*row.failing));
    facts.append({Facts::tr("Engine"), row.engine.isEmpty() ? missing() : row.engine});
    return facts;
}

QList<Fact> of(const SessionRecord& record, const SessionCells& cells)
{
    const QString who = SessionCells::customer(record.customer, record.phoneTail);
    QList<Fact> facts{
        {Facts::tr("Began"), Facts::tr("%1 %2").arg(cells.moment(record.startedMs), cells.zoneName())},
        {Facts::tr("Kiosk"), record.kiosk.toString()},
        {Facts::tr("Customer"), who.isEmpty() ? missing() : who},
        {Facts::tr("Best score"), scoreOf(record.score, record.threshold)},
        {Facts::tr("Liveness"), words::of(record.liveness)},
    };
    if (record.failing)
        facts.append(pictureFact(*record.failing));
    facts.append({Facts::tr("Profile"), words::of(record.profile)});
    facts.append({Facts::tr("Order"), words::of(record.mode)});
    facts.append({Facts::tr("Engine"), engineOf(record.engine)});
    facts.append({Facts::tr("Policy"), Facts::tr("revision %1").arg(record.policyRevision)});
    const bool isDecided = record.faceMatched.has_value();
    facts.append({Facts::tr("Face decided within"),
                  isDecided ? Facts::tr("%1 s").arg(SessionCells::seconds(record.timing.decisionMs)) : missing()});
    facts.append({Facts::tr("Whole visit"), Facts::tr("%1 s").arg(SessionCells::seconds(record.timing.totalMs))});
    return facts;
}

QString truthTitle(Profile profile)
{
    return rulesOf(profile).asksPin ? Facts::tr("What phone and PIN say") : Facts::tr("What is known besides");
}

QList<Fact> truth(const SessionRecord& record)
{
    const ProfileRules& profile = rulesOf(record.profile);
    QList<Fact> facts{{Facts::tr("Face matched"), yesNo(record.faceMatched)},
                      {claimKnown(profile.claim), yesNo(record.phoneKnown)}};
    if (profile.asksPin)
        facts.append({Facts::tr("PIN valid"), yesNo(record.pinValid)});
    return facts;
}

QList<TimelineEntry> timeline(const SessionRecord& record, const SessionCells& cells)
{
    std::vector<std::pair<qint64, TimelineEntry>> entries;
    const auto clock = [&](qint64 sinceStart) { return cells.timeOfDay(record.startedMs + sinceStart); };
    for (const SessionStep& step : record.steps) {
        if (step.stage == Stage::Finished) {
            entries.emplace_back(
                step.atMs, TimelineEntry{words::of(record.outcome), clock(step.atMs), {}, toneOf(record.outcome)});
            continue;
        }
        const QString took = Facts::tr("%1 s").arg(SessionCells::seconds(step.tookMs));
        entries.emplace_back(step.atMs, TimelineEntry{words::of(step.stage), clock(step.atMs), took, Tone::Normal});
    }
    qsizetype number = 0;
    for (const FaceAttempt& attempt : record.attempts)
        entries.emplace_back(attempt.atMs, attemptEntry(attempt, ++number, clock(attempt.atMs)));
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    QList<TimelineEntry> ordered;
    for (auto& [at, entry] : entries)
        ordered.append(std::move(entry));
    return ordered;
}

} // namespace jinbi::ui::sessionfacts
