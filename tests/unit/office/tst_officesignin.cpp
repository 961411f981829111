// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/office/branchoffice.h"

#include "crypto/sealing.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

const QString& wrong()
{
    static const QString kWrong = QStringLiteral("four quiet herons at dusk");
    return kWrong;
}

const QString& right()
{
    static const QString kRight = QStringLiteral("four quiet herons at noon");
    return kRight;
}

} // namespace

class TestOfficeSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() { m_office = std::make_unique<BranchOffice>(m_kinds); }
    void cleanup() { m_office.reset(); }
    void theFirstOperatorIsAnAdministratorAndTheOnlyFirst();
    void ofTwoFirstOnesAtOnceOneIsRefused();
    void theRightPassphraseAdmitsHoweverItIsTyped();
    void unknownDisabledAndWrongAreOneAnswer();
    void whatIsTypedAsANameIsNotKept();
    void theFifthFailureBeginsADelayThatDoubles();
    void ofAHundredFastTriesFiveAreMade();
    void theDelaySurvivesARestart();
    void aClockThatIsSetDoesNotShortenTheDelay();
    void strangersWaitJustAsLong();
    void twoConsolesCountTogether();
    void atAHundredFailuresTheAccountIsDisabled();
    void unlockingTellsOfItselfAndEndsTheCount();
    void anAgedVerifierIsMadeAnew();
    void whoeverLeavesIsWrittenDown();
    void whatWasAskedBeforeTheEndIsStillWritten();

private:
    OperatorAccount disabled(const QString& login);

    StoreKinds m_kinds;
    std::unique_ptr<BranchOffice> m_office;
};

OperatorAccount TestOfficeSignIn::disabled(const QString& login)
{
    const OperatorId chief = OperatorId::create();
    auto added =
        answerOf(m_office->book().add(account(login, Role::BranchStaff), passphrase(), AccessPolicy::permit(chief)));
    if (!added)
        qFatal("%ls", qUtf16Printable(added.error().detail));
    added->disabled = true;
    if (const auto ok = answerOf(m_office->book().change(*added, AccessPolicy::permit(chief))); !ok)
        qFatal("%ls", qUtf16Printable(ok.error().detail));
    return *added;
}

void TestOfficeSignIn::theFirstOperatorIsAnAdministratorAndTheOnlyFirst()
{
    QVERIFY(answerOf(m_office->book().isEmpty()).value());
    const auto first =
        answerOf(m_office->book().addFirst(account(QStringLiteral("Anna"), Role::Auditor), passphrase()));
    QVERIFY(first);
    QCOMPARE(first->account.role, Role::Administrator);
    QCOMPARE(first->account.login, QStringLiteral("anna"));
    QVERIFY(!answerOf(m_office->book().isEmpty()).value());
    const auto second = answerOf(m_office->book().addFirst(account(QStringLiteral("bert")), passphrase()));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Refused);
    QCOMPARE(answerOf(m_office->book().all())->size(), 1);
    const QList<AuditRow> rows = m_office->rowsOf(ActKind::OperatorAdded);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().object, first->account.id.toString());
    QCOMPARE(factOf(rows.first(), "first"), QStringLiteral("yes"));
}

void TestOfficeSignIn::ofTwoFirstOnesAtOnceOneIsRefused()
{
    const auto other = m_office->another();
    auto one = m_office->book().addFirst(account(QStringLiteral("anna")), passphrase());
    auto two = other->book->addFirst(account(QStringLiteral("bert")), passphrase());
    const auto answers = std::pair(answerOf(one), answerOf(two));
    QVERIFY(answers.first.has_value() != answers.second.has_value());
    const Error& refused = answers.first ? answers.second.error() : answers.first.error();
    QCOMPARE(refused.code, ErrorCode::Refused);
    QCOMPARE(answerOf(m_office->book().all())->size(), 1);
}

