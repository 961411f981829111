// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"
#include "domain/visit.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace jinbi::console {

/// The middle and the slow end of a set of times. Nothing where there is no time: "no data" is not 0.
struct Percentiles
{
    std::optional<double> p50;
    std::optional<double> p95;
    qsizetype count = 0;
};

/// Nearest-rank percentiles.
[[nodiscard]] Percentiles percentilesOf(QList<double> values);

/// What kiosks say they committed beside what the store holds, session by session.
struct Reconciliation
{
    qint64 committed = 0;  ///< different sessions in the kiosks' ledgers
    qint64 stored = 0;     ///< different sessions in the store
    qint64 duplicates = 0; ///< sessions that the store holds more than once
    qint64 missing = 0;    ///< committed and not stored
    qint64 unknown = 0;    ///< stored and never committed
    [[nodiscard]] bool isExactlyOnce() const { return duplicates == 0 && missing == 0 && unknown == 0; }
};

[[nodiscard]] Reconciliation reconcile(const QList<QString>& ledger, const QList<QString>& store);

/// What a headless run leaves behind as summary.json; the keys are fixed for checks from outside.
struct RunSummary
{
    Reconciliation sessions;
    QHash<Outcome, qint64> outcomes;
    Percentiles decisionMs; ///< person seen -> face decision, at the kiosk
    Percentiles storeMs;    ///< committed at the kiosk -> stored
    Percentiles visibleMs;  ///< committed at the kiosk -> in the console's log
    quint64 framesShown = 0;
    quint64 framesDropped = 0;
    EngineId engine;
    bool rehearsalEngine = false;
    qint64 quarantined = 0;
    int kiosks = 0;
    double seconds = 0;
    QList<QString> pictures;
    bool drained = false; ///< every outbox was empty at the end
    [[nodiscard]] bool isGood() const { return drained && sessions.committed > 0 && sessions.isExactlyOnce(); }
};

[[nodiscard]] QByteArray toJson(const RunSummary& summary);

} // namespace jinbi::console
