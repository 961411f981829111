// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runsummary.h"

#include "domain/names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace jinbi::console {

namespace {

double rank(const QList<double>& sorted, double share)
{
    const auto at = static_cast<qsizetype>(std::ceil(share * static_cast<double>(sorted.size()))) - 1;
    return sorted.at(std::clamp<qsizetype>(at, 0, sorted.size() - 1));
}

QJsonObject toObject(const Percentiles& p)
{
    const auto value = [](const std::optional<double>& v) { return v ? QJsonValue(*v) : QJsonValue(); };
    return {
        {QStringLiteral("p50"), value(p.p50)}, {QStringLiteral("p95"), value(p.p95)}, {QStringLiteral("n"), p.count}};
}

QJsonObject sessionsObject(const RunSummary& summary)
{
    qint64 groups[3] = {0, 0, 0};
    QJsonObject byOutcome;
    for (const Outcome outcome : kAllOutcomes) {
        const qint64 n = summary.outcomes.value(outcome);
        groups[static_cast<int>(groupOf(outcome))] += n;
        byOutcome.insert(names::of(outcome), n);
    }
    const Reconciliation& r = summary.sessions;
    return {{QStringLiteral("committed"), r.committed},
            {QStringLiteral("stored"), r.stored},
            {QStringLiteral("duplicates"), r.duplicates},
            {QStringLiteral("missing"), r.missing},
            {QStringLiteral("unknown"), r.unknown},
            {QStringLiteral("accepted"), groups[static_cast<int>(OutcomeGroup::Accepted)]},
            {QStringLiteral("refused"), groups[static_cast<int>(OutcomeGroup::Refused)]},
            {QStringLiteral("other"), groups[static_cast<int>(OutcomeGroup::Other)]},
            {QStringLiteral("by_outcome"), byOutcome},
            {QStringLiteral("quarantined"), summary.quarantined}};
}

} // namespace

Percentiles percentilesOf(QList<double> values)
{
    Percentiles result;
    result.count = values.size();
    if (values.isEmpty())
        return result;
    std::sort(values.begin(), values.end());
    result.p50 = rank(values, 0.50);
    result.p95 = rank(values, 0.95);
    return result;
}

Reconciliation reconcile(const QList<QString>& ledger, const QList<QString>& store)
{
    const QSet<QString> committed(ledger.cbegin(), ledger.cend());
    const QSet<QString> stored(store.cbegin(), store.cend());
    Reconciliation result;
    result.committed = committed.size();
    result.stored = stored.size();
    result.duplicates = store.size() - stored.size();
    result.missing = (committed - stored).size();
    result.unknown = (stored - committed).size();
    return result;
}

QByteArray toJson(const RunSummary& summary)
{
    const QJsonObject latency{{QStringLiteral("decision"), toObject(summary.decisionMs)},
                              {QStringLiteral("store"), toObject(summary.storeMs)},
                              {QStringLiteral("visible"), toObject(summary.visibleMs)}};
    const QJsonObject frames{{QStringLiteral("shown"), static_cast<qint64>(summary.framesShown)},
                             {QStringLiteral("dropped"), static_cast<qint64>(summary.framesDropped)}};
    const QJsonObject engine{{QStringLiteral("id"), summary.engine.display()},
                             {QStringLiteral("rehearsal_only"), summary.rehearsalEngine}};
    const QJsonObject root{{QStringLiteral("sessions"), sessionsObject(summary)},
                           {QStringLiteral("latency_ms"), latency},
                           {QStringLiteral("frames"), frames},
                           {QStringLiteral("engine"), engine},
                           {QStringLiteral("kiosks"), summary.kiosks},
                           {QStringLiteral("seconds"), summary.seconds},
                           {QStringLiteral("drained"), summary.drained},
                           {QStringLiteral("pictures"), QJsonArray::fromStringList(summary.pictures)},
                           {QStringLiteral("good"), summary.isGood()}};
    return QJsonDocument(root).toJson();
}

} // namespace jinbi::console
