// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/storeundertest.h"
#include "unit/store/samplesessions.h"

#include "domain/names.h"
#include "store/auditreader.h"
#include "store/rollups.h"
#include "store/sessionreader.h"
#include "store/sessionwriter.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

#include <limits>
#include <map>

using namespace jinbi;
using namespace jinbi::store;

class TestSessionWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::StoreKinds::addRows(); }
    void init();
    void cleanup();
    void aSessionIsStoredWhole();
    void duplicatesAndDisorderLeaveEachSessionOnce();
    void theFirstOfTwoWithOneIdIsKept();
    void theFirstOfTwoWithOnePlaceIsKept();
    void anotherKioskCannotTakeAnId();
    void aConflictWithinOneBatchIsSeen();
    void gapsAreNamedAndClose();
    void aFarJumpIsOneGap();
    void aRefusedPlaceCountsAsDealtWith();
    void epochsAreCountedApart();
    void rollupsEqualARecount();
    void timesEqualARecount();
    void aPictureIsStoredOnceWithItsSession();
    void aPictureOfAnotherKioskIsNotShown();
    void aSessionHasItsShareOfPicturesAndNoMore();
    void aRefusedMessageIsNotedByHashAndCounted();
    void aBatchThatCannotBeWrittenLeavesNothing();
    void aSessionSurvivesReopening();
    void everyStoredSessionHasOneEntryThatBindsIt();

private:
    BatchResult write(const Batch& batch);
    BatchResult write(const QList<SessionRecord>& records) { return write(samples::batchOf(records)); }
    [[nodiscard]] SessionReader reader() const;
    [[nodiscard]] qint64 number(const QString& sql) const;
    static IncomingEvidence picture(const SessionRecord& session, const KioskId& kiosk);

    test::StoreKinds m_kinds;
    std::unique_ptr<test::StoreUnderTest> m_store;
    samples::HandClock m_clock;
    std::unique_ptr<SessionWriter> m_writer;
};

void TestSessionWriter::init()
{
    m_store = m_kinds.make();
    auto database = Database::openOrCreate(m_store->address(), Schema::branch());
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    m_writer = std::make_unique<SessionWriter>(*std::move(database), m_clock);
}

void TestSessionWriter::cleanup()
{
    m_writer.reset();
    m_store.reset();
}

BatchResult TestSessionWriter::write(const Batch& batch)
{
    auto result = m_writer->write(batch);
    if (!result)
        qFatal("%ls", qUtf16Printable(result.error().detail));
    return *result;
}

SessionReader TestSessionWriter::reader() const
{
    auto database = Database::open(m_store->address(), Schema::branch(), Database::Access::Read);
    if (!database)
        qFatal("%ls", qUtf16Printable(database.error().detail));
    return SessionReader(*std::move(database));
}

qint64 TestSessionWriter::number(const QString& sql) const
{
    const SessionReader source = reader();
    const auto row = Statement(source.database(), sql).first({});
    return row && *row ? (*row)->first().toLongLong() : -1;
}

IncomingEvidence TestSessionWriter::picture(const SessionRecord& session, const KioskId& kiosk)
{
    return {kiosk, {EvidenceId::create(), session.id, 700, QByteArray(5000, 's')}, "the message"};
}

void TestSessionWriter::aSessionIsStoredWhole()
{
    const SessionRecord record = samples::many(1, 4).first();
    m_clock.now = samples::kStartMs + 77;
    const BatchResult result = write({record});
    QCOMPARE(result.sessions, QList{Fate::Stored});
    QCOMPARE(result.storedMs, samples::kStartMs + 77);
    const auto detail = reader().detail(record.id);
    QVERIFY(detail);
    QCOMPARE(detail->record, record);
    QCOMPARE(detail->storedMs, samples::kStartMs + 77);
}

