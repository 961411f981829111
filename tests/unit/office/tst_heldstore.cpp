// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/audit/auditprogram.h"
#include "unit/office/oldercopy.h"

#include "crypto/sealing.h"
#include "store/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

constexpr int kEntries = 12;

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

/// A store that is not what was signed: an older copy, another one, or none at all.
class TestHeldStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void cleanup() { m_office.reset(); }
    void aStoreThatGoesOnIsNotHeld();
    void aStoreThatLacksTheRowIsTakenByItsEntries();
    void anOlderCopyIsHeldAndNothingIsWritten();
    void anotherTreeOfTheSameSizeIsHeld();
    void aMissingEntryHoldsTheStore();
    void anAdministratorGoesOnWithIt();
    void theProofOfWhatIsMissingIsKept();
    void anOfficerCannotConfirmIt();
    void wrongTriesAreCountedWithoutBeingWritten();
    void aStoreOtherThanWasSeenIsNotConfirmed();
    void aLostStoreIsConfirmedByItsFirstAdministrator();
    void whatIsNotCommittedLeavesTheStateAsItWas();
    void aCrashBeforeTheStateIsWrittenLeavesItHeld();
    void aNewerCopyThatIsPutBackIsFree();

private:
    void append(int count);
    /// Signed at 12 entries and more; what is there now ends at `size`.
    void becomeOlder(int size);
    [[nodiscard]] StoreHold hold();
    [[nodiscard]] Result<void> accept(const QString& login = QStringLiteral("anna"),
                                      const QString& typed = QStringLiteral("four quiet herons at noon"));
    [[nodiscard]] QStringList keptNotes() const;
    [[nodiscard]] qint64 entries() { return m_office->number(QStringLiteral("SELECT count(*) FROM audit_leaf")); }

    StoreKinds m_kinds;
    std::unique_ptr<BranchOffice> m_office;
};

void TestHeldStore::init()
{
    m_office = std::make_unique<BranchOffice>(m_kinds);
    m_office->disarm();
    m_office->begin();
    append(kEntries - 3); // after "opened", the first account and its recovery codes
}

void TestHeldStore::append(int count)
{
    for (int i = 0; i < count; ++i) {
        const Act act{ActKind::AuditVerified, QStringLiteral("somebody"), QString::number(i), {}, {}};
        const auto ok = answerOf(m_office->log().append(act));
        QVERIFY2(ok, ok ? "" : qPrintable(ok.error().detail));
    }
}

void TestHeldStore::becomeOlder(int size)
{
    m_office->stop();
    putBack(*m_office, size);
    m_office->start();
}

StoreHold TestHeldStore::hold()
{
    const auto found = answerOf(m_office->book().hold());
    if (!found)
        qFatal("%ls", qUtf16Printable(found.error().detail));
    return found->value_or(StoreHold{});
}

Result<void> TestHeldStore::accept(const QString& login, const QString& typed)
{
    return answerOf(m_office->book().accept(hold(), login, passphrase(typed)));
}

QStringList TestHeldStore::keptNotes() const
{
    const QFileInfo state(m_office->statePath());
    return state.dir().entryList({state.fileName() + QStringLiteral(".*")}, QDir::Files, QDir::Name);
}

void TestHeldStore::aStoreThatGoesOnIsNotHeld()
{
    QVERIFY(!QFile::exists(m_office->statePath()));
    QVERIFY(!answerOf(m_office->book().hold()).value());
    m_office->restart();
    QVERIFY(!bytesOf(m_office->statePath()).isEmpty());
    append(1);
    m_office->restart();
    QVERIFY(!answerOf(m_office->book().hold()).value());
    QCOMPARE(accept().error().code, ErrorCode::Refused);
    QVERIFY(keptNotes().isEmpty());
}

void TestHeldStore::aStoreThatLacksTheRowIsTakenByItsEntries()
{
    m_office->stop();
    m_office->run(QStringLiteral("DELETE FROM audit_checkpoint")); // as if the power had gone before it was committed
    m_office->start();
    append(3);
    QVERIFY(answerOf(m_office->log().verify())->isIntact);
}

