// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/operatoraccount.h"
#include "domain/passphrase.h"
#include "domain/rights.h"

#include <QTest>

using namespace jinbi;

/// Accounts, passphrases and the names of rights.
class TestPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPassphraseHasLimits_data();
    void aPassphraseHasLimits();
    void theSameTextIsTheSamePassphraseHoweverItWasPutTogether();
    void aNewPassphraseIsLongAndNotEasy_data();
    void aNewPassphraseIsLongAndNotEasy();
    void anAccountSaysWhichFieldIsWrong_data();
    void anAccountSaysWhichFieldIsWrong();
    void aLoginIsTheSameHoweverItIsTyped();
    void everyRoleIsReadAsItIsWritten();
    void nobodyHasEveryRight();
};

void TestPeople::aPassphraseHasLimits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("fits");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("one character") << QStringLiteral("x") << true;
    QTest::newRow("1,024 bytes") << QString(1024, QLatin1Char('x')) << true;
    QTest::newRow("1,025 bytes") << QString(1025, QLatin1Char('x')) << false;
    QTest::newRow("1,026 bytes in 342 characters") << QString(342, QChar(0x5BC6)) << false;
    QTest::newRow("a megabyte") << QString(1 << 20, QLatin1Char('x')) << false;
    QTest::newRow("a NUL inside") << QStringLiteral("correct horse") + QChar(u'\0') << false;
    QTest::newRow("Chinese") << QStringLiteral("金碧路的早晨") << true;
}

void TestPeople::aPassphraseHasLimits()
{
    QFETCH(QString, typed);
    QFETCH(bool, fits);
    const auto passphrase = Passphrase::from(typed);
    QCOMPARE(passphrase.has_value(), fits);
    if (!fits)
        QCOMPARE(passphrase.error().code, ErrorCode::Invalid);
}

void TestPeople::theSameTextIsTheSamePassphraseHoweverItWasPutTogether()
{
    const QString composed = QStringLiteral("caf\u00E9 au lait");
    const QString decomposed = QStringLiteral("cafe\u0301 au lait");
    QVERIFY(composed != decomposed);
    QCOMPARE(Passphrase::from(composed)->utf8(), Passphrase::from(decomposed)->utf8());
}

void TestPeople::aNewPassphraseIsLongAndNotEasy_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("fits");
    QTest::newRow("14 characters") << QStringLiteral("kunming-in-may") << false;
    QTest::newRow("15 characters") << QStringLiteral("kunming in June") << true;
    QTest::newRow("15 Chinese characters") << QStringLiteral("昆明的春天总是比别处来得早一些") << true;
    QTest::newRow("one character over and over") << QString(20, QLatin1Char('a')) << false;
    QTest::newRow("three characters over and over") << QStringLiteral("abzabzabzabzabzabz") << false;
    QTest::newRow("the alphabet") << QStringLiteral("abcdefghijklmnop") << false;
    QTest::newRow("the digits down") << QStringLiteral("98765432109876543210") << false;
    QTest::newRow("the login with a year") << QStringLiteral("wang.mei.kunming2026") << false;
    QTest::newRow("the login in a sentence") << QStringLiteral("wang.mei.kunming likes tea in the rain") << true;
}

void TestPeople::aNewPassphraseIsLongAndNotEasy()
{
    QFETCH(QString, typed);
    QFETCH(bool, fits);
    const auto passphrase = Passphrase::from(typed);
    QVERIFY(passphrase);
    QCOMPARE(passphrase->fitsAsNew(QStringLiteral("wang.mei.kunming"), QStringLiteral("Wang Mei")).has_value(), fits);
}

void TestPeople::anAccountSaysWhichFieldIsWrong_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("branches");
    QTest::addColumn<QString>("field"); // empty: all is well
    const QString name = QStringLiteral("王梅");
    QTest::newRow("sound") << QStringLiteral("wang.mei-2") << name << 1 << QString();
    QTest::newRow("no login") << QString() << name << 1 << QStringLiteral("login");
    QTest::newRow("32 characters") << QString(32, QLatin1Char('w')) << name << 1 << QString();
    QTest::newRow("33 characters") << QString(33, QLatin1Char('w')) << name << 1 << QStringLiteral("login");
    QTest::newRow("upper case") << QStringLiteral("Wang") << name << 1 << QStringLiteral("login");
    QTest::newRow("a quote") << QStringLiteral("wang' OR '1'='1") << name << 1 << QStringLiteral("login");
    QTest::newRow("no name") << QStringLiteral("wang") << QStringLiteral("  ") << 1 << QStringLiteral("name");
    QTest::newRow("a long name") << QStringLiteral("wang") << QString(65, QLatin1Char('m')) << 1
                                 << QStringLiteral("name");
    QTest::newRow("text that runs backwards")
        << QStringLiteral("wang") << name + QChar(0x202E) << 1 << QStringLiteral("name");
    QTest::newRow("a line break") << QStringLiteral("wang") << QStringLiteral("Wang\nMei") << 1
                                  << QStringLiteral("name");
    QTest::newRow("no branch") << QStringLiteral("wang") << name << 0 << QStringLiteral("branches");
}

void TestPeople::anAccountSaysWhichFieldIsWrong()
{
    QFETCH(QString, login);
    QFETCH(QString, name);
    QFETCH(int, branches);
    QFETCH(QString, field);
    OperatorAccount account;
    account.login = login;
    account.name = name;
    account.branches = QStringList(branches, QStringLiteral("branch-0001"));
    const Result<void> sound = account.check();
    QCOMPARE(sound.has_value(), field.isEmpty());
    if (!sound)
        QVERIFY2(sound.error().detail.startsWith(field), qPrintable(sound.error().detail));
}

void TestPeople::aLoginIsTheSameHoweverItIsTyped()
{
    QCOMPARE(OperatorAccount::loginFrom(QStringLiteral(" Wang.Mei ")), QStringLiteral("wang.mei"));
}

void TestPeople::everyRoleIsReadAsItIsWritten()
{
    for (const Role role : kRoles)
        QCOMPARE(names::role(names::of(role)), std::optional(role));
    QVERIFY(!names::role(u"root"));
    for (const Action action : kActions)
        QVERIFY(!names::of(action).isEmpty());
}

void TestPeople::nobodyHasEveryRight()
{
    for (const Role role : kRoles) {
        const bool hasAll = std::all_of(kActions.begin(), kActions.end(),
                                        [role](Action action) { return rightOf(role, action) != Right::Refused; });
        QVERIFY2(!hasAll, qPrintable(names::of(role)));
    }
    // Whoever makes accounts neither watches faces nor reads the log that watches over them.
    QCOMPARE(rightOf(Role::Administrator, Action::WatchLive), Right::Refused);
    QCOMPARE(rightOf(Role::Administrator, Action::LookUnmasked), Right::Refused);
    QCOMPARE(rightOf(Role::Auditor, Action::LookUnmasked), Right::Refused);
    QCOMPARE(rightOf(Role::BranchStaff, Action::LookUnmasked), Right::Allowed);
    QCOMPARE(rightOf(Role::SecurityOfficer, Action::LookUnmasked), Right::Allowed);
    QCOMPARE(rightOf(Role::Administrator, Action::ReadAudit), Right::Refused);
    QCOMPARE(rightOf(Role::Auditor, Action::ReadSessions), Right::Refused);
}

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