void TestOfficeSignIn::theRightPassphraseAdmitsHoweverItIsTyped()
{
    const QString composed = QStringLiteral("caf\u00e9 on the north bank");
    QVERIFY(answerOf(m_office->book().addFirst(account(QStringLiteral("anna")), passphrase(composed))));
    const auto first = m_office->prove(QStringLiteral("  ANNA "), composed.normalized(QString::NormalizationForm_D));
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    QCOMPARE(first->account.login, QStringLiteral("anna"));
    QVERIFY(!first->last.atMs);
    QCOMPARE(first->last.failures, 0);
    const qint64 then = m_office->clock.utcMs();
    m_office->clock.pass(1000);
    QVERIFY(!m_office->prove(QStringLiteral("anna"), wrong()));
    const auto second = m_office->prove(QStringLiteral("anna"), composed);
    QVERIFY(second);
    QCOMPARE(second->last.atMs, then);
    QCOMPARE(second->last.failures, 1);
    QCOMPARE(m_office->rowsOf(ActKind::SignedIn).size(), 2);
    QCOMPARE(m_office->rowsOf(ActKind::SignedIn).first().actor, first->account.id.toString());
}

void TestOfficeSignIn::unknownDisabledAndWrongAreOneAnswer()
{
    m_office->begin();
    disabled(QStringLiteral("bert"));
    QStringList answers;
    for (const auto& [login, typed] : {std::pair(QStringLiteral("nobody"), right()),
                                       {QStringLiteral("bert"), right()},
                                       {QStringLiteral("bert"), wrong()},
                                       {QStringLiteral("anna"), wrong()},
                                       {QString(), right()},
                                       {QString(1024 * 1024, QLatin1Char('a')), right()},
                                       {QString(QChar(u'\0')) + QStringLiteral("anna"), right()},
                                       {QStringLiteral("' OR 1=1 --"), right()}}) {
        const auto answer = m_office->prove(login, typed);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Refused);
        answers.append(answer.error().message + answer.error().detail);
    }
    QCOMPARE(answers.removeDuplicates(), 7);
    QStringList reasons;
    for (const AuditRow& row : m_office->rowsOf(ActKind::SignInRefused))
        reasons.prepend(factOf(row, "reason"));
    QCOMPARE(reasons.join(QLatin1Char(' ')),
             QStringLiteral("unknown disabled disabled wrong unknown unknown unknown unknown"));
}

void TestOfficeSignIn::whatIsTypedAsANameIsNotKept()
{
    m_office->begin();
    QVERIFY(!m_office->prove(right(), QStringLiteral("x")));
    QCOMPARE(factOf(m_office->rowsOf(ActKind::SignInRefused).first(), "reason"), QStringLiteral("unknown"));
    store::Statement all(m_office->keeper(), QStringLiteral("SELECT entry FROM audit_leaf"));
    QVERIFY(all.run({}));
    while (all.next().value())
        QVERIFY(!all.value(0).toByteArray().contains("heron"));
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM audit_opening WHERE value LIKE '%heron%'")), 0);
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM operator WHERE verifier LIKE '%heron%'")), 0);
}

void TestOfficeSignIn::theFifthFailureBeginsADelayThatDoubles()
{
    m_office->begin();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(m_office->prove(QStringLiteral("anna"), wrong()).error().code, ErrorCode::Refused);
    for (const qint64 wait : {30000, 60000, 120000}) {
        // Also the right one has to wait: it is not even tried.
        QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
        m_office->clock.pass(wait - 1);
        QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
        m_office->clock.pass(1);
        QCOMPARE(m_office->prove(QStringLiteral("anna"), wrong()).error().code, ErrorCode::Refused);
    }
    m_office->clock.pass(240000);
    QVERIFY(m_office->prove(QStringLiteral("anna"), right()));
    QCOMPARE(m_office->prove(QStringLiteral("anna"), wrong()).error().code, ErrorCode::Refused);
    QVERIFY(m_office->prove(QStringLiteral("anna"), right()));
}