void TestHeldStore::anOlderCopyIsHeldAndNothingIsWritten()
{
    becomeOlder(7);
    const QByteArray state = bytesOf(m_office->statePath());
    const auto refused = answerOf(m_office->log().append({ActKind::AuditVerified, {}, {}, {}, {}}));
    QCOMPARE(refused.error().code, ErrorCode::Held);
    QVERIFY2(refused.error().message.contains(QStringLiteral("ends at entry 6 of 20")),
             qPrintable(refused.error().message));
    QVERIFY2(refused.error().message.contains(QStringLiteral("5 later entr")), qPrintable(refused.error().message));
    QCOMPARE(m_office->prove(QStringLiteral("anna"), QStringLiteral("something else")).error().code, ErrorCode::Held);
    QCOMPARE(answerOf(m_office->book().isEmpty()).error().code, ErrorCode::Held);
    const StoreHold held = hold();
    QCOMPARE(held.kind, StoreHold::Kind::Older);
    QCOMPARE(held.entries, 7U);
    QCOMPARE(held.signedEntries, quint64(kEntries));
    QCOMPARE(held.lastMs, m_office->clock.utc.load());
    QVERIFY(held.signedMs > 0 && !held.isNobodys);
    m_office->restart();
    QCOMPARE(entries(), 7);
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM audit_checkpoint")), 0);
    QCOMPARE(bytesOf(m_office->statePath()), state);
}

void TestHeldStore::anotherTreeOfTheSameSizeIsHeld()
{
    becomeOlder(7);
    {
        auto transaction = store::Transaction::begin(m_office->keeper());
        QVERIFY(transaction);
        store::AuditWriter writer(m_office->keeper());
        for (int i = 7; i < kEntries; ++i)
            QVERIFY(writer.append({ActKind::AuditVerified, QStringLiteral("else"), {}, {}, {}}, m_office->clock.utcMs(),
                                  m_office->clock.monotonicMs()));
        QVERIFY(transaction->commit());
    }
    QCOMPARE(hold().kind, StoreHold::Kind::Other);
    QCOMPARE(hold().entries, quint64(kEntries));
    QCOMPARE(answerOf(m_office->log().append({ActKind::AuditVerified, {}, {}, {}, {}})).error().code, ErrorCode::Held);
    QVERIFY(accept());
    append(1);
    QVERIFY(answerOf(m_office->log().verify())->isIntact);
}

void TestHeldStore::aMissingEntryHoldsTheStore()
{
    m_office->stop();
    m_office->run(QStringLiteral("DELETE FROM audit_leaf WHERE seq = 4"));
    m_office->run(QStringLiteral("DELETE FROM audit_checkpoint"));
    m_office->start();
    QCOMPARE(hold().kind, StoreHold::Kind::Other);
    // Nobody can sign a log with a hole; nothing of the try remains.
    QCOMPARE(accept().error().code, ErrorCode::Corrupt);
    QCOMPARE(entries(), kEntries - 1);
    QCOMPARE(hold().kind, StoreHold::Kind::Other);
}

void TestHeldStore::anAdministratorGoesOnWithIt()
{
    becomeOlder(7);
    const StoreHold held = hold();
    QVERIFY(accept());
    const QList<AuditRow> rows = m_office->rowsOf(ActKind::StoreAccepted);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().seq, 7U);
    QVERIFY(!rows.first().actor.isEmpty());
    QCOMPARE(factOf(rows.first(), "entries"), QStringLiteral("7"));
    QCOMPARE(factOf(rows.first(), "signed_entries"), QString::number(kEntries));
    QCOMPARE(factOf(rows.first(), "signed_root"), held.signedRoot);
    QVERIFY(m_office->prove(QStringLiteral("anna"), QStringLiteral("four quiet herons at noon")));
    append(20);
    m_office->restart(); // signs again
    QCOMPARE(m_office->number(QStringLiteral("SELECT max(size) FROM audit_checkpoint")), entries());
    QVERIFY(!answerOf(m_office->book().hold()).value());
    QVERIFY(answerOf(m_office->log().verify())->isIntact);
}