void TestSessionWriter::duplicatesAndDisorderLeaveEachSessionOnce()
{
    const QList<SessionRecord> all = samples::many(600, 11);
    QList<SessionRecord> sent = all + all.mid(100, 300) + all.mid(0, 50);
    std::mt19937 random(5);
    std::shuffle(sent.begin(), sent.end(), random);

    QSet<SessionId> acknowledged;
    QHash<KioskId, quint64> upTo;
    for (qsizetype at = 0; at < sent.size();) {
        const qsizetype size = 1 + static_cast<qsizetype>(random() % 40);
        const QList<SessionRecord> part = sent.mid(at, size);
        const BatchResult result = write(part);
        for (qsizetype i = 0; i < part.size(); ++i) {
            const bool seen = acknowledged.contains(part[i].id);
            QCOMPARE(result.sessions[i], seen ? Fate::Duplicate : Fate::Stored);
            acknowledged.insert(part[i].id);
        }
        for (const EpochState& state : result.epochs) {
            QVERIFY(state.upTo >= upTo.value(state.kiosk));
            upTo[state.kiosk] = state.upTo;
        }
        at += size;
    }
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM session")), all.size());
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM quarantine")), 0);
    for (int k = 0; k < 6; ++k) {
        const auto mine =
            std::count_if(all.begin(), all.end(), [k](const auto& r) { return r.kiosk == samples::kiosk(k); });
        QCOMPARE(upTo.value(samples::kiosk(k)), static_cast<quint64>(mine));
    }
    const SessionReader source = reader();
    for (const SessionRecord& record : all)
        QCOMPARE(source.detail(record.id)->record, record);
}

void TestSessionWriter::theFirstOfTwoWithOneIdIsKept()
{
    const SessionRecord first = samples::session(samples::kiosk(1), 1);
    SessionRecord second = samples::session(samples::kiosk(1), 2);
    second.id = first.id;
    write({first});
    const BatchResult result = write({second, first});
    QCOMPARE(result.sessions, (QList{Fate::Conflict, Fate::Duplicate}));
    QCOMPARE(result.epochs.first().upTo, 2U);
    QCOMPARE(reader().detail(first.id)->record, first);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM quarantine WHERE code = 'conflict' AND seq = 2")), 1);
}

void TestSessionWriter::theFirstOfTwoWithOnePlaceIsKept()
{
    const SessionRecord first = samples::session(samples::kiosk(1), 1);
    SessionRecord second = first;
    second.id = SessionId::create();
    write({first});
    QCOMPARE(write({second}).sessions, QList{Fate::Conflict});
    QVERIFY(reader().detail(first.id));
    QCOMPARE(reader().detail(second.id).error().code, ErrorCode::NotFound);
    SessionRecord altered = first;
    altered.outcome = Outcome::Cancelled;
    QCOMPARE(write({altered}).sessions, QList{Fate::Conflict});
    QCOMPARE(reader().detail(first.id)->record, first);
}

void TestSessionWriter::anotherKioskCannotTakeAnId()
{
    const SessionRecord first = samples::session(samples::kiosk(1), 1);
    SessionRecord thief = samples::session(samples::kiosk(2), 1);
    thief.id = first.id;
    write({first});
    QCOMPARE(write({thief}).sessions, QList{Fate::Conflict});
    QCOMPARE(reader().detail(first.id)->record.kiosk, samples::kiosk(1));
}

void TestSessionWriter::aConflictWithinOneBatchIsSeen()
{
    const SessionRecord first = samples::session(samples::kiosk(1), 1);
    SessionRecord second = first;
    second.customer = QStringLiteral("C-9");
    QCOMPARE(write({first, second, first}).sessions, (QList{Fate::Stored, Fate::Conflict, Fate::Duplicate}));
}

