// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/illustrator.h"
#include "people/motion.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace jinbi::people;

namespace {

double meanOf(const QImage& picture, const QRect& area)
{
    double sum = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            sum += qGreen(picture.pixel(x, y));
    }
    return sum / (area.width() * area.height());
}

double differenceOf(const QImage& a, const QImage& b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); y += 2) {
        for (int x = 0; x < a.width(); x += 2)
            sum += std::abs(qGreen(a.pixel(x, y)) - qGreen(b.pixel(x, y)));
    }
    return sum * 4 / (a.width() * a.height());
}

} // namespace

class IllustratorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameArgumentsGiveTheSamePicture();
    void aPictureDoesNotDependOnWhatWasDrawnBefore();
    void anEmptyHallKeepsItsNoise();
    void everyKioskHasAnotherHall();
    void aPictureHasTheAskedSizeAndFormat_data();
    void aPictureHasTheAskedSizeAndFormat();
    void whatIsAskedForChangesThePicture_data();
    void whatIsAskedForChangesThePicture();
    void sideLightMakesOneCheekDarker();
};

void IllustratorTest::theSameArgumentsGiveTheSamePicture()
{
    const Person person = personFromSeed(7);
    const VisitLook look = lookFromSeed(8);
    const Backdrop hall(1);
    Illustrator one;
    Illustrator other;
    QCOMPARE(one.draw(&person, look, 42, hall), other.draw(&person, look, 42, hall));
    QVERIFY(one.draw(&person, look, 42, hall) != one.draw(&person, look, 43, hall));
}

void IllustratorTest::aPictureDoesNotDependOnWhatWasDrawnBefore()
{
    const Backdrop hall(1);
    Illustrator illustrator;
    const Person first = personFromSeed(0);
    const QImage before = illustrator.draw(&first, {}, 1, hall);
    for (quint64 seed = 1; seed < 8; ++seed) {
        const Person person = personFromSeed(seed);
        QVERIFY(illustrator.draw(&person, {}, 1, hall) != before);
    }
    QCOMPARE(illustrator.draw(&first, {}, 1, hall), before);
}

void IllustratorTest::anEmptyHallKeepsItsNoise()
{
    const Backdrop hall(1);
    Illustrator illustrator;
    const QImage one = illustrator.draw(nullptr, {}, 1, hall);
    const QImage next = illustrator.draw(nullptr, {}, 2, hall);
    const double noise = differenceOf(one, next);
    QVERIFY2(noise > 0.5 && noise < 5, qPrintable(QString::number(noise)));
}

void IllustratorTest::everyKioskHasAnotherHall()
{
    const Backdrop one(1);
    const Backdrop other(2);
    QVERIFY(differenceOf(one.picture(), other.picture()) > 3);
    QCOMPARE(Backdrop(1).picture(), one.picture());
}

void IllustratorTest::aPictureHasTheAskedSizeAndFormat_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a kiosk's") << QSize(640, 480);
    QTest::newRow("a portrait") << QSize(480, 600);
    QTest::newRow("a small one") << QSize(160, 120);
}

void IllustratorTest::aPictureHasTheAskedSizeAndFormat()
{
    QFETCH(QSize, size);
    const Person person = personFromSeed(3);
    const QImage picture = draw(&person, {}, size, 1, Backdrop(1));
    QCOMPARE(picture.size(), size);
    QCOMPARE(picture.format(), QImage::Format_BGR888);
}

void IllustratorTest::whatIsAskedForChangesThePicture_data()
{
    QTest::addColumn<VisitLook>("look");
    const auto row = [](const char* name, auto change) {
        VisitLook look;
        change(look);
        QTest::newRow(name) << look;
    };
    row("turned", [](VisitLook& look) { look.yaw = 15; });
    row("nodding", [](VisitLook& look) { look.pitch = 12; });
    row("tilted", [](VisitLook& look) { look.roll = 10; });
    row("near", [](VisitLook& look) { look.distance = 1.2; });
    row("aside", [](VisitLook& look) { look.offset = {0.5, 0}; });
    row("open mouth", [](VisitLook& look) { look.expression.mouthOpen = 1; });
    row("eyes shut", [](VisitLook& look) { look.expression.blink = 1; });
    row("glasses", [](VisitLook& look) { look.glasses = Glasses::Clear; });
    row("dark glasses", [](VisitLook& look) { look.glasses = Glasses::Dark; });
    row("mask", [](VisitLook& look) { look.mask = true; });
    row("dark", [](VisitLook& look) { look.light.level = 0.5; });
    row("dusk", [](VisitLook& look) { look.light.dusk = 1; });
    row("soft", [](VisitLook& look) { look.blur = 3; });
    row("heavier", [](VisitLook& look) { look.weight = 1; });
    row("older", [](VisitLook& look) { look.ageing = 30; });
    row("operated", [](VisitLook& look) { look.surgery = 1; });
    row("printed photo", [](VisitLook& look) { look.attack = Attack::PrintedPhoto; });
    row("screen", [](VisitLook& look) { look.attack = Attack::ScreenReplay; });
}

void IllustratorTest::whatIsAskedForChangesThePicture()
{
    QFETCH(VisitLook, look);
    const Person person = personFromSeed(2);
    const Backdrop hall(1);
    Illustrator illustrator;
    const QImage plain = illustrator.draw(&person, {}, 1, hall);
    const QImage changed = illustrator.draw(&person, look, 1, hall);
    const double difference = differenceOf(plain, changed);
    QVERIFY2(difference > 0.05, qPrintable(QString::number(difference)));
}

void IllustratorTest::sideLightMakesOneCheekDarker()
{
    const Person person = personFromSeed(2);
    VisitLook look;
    look.light.direction = -0.9;
    const QImage picture = draw(&person, look, {640, 480}, 1, Backdrop(1));
    const double left = meanOf(picture, {274, 240, 20, 20});
    const double right = meanOf(picture, {346, 240, 20, 20});
    QVERIFY2(left > right * 1.1, qPrintable(QStringLiteral("%1 %2").arg(left).arg(right)));
}

QTEST_MAIN(IllustratorTest)
#include "tst_illustrator.moc"