void TestHeldStore::theProofOfWhatIsMissingIsKept()
{
    m_office->stop();
    const QByteArray state = bytesOf(m_office->statePath());
    const QByteArray note = state.sliced(state.indexOf('\n', state.indexOf('\n') + 1) + 1);
    m_office->start();
    becomeOlder(7);
    QVERIFY(accept());
    QCOMPARE(keptNotes().size(), 1);
    const QString kept = QFileInfo(m_office->statePath()).dir().filePath(keptNotes().first());
    QCOMPARE(bytesOf(kept), note);
    QCOMPARE(QFile::permissions(kept) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    append(20); // until the copy is longer than what was signed
    m_office->restart();
    QVERIFY(answerOf(m_office->log().verify())->isIntact);
    if (!StoreKinds::isFile())
        return;
    const auto key = office::verifierKeyOf(QStringLiteral("branch-1"), m_office->trust().publicKeys.first());
    const QStringList command{QStringLiteral("verify"), m_office->address().path(), QStringLiteral("--vkey"),
                              QString::fromStdString(key->text())};
    const Ran good = runAudit(command);
    QVERIFY2(good.code == 0, (good.output + good.complaints).constData());
    const Ran fork = runAudit(command + QStringList{QStringLiteral("--anchor"), kept});
    QVERIFY2(fork.code == 1, (fork.output + fork.complaints).constData());
    QVERIFY2(fork.output.contains("fork"), fork.output.constData());
}

void TestHeldStore::anOfficerCannotConfirmIt()
{
    QVERIFY(answerOf(m_office->book().add(account(QStringLiteral("olaf"), Role::SecurityOfficer), passphrase(),
                                          AccessPolicy::permit(OperatorId::create()))));
    append(5);
    becomeOlder(15);
    QCOMPARE(accept(QStringLiteral("olaf")).error().code, ErrorCode::Refused);
    QCOMPARE(hold().entries, 15U);
    QVERIFY(accept());
}

void TestHeldStore::wrongTriesAreCountedWithoutBeingWritten()
{
    becomeOlder(7);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(accept(QStringLiteral("anna"), QStringLiteral("four quiet herons at dusk")).error().code,
                 ErrorCode::Refused);
        QCOMPARE(accept(QStringLiteral("nobody")).error().code, ErrorCode::Refused);
    }
    QCOMPARE(accept().error().code, ErrorCode::Unavailable);
    QCOMPARE(accept(QStringLiteral("nobody")).error().code, ErrorCode::Unavailable);
    QCOMPARE(hold().entries, 7U);
    QCOMPARE(m_office->number(QStringLiteral("SELECT max(failures) FROM operator")), 0);
    m_office->clock.pass(31000);
    QVERIFY(accept());
}

void TestHeldStore::aStoreOtherThanWasSeenIsNotConfirmed()
{
    becomeOlder(7);
    StoreHold seen = hold();
    putBack(*m_office, 5);
    QCOMPARE(answerOf(m_office->book().accept(seen, QStringLiteral("anna"), passphrase())).error().code,
             ErrorCode::Refused);
    seen = hold();
    QCOMPARE(seen.entries, 5U);
    seen.signedRoot.clear();
    QCOMPARE(answerOf(m_office->book().accept(seen, QStringLiteral("anna"), passphrase())).error().code,
             ErrorCode::Refused);
    QCOMPARE(hold().entries, 5U);
}

