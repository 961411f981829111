// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/searches.h"

#include "domain/words.h"

#include <QDateTime>
#include <QLocale>

namespace jinbi::console {

namespace {

constexpr qsizetype kShortestWord = 3; ///< shorter text would find nearly every session
constexpr int kMostHits = 6;

} // namespace

KioskSearch::KioskSearch(const KioskRegistry& registry, Open open, QObject* parent)
    : SearchProvider(parent), m_registry(registry), m_open(std::move(open))
{
}

void KioskSearch::search(const QString& text, int query)
{
    QList<ui::SearchHit> hits;
    for (const KioskId& id : m_registry.kiosks()) {
        const KioskState* state = m_registry.find(id);
        if (text.isEmpty() || !state || hits.size() == kMostHits)
            continue;
        if (!id.toString().contains(text, Qt::CaseInsensitive) && !state->place.contains(text, Qt::CaseInsensitive))
            continue;
        hits.append({QStringLiteral("fleet"), id.toString(), state->place, [open = m_open, id] { open(id); }});
    }
    Q_EMIT found(query, hits);
}

SessionSearch::SessionSearch(SessionLog& log, Open open, QObject* parent)
    : SearchProvider(parent), m_log(log), m_open(std::move(open))
{
}

void SessionSearch::search(const QString& text, int query)
{
    if (text.trimmed().size() < kShortestWord) {
        Q_EMIT found(query, {});
        return;
    }
    SessionFilter filter;
    filter.text = text.trimmed();
    m_log.page(filter, std::nullopt, kMostHits).then(this, [this, query](const Result<QList<SessionRow>>& rows) {
        answer(rows, query);
    });
}

void SessionSearch::answer(const Result<QList<SessionRow>>& rows, int query)
{
    QList<ui::SearchHit> hits;
    if (rows) {
        for (const SessionRow& row : *rows) {
            const QString when =
                QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.key.startedMs), QLocale::ShortFormat);
            hits.append({QStringLiteral("sessions"), row.key.id.toString().left(8),
                         QStringLiteral("%1  %2  %3").arg(when, row.kiosk.toString(), words::of(row.outcome)),
                         [open = m_open, id = row.key.id] { open(id); }});
        }
    }
    Q_EMIT found(query, hits);
}

} // namespace jinbi::console
