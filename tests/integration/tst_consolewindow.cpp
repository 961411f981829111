// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/console.h"
#include "pages/audit/auditpage.h"
#include "pages/fleet/fleetpage.h"
#include "pages/live/livepage.h"
#include "pages/people/peoplepage.h"
#include "pages/sessions/sessionspage.h"
#include "support/scriptedfeed.h"
#include "widgets/banner.h"
#include "widgets/label.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::console;
using namespace jinbi::test;
using namespace jinbi::ui;

namespace {

constexpr int kPatienceMs = 120000;
constexpr auto kOfficer = "zhao.lei";
constexpr auto kAdministrator = "yang.xue";

void keepPicture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("JINBI_PICTURES");
    if (!folder.isEmpty())
        widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
}

} // namespace

/// The whole console as a person at the desk has it: a real branch of two kiosks behind a real window, which is worked
/// by clicks and keys only.
class TestConsoleWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aBranchStopIsABannerUntilItIsResumed();
    void theBannerAsksBeforeItResumes();
    void escapeRetiresNobody();
    void aRetiredKioskStaysListedAndCountsNoMore();
    void theNextConsoleStillListsIt();
    void whatWasDoneIsInTheAuditLog();
    void everyRoleIsOfferedWhatTheTableGrants_data();
    void everyRoleIsOfferedWhatTheTableGrants();
    void cleanupTestCase() { m_console.reset(); }

private:
    void open(const char* who);
    void come(const char* who);
    template <class T = QWidget>
    [[nodiscard]] T* child(const char* name) const
    {
        return m_console->window().findChild<T*>(QString::fromLatin1(name));
    }
    void click(const char* name) const { QTest::mouseClick(child(name), Qt::LeftButton); }
    [[nodiscard]] QDialog* question() const { return child<QDialog>("question"); }
    void answer(const char* button) const
    {
        QTest::mouseClick(question()->findChild<QPushButton*>(QString::fromLatin1(button)), Qt::LeftButton);
    }
    /// The one that is shown with this title; null when there is none.
    [[nodiscard]] Banner* banner(const QString& title) const;
    void picture(const char* name) const;
    void wantRetired() const;
    [[nodiscard]] QString cell(int row, int column) const
    {
        return child<QTableView>("fleetTable")->model()->index(row, column).data().toString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Console> m_console;
    const KioskId m_leaving = kioskId("K-0102");
};

void TestConsoleWindow::open(const char* who)
{
    ConsoleOptions options;
    options.rehearsal = true;
    options.kiosks = 2;
    options.customers = 4;
    options.language = QStringLiteral("en");
    options.theme = QStringLiteral("light");
    options.dataFolder = m_folder.filePath(QStringLiteral("branch"));
    options.kioskProgram = QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk");
    m_console = std::make_unique<Console>(options);
    QVERIFY(m_console->start());
    m_console->window().resize(1500, 900);
    m_console->window().goTo(&m_console->fleetPage());
    QVERIFY(QTest::qWaitForWindowActive(&m_console->window()));
    QTRY_COMPARE_WITH_TIMEOUT(m_console->people().signIn().state(), SignIn::State::SignedOut, kPatienceMs);
    come(who);
}

