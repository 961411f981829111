// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/motion.h"
#include "people/person.h"
#include "people/visitlook.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace jinbi::people;

class PersonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSeedAlwaysGivesTheSamePerson();
    void everySeedGivesAnotherPerson();
    void everyStyleOfHairOccurs();
    void skinTonesSpreadFromLightToDark();
    void proportionsStayHuman();
    void aCalmLookIsFrontal();
    void aHarderLookTurnsFarther();
    void anOrdinaryLookIsNeverMaskedNorAnAttack();
    void ageingGreysTheHairAndDeepensTheLines();
    void surgeryChangesTheNoseButNotTheSkin_data();
    void surgeryChangesTheNoseButNotTheSkin();
    void aVisitorWalksUpAndThenStays();
    void aVisitorBlinksNowAndThen();
};

void PersonTest::aSeedAlwaysGivesTheSamePerson()
{
    QVERIFY(personFromSeed(4711) == personFromSeed(4711));
    // Fixed for good: a rehearsal's customers must be the same people after an update.
    QCOMPARE(personFromSeed(1).skin.pattern, quint64{1172375838825035320ULL});
}

void PersonTest::everySeedGivesAnotherPerson()
{
    std::set<double> widths;
    std::set<quint64> patterns;
    for (quint64 seed = 0; seed < 500; ++seed) {
        const Person person = personFromSeed(seed);
        widths.insert(person.head.width);
        patterns.insert(person.skin.pattern);
    }
    QCOMPARE(widths.size(), std::size_t{500});
    QCOMPARE(patterns.size(), std::size_t{500});
}

void PersonTest::everyStyleOfHairOccurs()
{
    std::set<HairStyle> hair;
    std::set<BeardStyle> beards;
    for (quint64 seed = 0; seed < 400; ++seed) {
        hair.insert(personFromSeed(seed).hair.style);
        beards.insert(personFromSeed(seed).beard.style);
    }
    QCOMPARE(hair.size(), std::size_t{9});
    QCOMPARE(beards.size(), std::size_t{5});
}

void PersonTest::skinTonesSpreadFromLightToDark()
{
    int light = 0;
    int dark = 0;
    for (quint64 seed = 0; seed < 300; ++seed) {
        const int green = qGreen(personFromSeed(seed).skin.tone);
        light += green > 170 ? 1 : 0;
        dark += green < 95 ? 1 : 0;
    }
    QVERIFY(light > 45);
    QVERIFY(dark > 45);
}

void PersonTest::proportionsStayHuman()
{
    for (quint64 seed = 0; seed < 500; ++seed) {
        const Person person = personFromSeed(seed);
        QVERIFY(person.eyes.width < person.eyes.spacing);
        QVERIFY(person.eyes.spacing + person.eyes.width < person.head.width);
        QVERIFY(person.mouth.height - person.mouth.upper > person.nose.length);
        QVERIFY(person.mouth.height + person.mouth.lower < person.head.chin);
        QVERIFY(person.eyes.opening > 0);
    }
}

void PersonTest::aCalmLookIsFrontal()
{
    for (quint64 seed = 0; seed < 100; ++seed) {
        const VisitLook look = lookFromSeed(seed, 0);
        QCOMPARE(look.yaw, 0.0);
        QCOMPARE(look.roll, 0.0);
        QCOMPARE(look.blur, 0.0);
        QCOMPARE(look.light.level, 1.0);
    }
}

void PersonTest::aHarderLookTurnsFarther()
{
    double calm = 0;
    double hard = 0;
    for (quint64 seed = 0; seed < 200; ++seed) {
        calm += std::abs(lookFromSeed(seed, 0.3).yaw);
        hard += std::abs(lookFromSeed(seed, 1).yaw);
        QVERIFY(std::abs(lookFromSeed(seed, 1).yaw) <= 24);
    }
    QVERIFY(hard > 2 * calm);
}

void PersonTest::anOrdinaryLookIsNeverMaskedNorAnAttack()
{
    for (quint64 seed = 0; seed < 500; ++seed) {
        const VisitLook look = lookFromSeed(seed, 1);
        QVERIFY(!look.mask);
        QCOMPARE(look.attack, Attack::None);
        QVERIFY(look.glasses != Glasses::Dark);
    }
}

void PersonTest::ageingGreysTheHairAndDeepensTheLines()
{
    Person young = personFromSeed(3);
    young.hair.colour = 0xFF1E1915;
    young.skin.lines = 0;
    VisitLook later;
    later.ageing = 30;
    const Person old = changedBy(young, later);
    QVERIFY(qGreen(old.hair.colour) > qGreen(young.hair.colour) + 40);
    QVERIFY(old.skin.lines > 0.5);
    QCOMPARE(old.eyes.spacing, young.eyes.spacing);
}

void PersonTest::surgeryChangesTheNoseButNotTheSkin_data()
{
    QTest::addColumn<double>("amount");
    QTest::newRow("none") << 0.0;
    QTest::newRow("half") << 0.5;
    QTest::newRow("all") << 1.0;
}

void PersonTest::surgeryChangesTheNoseButNotTheSkin()
{
    QFETCH(double, amount);
    const Person before = personFromSeed(9);
    VisitLook look;
    look.surgery = amount;
    const Person after = changedBy(before, look);
    QCOMPARE(after.nose.width<before.nose.width, amount> 0);
    QCOMPARE(after.skin, before.skin);
    QCOMPARE(after.ears, before.ears);
}

void PersonTest::aVisitorWalksUpAndThenStays()
{
    const Motion motion(5);
    const VisitLook look;
    QVERIFY(motion.at(0, look).distance < 0.8);
    for (qint64 ms = 1500; ms < 8000; ms += 100) {
        const VisitLook now = motion.at(ms, look);
        QVERIFY(std::abs(now.distance - 1) < 0.02);
        QVERIFY(std::abs(now.offset.x()) < 0.1);
        QVERIFY(std::abs(now.yaw) < 3);
    }
}

void PersonTest::aVisitorBlinksNowAndThen()
{
    const Motion motion(5);
    int shut = 0;
    for (qint64 ms = 0; ms < 20000; ms += 20)
        shut += motion.at(ms, VisitLook()).expression.blink > 0.5 ? 1 : 0;
    QVERIFY(shut > 10);
    QVERIFY(shut < 150);
}

QTEST_GUILESS_MAIN(PersonTest)
#include "tst_person.moc"
