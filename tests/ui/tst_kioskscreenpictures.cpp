// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/kioskscreen.h"
#include "kiosk/scanring.h"
#include "kiosk/screenbutton.h"
#include "kiosk/screenlabel.h"
#include "widgets/theme.h"

#include <QDir>
#include <QPushButton>
#include <QTest>

using namespace jinbi;
using namespace jinbi::ui;

namespace {

struct Scene
{
    const char* name;
    ScreenState state;
    const char* typed = "";
    bool picture = false; ///< waits for a ring that is on its way
};

ScreenState at(Stage stage, ScreenMessage message, std::optional<QualityComponent> hint = {})
{
    return {stage, message, hint, false, true, false, Profile::Atm};
}

/// Counts only; nobody seals anything here.
class CountingEntry final : public PinEntry
{
public:
    void begin() override { m_count = 0; }
    bool enter(int) override { return m_count < 12 && ++m_count > 0; }
    void clear() override { m_count = 0; }
    [[nodiscard]] int length() const override { return m_count; }
    [[nodiscard]] int triesLeft() const override { return 3; }
    Result<PinBlock> seal() override { return Error{ErrorCode::Refused, {}, {}}; }

private:
    int m_count = 0;
};

QList<Scene> scenes()
{
    QList<Scene> all{{"attract", at(Stage::Attract, ScreenMessage::Welcome)},
                     {"notice", at(Stage::Notice, ScreenMessage::ReadNotice)},
                     {"scan", at(Stage::Scan, ScreenMessage::LookAtCamera), "", true},
                     {"phone", at(Stage::Phone, ScreenMessage::EnterPhone), "1380013"},
                     {"phone-refused", at(Stage::Phone, ScreenMessage::PhoneNotANumber), "13800138"},
                     {"moment", at(Stage::Compare, ScreenMessage::OneMoment)},
                     {"pin", at(Stage::Pin, ScreenMessage::EnterPin), "5555"},
                     {"pin-again", at(Stage::Pin, ScreenMessage::PinAgain), "555555555555"},
                     {"verified", at(Stage::Finished, ScreenMessage::Verified)},
                     {"not-verified", at(Stage::Finished, ScreenMessage::NotVerified)},
                     {"no-face", at(Stage::Finished, ScreenMessage::NoFaceSeen)},
                     {"try-later", at(Stage::Finished, ScreenMessage::TryLater)},
                     {"goodbye", at(Stage::Finished, ScreenMessage::Goodbye)},
                     {"another-way", at(Stage::Finished, ScreenMessage::CardOrCounter)},
                     {"out-of-service", at(Stage::OutOfService, ScreenMessage::OutOfService)},
                     {"suspended", at(Stage::OutOfService, ScreenMessage::Suspended)},
                     {"too-poor", at(Stage::Finished, ScreenMessage::PictureTooPoor, QualityComponent::OverExposure)}};
    for (std::size_t i = 0; i < kQualityComponents; ++i) {
        static const char* const names[] = {"hint-luminance", "hint-variance", "hint-dark",   "hint-glare",
                                            "hint-range",     "hint-cheeks",   "hint-one",    "hint-closer",
                                            "hint-straight",  "hint-nod",      "hint-upright"};
        const auto component = static_cast<QualityComponent>(i);
        all.append({names[i], at(Stage::Scan, ScreenMessage::LookAtCamera, component), "",
                    component == QualityComponent::InterEyeDistance});
    }
    for (const Profile profile : {Profile::Gate, Profile::Counter}) {
        const bool gate = profile == Profile::Gate;
        all.append({gate ? "gate-attract" : "counter-attract", at(Stage::Attract, ScreenMessage::Welcome)});
        all.last().state.profile = profile;
        all.append({gate ? "gate-notice" : "counter-notice", at(Stage::Notice, ScreenMessage::ReadNotice)});
        all.last().state.profile = profile;
        all.append({gate ? "gate-scan" : "counter-scan", at(Stage::Scan, ScreenMessage::LookAtCamera)});
        all.last().state.profile = profile;
        all.append({gate ? "gate-verified" : "counter-verified", at(Stage::Finished, ScreenMessage::Verified)});
        all.last().state.profile = profile;
    }
    const auto watched = [&all](const char* name, const ScreenState& state, const char* typed) {
        all.append({name, state, typed});
        all.last().state.watched = true;
        all.last().state.staffCalled = true;
    };
    watched("watched-notice", at(Stage::Notice, ScreenMessage::ReadNotice), "");
    watched("seen-scan", at(Stage::Scan, ScreenMessage::LookAtCamera), "");
    all.last().state.faceSeen = true;
    watched("watched-phone", at(Stage::Phone, ScreenMessage::PhoneNotANumber), "13800138000");
    watched("watched-pin", at(Stage::Pin, ScreenMessage::PinAgain), "5555");
    return all;
}

/// What a label or a button cannot show of its words; empty when it shows them all.
QString clippedIn(const QWidget& screen)
{
    const auto labels = screen.findChildren<ScreenLabel*>();
    for (const ScreenLabel* label : labels) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const bool tall = label->wordWrap() && label->heightForWidth(label->width()) > label->height();
        const bool wide =
            label->minimumSizeHint().width() > label->width() || label->minimumSizeHint().height() > label->height();
        if (tall || wide || !screen.rect().contains(QRect(label->mapTo(&screen, QPoint()), label->size())))
            return QStringLiteral("label: ") + label->text();
    }
    const auto buttons = screen.findChildren<ScreenButton*>();
    for (const ScreenButton* button : buttons) {
        if (!button->isVisible())
            continue;
        const QRect words = button->fontMetrics().boundingRect(button->text());
        if (words.width() > button->width() || words.height() > button->height() ||
            button->height() < button->sizeHint().height() ||
            !screen.rect().contains(QRect(button->mapTo(&screen, QPoint()), button->size())))
            return QStringLiteral("button: ") + button->text();
    }
    return {};
}