void TestSessionWriter::gapsAreNamedAndClose()
{
    const auto at = [](quint64 seq) { return samples::session(samples::kiosk(1), seq); };
    EpochState state = write({at(1), at(2), at(5), at(9)}).epochs.first();
    QCOMPARE(state.upTo, 2U);
    QCOMPARE(state.gaps, (QList<Gap>{{3, 4}, {6, 8}}));
    state = write({at(3), at(4)}).epochs.first();
    QCOMPARE(state.upTo, 5U);
    QCOMPARE(state.gaps, (QList<Gap>{{6, 8}}));
    state = write({at(8), at(7), at(6)}).epochs.first();
    QCOMPARE(state.upTo, 9U);
    QVERIFY(state.gaps.isEmpty());
}

void TestSessionWriter::aFarJumpIsOneGap()
{
    const quint64 far = static_cast<quint64>(std::numeric_limits<qint64>::max());
    const EpochState state = write({samples::session(samples::kiosk(1), far)}).epochs.first();
    QCOMPARE(state.upTo, 0U);
    QCOMPARE(state.gaps, (QList<Gap>{{1, far - 1}}));
}

void TestSessionWriter::aRefusedPlaceCountsAsDealtWith()
{
    Batch batch = samples::batchOf({samples::session(samples::kiosk(1), 1), samples::session(samples::kiosk(1), 3)});
    batch.refused.append({QStringLiteral("t"), samples::kiosk(1), QStringLiteral("range"), QStringLiteral("score"),
                          "{}", QStringLiteral("e1"), 2});
    const EpochState state = write(batch).epochs.first();
    QCOMPARE(state.upTo, 3U);
    QVERIFY(state.gaps.isEmpty());
}

void TestSessionWriter::epochsAreCountedApart()
{
    SessionRecord reinstalled = samples::session(samples::kiosk(1), 1);
    reinstalled.epoch = QStringLiteral("e2");
    const BatchResult result = write({samples::session(samples::kiosk(1), 1), reinstalled});
    QCOMPARE(result.sessions, (QList{Fate::Stored, Fate::Stored}));
    QCOMPARE(result.epochs.size(), 2);
    QCOMPARE(result.epochs[0].upTo, 1U);
    QCOMPARE(result.epochs[1].upTo, 1U);
}

void TestSessionWriter::rollupsEqualARecount()
{
    const QList<SessionRecord> all = samples::many(1500, 21);
    write(all);
    write(all.mid(200, 400));
    QMap<QString, qint64> hours;
    QMap<QString, qint64> bins;
    for (const SessionRecord& r : all) {
        ++hours
            [QStringLiteral("%1|%2|%3").arg(r.kiosk.toString()).arg(r.startedMs / kHourMs).arg(names::of(r.outcome))];
        if (!r.score)
            continue;
        const QString label = !r.pinValid.value_or(false)         ? QStringLiteral("unknown")
                              : r.outcome == Outcome::WrongPerson ? QStringLiteral("impostor")
                                                                  : QStringLiteral("genuine");
        ++bins[QStringLiteral("%1|%2|%3|%4|%5")
                   .arg(r.kiosk.toString())
                   .arg(r.startedMs / kDayMs)
                   .arg(r.policyRevision)
                   .arg(label)
                   .arg(std::min(999, (r.score->units() + 10000) / 20))];
    }
    QVERIFY(bins.size() > 100);
    const SessionReader source = reader();
    const auto stored = [&source](const QString& sql) {
        QMap<QString, qint64> counts;
        Statement statement(source.database(), sql);
        if (!statement.run({}))
            return counts;
        while (statement.next().value())
            counts.insert(statement.value(0).toString(), statement.value(1).toLongLong());
        return counts;
    };
    QCOMPARE(stored(QStringLiteral("SELECT kiosk || '|' || hour || '|' || outcome, sessions FROM rollup_hour")), hours);
    QCOMPARE(stored(QStringLiteral("SELECT kiosk || '|' || day || '|' || policy || '|' || label || '|' || bin, n "
                                   "FROM rollup_score")),
             bins);
}