/// Somebody else in two steps: one key signs out whoever is there, one click signs in who comes.
void TestConsoleWindow::come(const char* who)
{
    SignIn& signIn = m_console->people().signIn();
    m_console->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_console->window()));
    if (signIn.account())
        QTest::keyClick(&m_console->window(), Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(child("signInView")->isVisible());
    const QByteArray button = QByteArray("person-") + who;
    QTest::mouseClick(child(button.constData()), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(signIn.state(), SignIn::State::SignedIn, kPatienceMs);
    QCOMPARE(signIn.account()->login, QString::fromLatin1(who));
    m_console->window().goTo(&m_console->fleetPage());
}

void TestConsoleWindow::initTestCase()
{
    open(kOfficer);
    QTRY_COMPARE_WITH_TIMEOUT(m_console->registry().onlineCount(), 2, kPatienceMs);
    QTRY_COMPARE(child<QTableView>("fleetTable")->model()->rowCount(), 2);
}

Banner* TestConsoleWindow::banner(const QString& title) const
{
    for (Banner* each : m_console->window().findChildren<Banner*>()) {
        if (each->isVisible() && each->text().title == title)
            return each;
    }
    return nullptr;
}

void TestConsoleWindow::picture(const char* name) const
{
    QWidget& seen = question() ? static_cast<QWidget&>(*question()) : m_console->window();
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
        m_console->useScheme(scheme);
        for (int i = 0; i < 3; ++i)
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        keepPicture(seen, QStringLiteral("console-%1-%2")
                              .arg(QLatin1StringView(name),
                                   scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
    }
}

void TestConsoleWindow::aBranchStopIsABannerUntilItIsResumed()
{
    const QString title = QStringLiteral("Face login is stopped in the whole branch.");
    QVERIFY(!banner(title));
    click("stopBranch");
    QTRY_VERIFY(child("stopReason"));
    QTest::keyClicks(child("stopReason"), QStringLiteral("Fire alarm, the hall is closed until the alarm is over"));
    click("stopConfirm");
    QTRY_VERIFY(banner(title));
    QVERIFY(banner(title)->text().line.contains(QStringLiteral("Fire alarm")));
    QVERIFY(banner(title)->text().line.contains(QStringLiteral("It ends at 20")));
    QTRY_VERIFY_WITH_TIMEOUT(cell(0, KioskModel::StateColumn) == QStringLiteral("Face login stopped") &&
                                 cell(1, KioskModel::StateColumn) == QStringLiteral("Face login stopped"),
                             kPatienceMs);
    picture("stopped-fleet");
    m_console->window().goTo(&m_console->livePage());
    QTRY_VERIFY(banner(title));
    picture("stopped-live");
    m_console->window().goTo(&m_console->fleetPage());
}

void TestConsoleWindow::theBannerAsksBeforeItResumes()
{
    const QString title = QStringLiteral("Face login is stopped in the whole branch.");
    const auto press = [&] { QTest::mouseClick(banner(title)->findChild<QPushButton*>(), Qt::LeftButton); };
    press();
    QTRY_VERIFY(question());
    QVERIFY(question()->windowTitle().startsWith(QStringLiteral("Resume face login")));
    picture("resume-question");
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(m_console->service().branchStop());
    QVERIFY(banner(title));
    press();
    QTRY_VERIFY(question());
    answer("confirm");
    QTRY_VERIFY(!banner(title));
    QTRY_VERIFY_WITH_TIMEOUT(cell(0, KioskModel::StateColumn) != QStringLiteral("Face login stopped") &&
                                 cell(1, KioskModel::StateColumn) != QStringLiteral("Face login stopped"),
                             kPatienceMs);
}

/// By the menu, as a person does it.
void TestConsoleWindow::wantRetired() const
{
    m_console->fleetPage().select(m_leaving);
    click("kioskActions");
    auto* menu = child<QMenu>("kioskMenu");
    QTRY_VERIFY(menu->isVisible());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(child<QAction>("retireKiosk")).center());
    QTRY_VERIFY(question());
}

void TestConsoleWindow::escapeRetiresNobody()
{
    QVERIFY(!child("kioskActions")->isVisible()); // an officer does not retire kiosks
    come(kAdministrator);
    wantRetired();
    QCOMPARE(question()->windowTitle(), QStringLiteral("Retire K-0102?"));
    // What cannot be undone is not what Enter does.
    QTRY_COMPARE(question()->focusWidget(), question()->findChild<QPushButton*>(QStringLiteral("cancel")));
    picture("retire-question");
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(m_console->registry().find(m_leaving));
    QVERIFY(m_console->pairing().retired().isEmpty());
}

void TestConsoleWindow::aRetiredKioskStaysListedAndCountsNoMore()
{
    wantRetired();
    answer("confirm");
    QTRY_VERIFY_WITH_TIMEOUT(cell(1, KioskModel::StateColumn).startsWith(QStringLiteral("Retired 20")), kPatienceMs);
    QCOMPARE(cell(1, KioskModel::KioskColumn), m_leaving.toString());
    QVERIFY(!cell(1, KioskModel::PlaceColumn).isEmpty());
    QCOMPARE(m_console->registry().kiosks(), QList{kioskId("K-0101")});
    QTRY_VERIFY_WITH_TIMEOUT(m_console->fleetPage().fact() == QStringLiteral("1 of 1 kiosk(s) in contact"),
                             kPatienceMs);
    picture("retired-fleet");
}

void TestConsoleWindow::theNextConsoleStillListsIt()
{
    m_console.reset();
    open(kAdministrator);
    QTRY_COMPARE(child<QTableView>("fleetTable")->model()->rowCount(), 2);
    QCOMPARE(cell(1, KioskModel::KioskColumn), m_leaving.toString());
    QVERIFY(cell(1, KioskModel::StateColumn).startsWith(QStringLiteral("Retired 20")));
    QVERIFY(!cell(1, KioskModel::PlaceColumn).isEmpty());
    QCOMPARE(m_console->registry().kiosks(), QList{kioskId("K-0101")});
}

void TestConsoleWindow::whatWasDoneIsInTheAuditLog()
{
    auto answer = m_console->people().log().page({}, std::nullopt, 200);
    QTRY_VERIFY(answer.isFinished());
    const auto rows = answer.result();
    QVERIFY(rows);
    QList<ActKind> kinds;
    for (const AuditRow& row : *rows)
        kinds.prepend(row.kind);
    for (const ActKind kind : {ActKind::Opened, ActKind::OperatorAdded, ActKind::SignedIn, ActKind::ServiceStopped,
                               ActKind::ServiceResumed, ActKind::SignedOut, ActKind::KioskRetired})
        QVERIFY2(kinds.contains(kind), qPrintable(QString::number(static_cast<int>(kind))));
    const auto stopped = std::find_if(rows->cbegin(), rows->cend(),
                                      [](const AuditRow& row) { return row.kind == ActKind::ServiceStopped; });
    QCOMPARE(stopped->object, QStringLiteral("branch"));
    QVERIFY(stopped->personal.first().value.startsWith(QStringLiteral("Fire alarm")));
    auto checked = m_console->people().log().verify();
    QTRY_VERIFY_WITH_TIMEOUT(checked.isFinished(), kPatienceMs);
    const auto finding = checked.result();
    QVERIFY(finding);
    QVERIFY2(finding->isIntact, qPrintable(finding->trouble));
    QCOMPARE(finding->entries, static_cast<quint64>(rows->size()));
}

void TestConsoleWindow::everyRoleIsOfferedWhatTheTableGrants_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<Role>("role");
    for (const InventedPerson& person : m_console->people().invented())
        QTest::newRow(qPrintable(person.login)) << person.login << person.role;
}