void TestOfficeSignIn::ofAHundredFastTriesFiveAreMade()
{
    m_office->begin();
    QList<QFuture<Result<Admission>>> tries;
    for (int i = 0; i < 100; ++i)
        tries.append(m_office->book().prove(QStringLiteral("anna"), passphrase(wrong()), Proof::SignIn));
    int refused = 0;
    for (const auto& each : tries)
        refused += answerOf(each).error().code == ErrorCode::Refused ? 1 : 0;
    QCOMPARE(refused, 5);
    QCOMPARE(m_office->number(QStringLiteral("SELECT failures FROM operator")), 5);
    const QList<AuditRow> rows = m_office->rowsOf(ActKind::SignInRefused);
    QCOMPARE(rows.size(), 6);
    QCOMPARE(factOf(rows.first(), "reason"), QStringLiteral("waiting"));
}

void TestOfficeSignIn::theDelaySurvivesARestart()
{
    m_office->begin();
    for (int i = 0; i < 5; ++i)
        QVERIFY(!m_office->prove(QStringLiteral("anna"), wrong()));
    m_office->clock.pass(10000);
    m_office->restart();
    m_office->clock.monotonic = 7; // another start of the machine
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
    m_office->clock.pass(19999);
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
    m_office->clock.pass(1);
    QVERIFY(m_office->prove(QStringLiteral("anna"), right()));
}

void TestOfficeSignIn::aClockThatIsSetDoesNotShortenTheDelay()
{
    m_office->begin();
    for (int i = 0; i < 5; ++i)
        QVERIFY(!m_office->prove(QStringLiteral("anna"), wrong()));
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
    m_office->clock.utc += 86400000;
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
    m_office->clock.utc -= 2 * 86400000LL;
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
    // After a restart it begins anew, and is not longer than it was.
    m_office->restart();
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
    m_office->clock.pass(29999);
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
    m_office->clock.pass(1);
    QVERIFY(m_office->prove(QStringLiteral("anna"), right()));
    QCOMPARE(m_office->rowsOf(ActKind::ClockJump).size(), 1);
}

void TestOfficeSignIn::strangersWaitJustAsLong()
{
    m_office->begin();
    QStringList known;
    QStringList strange;
    for (int i = 0; i < 8; ++i) {
        known.append(m_office->prove(QStringLiteral("anna"), wrong()).error().message);
        strange.append(m_office->prove(QStringLiteral("nobody"), wrong()).error().message);
    }
    QCOMPARE(strange, known);
    QVERIFY(known.first() != known.last());
    m_office->clock.pass(30000);
    QCOMPARE(m_office->prove(QStringLiteral("nobody"), wrong()).error().code, ErrorCode::Refused);
    QCOMPARE(m_office->prove(QStringLiteral("nobody"), wrong()).error().code, ErrorCode::Unavailable);
}

void TestOfficeSignIn::twoConsolesCountTogether()
{
    m_office->begin();
    const auto other = m_office->another();
    for (int i = 0; i < 3; ++i)
        QVERIFY(!m_office->prove(QStringLiteral("anna"), wrong()));
    for (int i = 0; i < 2; ++i)
        QCOMPARE(answerOf(other->book->prove(QStringLiteral("anna"), passphrase(wrong()), Proof::SignIn)).error().code,
                 ErrorCode::Refused);
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Unavailable);
    QCOMPARE(answerOf(other->book->prove(QStringLiteral("anna"), passphrase(), Proof::SignIn)).error().code,
             ErrorCode::Unavailable);
    m_office->clock.pass(30000);
    QVERIFY(answerOf(other->book->prove(QStringLiteral("anna"), passphrase(), Proof::SignIn)));
    QVERIFY(m_office->prove(QStringLiteral("anna"), right()));
}

void TestOfficeSignIn::atAHundredFailuresTheAccountIsDisabled()
{
    const OperatorAccount anna = m_office->begin();
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(m_office->prove(QStringLiteral("anna"), wrong()).error().code, ErrorCode::Refused);
        m_office->clock.pass(900000);
    }
    QVERIFY(answerOf(m_office->book().find(anna.id))->disabled);
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right()).error().code, ErrorCode::Refused);
    const QList<AuditRow> rows = m_office->rowsOf(ActKind::OperatorDisabled);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(factOf(rows.first(), "reason"), QStringLiteral("failures"));
    QVERIFY(answerOf(m_office->book().change(anna, AccessPolicy::permit(OperatorId::create()))));
    QVERIFY(m_office->prove(QStringLiteral("anna"), right()));
}

