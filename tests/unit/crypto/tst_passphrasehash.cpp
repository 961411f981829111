// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/passphrasehash.h"
#include "crypto/sealing.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::crypto;

namespace {

Passphrase passphrase(const QString& typed = QStringLiteral("four quiet herons at noon"))
{
    return std::move(Passphrase::from(typed)).value();
}

const PassphraseHash& cheap()
{
    static const PassphraseHash kHash(PassphraseHash::Cost::lowest());
    return kHash;
}

} // namespace

class TestPassphraseHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }
    void theRightOneFitsAndOthersDoNot();
    void theSameTextFitsHoweverItWasPutTogether();
    void twoVerifiersOfOnePassphraseDiffer();
    void theVerifierHoldsNothingOfTheText();
    void whatIsNoVerifierIsNamed_data();
    void whatIsNoVerifierIsNamed();
    void aVerifierAtAnotherCostFitsAndIsAged();
    void theUsualCostIsModerateAndPretendingNeedsNoAccount();
};

void TestPassphraseHash::theRightOneFitsAndOthersDoNot()
{
    const auto verifier = cheap().make(passphrase());
    QVERIFY(verifier);
    QVERIFY(cheap().fits(*verifier, passphrase()).value());
    for (const char* other :
         {"four quiet herons at noo", "four quiet herons at noon ", "Four quiet herons at noon", "x"})
        QVERIFY(!cheap().fits(*verifier, passphrase(QString::fromLatin1(other))).value());
    const QString longest(Passphrase::kMostBytes, QLatin1Char('q'));
    const auto ofLongest = cheap().make(passphrase(longest));
    QVERIFY(ofLongest);
    QVERIFY(cheap().fits(*ofLongest, passphrase(longest)).value());
    QVERIFY(!cheap().fits(*ofLongest, passphrase(longest.chopped(1))).value());
}

void TestPassphraseHash::theSameTextFitsHoweverItWasPutTogether()
{
    const QString composed = QStringLiteral("caf\u00e9 on the north bank");
    const QString taken = composed.normalized(QString::NormalizationForm_D);
    QVERIFY(taken != composed);
    const auto verifier = cheap().make(passphrase(composed));
    QVERIFY(verifier);
    QVERIFY(cheap().fits(*verifier, passphrase(taken)).value());
}

void TestPassphraseHash::twoVerifiersOfOnePassphraseDiffer()
{
    const auto one = cheap().make(passphrase());
    const auto two = cheap().make(passphrase());
    QVERIFY(one && two);
    QVERIFY(*one != *two);
}

void TestPassphraseHash::theVerifierHoldsNothingOfTheText()
{
    const auto verifier = cheap().make(passphrase());
    QVERIFY(verifier);
    QVERIFY(verifier->startsWith(QStringLiteral("$argon2id$v=19$m=8,t=1,p=1$")));
    QVERIFY(!verifier->contains(QStringLiteral("heron")));
}

void TestPassphraseHash::whatIsNoVerifierIsNamed_data()
{
    QTest::addColumn<QString>("verifier");
    const QString good = cheap().make(passphrase()).value();
    QTest::newRow("empty") << QString();
    QTest::newRow("text") << QStringLiteral("four quiet herons at noon");
    QTest::newRow("another algorithm") << QString(good).replace(QStringLiteral("argon2id"), QStringLiteral("argon2i"));
    QTest::newRow("takes all memory") << QString(good).replace(QStringLiteral("m=8,"), QStringLiteral("m=4194304,"));
    QTest::newRow("takes an hour") << QString(good).replace(QStringLiteral("t=1,"), QStringLiteral("t=9999,"));
    QTest::newRow("too long") << good + QString(200, QLatin1Char('A'));
    QTest::newRow("line after it") << good + QLatin1Char('\n');
}

void TestPassphraseHash::whatIsNoVerifierIsNamed()
{
    QFETCH(QString, verifier);
    const auto answer = cheap().fits(verifier, passphrase());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Corrupt);
    QVERIFY(!answer.error().detail.contains(QStringLiteral("heron")));
}

void TestPassphraseHash::aVerifierAtAnotherCostFitsAndIsAged()
{
    PassphraseHash::Cost dearer = PassphraseHash::Cost::lowest();
    dearer.passes = 2;
    const PassphraseHash later(dearer);
    const auto old = cheap().make(passphrase());
    QVERIFY(old);
    QVERIFY(!cheap().isAged(*old));
    QVERIFY(later.isAged(*old));
    QVERIFY(later.fits(*old, passphrase()).value());
    QVERIFY(!later.isAged(later.make(passphrase()).value()));
}

void TestPassphraseHash::theUsualCostIsModerateAndPretendingNeedsNoAccount()
{
    const PassphraseHash usual;
    const auto verifier = usual.make(passphrase());
    QVERIFY(verifier);
    QVERIFY(verifier->startsWith(QStringLiteral("$argon2id$v=19$m=262144,t=3,p=1$")));
    QVERIFY(usual.fits(*verifier, passphrase()).value());
    QVERIFY(!usual.isAged(*verifier));
    QVERIFY(usual.pretend(passphrase()));
}

QTEST_GUILESS_MAIN(TestPassphraseHash)
#include "tst_passphrasehash.moc"
