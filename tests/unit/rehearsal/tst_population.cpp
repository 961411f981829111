// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sealing.h"
#include "kiosk/pinpad.h"
#include "rehearsal/population.h"
#include "rehearsal/rehearsalhost.h"
#include "rehearsal/visitscript.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace jinbi;
using namespace jinbi::rehearsal;

namespace {

QByteArray pinOf(const Population& population, const QString& customer, bool wrong = false)
{
    QByteArray digits;
    population.typePin(customer, wrong, [&digits](int digit) { digits.append(static_cast<char>('0' + digit)); });
    return digits;
}

/// Sealed as the kiosk's pad seals it.
PinBlock blockOf(const Population& population, const crypto::SealingKey& key, const QString& customer, bool wrong)
{
    kiosk::PinPad pad(key);
    population.typePin(customer, wrong, [&pad](int digit) { pad.enter(digit); });
    return *pad.seal();
}

} // namespace

class TestPopulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theSameSeedGivesTheSameCustomersAndPins();
    void nobodySharesAPhoneNumberOrAFace();
    void anUnknownNumberAndAStrangerBelongToNobody();
    void theScriptRepeatsForASeedAndMixesEveryKind();
    void theHostExistsOnlyInARehearsalBranch();
    void theHostKnowsThePinOfThePhonesOwnerOnly();
};

void TestPopulation::theSameSeedGivesTheSameCustomersAndPins()
{
    const Population a = Population::fromSeed(4, 20);
    const Population b = Population::fromSeed(4, 20);
    QCOMPARE(a.customers(), b.customers());
    const QString customer = a.customers().constFirst().pseudonym;
    QCOMPARE(pinOf(a, customer), pinOf(b, customer));
    QVERIFY(pinOf(a, customer) != pinOf(a, customer, true));
    QVERIFY(pinOf(a, customer) != pinOf(Population::fromSeed(5, 20), customer));
}

void TestPopulation::nobodySharesAPhoneNumberOrAFace()
{
    const Population population = Population::fromSeed(1, 2000);
    QSet<QString> phones;
    QSet<quint64> faces;
    for (const Customer& customer : population.customers()) {
        phones.insert(customer.phone);
        faces.insert(customer.personSeed);
        QCOMPARE(customer.phone.size(), 13);
    }
    QCOMPARE(phones.size(), 2000);
    QCOMPARE(faces.size(), 2000);
}

void TestPopulation::anUnknownNumberAndAStrangerBelongToNobody()
{
    const Population population = Population::fromSeed(1, 2000);
    QSet<QString> phones;
    QSet<quint64> faces;
    for (const Customer& customer : population.customers()) {
        phones.insert(customer.phone);
        faces.insert(customer.personSeed);
    }
    for (quint64 draw = 0; draw < 5000; ++draw) {
        QVERIFY(!phones.contains(population.unknownPhone(draw * 7919)));
        QVERIFY(!faces.contains(population.strangerSeed(draw * 7919)));
    }
}

void TestPopulation::theScriptRepeatsForASeedAndMixesEveryKind()
{
    const Population population = Population::fromSeed(1, 24);
    VisitScript a(population, 9);
    VisitScript b(population, 9);
    QMap<VisitKind, int> kinds;
    for (int i = 0; i < 3000; ++i) {
        const PlannedVisit visit = a.next();
        const PlannedVisit again = b.next();
        QCOMPARE(visit.phone, again.phone);
        QCOMPARE(visit.lookSeed, again.lookSeed);
        ++kinds[visit.kind];
        if (visit.kind == VisitKind::OtherPhone)
            QVERIFY(population.customers().at(visit.customer).personSeed != visit.personSeed);
    }
    QCOMPARE(kinds.size(), 11);
    QVERIFY(kinds.value(VisitKind::Genuine) > 1600);
}

void TestPopulation::theHostExistsOnlyInARehearsalBranch()
{
    const auto host = RehearsalHost::create(Population::fromSeed(1, 4), false);
    QVERIFY(!host);
    QCOMPARE(host.error().code, ErrorCode::Refused);
}

void TestPopulation::theHostKnowsThePinOfThePhonesOwnerOnly()
{
    const Population population = Population::fromSeed(1, 4);
    auto host = RehearsalHost::create(population, true);
    QVERIFY(host);
    const Customer& owner = population.customers().at(0);
    const Customer& other = population.customers().at(1);
    const auto found = (*host)->customerByPhone(owner.phone);
    QVERIFY(found);
    QCOMPARE(*found, owner.pseudonym);
    QVERIFY(!(*(*host)->customerByPhone(population.unknownPhone(3))).has_value());

    const PinBlock right = blockOf(population, (*host)->pinKey(), owner.pseudonym, false);
    const PinBlock wrong = blockOf(population, (*host)->pinKey(), owner.pseudonym, true);
    QCOMPARE((*host)->verifyPin(owner.pseudonym, right), PinVerdict::Ok);
    QCOMPARE((*host)->verifyPin(owner.pseudonym, wrong), PinVerdict::Wrong);
    QCOMPARE((*host)->verifyPin(other.pseudonym, right), PinVerdict::Wrong);
    QCOMPARE((*host)->verifyPin(QString(), right), PinVerdict::Wrong);
    QCOMPARE((*host)->verifyPin(owner.pseudonym, PinBlock{QByteArray(60, 'x')}), PinVerdict::Unavailable);
}

QTEST_GUILESS_MAIN(TestPopulation)
#include "tst_population.moc"
