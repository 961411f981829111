// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/retentionsweep.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace jinbi::office {

namespace {

Q_LOGGING_CATEGORY(lcSweep, "jinbi.office.sweep")

const QString kMemory = QStringLiteral("sweep");

Act swept(const SweepStep& step)
{
    return {ActKind::Swept,
            QStringLiteral("branch"),
            {},
            {{QStringLiteral("pictures"), QString::number(step.pictures)},
             {QStringLiteral("keys"), QString::number(step.keys)}},
            {}};
}

} // namespace

Result<SweepMemory> RetentionSweep::memory(Desk& desk)
{
    const auto text = desk.evidence.note(kMemory);
    if (!text)
        return text.error();
    return *text ? SweepMemory::fromText(**text) : SweepMemory();
}

Result<SweepStep> RetentionSweep::step(Desk& desk, const SweepReading& now, qint64 monotonicMs)
{
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    const auto kept = memory(desk);
    if (!kept)
        return kept.error();
    const SweepMemory next = m_clock.judge(now, *kept);
    SweepStep step;
    step.doubt = next.doubt;
    step.doubtByMs = next.doubtByMs;
    if (next.doubt == ClockDoubt::None) {
        auto done = sweep(desk, now, monotonicMs);
        if (!done)
            return done;
        step = *done;
    }
    if (next != *kept) {
        if (auto ok = desk.evidence.setNote(kMemory, next.toText()); !ok)
            return ok.error();
    }
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    if (next.doubt != ClockDoubt::None && next.doubt != kept->doubt)
        qCWarning(lcSweep, "Nothing is deleted: clock %ls by %lld ms", qUtf16Printable(names::of(next.doubt)),
                  static_cast<long long>(next.doubtByMs));
    m_isJournalFull = m_isJournalFull || step.pictures > 0;
    if (!step.isDone || !m_isJournalFull)
        return step;
    // The old pages lie in the journal until then, with the keys.
    if (const auto ok = desk.database.emptyJournal(); ok)
        m_isJournalFull = false;
    else
        qCDebug(lcSweep, "The journal is still there: %ls", qUtf16Printable(ok.error().detail));
    return step;
}

Result<SweepStep> RetentionSweep::sweep(Desk& desk, const SweepReading& now, qint64 monotonicMs)
{
    const auto due = desk.evidence.due(now.utcMs, m_batch);
    if (!due)
        return due.error();
    SweepStep step;
    step.isDone = due->size() < m_batch;
    for (const store::DuePicture& picture : *due) {
        if (auto ok = desk.evidence.remove(picture); !ok)
            return ok.error();
        ++step.pictures;
        const auto destroyed = desk.evidence.destroyKey(picture, now.utcMs);
        if (!destroyed)
            return destroyed.error();
        step.keys += *destroyed ? 1 : 0;
    }
    if (step.pictures == 0)
        return step;
    if (auto ok = desk.audit.append(swept(step), now.utcMs, monotonicMs); !ok)
        return ok.error();
    return step;
}

Result<void> RetentionSweep::confirm(Desk& desk, const SweepReading& now, qint64 monotonicMs, Act act)
{
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    const auto kept = memory(desk);
    if (!kept)
        return kept.error();
    if (kept->doubt == ClockDoubt::None)
        return Error{ErrorCode::Refused, QCoreApplication::translate("office", "Nobody doubts the clock any more."),
                     QStringLiteral("sweep: not paused")};
    act.facts << Fact{QStringLiteral("doubt"), names::of(kept->doubt)}
              << Fact{QStringLiteral("by_ms"), QString::number(kept->doubtByMs)};
    if (auto ok = desk.evidence.setNote(kMemory, SweepClock::confirmed(now).toText()); !ok)
        return ok.error();
    if (auto ok = desk.audit.append(act, now.utcMs, monotonicMs); !ok)
        return ok.error();
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    m_clock.startOver(now);
    return {};
}

} // namespace jinbi::office
