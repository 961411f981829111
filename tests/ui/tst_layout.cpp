// SPDX-License-Identifier: GPL-3.0-or-later
#include "layoutchecks.h"
#include "livebench.h"
#include "pages/fleet/fleetpage.h"
#include "pages/fleet/pairdialog.h"
#include "pages/fleet/stopdialog.h"
#include "pages/live/livepage.h"
#include "shell/mainwindow.h"
#include "shell/prompter.h"
#include "support/office.h"
#include "support/scriptedline.h"
#include "support/sessionspagebench.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDialog>
#include <QPromise>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryFile>
#include <QTest>

#include <cmath>

using namespace jinbi;
using namespace jinbi::test;
using namespace jinbi::ui;
using namespace std::chrono_literals;

namespace {

class NoPrompter final : public Prompter
{
public:
    void ask(QWidget*, const Question&, std::function<void(bool)> answered) override { answered(false); }
};

/// Hands out nothing; it is only looked at.
class ShutOffice final : public PairingOffice
{
public:
    QFuture<Result<PairingTicket>> pair(const PairingRequest&, Permit) override { return {}; }
    QFuture<Result<void>> retire(const KioskId&, Permit) override { return {}; }
    [[nodiscard]] QString listenAddress() const override { return QStringLiteral("127.0.0.1"); }
    [[nodiscard]] QStringList addresses() const override { return {listenAddress()}; }
    QFuture<Result<void>> listenOn(const QString&, Permit) override { return {}; }
    [[nodiscard]] bool isRehearsal() const override { return true; }
};

/// The whole window with every page of it, full of what a branch has to show.
struct Desk : LiveBench
{
    ScriptedLine line;
    KeptSettings store;
    Office people{clock, Role::Administrator, Office::patient()};
    OfficeDesk desk{people};
    Office officers{clock, Role::SecurityOfficer, Office::patient()};
    OfficeDesk officersDesk{officers};
    ServiceSwitch service{{registry, feed, line, store, clock, people.log, QStringLiteral("console")}};
    ShutOffice office;
    NoPrompter prompter;
    MemorySessionLog sessionLog;
    SessionExports exports{sessionLog, officers.log};
    StoppedClock sessionClock;
    AnsweringFilePrompt files;
    std::unique_ptr<MainWindow> window;
    LivePage* live = nullptr;
    SessionsPage* sessions = nullptr;
    FleetPage* fleet = nullptr;

    explicit Desk(const QSize& size)
    {
        QLocale::setDefault(QLocale::c());
        fillBranch();
        QList<SessionRow> rows;
        for (int i = 0; i < 400; ++i)
            rows.append(examples::row(i));
        sessionLog.append(rows);
        window = std::make_unique<MainWindow>(MainWindow::Deps{clock, store, prompter});
        live = new LivePage({feed, registry, attention, finished, staff.policy, clock, &log});
        live->setHideWhenInactive(false);
        sessions =
            new SessionsPage({sessionLog, exports, officersDesk, sessionClock, files, nullptr, QTimeZone::utc()});
        fleet = new FleetPage(registry, clock, FleetPage::Controls{service, desk, &office});
        for (Page* page : QList<Page*>{live, sessions, fleet})
            window->addPage(page);
        window->setAttention(attention.openCount(), attention.worst());
        window->setFleetFact(11, 12);
        window->resize(size);
        window->show();
    }
    void warn() const
    {
        window->setBanners({{QStringLiteral("recorder"),
                             Tone::Fault,
                             QStringLiteral("This branch is not recording."),
                             QStringLiteral("Kiosks keep their sessions and send them when recording resumes."),
                             {}},
                            {QStringLiteral("branchStop"), Tone::Attention,
                             QStringLiteral("Face login is stopped in the whole branch."),
                             QStringLiteral("Customers use card or counter. It ends at 2026-11-20 14:31. Reason: Fire "
                                            "alarm, the hall is closed"),
                             QStringLiteral("Resume…")}});
    }
    template <class T = QWidget>
    T* child(const char* name)
    {
        return window->findChild<T*>(QString::fromLatin1(name));
    }
};

} // namespace

/// Nothing is cut off and nothing lies on something else, on a 4K screen and on small ones. Run a second time at 125 %,
/// in a process of its own, since Qt takes its scale at the start.
class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theScaleIsTheOneThatWasAskedFor();
    void aFaultIsFound_data();
    void aFaultIsFound();
    void nothingIsCutOffAndNothingOverlaps_data();
    void nothingIsCutOffAndNothingOverlaps();
    void cleanup() { theme::setTextScale(1.0); }

private:
    /// Waits for the layout of what has just changed, then says what is wrong with it.
    void look(QWidget& window, const QString& what);

    QString m_size;
};

void TestLayout::initTestCase()
{
    theme::apply(Scheme::Light);
}

