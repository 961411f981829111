// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/office/oldercopy.h"

#include "crypto/sealing.h"

#include <QFile>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

/// Somebody who can write to the store, but has not the signer's key and file.
class TestTamperedStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void cleanup() { m_office.reset(); }
    void whatWasDoneToALogIsFound_data();
    void whatWasDoneToALogIsFound();
    void anEntryThatWasChangedIsNotSignedOver();
    void aWholeStoreThatIsPutBackIsFound();
    void aSignersFileOfSomebodyElseIsNoProof();
    void aKeyThatIsNotExpectedIsNoProof();
    void aDamagedRowHidesNoOther();

private:
    void append(int count);
    void flip(const QString& table, const QString& column, const QString& where);

    StoreKinds m_kinds;
    std::unique_ptr<BranchOffice> m_office;
};

void TestTamperedStore::init()
{
    m_office = std::make_unique<BranchOffice>(m_kinds);
    append(20);
    m_office->restart(); // signed
    append(3);
    m_office->disarm();
}

void TestTamperedStore::append(int count)
{
    for (int i = 0; i < count; ++i) {
        const Act act{ActKind::SessionsExported,
                      QStringLiteral("somebody"),
                      QStringLiteral("file"),
                      {},
                      {{QStringLiteral("reason"), QString::number(i)}}};
        if (const auto ok = answerOf(m_office->log().append(act)); !ok)
            qFatal("%ls", qUtf16Printable(ok.error().detail));
    }
}

void TestTamperedStore::flip(const QString& table, const QString& column, const QString& where)
{
    const auto row =
        store::Statement(m_office->keeper(), QStringLiteral("SELECT %1 FROM %2 WHERE %3").arg(column, table, where))
            .first({});
    QByteArray bytes = (*row)->first().toByteArray();
    bytes.data()[bytes.size() / 2] = static_cast<char>(bytes.at(bytes.size() / 2) ^ 1);
    m_office->run(QStringLiteral("UPDATE %1 SET %2 = ? WHERE %3").arg(table, column, where), {bytes});
}

void TestTamperedStore::whatWasDoneToALogIsFound_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("firstBad"); // -1: it cannot be told
    QTest::newRow("entry") << QStringLiteral("flip entry") << 7;
    QTest::newRow("leaf") << QStringLiteral("flip leaf") << 7;
    QTest::newRow("frontier") << QStringLiteral("flip frontier") << -1;
    const QList<std::tuple<const char*, const char*, int>> statements{
        {"actor beside it", "UPDATE audit_leaf SET actor = 'else' WHERE seq = 5", 5},
        {"object beside it", "UPDATE audit_leaf SET object = '' WHERE seq = 5", 5},
        {"kind beside it", "UPDATE audit_leaf SET kind = 41 WHERE seq = 5", 5},
        {"time beside it", "UPDATE audit_leaf SET at_ms = at_ms + 1 WHERE seq = 5", 5},
        {"value", "UPDATE audit_opening SET value = 'else' WHERE seq = 6", 6},
        {"value gone", "DELETE FROM audit_opening WHERE seq = 6", 6},
        {"value of nobody", "UPDATE audit_opening SET seq = 99 WHERE seq = 6", 99},
        {"deleted", "DELETE FROM audit_leaf WHERE seq = 9", 9},
        {"first deleted", "DELETE FROM audit_leaf WHERE seq = 0", 0},
        {"cut off", "DELETE FROM audit_leaf WHERE seq >= 22", 22},
        {"moved before", "UPDATE audit_leaf SET seq = -1 WHERE seq = 23", -1},
        {"checkpoint's words", "UPDATE audit_checkpoint SET note = replace(note, 'branch-1/audit', 'branch-2/audit')",
         -1},
        {"checkpoint moved", "UPDATE audit_checkpoint SET note = 'no note at all'", -1}};
    for (const auto& [name, sql, firstBad] : statements)
        QTest::newRow(name) << QLatin1StringView(sql).toString() << firstBad;
}