void TestSessionWriter::timesEqualARecount()
{
    const QList<SessionRecord> all = samples::many(1500, 22);
    write(all);
    write(all.mid(100, 300)); // once more: counted once
    std::map<QString, KioskTimes> expected;
    std::map<std::pair<QString, Stage>, StageTime> stages;
    for (const SessionRecord& r : all) {
        KioskTimes& times = expected[r.kiosk.toString()];
        if (r.timing.scanMs > 0)
            times.scan.add(DurationCounts::binOf(r.timing.scanMs), 1);
        if (groupOf(r.outcome) != OutcomeGroup::Other)
            times.visit.add(DurationCounts::binOf(r.timing.totalMs), 1);
        for (const SessionStep& step : r.steps) {
            StageTime& sum = stages[{r.kiosk.toString(), step.stage}];
            ++sum.visits;
            sum.totalMs += step.tookMs;
        }
    }
    const SessionReader source = reader();
    const auto found = source.times({}, 0, std::numeric_limits<qint64>::max());
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(static_cast<std::size_t>(found->size()), expected.size());
    qsizetype stagesSeen = 0;
    for (const KioskTimes& times : *found) {
        const QString name = times.kiosk.toString();
        QVERIFY(times.scan == expected.at(name).scan && times.visit == expected.at(name).visit);
        QVERIFY(times.visit.count() > 0);
        for (const StageTime& stage : times.stages) {
            QCOMPARE(stage.visits, stages.at({name, stage.stage}).visits);
            QCOMPARE(stage.totalMs, stages.at({name, stage.stage}).totalMs);
            ++stagesSeen;
        }
    }
    QCOMPARE(static_cast<std::size_t>(stagesSeen), stages.size());
    // One kiosk, and days without a session.
    const auto one = source.times({found->first().kiosk}, 0, std::numeric_limits<qint64>::max());
    QCOMPARE(one->size(), 1);
    QVERIFY(one->first().scan == found->first().scan);
    QVERIFY(source.times({}, 0, kDayMs)->isEmpty());
}

void TestSessionWriter::aPictureIsStoredOnceWithItsSession()
{
    const SessionRecord session = samples::session(samples::kiosk(1), 1);
    const IncomingEvidence evidence = picture(session, session.kiosk);
    IncomingEvidence altered = evidence;
    altered.picture.sealed += 'x';
    // The picture may come first.
    Batch batch;
    batch.evidence = {evidence, evidence, altered};
    QCOMPARE(write(batch).evidence, (QList{Fate::Stored, Fate::Duplicate, Fate::Conflict}));
    write({session});
    const auto kept = reader().pictures(session.id);
    QVERIFY(kept);
    QCOMPARE(kept->size(), 1);
    QCOMPARE(kept->first().picture, evidence.picture);
}

void TestSessionWriter::aPictureOfAnotherKioskIsNotShown()
{
    const SessionRecord session = samples::session(samples::kiosk(1), 1);
    Batch batch = samples::batchOf({session});
    batch.evidence = {picture(session, samples::kiosk(2))};
    write(batch);
    QVERIFY(reader().pictures(session.id)->isEmpty());
}

void TestSessionWriter::aSessionHasItsShareOfPicturesAndNoMore()
{
    const SessionRecord session = samples::session(samples::kiosk(1), 1);
    Batch batch = samples::batchOf({session});
    for (int i = 0; i < kMaxEvidence + 1; ++i)
        batch.evidence.append(picture(session, session.kiosk));
    QCOMPARE(write(batch).evidence.last(), Fate::Surplus);
    QCOMPARE(reader().pictures(session.id)->size(), kMaxEvidence);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM quarantine WHERE code = 'range'")), 1);
}

