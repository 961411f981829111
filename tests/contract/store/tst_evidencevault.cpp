// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/storeundertest.h"
#include "unit/store/samplesessions.h"

#include "crypto/sealing.h"
#include "domain/retention.h"
#include "store/evidencevault.h"
#include "store/sessionreader.h"
#include "store/sessionwriter.h"

#include <QTest>

#include <memory>

using namespace jinbi;
using namespace jinbi::store;

/// Pictures from the kiosk's seal to the reader, on both kinds of store.
class TestEvidenceVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::StoreKinds::addRows(); }
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void cleanup();
    void aPictureIsLockedWithTheKeyOfItsSession();
    void aSessionHasOneKeyAndAnotherSessionAnotherOne();
    void theSamePictureAgainIsADuplicate();
    void whatWasNotSealedToThisBranchIsRefusedAndLeavesNoKey();
    void picturesThatChangedPlacesDoNotOpen_data();
    void picturesThatChangedPlacesDoNotOpen();
    void aDamagedPictureOrKeyIsCorrupt();
    void aPictureWhoseKeyWasDestroyedIsRefused();
    void aLostVaultKeyIsSaidAndNewPicturesGoUnderTheNewOne();
    void anOlderRowOpensAsItWasSealed();
    void theDatabaseHoldsAKeyOrSaysWhenItWentAndNeverBoth();

private:
    [[nodiscard]] IncomingEvidence picture(const SessionRecord& session, const QByteArray& clear,
                                           qint64 atMs = 700) const;
    [[nodiscard]] EvidenceVault vault() const { return {*m_opening, *m_vault}; }
    void open();
    QList<Fate> write(const QList<IncomingEvidence>& pictures, const QList<SessionRecord>& sessions = {});
    [[nodiscard]] SessionReader reader() const;
    [[nodiscard]] Result<QList<QByteArray>> read(const SessionId& session) const;
    [[nodiscard]] QVariant value(const QString& sql) const;
    void run(const QString& sql, const QVariantList& values = {});

    test::StoreKinds m_kinds;
    std::unique_ptr<test::StoreUnderTest> m_store;
    samples::HandClock m_clock;
    std::optional<crypto::OpeningKey> m_opening;
    std::optional<crypto::VaultKey> m_vault;
    std::unique_ptr<SessionWriter> m_writer;
    const SessionRecord m_one = samples::session(samples::kiosk(1), 1);
    const SessionRecord m_two = samples::session(samples::kiosk(2), 1);
};

void TestEvidenceVault::init()
{
    m_store = m_kinds.make();
    m_opening = crypto::OpeningKey::create().value();
    m_vault = crypto::VaultKey::create().value();
    open();
}

void TestEvidenceVault::open()
{
    m_writer.reset();
    auto database = Database::openOrCreate(m_store->address(), Schema::branch());
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    m_writer = std::make_unique<SessionWriter>(*std::move(database), m_clock, vault());
}

void TestEvidenceVault::cleanup()
{
    m_writer.reset();
    m_store.reset();
}

IncomingEvidence TestEvidenceVault::picture(const SessionRecord& session, const QByteArray& clear, qint64 atMs) const
{
    return {session.kiosk,
            {EvidenceId::create(), session.id, atMs, m_opening->sealingKey().seal(clear).value()},
            "the message"};
}

QList<Fate> TestEvidenceVault::write(const QList<IncomingEvidence>& pictures, const QList<SessionRecord>& sessions)
{
    Batch batch = samples::batchOf(sessions);
    batch.evidence = pictures;
    const auto result = m_writer->write(batch);
    if (!result)
        qFatal("%ls", qUtf16Printable(result.error().detail));
    return result->evidence;
}

SessionReader TestEvidenceVault::reader() const
{
    auto database = Database::open(m_store->address(), Schema::branch(), Database::Access::Read);
    if (!database)
        qFatal("%ls", qUtf16Printable(database.error().detail));
    return SessionReader(*std::move(database));
}

Result<QList<QByteArray>> TestEvidenceVault::read(const SessionId& session) const
{
    const auto kept = reader().pictures(session);
    if (!kept)
        return kept.error();
    QList<QByteArray> all;
    for (const KeptPicture& each : *kept) {
        const auto clear = vault().open(each);
        if (!clear)
            return clear.error();
        all.append(*clear);
    }
    return all;
}

QVariant TestEvidenceVault::value(const QString& sql) const
{
    const SessionReader source = reader();
    const auto row = Statement(source.database(), sql).first({});
    return row && *row ? (*row)->first() : QVariant(-1);
}

void TestEvidenceVault::run(const QString& sql, const QVariantList& values)
{
    m_writer.reset(); // a file has one writer only
    {
        const auto database = Database::open(m_store->address(), Schema::branch(), Database::Access::Write);
        QVERIFY(database);
        QVERIFY(Statement(*database, sql).run(values));
    }
    open();
}

