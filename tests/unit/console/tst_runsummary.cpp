// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runsummary.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace jinbi;
using namespace jinbi::console;

class TestRunSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void percentilesAreNearestRank();
    void noTimesAreNoFigureRatherThanZero();
    void whatIsMissingDoubledOrUnknownIsCounted();
    void aRunIsGoodOnlyWhenEverythingIsThereOnce();
    void theFixedKeysAreInTheFile();
};

void TestRunSummary::percentilesAreNearestRank()
{
    QList<double> values;
    for (int i = 100; i >= 1; --i)
        values.append(i);
    const Percentiles p = percentilesOf(values);
    QCOMPARE(p.p50, 50.0);
    QCOMPARE(p.p95, 95.0);
    QCOMPARE(percentilesOf({7}).p95, 7.0);
}

void TestRunSummary::noTimesAreNoFigureRatherThanZero()
{
    QVERIFY(!percentilesOf({}).p50);
    const auto json = QJsonDocument::fromJson(toJson(RunSummary())).object();
    const auto decision = json[QLatin1StringView("latency_ms")].toObject()[QLatin1StringView("decision")].toObject();
    QVERIFY(decision[QLatin1StringView("p50")].isNull());
}

void TestRunSummary::whatIsMissingDoubledOrUnknownIsCounted()
{
    const auto a = QStringLiteral("a");
    const auto b = QStringLiteral("b");
    const auto c = QStringLiteral("c");
    const Reconciliation good = reconcile({a, b}, {b, a});
    QVERIFY(good.isExactlyOnce());
    QCOMPARE(good.committed, 2);
    QCOMPARE(reconcile({a, b}, {a}).missing, 1);
    QCOMPARE(reconcile({a}, {a, a}).duplicates, 1);
    QCOMPARE(reconcile({a}, {a, c}).unknown, 1);
}

void TestRunSummary::aRunIsGoodOnlyWhenEverythingIsThereOnce()
{
    RunSummary summary;
    summary.sessions = {1, 1, 0, 0, 0};
    summary.drained = true;
    QVERIFY(summary.isGood());
    summary.sessions.missing = 1;
    QVERIFY(!summary.isGood());
    summary.sessions = {};
    QVERIFY2(!summary.isGood(), "a run without any session proves nothing");
    summary.sessions = {1, 1, 0, 0, 0};
    summary.drained = false;
    QVERIFY(!summary.isGood());
}

void TestRunSummary::theFixedKeysAreInTheFile()
{
    RunSummary summary;
    summary.outcomes = {{Outcome::Accepted, 5}, {Outcome::BelowThreshold, 2}, {Outcome::TimedOut, 1}};
    const QJsonObject json = QJsonDocument::fromJson(toJson(summary)).object();
    const QJsonObject sessions = json[QLatin1StringView("sessions")].toObject();
    for (const char* key : {"committed", "stored", "duplicates", "accepted", "refused", "other"})
        QVERIFY2(sessions.contains(QLatin1StringView(key)), key);
    QCOMPARE(sessions[QLatin1StringView("accepted")].toInt(), 5);
    QCOMPARE(sessions[QLatin1StringView("refused")].toInt(), 2);
    QCOMPARE(sessions[QLatin1StringView("other")].toInt(), 1);
    QVERIFY(json[QLatin1StringView("frames")].toObject().contains(QLatin1StringView("shown")));
    QVERIFY(json[QLatin1StringView("engine")].toObject().contains(QLatin1StringView("id")));
    for (const char* key : {"decision", "store", "visible"})
        QVERIFY(json[QLatin1StringView("latency_ms")].toObject().contains(QLatin1StringView(key)));
}

QTEST_GUILESS_MAIN(TestRunSummary)
#include "tst_runsummary.moc"
