// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/pinpad.h"

#include <QTest>

#include <algorithm>

using namespace jinbi;
using namespace jinbi::kiosk;

namespace {

constexpr int kCanary[] = {9, 0, 7, 1, 5, 3};
const QByteArray kCanaryText = QByteArrayLiteral("907153");

/// A host that opens the block, as a rehearsal host does.
class OpeningHost : public BankHost
{
public:
    explicit OpeningHost(crypto::OpeningKey key) : m_key(std::move(key)) {}
    Result<std::optional<QString>> customerByPhone(const QString&) override { return std::optional<QString>(); }
    Result<std::optional<QString>> customerByClaim(Claim, const QString&) override { return std::optional<QString>(); }
    PinVerdict verifyPin(const QString& customer, const PinBlock& block) override
    {
        ++calls;
        lastCustomer = customer;
        lastSealed = block.sealed;
        const Result<QByteArray> clear = m_key.open(block.sealed);
        if (!clear || clear->size() != PinPad::kBlockBytes)
            return PinVerdict::Unavailable;
        return clear->mid(1, clear->at(0)) == kCanaryText ? PinVerdict::Ok : PinVerdict::Wrong;
    }
    bool isRehearsal() const override { return true; }

    int calls = 0;
    QString lastCustomer;
    QByteArray lastSealed;

private:
    crypto::OpeningKey m_key;
};

void type(PinPad& pad)
{
    for (const int digit : kCanary)
        QVERIFY(pad.enter(digit));
}

} // namespace

class TestPinPad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theHostReadsWhatWasTyped();
    void nothingThatLeavesHoldsTheDigits();
    void equalPinsGiveUnequalBlocks();
    void lengthDoesNotShow();
    void aPinHasFourToTwelveDigits_data();
    void aPinHasFourToTwelveDigits();
    void onlyDigitsAreTaken();
    void threeTriesAreTheMost();
    void sealingWipes();
};

void TestPinPad::theHostReadsWhatWasTyped()
{
    const crypto::OpeningKey key = *crypto::OpeningKey::create();
    OpeningHost host(key);
    PinPad pad(key.sealingKey());
    type(pad);
    QCOMPARE(pad.submit(host, QStringLiteral("c-1")), PinVerdict::Ok);
    QCOMPARE(host.lastCustomer, QStringLiteral("c-1"));
    type(pad);
    pad.clear();
    for (int i = 0; i < 6; ++i)
        pad.enter(1);
    QCOMPARE(pad.submit(host, QStringLiteral("c-1")), PinVerdict::Wrong);
}

void TestPinPad::nothingThatLeavesHoldsTheDigits()
{
    const crypto::OpeningKey key = *crypto::OpeningKey::create();
    OpeningHost host(key);
    PinPad pad(key.sealingKey());
    for (int i = 0; i < 100; ++i) {
        pad.begin();
        type(pad);
        QCOMPARE(pad.submit(host, QStringLiteral("c-1")), PinVerdict::Ok);
        QVERIFY(!host.lastSealed.contains(kCanaryText));
        QVERIFY(!host.lastSealed.toHex().contains(kCanaryText.toHex()));
    }
    QCOMPARE(host.calls, 100);
}

void TestPinPad::equalPinsGiveUnequalBlocks()
{
    PinPad pad(crypto::OpeningKey::create()->sealingKey());
    type(pad);
    const QByteArray first = pad.seal()->sealed;
    type(pad);
    QVERIFY(pad.seal()->sealed != first);
}

void TestPinPad::lengthDoesNotShow()
{
    PinPad pad(crypto::OpeningKey::create()->sealingKey());
    type(pad);
    const qsizetype six = pad.seal()->sealed.size();
    for (int i = 0; i < 12; ++i)
        pad.enter(1);
    QCOMPARE(pad.seal()->sealed.size(), six);
}

void TestPinPad::aPinHasFourToTwelveDigits_data()
{
    QTest::addColumn<int>("digits");
    QTest::addColumn<bool>("sealed");
    QTest::newRow("PIN of 0 digits") << 0 << false;
    QTest::newRow("PIN of 3 digits") << 3 << false;
    QTest::newRow("4") << 4 << true;
    QTest::newRow("12") << 12 << true;
    QTest::newRow("PIN of 13 digits: the last is not taken") << 13 << true;
}

void TestPinPad::aPinHasFourToTwelveDigits()
{
    QFETCH(int, digits);
    QFETCH(bool, sealed);
    PinPad pad(crypto::OpeningKey::create()->sealingKey());
    for (int i = 0; i < digits; ++i)
        QCOMPARE(pad.enter(i % 10), i < 12);
    QCOMPARE(pad.length(), std::min(digits, 12));
    QCOMPARE(pad.seal().has_value(), sealed);
    QCOMPARE(pad.triesLeft(), sealed ? 2 : 3);
}

void TestPinPad::onlyDigitsAreTaken()
{
    PinPad pad(crypto::OpeningKey::create()->sealingKey());
    QVERIFY(!pad.enter(-1));
    QVERIFY(!pad.enter(10));
    QCOMPARE(pad.length(), 0);
    for (int i = 0; i < 12; ++i)
        QVERIFY(pad.enter(0));
    QVERIFY(!pad.enter(0));
    QCOMPARE(pad.length(), 12);
}

void TestPinPad::threeTriesAreTheMost()
{
    const crypto::OpeningKey key = *crypto::OpeningKey::create();
    OpeningHost host(key);
    PinPad pad(key.sealingKey());
    for (int i = 0; i < 5; ++i) {
        type(pad);
        QCOMPARE(pad.submit(host, QStringLiteral("c-1")), i < 3 ? PinVerdict::Ok : PinVerdict::Locked);
        QCOMPARE(pad.length(), 0);
    }
    QCOMPARE(host.calls, 3);
    pad.begin();
    QCOMPARE(pad.triesLeft(), 3);
}

void TestPinPad::sealingWipes()
{
    PinPad pad(crypto::OpeningKey::create()->sealingKey());
    type(pad);
    QVERIFY(pad.seal());
    QCOMPARE(pad.length(), 0);
    QVERIFY(!pad.seal());
}

QTEST_GUILESS_MAIN(TestPinPad)
#include "tst_pinpad.moc"
