// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace jinbi;
using namespace jinbi::ui;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

constexpr double kText = 4.5;
constexpr double kShape = 3.0;

struct Pair
{
    const char* name;
    QColor ink, ground;
    double need;
};

QList<Pair> pairsOf(const Tokens& t)
{
    return {{"text on window", t.text, t.window, kText},       {"text on surface", t.text, t.surface, kText},
            {"text on raised", t.text, t.raised, kText},       {"text on sel", t.text, t.sel, kText},
            {"text on hover", t.text, t.hover, kText},         {"text2 on window", t.text2, t.window, kText},
            {"text2 on rail", t.text2, t.rail, kText},         {"text2 on surface", t.text2, t.surface, kText},
            {"text2 on sel", t.text2, t.sel, kText},           {"text3 on window", t.text3, t.window, kText},
            {"text3 on surface", t.text3, t.surface, kText},   {"text3 on raised", t.text3, t.raised, kText},
            {"edge on window", t.edge, t.window, kShape},      {"edge on surface", t.edge, t.surface, kShape},
            {"edge on raised", t.edge, t.raised, kShape},      {"accent on window", t.accent, t.window, kText},
            {"accent on surface", t.accent, t.surface, kText}, {"accent on sel", t.accent, t.sel, kText},
            {"onAccent", t.onAccent, t.accentFill, kText},     {"toast", t.onToast, t.toast, kText}};
}

QList<Pair> pairsOf(const ToneColours& tone, const Tokens& t)
{
    return {{"text on chip", tone.text, tone.chip, kText},
            {"text on surface", tone.text, t.surface, kText},
            {"text on sel", tone.text, t.sel, kText},
            {"text on solid", tone.onSolid, tone.solid, 4.45},
            {"line on window", tone.line, t.window, kShape}};
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        theme::setChinese(false);
        theme::setTextScale(1.0);
        theme::apply(Scheme::Light);
    }

    void everyTextCanBeReadOnItsGround_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<bool>("chinese");
        QTest::newRow("light") << static_cast<int>(Scheme::Light) << false;
        QTest::newRow("dark") << static_cast<int>(Scheme::Dark) << false;
        QTest::newRow("dark, Chinese") << static_cast<int>(Scheme::Dark) << true;
    }

    void everyTextCanBeReadOnItsGround()
    {
        QFETCH(int, scheme);
        QFETCH(bool, chinese);
        theme::setChinese(chinese);
        for (const Pair& pair : pairsOf(theme::tokens(static_cast<Scheme>(scheme)))) {
            const double ratio = contrast(pair.ink, pair.ground);
            QVERIFY2(ratio >= pair.need, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(pair.name)).arg(ratio)));
        }
    }

    void everyToneCanBeReadOnItsGround_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<int>("tone");
        for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
            for (int tone = 0; tone <= static_cast<int>(Tone::Attack); ++tone)
                QTest::addRow("%s %d", scheme == Scheme::Light ? "light" : "dark", tone)
                    << static_cast<int>(scheme) << tone;
        }
    }

    void everyToneCanBeReadOnItsGround()
    {
        QFETCH(int, scheme);
        QFETCH(int, tone);
        const Tokens& tokens = theme::tokens(static_cast<Scheme>(scheme));
        for (const Pair& pair : pairsOf(theme::tone(static_cast<Scheme>(scheme), static_cast<Tone>(tone)), tokens)) {
            const double ratio = contrast(pair.ink, pair.ground);
            QVERIFY2(ratio >= pair.need, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(pair.name)).arg(ratio)));
        }
    }

    void aPaletteKnowsItsScheme()
    {
        QCOMPARE(theme::schemeOf(theme::palette(Scheme::Light)), Scheme::Light);
        QCOMPARE(theme::schemeOf(theme::palette(Scheme::Dark)), Scheme::Dark);
        QCOMPARE(theme::tokens(theme::palette(Scheme::Dark)).window, theme::tokens(Scheme::Dark).window);
    }

    void aPaletteLeavesNoRoleToTheDesktop()
    {
        for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
            const QPalette palette = theme::palette(scheme);
            for (int role = 0; role < QPalette::NColorRoles; ++role) {
                if (role == QPalette::NoRole)
                    continue;
                for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
                    QVERIFY2(palette.isBrushSet(group, static_cast<QPalette::ColorRole>(role)),
                             qPrintable(QString::number(role)));
            }
        }
    }

    void noChineseTextIsUnderTwelvePixels()
    {
        theme::setChinese(true);
        for (int role = 0; role <= static_cast<int>(TextRole::Mono); ++role)
            QVERIFY(theme::font(static_cast<TextRole>(role)).pixelSize() >= 12);
    }

    void theSecondFontFamilyIsTheSimplifiedChineseOne()
    {
        QCOMPARE(theme::font(TextRole::Body).families(),
                 QStringList({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")}));
    }

    void aLabelFollowsSchemeAndTextScale()
    {
        QWidget window;
        Label label(QStringLiteral("K-0342"), TextRole::Subtitle, Ink::Text2, &window);
        QCOMPARE(label.palette().color(QPalette::WindowText), theme::tokens(Scheme::Light).text2);
        QCOMPARE(label.font().pixelSize(), 15);
        theme::apply(Scheme::Dark);
        QTRY_COMPARE(label.palette().color(QPalette::WindowText), theme::tokens(Scheme::Dark).text2);
        theme::setTextScale(1.25);
        QTRY_COMPARE(label.font().pixelSize(), 19);
    }

    void aLabelOfAToneFollowsTheScheme()
    {
        QWidget window;
        Label label(QStringLiteral("Refused"), TextRole::Body, Ink::Text, &window);
        label.setTone(Tone::Fault);
        theme::apply(Scheme::Dark);
        QTRY_COMPARE(label.palette().color(QPalette::WindowText), theme::tone(Scheme::Dark, Tone::Fault).text);
    }

    void everyIconPaintsInTheColourItIsGiven_data()
    {
        QTest::addColumn<QString>("name");
        QVERIFY(icons::names().size() >= 45);
        for (const QString& name : icons::names())
            QTest::newRow(qPrintable(name)) << name;
    }

    void everyIconPaintsInTheColourItIsGiven()
    {
        QFETCH(QString, name);
        QImage image(36, 36, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        icons::paint(&painter, name, image.rect(), Qt::red);
        painter.end();
        int inked = 0;
        int foreign = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                foreign += qRed(pixel) < 254 ? 1 : 0;
                inked += qGreen(pixel) < 128 ? 1 : 0;
            }
        }
        QCOMPARE(foreign, 0);
        QVERIFY2(inked > 15, qPrintable(QString::number(inked)));
    }

    void everyToneHasAnOutlineOfItsOwn()
    {
        const QStringList all = icons::names();
        QStringList attention;
        for (const auto tone : {Tone::Offline, Tone::Attention, Tone::Fault, Tone::Attack, Tone::Info, Tone::Normal}) {
            QVERIFY(all.contains(icons::nameOf(tone)));
            attention.append(icons::nameOf(tone));
        }
        QCOMPARE(attention.removeDuplicates(), 0);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
