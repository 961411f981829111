// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/office/branchoffice.h"

#include "crypto/sealing.h"
#include "domain/recoverycode.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

const QString kFresh = QStringLiteral("seven slow geese at dawn");
const QString kWrong = QStringLiteral("ABCDE-FGHJK-LMNPQ-RSTUV");

} // namespace

/// How an administrator who has forgotten the passphrase comes back.
class TestOfficeRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_office = std::make_unique<BranchOffice>(m_kinds);
        m_anna = m_office->begin();
    }
    void cleanup() { m_office.reset(); }
    void theFirstOperatorIsToldTwoCodes();
    void aCodeIsReadHoweverItIsTyped();
    void aCodeSetsThePassphraseOnce();
    void wrongCodesAndUnknownNamesAreOneAnswerAndOneDelay();
    void failuresOfEitherKindAreCountedTogether();
    void aDisabledAdministratorComesBack();
    void noOtherRoleComesBackByACode();
    void aPassphraseThatDoesNotDoUsesNothingUp();
    void newCodesReplaceTheOldOnes();
    void noCodeIsInTheStore();

private:
    Result<void> recover(const QString& login, const QString& code, const QString& fresh = kFresh)
    {
        return answerOf(
            m_office->book().recover(login, std::move(recoverycode::typed(code)).value(), passphrase(fresh)));
    }
    int left()
    {
        const auto codes = answerOf(m_office->book().recoveryCodesLeft());
        return codes ? *codes : -1;
    }

    StoreKinds m_kinds;
    std::unique_ptr<BranchOffice> m_office;
    OperatorAccount m_anna;
};

void TestOfficeRecovery::theFirstOperatorIsToldTwoCodes()
{
    QCOMPARE(m_office->codes.size(), 2);
    QVERIFY(m_office->codes.first() != m_office->codes.last());
    for (const QString& code : m_office->codes) {
        QCOMPARE(code.size(), 23);
        QCOMPARE(code.split(QLatin1Char('-')).size(), 4);
        QVERIFY(recoverycode::typed(code));
    }
    QCOMPARE(left(), 2);
    QCOMPARE(m_office->rowsOf(ActKind::RecoveryCodesMade).size(), 1);
}

void TestOfficeRecovery::aCodeIsReadHoweverItIsTyped()
{
    const QByteArray read = recoverycode::typed(kWrong)->utf8();
    QCOMPARE(recoverycode::typed(QStringLiteral(" abcde fghjk lmnpqrstuv "))->utf8(), read);
    for (const char* bad :
         {"", "ABCDE", "ABCDE-FGHJK-LMNPQ-RSTUV-W", "ABCDE-FGHJK-LMNPQ-RSTU0", "ABCDE-FGHJK-LMNPQ-RSTUI"})
        QCOMPARE(recoverycode::typed(QString::fromLatin1(bad)).error().code, ErrorCode::Invalid);
}

void TestOfficeRecovery::aCodeSetsThePassphraseOnce()
{
    const QString code = m_office->codes.last();
    QVERIFY(recover(QStringLiteral("Anna"), code));
    QCOMPARE(left(), 1);
    QVERIFY(m_office->prove(QStringLiteral("anna"), kFresh));
    QVERIFY(!m_office->prove(QStringLiteral("anna"), QStringLiteral("four quiet herons at noon")));
    QCOMPARE(m_office->rowsOf(ActKind::RecoveryUsed).first().object, m_anna.id.toString());
    const auto again = recover(QStringLiteral("anna"), code, QStringLiteral("nine old storks by night"));
    QCOMPARE(again.error().code, ErrorCode::Refused);
    QVERIFY(m_office->prove(QStringLiteral("anna"), kFresh));
    QVERIFY(recover(QStringLiteral("anna"), m_office->codes.first()));
    QCOMPARE(left(), 0);
    QCOMPARE(m_office->rowsOf(ActKind::RecoveryUsed).size(), 2);
}

void TestOfficeRecovery::wrongCodesAndUnknownNamesAreOneAnswerAndOneDelay()
{
    for (int i = 0; i < 5; ++i) {
        const auto known = recover(QStringLiteral("anna"), kWrong);
        const auto nobody = recover(QStringLiteral("nobody"), kWrong);
        QCOMPARE(known.error().code, ErrorCode::Refused);
        QCOMPARE(nobody.error().message, known.error().message);
        QCOMPARE(nobody.error().detail, known.error().detail);
    }
    const auto known = recover(QStringLiteral("anna"), m_office->codes.first());
    const auto nobody = recover(QStringLiteral("nobody"), m_office->codes.first());
    QCOMPARE(known.error().code, ErrorCode::Unavailable);
    QCOMPARE(nobody.error().message, known.error().message);
    QCOMPARE(left(), 2);
    const AuditRow row = m_office->rowsOf(ActKind::SignInRefused).last();
    QCOMPARE(factOf(row, "proof"), QStringLiteral("recovery"));
    m_office->clock.pass(30000);
    QVERIFY(recover(QStringLiteral("anna"), m_office->codes.first()));
}

