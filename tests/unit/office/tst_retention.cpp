// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/office/branchoffice.h"
#include "unit/store/samplesessions.h"

#include "crypto/sealing.h"
#include "office/sqlretention.h"
#include "store/sessionreader.h"
#include "store/sessionwriter.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace jinbi;
using namespace jinbi::office;
using namespace jinbi::store;

namespace {

constexpr qint64 kHour = 3600000;
constexpr qint64 kKept = std::chrono::milliseconds(kPicturesKept).count();

/// Goes with the monotonic clock of a test.
class BootOf : public BootClock
{
public:
    explicit BootOf(const Clock& clock) : m_clock(clock) {}
    [[nodiscard]] qint64 sinceBootMs() const override { return m_clock.monotonicMs(); }
    [[nodiscard]] QString bootId() const override { return QStringLiteral("boot-1"); }

private:
    const Clock& m_clock;
};

} // namespace

/// Pictures from the recorder to their end, on both kinds of store.
class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::StoreKinds::addRows(); }
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void cleanup();
    void aPictureGoesAtItsTimeAndItsKeyWithIt();
    void aKeyStaysWhileAPictureOfItsSessionDoes();
    void aTransactionIsBoundedAndHasOneEntry();
    void whereNothingIsDueNothingIsWritten();
    void aPictureOfAnOlderVersionGoesAsWell();
    void aHeldSessionKeepsItsPictures();
    void aHoldNeedsAReasonAndAPermit();
    void nothingOfADeletedPictureIsLeftInTheFiles();
    void aJumpOfTheClockDeletesNothingUntilSomebodyConfirms();
    void theClockIsConfirmedOnlyWhileItIsDoubted();

private:
    SessionRecord add(int pictures);
    SweepStep sweep();
    [[nodiscard]] SessionReader reader() const;
    static Permit permit(Action action = Action::ExportSessions) { return AccessPolicy::permit(kWho, action); }

    static inline const OperatorId kWho = OperatorId::create();
    test::StoreKinds m_kinds;
    std::unique_ptr<test::BranchOffice> m_office;
    std::unique_ptr<BootOf> m_boot;
    std::unique_ptr<SqlRetention> m_retention;
    std::unique_ptr<EvidenceVault> m_vault;
    std::unique_ptr<SessionWriter> m_writer;
    quint64 m_seq = 0;
};

void TestRetention::init()
{
    m_office = std::make_unique<test::BranchOffice>(m_kinds);
    m_boot = std::make_unique<BootOf>(m_office->clock);
    m_retention = std::make_unique<SqlRetention>(m_office->lane(), m_office->clock, *m_boot);
    m_vault = std::make_unique<EvidenceVault>(crypto::OpeningKey::create().value(), crypto::VaultKey::create().value());
    auto database = Database::open(m_office->address(), Schema::branch(), Database::Access::Join);
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    m_writer = std::make_unique<SessionWriter>(*std::move(database), m_office->clock, *m_vault);
    m_seq = 0;
    QCOMPARE(sweep().doubt, ClockDoubt::None);
}

void TestRetention::cleanup()
{
    m_writer.reset();
    m_retention.reset();
    m_office.reset();
}

SessionRecord TestRetention::add(int pictures)
{
    const SessionRecord session = samples::session(samples::kiosk(1), ++m_seq);
    Batch batch = samples::batchOf({session});
    for (int i = 0; i < pictures; ++i)
        batch.evidence.append(
            {session.kiosk, {EvidenceId::create(), session.id, i, m_vault->sealingKey().seal("a face").value()}, {}});
    if (const auto written = m_writer->write(batch); !written)
        qFatal("%ls", qUtf16Printable(written.error().detail));
    return session;
}

SweepStep TestRetention::sweep()
{
    const auto step = test::answerOf(m_retention->sweep());
    if (!step)
        qFatal("%ls", qUtf16Printable(step.error().detail));
    return *step;
}

SessionReader TestRetention::reader() const
{
    auto database = Database::open(m_office->address(), Schema::branch(), Database::Access::Read);
    if (!database)
        qFatal("%ls", qUtf16Printable(database.error().detail));
    return SessionReader(*std::move(database));
}