void TestOfficeSignIn::unlockingTellsOfItselfAndEndsTheCount()
{
    const OperatorAccount anna = m_office->begin();
    QVERIFY(m_office->prove(QStringLiteral("anna"), right()));
    for (int i = 0; i < 4; ++i)
        QVERIFY(!m_office->prove(QStringLiteral("anna"), wrong(), Proof::Unlock));
    QVERIFY(m_office->prove(QStringLiteral("anna"), right(), Proof::Unlock));
    QVERIFY(m_office->prove(QStringLiteral("anna"), right(), Proof::Afresh));
    QCOMPARE(m_office->prove(QStringLiteral("anna"), wrong(), Proof::Unlock).error().code, ErrorCode::Refused);
    const QList<AuditRow> rows = m_office->rowsOf(ActKind::Unlocked);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(factOf(rows.first(), "proof"), QStringLiteral("unlock"));
    QCOMPARE(rows.first().actor, anna.id.toString());
    // What was typed for one act unlocked nothing.
    const QList<AuditRow> confirmed = m_office->rowsOf(ActKind::Confirmed);
    QCOMPARE(confirmed.size(), 1);
    QCOMPARE(factOf(confirmed.first(), "proof"), QStringLiteral("afresh"));
    QCOMPARE(confirmed.first().actor, anna.id.toString());
    // Failures at the lock are told at the next sign-in.
    QCOMPARE(m_office->prove(QStringLiteral("anna"), right())->last.failures, 5);
}

void TestOfficeSignIn::anAgedVerifierIsMadeAnew()
{
    m_office->begin();
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM operator WHERE verifier LIKE '%t=1,%'")), 1);
    crypto::PassphraseHash::Cost dearer = crypto::PassphraseHash::Cost::lowest();
    dearer.passes = 2;
    const Console newer(m_office->address(), m_office->clock, std::nullopt, m_office->trust(), dearer);
    QVERIFY(!answerOf(newer.book->prove(QStringLiteral("anna"), passphrase(wrong()), Proof::SignIn)));
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM operator WHERE verifier LIKE '%t=2,%'")), 0);
    QVERIFY(answerOf(newer.book->prove(QStringLiteral("anna"), passphrase(), Proof::SignIn)));
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM operator WHERE verifier LIKE '%t=2,%'")), 1);
    QVERIFY(answerOf(newer.book->prove(QStringLiteral("anna"), passphrase(), Proof::SignIn)));
}

void TestOfficeSignIn::whoeverLeavesIsWrittenDown()
{
    const OperatorAccount anna = m_office->begin();
    QVERIFY(answerOf(m_office->book().leave(anna.id, true)));
    QVERIFY(answerOf(m_office->book().leave(anna.id, false)));
    QCOMPARE(m_office->rowsOf(ActKind::Locked).size(), 1);
    QCOMPARE(m_office->rowsOf(ActKind::SignedOut).first().object, anna.id.toString());
    QCOMPARE(answerOf(m_office->book().leave(OperatorId::create(), false)).error().code, ErrorCode::NotFound);
}

void TestOfficeSignIn::whatWasAskedBeforeTheEndIsStillWritten()
{
    const OperatorAccount anna = m_office->begin();
    QList<QFuture<Result<void>>> leaving;
    for (int i = 0; i < 20; ++i)
        leaving.append(m_office->book().leave(anna.id, false));
    m_office->restart();
    for (const auto& each : leaving)
        QVERIFY(answerOf(each));
    QCOMPARE(m_office->rowsOf(ActKind::SignedOut).size(), 20);
}

QTEST_GUILESS_MAIN(TestOfficeSignIn)
#include "tst_officesignin.moc"