void TestOfficeRecovery::failuresOfEitherKindAreCountedTogether()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(!m_office->prove(QStringLiteral("anna"), QStringLiteral("a wrong one")));
    for (int i = 0; i < 2; ++i)
        QCOMPARE(recover(QStringLiteral("anna"), kWrong).error().code, ErrorCode::Refused);
    QCOMPARE(m_office->prove(QStringLiteral("anna"), QStringLiteral("four quiet herons at noon")).error().code,
             ErrorCode::Unavailable);
}

void TestOfficeRecovery::aDisabledAdministratorComesBack()
{
    // As a hundred failures leave it.
    m_office->run(
        QStringLiteral("UPDATE operator SET disabled = 1, failures = 100, wait_ms = 900000, wait_from_ms = ?"),
        {m_office->clock.utcMs()});
    QCOMPARE(recover(QStringLiteral("anna"), m_office->codes.first()).error().code, ErrorCode::Unavailable);
    m_office->clock.pass(900000);
    QVERIFY(recover(QStringLiteral("anna"), m_office->codes.first()));
    const OperatorStanding standing = answerOf(m_office->book().all())->first();
    QVERIFY(!standing.account.disabled);
    QCOMPARE(standing.failures, 0);
    QCOMPARE(standing.waitUntilMs, 0);
    QVERIFY(m_office->prove(QStringLiteral("anna"), kFresh));
}

void TestOfficeRecovery::noOtherRoleComesBackByACode()
{
    for (const Role role : {Role::BranchStaff, Role::SecurityOfficer, Role::Auditor}) {
        const QString login = names::of(role);
        QVERIFY(answerOf(m_office->book().add(account(login, role), passphrase(), AccessPolicy::permit(m_anna.id))));
        const auto refused = recover(login, m_office->codes.first());
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QCOMPARE(refused.error().message, recover(QStringLiteral("nobody"), kWrong).error().message);
        QVERIFY(!m_office->prove(login, kFresh));
    }
    QCOMPARE(left(), 2);
    QVERIFY(m_office->rowsOf(ActKind::RecoveryUsed).isEmpty());
}

void TestOfficeRecovery::aPassphraseThatDoesNotDoUsesNothingUp()
{
    for (const char* bad : {"short", "Person anna12345"}) {
        const auto refused = recover(QStringLiteral("anna"), m_office->codes.first(), QString::fromLatin1(bad));
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
    }
    QCOMPARE(left(), 2);
    QCOMPARE(answerOf(m_office->book().all())->first().failures, 0);
    QVERIFY(recover(QStringLiteral("anna"), m_office->codes.first()));
}

void TestOfficeRecovery::newCodesReplaceTheOldOnes()
{
    const QStringList old = m_office->codes;
    QVERIFY(recover(QStringLiteral("anna"), old.first()));
    const auto made = answerOf(m_office->book().renewRecoveryCodes(AccessPolicy::permit(m_anna.id)));
    QVERIFY(made);
    QCOMPARE(made->size(), 2);
    QCOMPARE(left(), 2);
    QCOMPARE(recover(QStringLiteral("anna"), old.last()).error().code, ErrorCode::Refused);
    QVERIFY(recover(QStringLiteral("anna"), made->last()));
    QCOMPARE(m_office->rowsOf(ActKind::RecoveryCodesMade).first().actor, m_anna.id.toString());
}

void TestOfficeRecovery::noCodeIsInTheStore()
{
    QVERIFY(recover(QStringLiteral("anna"), m_office->codes.first()));
    store::Statement kept(m_office->keeper(), QStringLiteral("SELECT verifier FROM recovery_code"));
    QVERIFY(kept.run({}));
    int rows = 0;
    while (kept.next().value()) {
        QVERIFY(kept.value(0).toString().startsWith(QStringLiteral("$argon2id$")));
        ++rows;
    }
    QCOMPARE(rows, 2);
    if (!StoreKinds::isFile())
        return;
    const QFileInfo store(m_office->address().path());
    const QFileInfoList files = store.dir().entryInfoList({store.fileName() + QLatin1Char('*')}, QDir::Files);
    bool found = false; // or it was looked for in the wrong place
    for (const QFileInfo& each : files) {
        QFile file(each.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        found = found || bytes.contains("$argon2id$");
        for (const QString& code : std::as_const(m_office->codes)) {
            QVERIFY(!bytes.contains(code.toLatin1()));
            QVERIFY(!bytes.contains(QString(code).remove(QLatin1Char('-')).toLatin1()));
        }
    }
    QVERIFY(found);
}

QTEST_GUILESS_MAIN(TestOfficeRecovery)
#include "tst_officerecovery.moc"