void TestRetention::aPictureGoesAtItsTimeAndItsKeyWithIt()
{
    const SessionRecord session = add(2);
    m_office->clock.pass(kKept - 1);
    QCOMPARE(sweep().pictures, 0);
    QCOMPARE(reader().pictures(session.id)->size(), 2);
    m_office->clock.pass(1);
    const SweepStep step = sweep();
    QCOMPARE(step.pictures, 2);
    QCOMPARE(step.keys, 1);
    QVERIFY(step.isDone);
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM evidence")), 0);
    QCOMPARE(m_office->number(QStringLiteral("SELECT destroyed_ms FROM subject_key WHERE wrapped IS NULL")),
             m_office->clock.utcMs());
    QCOMPARE(reader().pictures(session.id).error().code, ErrorCode::NotFound);
    QVERIFY(reader().detail(session.id)->arePicturesDeleted);
    const QList<AuditRow> entries = m_office->rowsOf(ActKind::Swept);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().actor, QStringLiteral("branch"));
    QCOMPARE(test::factOf(entries.first(), "pictures"), QStringLiteral("2"));
    QCOMPARE(test::factOf(entries.first(), "keys"), QStringLiteral("1"));
}

void TestRetention::aKeyStaysWhileAPictureOfItsSessionDoes()
{
    const SessionRecord session = add(2);
    m_office->run(QStringLiteral("UPDATE evidence SET delete_at_ms = delete_at_ms + 1000 WHERE at_ms = 1"));
    m_office->clock.pass(kKept);
    const SweepStep first = sweep();
    QCOMPARE(first.pictures, 1);
    QCOMPARE(first.keys, 0);
    QCOMPARE(*m_vault->open(reader().pictures(session.id)->first()), QByteArray("a face"));
    m_office->clock.pass(1000);
    QCOMPARE(sweep().keys, 1);
}

void TestRetention::aTransactionIsBoundedAndHasOneEntry()
{
    for (int i = 0; i < RetentionSweep::kBatch / 4 + 1; ++i)
        add(4);
    m_office->clock.pass(kKept);
    const SweepStep first = sweep();
    QCOMPARE(first.pictures, RetentionSweep::kBatch);
    QVERIFY(!first.isDone);
    const SweepStep second = sweep();
    QCOMPARE(second.pictures, 4);
    QVERIFY(second.isDone);
    QCOMPARE(m_office->rowsOf(ActKind::Swept).size(), 2);
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM subject_key WHERE wrapped IS NOT NULL")), 0);
}

void TestRetention::whereNothingIsDueNothingIsWritten()
{
    add(1);
    m_office->clock.pass(kHour);
    sweep();
    m_office->clock.pass(kHour);
    sweep();
    QVERIFY(m_office->rowsOf(ActKind::Swept).isEmpty());
}

void TestRetention::aPictureOfAnOlderVersionGoesAsWell()
{
    const SessionRecord session = add(2);
    m_office->run(QStringLiteral("UPDATE evidence SET subject = NULL, origin = NULL"));
    m_office->run(QStringLiteral("DELETE FROM subject_key"));
    m_office->run(QStringLiteral("UPDATE evidence SET delete_at_ms = delete_at_ms + 1000 WHERE at_ms = 1"));
    m_office->clock.pass(kKept);
    QCOMPARE(sweep().pictures, 1);
    QCOMPARE(reader().pictures(session.id)->size(), 1);
    m_office->clock.pass(1000);
    const SweepStep step = sweep();
    QCOMPARE(step.pictures, 1);
    QCOMPARE(step.keys, 0);
    // That there were some is known all the same, and no late copy comes back.
    QCOMPARE(reader().pictures(session.id).error().code, ErrorCode::NotFound);
    Batch late;
    late.evidence = {
        {session.kiosk, {EvidenceId::create(), session.id, 9, m_vault->sealingKey().seal("late").value()}, {}}};
    QCOMPARE(m_writer->write(late)->evidence, QList{Fate::Gone});
}