void TestEvidenceVault::aPictureIsLockedWithTheKeyOfItsSession()
{
    const QByteArray clear = crypto::randomBytes(30000);
    const IncomingEvidence sent = picture(m_one, clear);
    QCOMPARE(write({sent}, {m_one}), QList{Fate::Stored});
    const auto kept = reader().pictures(m_one.id);
    QVERIFY(kept);
    QCOMPARE(kept->size(), 1);
    QCOMPARE(kept->first().subject, QStringLiteral("session:") + m_one.id.toString());
    QCOMPARE(kept->first().kiosk, m_one.kiosk);
    QCOMPARE(kept->first().picture.atMs, 700);
    // Neither as it came nor in the clear; and the branch key alone opens it no more.
    QVERIFY(kept->first().picture.sealed != sent.picture.sealed);
    QVERIFY(!kept->first().picture.sealed.contains(clear.first(32)));
    QVERIFY(!m_opening->open(kept->first().picture.sealed));
    QCOMPARE(*read(m_one.id), QList{clear});
    QCOMPARE(value(QStringLiteral("SELECT key_id FROM subject_key")).toString(), m_vault->id());
    QCOMPARE(value(QStringLiteral("SELECT delete_at_ms - stored_ms FROM evidence")).toLongLong(),
             std::chrono::milliseconds(kPicturesKept).count());
    const auto detail = reader().detail(m_one.id);
    QCOMPARE(detail->pictures, 1);
    QVERIFY(!detail->arePicturesDeleted);
}

void TestEvidenceVault::aSessionHasOneKeyAndAnotherSessionAnotherOne()
{
    write({picture(m_one, "first", 1), picture(m_two, "other", 1)}, {m_one, m_two});
    write({picture(m_one, "second", 2)});
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM subject_key")).toInt(), 2);
    QCOMPARE(*read(m_one.id), (QList<QByteArray>{"first", "second"}));
    QCOMPARE(*read(m_two.id), (QList<QByteArray>{"other"}));
}

void TestEvidenceVault::theSamePictureAgainIsADuplicate()
{
    const IncomingEvidence sent = picture(m_one, "a face");
    IncomingEvidence altered = picture(m_one, "a face"); // the same picture in other bytes
    altered.picture.id = sent.picture.id;
    IncomingEvidence elsewhere = sent;
    elsewhere.picture.atMs += 1;
    QCOMPARE(write({sent, sent, altered}), (QList{Fate::Stored, Fate::Duplicate, Fate::Conflict}));
    open();
    QCOMPARE(write({sent, elsewhere}), (QList{Fate::Duplicate, Fate::Conflict}));
    // Also when the key for pictures has gone meanwhile.
    m_vault = crypto::VaultKey::create().value();
    open();
    QCOMPARE(write({sent}), QList{Fate::Duplicate});
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM evidence")).toInt(), 1);
}

void TestEvidenceVault::whatWasNotSealedToThisBranchIsRefusedAndLeavesNoKey()
{
    IncomingEvidence altered = picture(m_one, "a face");
    altered.picture.sealed[50] = static_cast<char>(altered.picture.sealed.at(50) ^ 1);
    altered.payload = "one message";
    IncomingEvidence foreign = picture(m_two, "a face");
    foreign.picture.sealed = crypto::OpeningKey::create()->sealingKey().seal("a face").value();
    QCOMPARE(write({altered, foreign}, {m_one, m_two}), (QList{Fate::Unopened, Fate::Unopened}));
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM subject_key")).toInt(), 0);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM evidence")).toInt(), 0);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM quarantine WHERE code = 'sealed'")).toInt(), 2);
    QVERIFY(read(m_one.id)->isEmpty());
}

void TestEvidenceVault::picturesThatChangedPlacesDoNotOpen_data()
{
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<bool>("ofOneSession");
    const QString bytes = QStringLiteral("sealed");
    QTest::newRow("bytes of two sessions") << QStringList{bytes} << false;
    QTest::newRow("bytes and keys of two sessions") << QStringList{bytes, QStringLiteral("subject")} << false;
    QTest::newRow("bytes within a session") << QStringList{bytes} << true;
    QTest::newRow("times within a session") << QStringList{QStringLiteral("at_ms")} << true;
    QTest::newRow("sessions") << QStringList{QStringLiteral("session"), QStringLiteral("kiosk")} << false;
}

void TestEvidenceVault::picturesThatChangedPlacesDoNotOpen()
{
    QFETCH(QStringList, columns);
    QFETCH(bool, ofOneSession);
    const IncomingEvidence first = picture(m_one, "one", 1);
    const IncomingEvidence second = ofOneSession ? picture(m_one, "two", 2) : picture(m_two, "two", 2);
    write({first, second}, {m_one, m_two});
    QVERIFY(read(m_one.id) && read(m_two.id));
    const QString where = QStringLiteral("SELECT %1 FROM evidence WHERE id = '%2'");
    for (const QString& column : columns) {
        const QVariant one = value(where.arg(column, first.picture.id.toString()));
        const QVariant two = value(where.arg(column, second.picture.id.toString()));
        const QString put = QStringLiteral("UPDATE evidence SET %1 = ? WHERE id = ?").arg(column);
        run(put, {two, first.picture.id.toString()});
        run(put, {one, second.picture.id.toString()});
    }
    QCOMPARE(read(m_one.id).error().code, ErrorCode::Corrupt);
    if (!ofOneSession)
        QCOMPARE(read(m_two.id).error().code, ErrorCode::Corrupt);
}

