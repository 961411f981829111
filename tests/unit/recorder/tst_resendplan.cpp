// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/resendplan.h"
#include "unit/store/samplesessions.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::recorder;

class TestResendPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGapIsAskedForAtOnceThenLessAndLessOften();
    void aGapThatClosedIsNotAskedFor();
    void aGapThatNeverClosesIsGivenUpOnce();
    void changingGapsAreNotAskedForMoreThanOnceASecond();
    void aNewGapAfterAGivenUpOneIsAskedFor();
    void outboxesAreAskedIndependently();

private:
    static store::EpochState state(int kiosk, QList<store::Gap> gaps)
    {
        return {samples::kiosk(kiosk), QStringLiteral("e1"), 0, std::move(gaps)};
    }
};

void TestResendPlan::aGapIsAskedForAtOnceThenLessAndLessOften()
{
    ResendPlan plan;
    plan.update(state(1, {{3, 4}, {7, 7}}));
    const auto first = plan.due(0);
    QCOMPARE(first.requests.size(), 2);
    QCOMPARE(first.requests[0].gap, (store::Gap{3, 4}));
    QCOMPARE(first.requests[1].gap, (store::Gap{7, 7}));
    QList<qint64> asked;
    for (qint64 now = 0; now < 70000; now += 100) {
        plan.update(state(1, {{3, 4}, {7, 7}}));
        if (!plan.due(now).requests.isEmpty())
            asked.append(now);
    }
    QCOMPARE(asked, (QList<qint64>{1000, 3000, 7000, 15000, 31000, 63000}));
}

void TestResendPlan::aGapThatClosedIsNotAskedFor()
{
    ResendPlan plan;
    plan.update(state(1, {{3, 4}}));
    plan.update(state(1, {}));
    QVERIFY(plan.due(0).requests.isEmpty());
}

void TestResendPlan::aGapThatNeverClosesIsGivenUpOnce()
{
    ResendPlan plan;
    qsizetype asked = 0;
    qsizetype givenUp = 0;
    for (qint64 now = 0; now < 3600000; now += 1000) {
        plan.update(state(1, {{3, 4}}));
        const auto due = plan.due(now);
        asked += due.requests.size();
        givenUp += due.givenUp.size();
    }
    QCOMPARE(asked, 10);
    QCOMPARE(givenUp, 1);
}

void TestResendPlan::changingGapsAreNotAskedForMoreThanOnceASecond()
{
    ResendPlan plan;
    qsizetype asked = 0;
    for (qint64 now = 0; now < 10000; now += 10) {
        plan.update(state(1, {{1 + static_cast<quint64>(now), 5000000}}));
        asked += plan.due(now).requests.size();
    }
    QCOMPARE(asked, 10);
}

void TestResendPlan::aNewGapAfterAGivenUpOneIsAskedFor()
{
    ResendPlan plan;
    plan.update(state(1, {{3, 4}}));
    qint64 now = 0;
    while (plan.due(now).givenUp.isEmpty())
        now += 1000;
    plan.update(state(1, {{9, 9}}));
    QCOMPARE(plan.due(now + 1000).requests.size(), 1);
}

void TestResendPlan::outboxesAreAskedIndependently()
{
    ResendPlan plan;
    plan.update(state(1, {{3, 4}}));
    QCOMPARE(plan.due(0).requests.size(), 1);
    plan.update(state(2, {{5, 6}}));
    const auto due = plan.due(10);
    QCOMPARE(due.requests.size(), 1);
    QCOMPARE(due.requests[0].kiosk, samples::kiosk(2));
}

QTEST_GUILESS_MAIN(TestResendPlan)
#include "tst_resendplan.moc"