void TestRetention::aHeldSessionKeepsItsPictures()
{
    const SessionRecord held = add(1);
    const SessionRecord other = add(1);
    QVERIFY(test::answerOf(m_retention->hold(held.id, QStringLiteral("  police file 12/7 "), permit())));
    m_office->clock.pass(10 * kKept);
    QCOMPARE(sweep().pictures, 1);
    QCOMPARE(*m_vault->open(reader().pictures(held.id)->first()), QByteArray("a face"));
    QCOMPARE(reader().pictures(other.id).error().code, ErrorCode::NotFound);
    const auto hold = test::answerOf(m_retention->holdOf(held.id));
    QVERIFY(hold && *hold);
    QCOMPARE((*hold)->reason, QStringLiteral("police file 12/7"));
    QCOMPARE((*hold)->placedBy, kWho.toString());
    QVERIFY(!*test::answerOf(m_retention->holdOf(other.id)));
    const AuditRow placed = m_office->rowsOf(ActKind::HoldPlaced).first();
    QCOMPARE(placed.object, held.id.toString());
    QCOMPARE(placed.personal, (QList<Fact>{{QStringLiteral("reason"), QStringLiteral("police file 12/7")}}));

    QVERIFY(test::answerOf(m_retention->lift(held.id, permit())));
    QCOMPARE(m_office->rowsOf(ActKind::HoldLifted).first().object, held.id.toString());
    QCOMPARE(sweep().pictures, 1);
    QCOMPARE(test::answerOf(m_retention->lift(held.id, permit())).error().code, ErrorCode::NotFound);
    QCOMPARE(m_office->rowsOf(ActKind::HoldLifted).size(), 1);
}

void TestRetention::aHoldNeedsAReasonAndAPermit()
{
    const SessionRecord session = add(1);
    const auto hold = [&](const QString& reason, Action action) {
        return test::answerOf(m_retention->hold(session.id, reason, permit(action)));
    };
    QCOMPARE(hold(QStringLiteral(" a "), Action::ExportSessions).error().code, ErrorCode::Invalid);
    QCOMPARE(hold(QString(kLongestHoldReason + 1, QLatin1Char('a')), Action::ExportSessions).error().code,
             ErrorCode::Invalid);
    QCOMPARE(hold(QStringLiteral("police"), Action::StopService).error().code, ErrorCode::Refused);
    QCOMPARE(test::answerOf(m_retention->lift(session.id, permit(Action::StopService))).error().code,
             ErrorCode::Refused);
    QVERIFY(m_office->rowsOf(ActKind::HoldPlaced).isEmpty());
}

void TestRetention::nothingOfADeletedPictureIsLeftInTheFiles()
{
    if (!test::StoreKinds::isFile())
        return; // the server's files are its own; what is left there has no key any more
    QList<QByteArray> secrets;
    for (int i = 0; i < 40; ++i) {
        const auto kept = reader().pictures(add(2).id);
        for (const KeptPicture& each : *kept)
            secrets << each.wrapped << each.picture.sealed.last(30);
    }
    const auto found = [&] {
        qsizetype hits = 0;
        for (const char* suffix : {"", "-wal"}) {
            QFile file(m_office->address().path() + QLatin1StringView(suffix));
            const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            for (const QByteArray& secret : std::as_const(secrets))
                hits += bytes.contains(secret) ? 1 : 0;
        }
        return hits;
    };
    QVERIFY(found() >= secrets.size());
    m_office->clock.pass(kKept);
    QCOMPARE(sweep().pictures, 80);
    QCOMPARE(found(), 0);
}

void TestRetention::aJumpOfTheClockDeletesNothingUntilSomebodyConfirms()
{
    add(1);
    m_office->clock.utc += kKept + kHour; // the wall clock alone
    for (int i = 0; i < 3; ++i) {
        const SweepStep step = sweep();
        QCOMPARE(step.pictures, 0);
        QCOMPARE(step.doubt, ClockDoubt::Jumped);
        QCOMPARE(step.doubtByMs, kKept + kHour);
        m_office->clock.pass(kHour);
    }
    // Another run of the program asks as well.
    m_retention = std::make_unique<SqlRetention>(m_office->lane(), m_office->clock, *m_boot);
    QCOMPARE(sweep().doubt, ClockDoubt::Jumped);
    QCOMPARE(test::answerOf(m_retention->confirmClock(permit(Action::StopService))).error().code, ErrorCode::Refused);
    QCOMPARE(sweep().pictures, 0);
    QVERIFY(test::answerOf(m_retention->confirmClock(permit())));
    const AuditRow entry = m_office->rowsOf(ActKind::SweepConfirmed).first();
    QCOMPARE(entry.actor, kWho.toString());
    QCOMPARE(test::factOf(entry, "doubt"), QStringLiteral("jumped"));
    const SweepStep step = sweep();
    QCOMPARE(step.doubt, ClockDoubt::None);
    QCOMPARE(step.pictures, 1);
}

void TestRetention::theClockIsConfirmedOnlyWhileItIsDoubted()
{
    QCOMPARE(test::answerOf(m_retention->confirmClock(permit())).error().code, ErrorCode::Refused);
    QVERIFY(m_office->rowsOf(ActKind::SweepConfirmed).isEmpty());
}

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