void TestConsoleWindow::everyRoleIsOfferedWhatTheTableGrants()
{
    QFETCH(QString, login);
    QFETCH(Role, role);
    come(login.toLatin1().constData());
    const auto has = [role](Action action) { return rightOf(role, action) != Right::Refused; };
    QCOMPARE(child("rail-live")->isVisible(), has(Action::WatchLive));
    QCOMPARE(child("rail-sessions")->isVisible(), has(Action::ReadSessions));
    QCOMPARE(child("rail-fleet")->isVisible(), has(Action::ReadFleet));
    QCOMPARE(child("rail-audit")->isVisible(), has(Action::ReadAudit));
    // Who may sign in is shown to whoever may change it, and to nobody else.
    QCOMPARE(child("rail-people")->isVisible(), role == Role::Administrator);
    auto* people = m_console->peoplePage().findChild<QAbstractItemView*>(QStringLiteral("peopleTable"));
    if (has(Action::ManagePeople))
        QTRY_COMPARE(people->model()->rowCount(), m_console->people().invented().size());
    else
        QCOMPARE(people->model()->rowCount(), 0);
    QCOMPARE(child("stopBranch")->isEnabled(), has(Action::StopService));
    QCOMPARE(child("kioskActions")->isVisible(), has(Action::ManageKiosks));
    m_console->fleetPage().select(kioskId("K-0101"));
    QCOMPARE(child("lookLive")->isVisible(),
             m_console->window().currentPage() == &m_console->fleetPage() && has(Action::WatchLive));
    // What is shown of sessions is there by then; what may be done with them follows.
    auto* table = m_console->sessionsPage().findChild<QAbstractItemView*>(QStringLiteral("sessionTable"));
    auto* exports = m_console->sessionsPage().findChild<QPushButton*>(QStringLiteral("exportButton"));
    if (has(Action::ReadSessions))
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, kPatienceMs);
    else
        QCOMPARE(table->model()->rowCount(), 0);
    QCOMPARE(exports->isEnabled(), has(Action::ExportSessions));
    auto* proofs = m_console->auditPage().findChild<QPushButton*>(QStringLiteral("exportButton"));
    QCOMPARE(proofs->isEnabled(), has(Action::ExportAudit));
    m_console->window().goTo(&m_console->auditPage());
    QCOMPARE(m_console->window().currentPage() == &m_console->auditPage(), has(Action::ReadAudit));
    picture(qPrintable(QStringLiteral("as-") + login));
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    TestConsoleWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_consolewindow.moc"
