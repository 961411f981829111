// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/sessionrecord.h"

#include <QTest>

#include <functional>

using namespace jinbi;

namespace {

SessionRecord sound()
{
    SessionRecord record;
    record.id = SessionId::create();
    record.kiosk = *KioskId::from(QStringLiteral("K-0001"));
    record.epoch = QStringLiteral("e1");
    record.seq = 1;
    record.startedMs = 1795000000000;
    record.engine = EngineId{QStringLiteral("engine-a"), {}};
    record.policyRevision = 1;
    record.threshold = *MatchScore::fromUnits(6200);
    record.score = *MatchScore::fromUnits(7000);
    record.outcome = Outcome::Accepted;
    record.phoneKnown = true;
    record.pinValid = true;
    record.phoneTail = QStringLiteral("4417");
    return record;
}

using Change = std::function<void(SessionRecord&)>;

} // namespace

class TestSessionRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundRecordIsTaken();
    void whatIsOutsideItsLimitsIsRefusedByName_data();
    void whatIsOutsideItsLimitsIsRefusedByName();
};

void TestSessionRecord::aSoundRecordIsTaken()
{
    QVERIFY(validate(sound()));
}

void TestSessionRecord::whatIsOutsideItsLimitsIsRefusedByName_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* field, Change change) {
        QTest::newRow(field) << change << QString::fromLatin1(field);
    };
    row("id", [](SessionRecord& r) { r.id = {}; });
    row("kiosk", [](SessionRecord& r) { r.kiosk = {}; });
    row("epoch", [](SessionRecord& r) { r.epoch = QStringLiteral("a/b"); });
    row("seq", [](SessionRecord& r) { r.seq = 0; });
    row("startedMs", [](SessionRecord& r) { r.startedMs = 0; });
    row("engine", [](SessionRecord& r) { r.engine = {}; });
    row("policyRevision", [](SessionRecord& r) { r.policyRevision = 0; });
    row("customer", [](SessionRecord& r) { r.customer = QStringLiteral("a b"); });
    row("phoneTail", [](SessionRecord& r) { r.phoneTail = QStringLiteral("13800138000"); });
    row("pinValid", [](SessionRecord& r) { r.phoneKnown = false; });
    row("attempts", [](SessionRecord& r) { r.attempts.resize(kMaxAttempts + 1); });
    row("steps", [](SessionRecord& r) { r.steps.resize(kMaxSteps + 1); });
    row("evidence", [](SessionRecord& r) { r.evidence.resize(kMaxEvidence + 1); });
    row("steps.note", [](SessionRecord& r) { r.steps.append({Stage::Phone, 0, 0, QStringLiteral("typed 138…")}); });
    row("timing", [](SessionRecord& r) { r.timing.totalMs = -1; });
    row("outcome", [](SessionRecord& r) { r.score = *MatchScore::fromUnits(6199); });
}

void TestSessionRecord::whatIsOutsideItsLimitsIsRefusedByName()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    SessionRecord record = sound();
    change(record);
    const auto result = validate(record);
    QVERIFY(!result);
    QVERIFY2(result.error().detail.startsWith(field + QLatin1Char(':')), qPrintable(result.error().detail));
}

QTEST_GUILESS_MAIN(TestSessionRecord)
#include "tst_sessionrecord.moc"