void TestSessionWriter::aRefusedMessageIsNotedByHashAndCounted()
{
    const QByteArray payload("{\"customer\":\"secret\"}");
    Batch batch;
    batch.refused = {{QStringLiteral("jinbi/v1/k/K-0001/up/session"), samples::kiosk(1), QStringLiteral("malformed"),
                      QStringLiteral("v: missing"), payload, QString(), 0}};
    write(batch);
    m_clock.now += 1000;
    write(batch);
    const SessionReader source = reader();
    const auto row =
        Statement(source.database(),
                  QStringLiteral("SELECT times, last_ms - received_ms, size, sha256, epoch FROM quarantine"))
            .first({});
    QVERIFY(row && *row);
    QCOMPARE((*row)->at(0).toInt(), 2);
    QCOMPARE((*row)->at(1).toInt(), 1000);
    QCOMPARE((*row)->at(2).toInt(), payload.size());
    QCOMPARE((*row)->at(3).toByteArray(), QCryptographicHash::hash(payload, QCryptographicHash::Sha256).toHex());
    QVERIFY((*row)->at(4).isNull());
    if (!test::StoreKinds::isFile())
        return;
    QFile file(m_store->address().path() + QStringLiteral("-wal"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
}

void TestSessionWriter::aBatchThatCannotBeWrittenLeavesNothing()
{
    const QList<SessionRecord> before = samples::many(5, 1);
    write(before);
    QList<SessionRecord> large = samples::many(400, 2);
    for (SessionRecord& record : large)
        record.epoch = QStringLiteral("e2");
    m_store->fillDisk();
    const auto failed = m_writer->write(samples::batchOf(large));
    m_store->makeRoom();
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::Io);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM session")), 5);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM audit_leaf")), 6);
    QCOMPARE(number(QStringLiteral("SELECT size FROM audit_state")), 6);
    // Room again: the same batch goes through as if nothing had been.
    const BatchResult result = write(large);
    QCOMPARE(result.sessions.count(Fate::Stored), large.size());
    QCOMPARE(number(QStringLiteral("SELECT sum(sessions) FROM rollup_hour")), 405);
}

void TestSessionWriter::everyStoredSessionHasOneEntryThatBindsIt()
{
    const QList<SessionRecord> all = samples::many(30, 4);
    write(all.mid(0, 20));
    write(all.mid(10)); // ten of them again
    SessionRecord rival = samples::session(all.first().kiosk, all.first().seq);
    QCOMPARE(write(QList<SessionRecord>{rival}).sessions.first(), Fate::Conflict);
    const SessionReader source = reader();
    AuditFilter filter;
    filter.kinds = {ActKind::SessionStored};
    const auto rows = AuditReader(source.database()).page(filter, std::nullopt, 100);
    QVERIFY(rows);
    QCOMPARE(rows->size(), 30);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const AuditRow& row = rows->at(29 - i);
        QCOMPARE(row.object, all.at(i).id.toString());
        QCOMPARE(row.actor, QStringLiteral("kiosk:") + all.at(i).kiosk.toString());
        const auto body =
            Statement(source.database(), QStringLiteral("SELECT body FROM session WHERE id = ?")).first({row.object});
        QVERIFY(body && *body);
        const QByteArray hash =
            QCryptographicHash::hash((*body)->first().toString().toUtf8(), QCryptographicHash::Sha256).toHex();
        QCOMPARE(row.facts, QList<Fact>({{QStringLiteral("body_hash"), QString::fromLatin1(hash)},
                                         {QStringLiteral("outcome"), names::of(all.at(i).outcome)}}));
    }
    QCOMPARE(number(QStringLiteral("SELECT size FROM audit_state")), 31);
}

void TestSessionWriter::aSessionSurvivesReopening()
{
    const QList<SessionRecord> all = samples::many(40, 3);
    write(all.mid(0, 20));
    m_writer.reset();
    auto database = Database::open(m_store->address(), Schema::branch(), Database::Access::Write);
    QVERIFY(database);
    m_writer = std::make_unique<SessionWriter>(*std::move(database), m_clock);
    const BatchResult result = write(all);
    QCOMPARE(result.sessions.count(Fate::Duplicate), 20);
    QCOMPARE(result.sessions.count(Fate::Stored), 20);
}

QTEST_GUILESS_MAIN(TestSessionWriter)
#include "tst_sessionwriter.moc"