void TestEvidenceVault::aDamagedPictureOrKeyIsCorrupt()
{
    write({picture(m_one, "a face"), picture(m_two, "another")}, {m_one, m_two});
    const auto flip = [](QByteArray bytes) {
        bytes[bytes.size() / 2] = static_cast<char>(bytes.at(bytes.size() / 2) ^ 4);
        return bytes;
    };
    const auto first = reader().pictures(m_one.id)->first();
    const auto second = reader().pictures(m_two.id)->first();
    run(QStringLiteral("UPDATE evidence SET sealed = ? WHERE id = ?"),
        {flip(first.picture.sealed), first.picture.id.toString()});
    run(QStringLiteral("UPDATE subject_key SET wrapped = ? WHERE subject = ?"), {flip(second.wrapped), second.subject});
    QCOMPARE(read(m_one.id).error().code, ErrorCode::Corrupt);
    QCOMPARE(read(m_two.id).error().code, ErrorCode::Corrupt);
}

void TestEvidenceVault::aPictureWhoseKeyWasDestroyedIsRefused()
{
    write({picture(m_one, "a face")}, {m_one});
    run(QStringLiteral("DELETE FROM evidence"));
    run(QStringLiteral("UPDATE subject_key SET wrapped = NULL, destroyed_ms = 5"));
    QCOMPARE(read(m_one.id).error().code, ErrorCode::NotFound);
    QCOMPARE(read(m_one.id).error().message, words::picturesDeleted());
    QVERIFY(reader().detail(m_one.id)->arePicturesDeleted);
    QCOMPARE(write({picture(m_one, "late", 2)}), QList{Fate::Gone});
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM subject_key WHERE wrapped IS NULL")).toInt(), 1);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM subject_key")).toInt(), 1);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM evidence")).toInt(), 0);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM quarantine WHERE code = 'gone'")).toInt(), 1);
}

void TestEvidenceVault::aLostVaultKeyIsSaidAndNewPicturesGoUnderTheNewOne()
{
    write({picture(m_one, "a face", 1)}, {m_one});
    m_vault = crypto::VaultKey::create().value();
    open();
    QCOMPARE(read(m_one.id).error().code, ErrorCode::WrongKey);
    QCOMPARE(reader().detail(m_one.id)->record, m_one);
    QCOMPARE(write({picture(m_two, "another"), picture(m_one, "late", 2)}, {m_two}),
             (QList{Fate::Stored, Fate::Stored}));
    QCOMPARE(*read(m_two.id), QList<QByteArray>{"another"});
    // Of a session that had begun under the old key the new picture opens, the old one not.
    const auto kept = reader().pictures(m_one.id);
    QCOMPARE(kept->size(), 2);
    QCOMPARE(vault().open(kept->first()).error().code, ErrorCode::WrongKey);
    QCOMPARE(*vault().open(kept->last()), QByteArray("late"));
}

void TestEvidenceVault::anOlderRowOpensAsItWasSealed()
{
    const IncomingEvidence sent = picture(m_one, "a face");
    write({}, {m_one});
    run(QStringLiteral("INSERT INTO evidence (id, session, kiosk, at_ms, sealed, stored_ms, delete_at_ms) "
                       "VALUES (?, ?, ?, ?, ?, 1, 2)"),
        {sent.picture.id.toString(), m_one.id.toString(), m_one.kiosk.toString(), sent.picture.atMs,
         sent.picture.sealed});
    QCOMPARE(*read(m_one.id), QList<QByteArray>{"a face"});
    QCOMPARE(write({sent}), QList{Fate::Duplicate});
}

void TestEvidenceVault::theDatabaseHoldsAKeyOrSaysWhenItWentAndNeverBoth()
{
    write({picture(m_one, "a face")}, {m_one});
    m_writer.reset();
    const auto database = Database::open(m_store->address(), Schema::branch(), Database::Access::Write);
    QVERIFY(database);
    QVERIFY(!database->execute(QStringLiteral("UPDATE subject_key SET wrapped = NULL")));
    QVERIFY(!database->execute(QStringLiteral("UPDATE subject_key SET destroyed_ms = 5")));
    QVERIFY(database->execute(QStringLiteral("UPDATE subject_key SET wrapped = NULL, destroyed_ms = 5")));
}

QTEST_GUILESS_MAIN(TestEvidenceVault)
#include "tst_evidencevault.moc"
