// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/finishedlist.h"

#include "services/kioskregistry.h"

#include <algorithm>

namespace jinbi {

namespace {

using namespace std::chrono_literals;
constexpr auto kTick = 5s;

} // namespace

FinishedList::FinishedList(KioskRegistry& registry, const Clock& clock, QObject* parent)
    : QObject(parent), m_clock(clock)
{
    connect(&registry, &KioskRegistry::visitEnded, this, &FinishedList::takeEnd);
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &FinishedList::refresh);
    m_tick.start();
}

void FinishedList::addStored(const QList<SessionRow>& rows)
{
    bool isChanged = false;
    for (const SessionRow& row : rows) {
        const FinishedVisit visit{row.key.id,    row.kiosk,
                                  row.outcome,   row.score,
                                  row.threshold, std::min(row.key.startedMs + row.totalMs, m_clock.utcMs())};
        isChanged = add(visit) || isChanged;
    }
    if (trim() || isChanged)
        Q_EMIT changed();
}

void FinishedList::refresh()
{
    if (trim())
        Q_EMIT changed();
}

void FinishedList::takeEnd(const VisitProgress& progress)
{
    if (!progress.outcome)
        return;
    add({progress.session, progress.kiosk, *progress.outcome, progress.score, progress.threshold, m_clock.utcMs()});
    trim();
    Q_EMIT changed();
}

bool FinishedList::add(const FinishedVisit& visit)
{
    const auto isSame = [&visit](const FinishedVisit& known) {
        return known.session == visit.session && !visit.session.isNull();
    };
    if (std::any_of(m_visits.cbegin(), m_visits.cend(), isSame))
        return false;
    const auto place = std::find_if(m_visits.cbegin(), m_visits.cend(),
                                    [&visit](const FinishedVisit& known) { return known.endedMs <= visit.endedMs; });
    m_visits.insert(place - m_visits.cbegin(), visit);
    return true;
}

bool FinishedList::trim()
{
    const qsizetype before = m_visits.size();
    const qint64 oldest = m_clock.utcMs() - std::chrono::milliseconds(kKept).count();
    while (!m_visits.isEmpty() && (m_visits.last().endedMs < oldest || m_visits.size() > kMost))
        m_visits.removeLast();
    return m_visits.size() != before;
}

} // namespace jinbi