void TestLayout::theScaleIsTheOneThatWasAskedFor()
{
    const double wanted =
        qEnvironmentVariableIsSet("QT_SCALE_FACTOR") ? qEnvironmentVariable("QT_SCALE_FACTOR").toDouble() : 1;
    QWidget widget;
    QCOMPARE(widget.devicePixelRatioF(), wanted);
}

void TestLayout::aFaultIsFound_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("faults");
    QTest::newRow("whole") << 400 << 200 << 0;
    QTest::newRow("cut off") << 20 << 200 << 1;
    QTest::newRow("outside") << 400 << 300 << 1;
}

void TestLayout::aFaultIsFound()
{
    QFETCH(int, width);
    QFETCH(int, second);
    QFETCH(int, faults);
    QWidget window;
    window.resize(800, 400);
    Label first(QStringLiteral("Needs attention"), TextRole::Body, Ink::Text, &window);
    Label other(QStringLiteral("Times"), TextRole::Body, Ink::Text, &window);
    first.setGeometry(0, 0, width, 40);
    other.setGeometry(second == 300 ? 790 : 500, second, 100, 40);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(clippedWords(window).size(), faults);
}

void TestLayout::look(QWidget& window, const QString& what)
{
    static_cast<void>(QTest::qWaitFor([&] { return layoutFaults(window).isEmpty(); }, 3000));
    const QStringList faults = layoutFaults(window);
    keepPicture(window,
                QStringLiteral("layout-%1-%2-at%3").arg(what, m_size).arg(qRound(window.devicePixelRatioF() * 100)));
    QVERIFY2(faults.isEmpty(), qPrintable(what + QStringLiteral(": ") + faults.join(QStringLiteral("; "))));
}

void TestLayout::nothingIsCutOffAndNothingOverlaps_data()
{
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<double>("text");
    QTest::newRow("3840x2160") << QSize(3840, 2160) << 1.0;
    QTest::newRow("3840x2160, large text") << QSize(3840, 2160) << 1.5;
    QTest::newRow("1920x1080") << QSize(1920, 1080) << 1.0;
    QTest::newRow("1600x1000") << QSize(1600, 1000) << 1.0;
}

void TestLayout::nothingIsCutOffAndNothingOverlaps()
{
    QFETCH(QSize, pixels);
    QFETCH(double, text);
    theme::setTextScale(text);
    theme::apply(Scheme::Light);
    m_size = QStringLiteral("%1-%2").arg(pixels.width()).arg(qRound(text * 100));
    // A screen has so many pixels; the scale decides how much room that is.
    const double scale = QWidget().devicePixelRatioF();
    const QSize room = (QSizeF(pixels) / scale).toSize();
    Desk desk(room);
    QCOMPARE(desk.window->size(), room);
    desk.warn();
    desk.window->goTo(desk.live);
    QTRY_VERIFY(!desk.feed.watched.isEmpty());
    desk.offerFrames();
    look(*desk.window, QStringLiteral("live"));
    desk.live->openKiosk(kioskId("K-0342"));
    look(*desk.window, QStringLiteral("kiosk"));
    desk.live->closeKiosk();
    desk.window->goTo(desk.sessions);
    QTRY_VERIFY(desk.child<QAbstractItemView>("sessionTable")->model()->rowCount() > 0);
    desk.sessions->focusMainList();
    QTest::keyClick(desk.child("sessionTable"), Qt::Key_Down);
    QTest::keyClick(desk.child("sessionTable"), Qt::Key_Return);
    look(*desk.window, QStringLiteral("sessions"));
    desk.registry.retire(kioskId("K-0009"), {}, desk.clock.utcMs());
    desk.window->goTo(desk.fleet);
    desk.fleet->select(kioskId("K-0342"));
    look(*desk.window, QStringLiteral("fleet"));
    QTest::mouseClick(desk.child("stopBranch"), Qt::LeftButton);
    QTRY_VERIFY(desk.window->findChild<StopDialog*>());
    look(*desk.window->findChild<StopDialog*>(), QStringLiteral("stop-dialog"));
    desk.window->findChild<StopDialog*>()->reject();
    auto* pair = new PairDialog(desk.office, desk.desk, {}, {}, desk.window.get());
    pair->open();
    look(*pair, QStringLiteral("pair-dialog"));
    pair->reject();
}

/// Without a screen of that size Qt keeps dialogs within the small one that it has without a display.
int main(int argc, char* argv[])
{
    QTemporaryFile screens;
    if (!screens.open())
        return 1;
    screens.write(R"({"screens": [{"name": "4K", "x": 0, "y": 0, "width": 3840, "height": 2160, "logicalDpi": 96,
                     "logicalBaseDpi": 96, "dpr": 1}]})");
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    QApplication application(argc, argv);
    TestLayout test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_layout.moc"