void TestTamperedStore::whatWasDoneToALogIsFound()
{
    QFETCH(QString, what);
    QFETCH(int, firstBad);
    if (what == QStringLiteral("flip entry"))
        flip(QStringLiteral("audit_leaf"), QStringLiteral("entry"), QStringLiteral("seq = 7"));
    else if (what == QStringLiteral("flip leaf"))
        flip(QStringLiteral("audit_leaf"), QStringLiteral("leaf"), QStringLiteral("seq = 7"));
    else if (what == QStringLiteral("flip frontier"))
        flip(QStringLiteral("audit_state"), QStringLiteral("frontier"), QStringLiteral("id = 1"));
    else
        m_office->run(what);
    const auto finding = answerOf(m_office->log().verify());
    QVERIFY2(finding, finding ? "" : qPrintable(finding.error().detail));
    QVERIFY(!finding->isIntact);
    QVERIFY(!finding->trouble.isEmpty());
    if (firstBad >= 0)
        QCOMPARE(finding->firstBad, quint64(firstBad));
}

void TestTamperedStore::anEntryThatWasChangedIsNotSignedOver()
{
    const qint64 before = m_office->number(QStringLiteral("SELECT count(*) FROM audit_checkpoint"));
    m_office->run(QStringLiteral("UPDATE audit_leaf SET entry = (SELECT entry FROM audit_leaf WHERE seq = 21) "
                                 "WHERE seq = 22"));
    m_office->restart();
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM audit_checkpoint")), before);
    // Whoever is asked to write still writes: the log tells more with it than without.
    append(1);
    QVERIFY(!answerOf(m_office->log().verify())->isIntact);
}

void TestTamperedStore::aWholeStoreThatIsPutBackIsFound()
{
    m_office->restart(); // all 24 are signed
    // What the store was at its sixth entry, with all that belongs to it; only the signer knows that there was more.
    putBack(*m_office, 6);
    // Without the signer's file it is a log like any other.
    office::LogTrust trust = m_office->trust();
    trust.statePath.clear();
    const Console forgetful(m_office->address(), m_office->clock, std::nullopt, trust);
    QVERIFY(answerOf(forgetful.log->verify())->isIntact);
    const auto finding = answerOf(m_office->log().verify());
    QVERIFY(!finding->isIntact);
    QCOMPARE(finding->entries, quint64(6));
    const auto refused = answerOf(m_office->log().append({ActKind::AuditVerified, {}, {}, {}, {}}));
    QCOMPARE(refused.error().code, ErrorCode::Held);
    m_office->restart();
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM audit_checkpoint")), 0);
    QVERIFY(!answerOf(m_office->log().verify())->isIntact);
}

void TestTamperedStore::aSignersFileOfSomebodyElseIsNoProof()
{
    QFile file(m_office->statePath());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    bytes.replace("branch-1/audit", "branch-2/audit");
    file.resize(0);
    file.seek(0);
    file.write(bytes);
    file.close();
    // The signer goes by the tree; the note is what a verification looks at, and it is made anew before that.
    office::LogTrust trust = m_office->trust();
    const Console looking(m_office->address(), m_office->clock, std::nullopt, trust);
    QVERIFY(!answerOf(looking.log->verify())->isIntact);
    QVERIFY(QFile::remove(m_office->statePath()));
    QVERIFY(answerOf(looking.log->verify())->isIntact);
}

void TestTamperedStore::aKeyThatIsNotExpectedIsNoProof()
{
    office::LogTrust trust = m_office->trust();
    trust.publicKeys = {crypto::SigningKey::create()->publicKey()};
    trust.statePath.clear();
    const Console looking(m_office->address(), m_office->clock, std::nullopt, trust);
    QVERIFY(!answerOf(looking.log->verify())->isIntact);
    trust.publicKeys = {QByteArray("short")};
    const Console mistaken(m_office->address(), m_office->clock, std::nullopt, trust);
    QCOMPARE(answerOf(mistaken.log->verify()).error().code, ErrorCode::Invalid);
}

void TestTamperedStore::aDamagedRowHidesNoOther()
{
    m_office->run(QStringLiteral("UPDATE audit_leaf SET entry = ? WHERE seq = 4"), {QByteArray("rubbish")});
    const QList<AuditRow> rows = m_office->rows();
    QCOMPARE(rows.size(), 24);
    QCOMPARE(rows.at(19).facts, QList<Fact>({{QStringLiteral("unreadable"), QString()}}));
    QCOMPARE(rows.at(18).actor, QStringLiteral("somebody"));
}

QTEST_GUILESS_MAIN(TestTamperedStore)
#include "tst_tamperedstore.moc"