void keep(const QImage& picture, const QString& name)
{
    const QString folder = qEnvironmentVariable("JINBI_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(picture.save(QStringLiteral("%1/kiosk-screen-%2.png").arg(folder, name)));
}

QString nameOf(Ground ground)
{
    return ground == Ground::Light  ? QStringLiteral("light")
           : ground == Ground::Dark ? QStringLiteral("dark")
                                    : QStringLiteral("contrast");
}

} // namespace

class TestKioskScreenPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void allWordsAreWholeOnEveryScreen_data();
    void allWordsAreWholeOnEveryScreen();
    void highContrastIsSevenToOne();
};

void TestKioskScreenPictures::allWordsAreWholeOnEveryScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<bool>("large");
    for (const QSize& size : {QSize(800, 600), QSize(1280, 800), QSize(1080, 1920), QSize(3840, 2160)}) {
        for (const bool chinese : {false, true}) {
            for (const bool large : {false, true}) {
                QTest::addRow("%dx%d %s%s", size.width(), size.height(), chinese ? "zh_CN" : "en",
                              large ? " large" : "")
                    << size << chinese << large;
            }
        }
    }
}

void TestKioskScreenPictures::allWordsAreWholeOnEveryScreen()
{
    QFETCH(QSize, size);
    QFETCH(bool, chinese);
    QFETCH(bool, large);
    CountingEntry entry;
    KioskScreen screen;
    screen.setPinEntry(&entry);
    screen.setScanBudget(2500);
    screen.resize(size);
    screen.show();
    if (chinese)
        screen.findChild<QPushButton*>(QStringLiteral("language"))->click();
    if (large)
        screen.findChild<QPushButton*>(QStringLiteral("print"))->click();
    QStringList clipped;
    const QList<Scene> all = scenes();
    for (const Scene& scene : all) {
        screen.present(at(Stage::Attract, ScreenMessage::Welcome));
        screen.present(scene.state);
        screen.setAttempt(scene.state.stage == Stage::Scan ? 2 : 0, 3);
        QTest::keyClicks(&screen, QString::fromLatin1(scene.typed));
        // A picture of a scan shows the ring on its way.
        if (const auto* ring = screen.findChild<ScanRing*>();
            ring->isVisible() && scene.picture && !qEnvironmentVariableIsEmpty("JINBI_PICTURES"))
            QVERIFY(QTest::qWaitFor([ring] { return ring->left() < 0.7; }));
        for (const Ground ground : {Ground::Light, Ground::Dark, Ground::Contrast}) {
            if (ground != Ground::Light && (large || qEnvironmentVariableIsEmpty("JINBI_PICTURES")))
                continue;
            screen.setHomeGround(ground);
            if (chinese)
                screen.findChild<QPushButton*>(QStringLiteral("language"))->click();
            if (large)
                screen.findChild<QPushButton*>(QStringLiteral("print"))->click();
            QCoreApplication::sendPostedEvents();
            // Laid out when the events of the change are through.
            if (!QTest::qWaitFor([&] { return clippedIn(screen).isEmpty(); }, 2000))
                clipped << QStringLiteral("%1: %2").arg(QLatin1String(scene.name), clippedIn(screen));
            const QImage picture = screen.grab().toImage();
            QCOMPARE(screen.size(), size);
            keep(picture, QStringLiteral("%1-%2-%3-%4x%5%6")
                              .arg(QLatin1String(scene.name), nameOf(ground),
                                   chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"))
                              .arg(size.width())
                              .arg(size.height())
                              .arg(large ? QStringLiteral("-large") : QString()));
        }
        screen.setHomeGround(Ground::Light);
        if (chinese)
            screen.findChild<QPushButton*>(QStringLiteral("language"))->click();
        if (large)
            screen.findChild<QPushButton*>(QStringLiteral("print"))->click();
    }
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
}

void TestKioskScreenPictures::highContrastIsSevenToOne()
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const auto ratio = [&](const QColor& a, const QColor& b) {
        const double x = luminance(a), y = luminance(b);
        return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
    };
    for (const Ground ground : {Ground::Light, Ground::Dark, Ground::Contrast}) {
        const ScreenColours& c = ScreenLook::coloursOf(ground);
        const bool contrast = ground == Ground::Contrast;
        const double least = contrast ? 7.0 : 4.5;
        QVERIFY(ratio(c.text, c.ground) >= 7.0);
        QVERIFY(ratio(c.text, c.key) >= 7.0);
        QVERIFY(ratio(c.onAccent, c.accent) >= least);
        QVERIFY(ratio(c.onNote, c.note) >= 7.0);
        QVERIFY(ratio(c.edge, c.ground) >= (contrast ? 7.0 : 3.0));
        QVERIFY(ratio(c.ring, c.ground) >= (contrast ? 7.0 : 3.0));
    }
}

QTEST_MAIN(TestKioskScreenPictures)
#include "tst_kioskscreenpictures.moc"