void TestHeldStore::aLostStoreIsConfirmedByItsFirstAdministrator()
{
    m_office->stop();
    putBack(*m_office, 0);
    m_office->run(QStringLiteral("DELETE FROM operator_branch"));
    m_office->run(QStringLiteral("DELETE FROM operator"));
    m_office->start();
    const StoreHold held = hold();
    QCOMPARE(held.kind, StoreHold::Kind::Lost);
    QVERIFY(held.isNobodys);
    QCOMPARE(answerOf(m_office->book().addFirst(account(QStringLiteral("berta")), passphrase())).error().code,
             ErrorCode::Held);
    QCOMPARE(entries(), 0);
    const auto made = answerOf(m_office->book().acceptAsFirst(held, account(QStringLiteral("berta")), passphrase()));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const QList<AuditRow> rows = m_office->rows();
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows.at(3).kind, ActKind::Opened);
    QCOMPARE(rows.at(2).kind, ActKind::StoreAccepted);
    QCOMPARE(rows.at(1).kind, ActKind::OperatorAdded);
    QCOMPARE(rows.at(0).kind, ActKind::RecoveryCodesMade);
    QCOMPARE(made->recoveryCodes.size(), 2);
    QCOMPARE(rows.at(2).actor, made->account.id.toString());
    QCOMPARE(keptNotes().size(), 1);
    m_office->restart();
    QVERIFY(!answerOf(m_office->book().hold()).value());
    QVERIFY(answerOf(m_office->log().verify())->isIntact);
}

void TestHeldStore::whatIsNotCommittedLeavesTheStateAsItWas()
{
    becomeOlder(7);
    const QByteArray state = bytesOf(m_office->statePath());
    if (StoreKinds::isFile())
        m_office->run(QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON audit_checkpoint "
                                     "BEGIN SELECT RAISE(ABORT, 'full'); END"));
    else
        m_office->run(QStringLiteral("ALTER TABLE audit_checkpoint ADD CONSTRAINT full_disk CHECK (size < 0)"));
    QVERIFY(!accept());
    QCOMPARE(bytesOf(m_office->statePath()), state);
    QCOMPARE(entries(), 7);
    QCOMPARE(hold().kind, StoreHold::Kind::Older);
    QCOMPARE(keptNotes().size(), 1); // the proof comes first
    if (StoreKinds::isFile())
        m_office->run(QStringLiteral("DROP TRIGGER full"));
    else
        m_office->run(QStringLiteral("ALTER TABLE audit_checkpoint DROP CONSTRAINT full_disk"));
    QVERIFY(accept());
    QCOMPARE(keptNotes().size(), 1); // at the same moment, of the same note
}

void TestHeldStore::aCrashBeforeTheStateIsWrittenLeavesItHeld()
{
    becomeOlder(kEntries - 1);
    const QByteArray state = bytesOf(m_office->statePath());
    QVERIFY(accept());
    m_office->stop();
    put(m_office->statePath(), state);
    m_office->start();
    // As many entries as were signed by now, and the one of the confirmation among them.
    QCOMPARE(hold().kind, StoreHold::Kind::Other);
    QCOMPARE(answerOf(m_office->log().append({ActKind::AuditVerified, {}, {}, {}, {}})).error().code, ErrorCode::Held);
    m_office->clock.pass(1000);
    QVERIFY(accept());
    QCOMPARE(m_office->rowsOf(ActKind::StoreAccepted).size(), 2);
    QCOMPARE(keptNotes().size(), 2);
    append(1);
    m_office->restart();
    QVERIFY(answerOf(m_office->log().verify())->isIntact);
}

void TestHeldStore::aNewerCopyThatIsPutBackIsFree()
{
    m_office->stop();
    m_office->run(QStringLiteral("CREATE TABLE kept_leaf AS SELECT * FROM audit_leaf"));
    m_office->run(QStringLiteral("CREATE TABLE kept_state AS SELECT * FROM audit_state"));
    m_office->run(QStringLiteral("CREATE TABLE kept_opening AS SELECT * FROM audit_opening"));
    m_office->start();
    becomeOlder(7);
    QCOMPARE(hold().kind, StoreHold::Kind::Older);
    for (const char* table : {"leaf", "state", "opening"}) {
        const QString name = QLatin1StringView(table).toString();
        m_office->run(QStringLiteral("DELETE FROM audit_") + name);
        m_office->run(QStringLiteral("INSERT INTO audit_%1 SELECT * FROM kept_%1").arg(name));
    }
    QVERIFY(!answerOf(m_office->book().hold()).value());
    append(1);
    QVERIFY(keptNotes().isEmpty());
}

QTEST_GUILESS_MAIN(TestHeldStore)
#include "tst_heldstore.moc"
