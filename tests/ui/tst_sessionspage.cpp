// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionspagebench.h"

#include "itemmodels/sessionlogmodel.h"
#include "pages/sessions/evidencestrip.h"
#include "pages/sessions/filteredit.h"
#include "pages/sessions/filtertokenbutton.h"
#include "pages/sessions/sessiondetailpane.h"
#include "pages/sessions/sessiontable.h"
#include "pages/sessions/timelineview.h"
#include "widgets/chip.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace jinbi;
using namespace jinbi::ui;

namespace {

SessionRow newRow(int number)
{
    SessionRow row = examples::row(number);
    row.key = {examples::kNow + number * examples::kBetween, examples::sessionId(-number)};
    return row;
}

SessionKey keyAt(const QAbstractItemView& table, int y)
{
    return table.indexAt(QPoint(30, y)).data(SessionLogModel::KeyRole).value<SessionKey>();
}

QList<FilterTokenButton*> tokens(const SessionsPageBench& bench)
{
    QList<FilterTokenButton*> shown;
    for (FilterTokenButton* button : bench.page->findChildren<FilterTokenButton*>()) {
        if (!button->isHidden())
            shown.append(button);
    }
    return shown;
}

void wheelTo(const SessionsPageBench& bench, int row)
{
    auto* table = bench.find<SessionTable>("sessionTable");
    table->verticalScrollBar()->setValue(row * table->rowHeight(0));
}

} // namespace

class TestSessionsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Scheme::Light); }

    void theHeaderCountsTheSessions()
    {
        const SessionsPageBench bench(2500);
        QVERIFY(bench.isReady(2500));
        QTRY_VERIFY(bench.page->fact().startsWith(QStringLiteral("2500")) ||
                    bench.page->fact().startsWith(QStringLiteral("2,500")));
        QCOMPARE(bench.page->title(), QStringLiteral("Sessions"));
    }

    void jAndKWalkEnterOpensAndEscCloses()
    {
        const SessionsPageBench bench(200);
        QVERIFY(bench.isReady(200));
        auto* table = bench.find<SessionTable>("sessionTable");
        auto* detail = bench.find<SessionDetailPane>("sessionDetail");
        QTRY_VERIFY(table->hasFocus());
        bench.key(Qt::Key_J);
        QCOMPARE(table->currentIndex().row(), 0);
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), 2);
        bench.key(Qt::Key_K);
        QCOMPARE(table->currentIndex().row(), 1);
        bench.key(Qt::Key_Up);
        QCOMPARE(table->currentIndex().row(), 0);
        QVERIFY(detail->isHidden());
        bench.key(Qt::Key_Return);
        QVERIFY(detail->isVisible());
        QVERIFY(detail->shown() == examples::row(0).key);
        bench.key(Qt::Key_J);
        QVERIFY(detail->shown() == examples::row(1).key);
        bench.key(Qt::Key_Escape);
        QVERIFY(detail->isHidden());
        QVERIFY(table->hasFocus());
        bench.key(Qt::Key_End);
        QCOMPARE(table->currentIndex().row(), 199);
        bench.key(Qt::Key_Home);
        QCOMPARE(table->verticalScrollBar()->value(), 0);
    }

    void aClickOpensTheSessionUnderTheMouse()
    {
        const SessionsPageBench bench(50);
        QVERIFY(bench.isReady(50));
        auto* table = bench.find<SessionTable>("sessionTable");
        const QPoint place = table->visualRect(table->model()->index(4, 2)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, place);
        auto* detail = bench.find<SessionDetailPane>("sessionDetail");
        QVERIFY(detail->isVisible());
        QVERIFY(detail->shown() == examples::row(4).key);
        QTest::mouseClick(bench.find<QPushButton>("closeDetail"), Qt::LeftButton);
        QVERIFY(detail->isHidden());
    }

    void theDetailTellsTheWholeVisit()
    {
        SessionsPageBench bench(0);
        SessionRow row = examples::row(2); // refused after three attempts
        const SessionRecord record = examples::record(row, 1);
        QImage picture(320, 240, QImage::Format_RGB32);
        picture.fill(Qt::darkCyan);
        bench.log.add(record, {{EvidenceId::create(), picture, 2500}, {EvidenceId::create(), picture, 4100}});
        bench.page->sessionsStored();
        QVERIFY(bench.isReady(1));
        bench.page->focusMainList();
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        auto* timeline = bench.find<TimelineView>("timeline");
        QTRY_COMPARE(timeline->entries().size(), record.steps.size() + 3);
        QCOMPARE(bench.find<Chip>("detailVerdict")->text(), QStringLiteral("Refused"));
        QVERIFY(bench.find<QLabel>("detailExplanation")->text().contains(QStringLiteral("policy")));
        QStringList facts;
        for (const QLabel* value : bench.page->findChildren<QLabel*>(QStringLiteral("factValue")))
            facts += value->accessibleName();
        const QString all = facts.join(QLatin1Char('\n'));
        for (const char* wanted :
             {"Kiosk: K-0102", "Best score: 0.53, needs 0.58", "Face matched: no", "Phone number known: yes",
              "PIN valid: –", "Engine: mobilefacenet 3d77c5c1", "Policy: revision 12"})
            QVERIFY2(all.contains(QString::fromUtf8(wanted)), qPrintable(all));
        QCOMPARE(timeline->entries().last().text, QStringLiteral("Refused"));
        QVERIFY(timeline->entries().first().took.endsWith(QStringLiteral(" s")));
        QCOMPARE(timeline->entries().at(1).text, QStringLiteral("Scan"));
        QTRY_COMPARE(bench.find<EvidenceStrip>("evidence")->pictureCount(), 2);
        QTest::mouseClick(bench.find<QPushButton>("copySessionId"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), row.key.id.toString());
    }
    void aPoorPictureIsExplainedWithAdvice()
    {
        SessionsPageBench bench(0);
        bench.log.add(examples::record(examples::row(11), 1), {});
        bench.page->sessionsStored();
        QVERIFY(bench.isReady(1));
        bench.page->focusMainList();
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        QTRY_COMPARE(bench.find<EvidenceStrip>("evidence")->message(), QStringLiteral("No pictures kept"));
        QStringList facts;
        for (const QLabel* value : bench.page->findChildren<QLabel*>(QStringLiteral("factValue")))
            facts += value->text();
        QVERIFY(facts.contains(QStringLiteral("Distance. Move closer.")));
    }

    void whyThereAreNoPicturesIsSaidInWords_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        QTest::newRow("deleted") << int(ErrorCode::NotFound) << QStringLiteral("kept for 72 hours");
        QTest::newRow("wrong key") << int(ErrorCode::WrongKey) << QStringLiteral("another branch key");
        QTest::newRow("damaged") << int(ErrorCode::Corrupt) << QStringLiteral("damaged");
        QTest::newRow("anything else") << int(ErrorCode::Io) << QStringLiteral("cannot be read");
    }
    void whyThereAreNoPicturesIsSaidInWords()
    {
        QFETCH(int, code);
        QFETCH(QString, part);
        SessionsPageBench bench(0);
        bench.log.add(examples::record(examples::row(11), 1), {});
        bench.log.failPicturesWith(Error{static_cast<ErrorCode>(code), {}, {}});
        bench.page->sessionsStored();
        QVERIFY(bench.isReady(1));
        bench.page->focusMainList();
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        auto* strip = bench.find<EvidenceStrip>("evidence");
        QTRY_VERIFY2(strip->message().contains(part), qPrintable(strip->message()));
    }
    void picturesAreAskedForOnceAnOpening()
    {
        SessionsPageBench bench(0);
        const SessionRecord record = examples::record(examples::row(2), 1);
        bench.log.add(record, {{EvidenceId::create(), QImage(32, 24, QImage::Format_RGB32), 2500}});
        bench.log.add(examples::row(40));
        bench.page->sessionsStored();
        QVERIFY(bench.isReady(2));
        bench.page->focusMainList();
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        auto* strip = bench.find<EvidenceStrip>("evidence");
        QTRY_COMPARE(strip->pictureCount(), 1);
        QCOMPARE(bench.log.looks(), 1);
        // Repainting, another language, a new session above, Enter on what is open: the same look.
        QEvent language(QEvent::LanguageChange);
        QCoreApplication::sendEvent(bench.find<SessionDetailPane>("sessionDetail"), &language);
        bench.log.add(newRow(1));
        bench.page->sessionsStored();
        bench.page->openDetail();
        bench.page->hide();
        bench.page->show();
        QTRY_COMPARE(strip->pictureCount(), 1);
        QCOMPARE(bench.log.looks(), 1);
        // Closed and opened again it is another one.
        bench.page->closeDetail();
        QCOMPARE(strip->pictureCount(), 0);
        bench.page->openDetail();
        QTRY_COMPARE(strip->pictureCount(), 1);
        QCOMPARE(bench.log.looks(), 2);
    }

    void picturesAreKeptForAReasonUntilSomebodyEndsIt()
    {
        SessionsPageBench bench(0);
        const SessionRecord record = examples::record(examples::row(2), 1);
        bench.log.add(record, {{EvidenceId::create(), QImage(32, 24, QImage::Format_RGB32), 2500}});
        bench.page->sessionsStored();
        QVERIFY(bench.isReady(1));
        bench.page->focusMainList();
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        auto* button = bench.find<QPushButton>("holdButton");
        QTRY_VERIFY(button->isVisible());
        QVERIFY(!bench.find<QLabel>("holdText")->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = bench.find<QDialog>("holdDialog");
        auto* confirm = dialog->findChild<QPushButton*>(QStringLiteral("holdConfirm"));
        QVERIFY(!confirm->isEnabled()); // not without a reason
        QTest::keyClicks(dialog->findChild<QWidget*>(QStringLiteral("holdReason")), QStringLiteral("police 12/7"));
        QTRY_VERIFY(confirm->isEnabled());
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_VERIFY(bench.find<QLabel>("holdText")->isVisible());
        QCOMPARE(bench.retention.holds.value(record.id).reason, QStringLiteral("police 12/7"));
        QVERIFY(bench.find<QLabel>("holdText")->text().contains(QStringLiteral("police 12/7")));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!bench.find<QLabel>("holdText")->isVisible());
        QVERIFY(bench.retention.holds.isEmpty());
    }
    void whoMayNotKeepPicturesIsNotOfferedTo()
    {
        SessionsPageBench bench(0, {1516, 916}, Role::BranchStaff);
        bench.log.add(examples::record(examples::row(2), 1),
                      {{EvidenceId::create(), QImage(32, 24, QImage::Format_RGB32), 2500}});
        bench.page->sessionsStored();
        QVERIFY(bench.isReady(1));
        bench.page->focusMainList();
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        QTRY_COMPARE(bench.find<EvidenceStrip>("evidence")->pictureCount(), 1);
        test::Office::settle();
        QVERIFY(!bench.find<QPushButton>("holdButton")->isVisible());
    }

    void aFilterIsTypedCompletedAndCounted()
    {
        const SessionsPageBench bench(1200);
        QVERIFY(bench.isReady(1200));
        bench.key(Qt::Key_F);
        auto* field = bench.find<FilterEdit>("filterField");
        QVERIFY(field->hasFocus());
        QVERIFY(field->isListOpen());
        bench.type(QStringLiteral("kio"));
        bench.key(Qt::Key_Tab);
        QCOMPARE(field->text(), QStringLiteral("Kiosk "));
        bench.type(QStringLiteral("103"));
        bench.key(Qt::Key_Down);
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.page->filterText(), QStringLiteral("kiosk=K-0103"));
        QVERIFY(field->text().isEmpty());
        QVERIFY(bench.isReady(100));
        QTRY_VERIFY(bench.page->fact().startsWith(QStringLiteral("100 match")));
        QCOMPARE(tokens(bench).size(), 1);
        QVERIFY(tokens(bench).first()->accessibleName().contains(QStringLiteral("Kiosk is K-0103")));
        bench.key(Qt::Key_Escape);
        QVERIFY(bench.find<SessionTable>("sessionTable")->hasFocus());
    }
    void aSuggestionIsTakenByMouse()
    {
        const SessionsPageBench bench(100);
        QVERIFY(bench.isReady(100));
        bench.key(Qt::Key_F);
        bench.type(QStringLiteral("outcome "));
        auto* list = bench.find<QListWidget>("filterList");
        QTRY_VERIFY(list->isVisible());
        QListWidgetItem* wanted = list->findItems(QStringLiteral("No face"), Qt::MatchExactly).value(0);
        QVERIFY(wanted);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, list->visualItemRect(wanted).center());
        QCOMPARE(bench.page->filterText(), QStringLiteral("outcome=no_face"));
        QVERIFY(bench.find<FilterEdit>("filterField")->hasFocus());
    }
    void backspaceChoosesThenRemovesTheLastFilter()
    {
        const SessionsPageBench bench(100);
        bench.page->setFilterText(QStringLiteral("kiosk=K-0103 score>=0.60"));
        QCOMPARE(tokens(bench).size(), 2);
        bench.key(Qt::Key_F);
        bench.key(Qt::Key_Backspace);
        QVERIFY(tokens(bench).last()->hasFocus());
        QCOMPARE(tokens(bench).size(), 2);
        bench.key(Qt::Key_Backspace);
        QCOMPARE(bench.page->filterText(), QStringLiteral("kiosk=K-0103"));
        QVERIFY(bench.find<FilterEdit>("filterField")->hasFocus());
        bench.key(Qt::Key_Left);
        bench.key(Qt::Key_Delete);
        QVERIFY(bench.page->filterText().isEmpty());
    }
    void theCrossRemovesAndTheWordsBringBack()
    {
        const SessionsPageBench bench(100);
        bench.page->setFilterText(QStringLiteral("kiosk=K-0103 score>=0.60"));
        FilterTokenButton* score = tokens(bench).last();
        QTest::mouseClick(score, Qt::LeftButton, Qt::NoModifier, QPoint(20, score->height() / 2));
        QCOMPARE(bench.page->filterText(), QStringLiteral("kiosk=K-0103"));
        QCOMPARE(bench.find<FilterEdit>("filterField")->text(), QStringLiteral("Score at least 0.60"));
        FilterTokenButton* kiosk = tokens(bench).first();
        QTest::mouseClick(kiosk, Qt::LeftButton, Qt::NoModifier, QPoint(kiosk->width() - 10, kiosk->height() / 2));
        QVERIFY(bench.page->filterText().isEmpty());
    }
    void whatCannotBeReadStaysWithTheLimitItMissed()
    {
        const SessionsPageBench bench(100);
        bench.key(Qt::Key_F);
        bench.type(QStringLiteral("score at least 7"));
        bench.key(Qt::Key_Return);
        auto* error = bench.find<QLabel>("filterError");
        QVERIFY(error->isVisible());
        QVERIFY(error->text().contains(QStringLiteral("−1 and 1")));
        QCOMPARE(bench.find<FilterEdit>("filterField")->text(), QStringLiteral("score at least 7"));
        QVERIFY(bench.page->filterText().isEmpty());
        bench.key(Qt::Key_Backspace);
        QVERIFY(!error->isVisible());
        bench.type(QStringLiteral("0.7"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.page->filterText(), QStringLiteral("score>=0.70"));
    }
    void ctrlBackspaceClearsAllFilters()
    {
        const SessionsPageBench bench(100);
        bench.page->setFilterText(QStringLiteral("kiosk=K-0103 outcome=no_face"));
        bench.page->focusMainList();
        bench.key(Qt::Key_Backspace, Qt::ControlModifier);
        QVERIFY(bench.page->filterText().isEmpty());
        QVERIFY(bench.isReady(100));
        bench.page->setFilterText(QStringLiteral("kiosk=K-0103"));
        QTest::mouseClick(bench.find<QPushButton>("clearFilters"), Qt::LeftButton);
        QVERIFY(bench.page->filterText().isEmpty());
    }

    void anEmptyLogSaysWhatWillFillIt()
    {
        const SessionsPageBench bench(0);
        auto* title = bench.find<QLabel>("emptyTitle");
        QTRY_VERIFY(title->isVisible());
        QCOMPARE(title->text(), QStringLiteral("No sessions yet"));
        QVERIFY(!bench.find<QPushButton>("emptyAction")->isVisible());
    }
    void zeroResultsNameTheFilterAndOfferToRemoveIt()
    {
        const SessionsPageBench bench(300);
        bench.page->setFilterText(QStringLiteral("score>=0.9999 kiosk=K-0103"));
        auto* line = bench.find<QLabel>("emptyLine");
        QTRY_VERIFY(line->isVisible() && line->text().contains(QStringLiteral("Score at least 0.9999")));
        auto* action = bench.find<QPushButton>("emptyAction");
        QVERIFY(action->text().contains(QStringLiteral("Score at least 0.9999")));
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(bench.page->filterText(), QStringLiteral("kiosk=K-0103"));
        QVERIFY(bench.isReady(25));
        QVERIFY(bench.find<SessionTable>("sessionTable")->isVisible());
    }
    void aLogThatCannotBeReadIsAnErrorWithACode()
    {
        SessionsPageBench bench(30);
        bench.log.failWith(Error{ErrorCode::Io, QStringLiteral("The disk does not answer."), {}});
        bench.open();
        auto* line = bench.find<QLabel>("emptyLine");
        QTRY_VERIFY(line->isVisible() && line->text().contains(QStringLiteral("The disk does not answer.")));
        QVERIFY(line->text().contains(QStringLiteral("SES-IO")));
        bench.log.failWith({});
        QTest::mouseClick(bench.find<QPushButton>("emptyAction"), Qt::LeftButton);
        QVERIFY(bench.isReady(30));
    }

    void theViewNeverMovesWhileSessionsArrive()
    {
        SessionsPageBench bench(3000);
        QVERIFY(bench.isReady(3000));
        auto* table = bench.find<SessionTable>("sessionTable");
        wheelTo(bench, 1500);
        QTRY_VERIFY(table->model()->index(1500, 0).data().isValid());
        const SessionKey before = keyAt(*table, 5);
        const int place = table->verticalScrollBar()->value();
        auto* pill = bench.find<QPushButton>("pendingPill");
        QVERIFY(!pill->isVisible());
        for (int i = 1; i <= 214; ++i)
            bench.log.add(newRow(i));
        bench.page->sessionsStored();
        QTRY_COMPARE(pill->text(), QStringLiteral("214 new"));
        QVERIFY(pill->isVisible());
        QVERIFY(keyAt(*table, 5) == before);
        QCOMPARE(table->verticalScrollBar()->value(), place);
        QTest::mouseClick(pill, Qt::LeftButton);
        QCOMPARE(table->verticalScrollBar()->value(), 0);
        QVERIFY(keyAt(*table, 5) == newRow(214).key);
        QVERIFY(!pill->isVisible());
        // And at the top the next one appears by itself.
        bench.log.add(newRow(215));
        bench.page->sessionsStored();
        QTRY_VERIFY(keyAt(*table, 5) == newRow(215).key);
        QVERIFY(!pill->isVisible());
    }
    void sessionsThatComeLateAboveTheReaderDoNotMoveHim()
    {
        SessionsPageBench bench(4000);
        QVERIFY(bench.isReady(4000));
        auto* table = bench.find<SessionTable>("sessionTable");
        for (int i = 0; i < 120; ++i) { // stored while the line was down, long ago
            SessionRow late = examples::row(200000 + i);
            late.key.startedMs = examples::row(1100 + i).key.startedMs - 1000;
            bench.log.add(late);
        }
        wheelTo(bench, 2500);
        QTRY_VERIFY(table->model()->index(2500, 0).data().isValid());
        const SessionKey before = keyAt(*table, 5);
        QVERIFY(!table->model()->index(1500, 0).data().isValid()); // a reader of the page above wakes it up
        QTRY_COMPARE(table->model()->rowCount(), 4120);
        QVERIFY(keyAt(*table, 5) == before);
    }

    void aMomentIsGoneTo()
    {
        const SessionsPageBench bench(5000);
        QVERIFY(bench.isReady(5000));
        auto* table = bench.find<SessionTable>("sessionTable");
        bench.key(Qt::Key_G, Qt::ControlModifier);
        auto* field = bench.find<QLineEdit>("dateField");
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("soon"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(bench.find<QLabel>("dateError")->isVisible());
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("2026-11-23 12:30")); // site time; UTC 04:30:59.999 is the last moment
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!field->isVisible());
        const qint64 moment = examples::kNow - (3 * 60 + 29) * 60000 - 1;
        QTRY_VERIFY(table->currentIndex().row() > 1700);
        const SessionKey there = keyAt(*table, 5);
        QVERIFY(there.startedMs <= moment && there.startedMs > moment - examples::kBetween);
    }

    void anExportStatesItsSizeAndMaskingAndReportsTheEnd()
    {
        const QTemporaryDir folder;
        SessionsPageBench bench(240);
        QVERIFY(bench.isReady(240));
        bench.page->setFilterText(QStringLiteral("kiosk=K-0103"));
        QVERIFY(bench.isReady(20));
        bench.files.answer = folder.filePath(QStringLiteral("out.csv"));
        const QSignalSpy job(bench.page.get(), &SessionsPage::jobChanged);
        const QSignalSpy ended(bench.page.get(), &SessionsPage::jobEnded);
        bench.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(bench.find<QLabel>("exportTitle")->text().contains(QStringLiteral("20 ")));
        QVERIFY(bench.find<QLabel>("exportMasking")->text().contains(QStringLiteral("last four digits")));
        QTest::mouseClick(bench.find<QPushButton>("exportGo"), Qt::LeftButton);
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(!job.isEmpty());
        QCOMPARE(job.first().at(2).toLongLong(), 20);
        QVERIFY(job.first().at(3).toBool());
        QVERIFY(bench.files.suggested.endsWith(QStringLiteral(".csv")));
        QVERIFY(QFile::exists(bench.files.answer));
        auto* toast = bench.find<QWidget>("toast");
        QTRY_VERIFY(toast->isVisible());
        QVERIFY(toast->accessibleName().contains(QStringLiteral("20 ")));
        QSignalSpy show(bench.page.get(), &SessionsPage::showFileRequested);
        QTest::mouseClick(bench.find<QAbstractButton>("toastAction"), Qt::LeftButton);
        QCOMPARE(show.value(0).value(0).toString(), bench.files.answer);
    }
    void anExportIsCancelled()
    {
        const QTemporaryDir folder;
        SessionsPageBench bench(400);
        QVERIFY(bench.isReady(400));
        bench.log.setExportPause(5);
        bench.files.answer = folder.filePath(QStringLiteral("out.csv"));
        const QSignalSpy job(bench.page.get(), &SessionsPage::jobChanged);
        const QSignalSpy ended(bench.page.get(), &SessionsPage::jobEnded);
        bench.key(Qt::Key_E, Qt::ControlModifier);
        QTest::mouseClick(bench.find<QPushButton>("exportGo"), Qt::LeftButton);
        QTRY_VERIFY(job.size() > 2);
        bench.page->cancelJob();
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(!QFile::exists(bench.files.answer));
        QVERIFY(!bench.find<QWidget>("toast")->isVisible());
        QVERIFY(!bench.find<QWidget>("problemStrip")->isVisible());
    }
    void anExportThatFailsSaysSoInPlace()
    {
        SessionsPageBench bench(40);
        QVERIFY(bench.isReady(40));
        bench.files.answer = QStringLiteral("/nonexistent/folder/out.csv");
        bench.key(Qt::Key_E, Qt::ControlModifier);
        QTest::mouseClick(bench.find<QPushButton>("exportGo"), Qt::LeftButton);
        auto* strip = bench.find<QWidget>("problemStrip");
        QTRY_VERIFY(strip->isVisible());
        QTest::mouseClick(bench.find<QPushButton>("copyProblem"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("SES-IO")));
        QVERIFY(!bench.find<QWidget>("toast")->isVisible());
        QTest::mouseClick(bench.find<QPushButton>("closeProblem"), Qt::LeftButton);
        QVERIFY(!strip->isVisible());
    }
    void anExportDialogLeftByEscDoesNothing()
    {
        SessionsPageBench bench(40);
        QVERIFY(bench.isReady(40));
        const QSignalSpy job(bench.page.get(), &SessionsPage::jobChanged);
        bench.key(Qt::Key_E, Qt::ControlModifier);
        auto* dialog = bench.find<QDialog>("exportDialog");
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(bench.page->findChild<QDialog*>(QStringLiteral("exportDialog")) == nullptr);
        QVERIFY(job.isEmpty());
    }

    void scoresAreAChartAndATable()
    {
        const SessionsPageBench bench(500);
        QVERIFY(bench.isReady(500));
        QTest::mouseClick(bench.find<QPushButton>("scoresButton"), Qt::LeftButton);
        auto* subtitle = bench.find<QLabel>("scoreSubtitle");
        QTRY_VERIFY(!subtitle->text().isEmpty());
        QVERIFY(bench.find<QWidget>("scoreChart")->isVisible());
        QTest::mouseClick(bench.find<QPushButton>("scoreScale"), Qt::LeftButton);
        QTest::mouseClick(bench.find<QPushButton>("scoreForm"), Qt::LeftButton);
        auto* table = bench.find<QTableWidget>("scoreTable");
        QVERIFY(table->isVisible());
        int sum = 0;
        for (int row = 0; row < table->rowCount(); ++row)
            sum += table->item(row, 1)->text().toInt() + table->item(row, 2)->text().toInt();
        int wanted = 0;
        for (int i = 0; i < 500; ++i)
            wanted += examples::row(i).score ? 1 : 0;
        QCOMPARE(sum, wanted);
        QTest::mouseClick(bench.find<QPushButton>("scoreClose"), Qt::LeftButton);
        QVERIFY(!bench.find<QWidget>("scorePane")->isVisible());
    }

    void columnsAreKept()
    {
        SessionsPageBench bench(20);
        auto* header = bench.find<SessionTable>("sessionTable")->horizontalHeader();
        header->resizeSection(3, 133);
        header->moveSection(4, 1);
        bench.open();
        header = bench.find<SessionTable>("sessionTable")->horizontalHeader();
        QCOMPARE(header->sectionSize(3), 133);
        QCOMPARE(header->visualIndex(4), 1);
    }

    void theLineIsCopiedWithItsHeader()
    {
        const SessionsPageBench bench(20);
        QVERIFY(bench.isReady(20));
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.first().split(QLatin1Char('\t')).size(), kSessionColumns);
        QCOMPARE(lines.last().split(QLatin1Char('\t')).at(1), QStringLiteral("Accepted"));
    }

    void everythingThatTakesTheKeyboardHasAName()
    {
        const SessionsPageBench bench(60);
        QVERIFY(bench.isReady(60));
        bench.page->setFilterText(QStringLiteral("kiosk=K-0103"));
        QVERIFY(bench.isReady(5));
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        QTest::mouseClick(bench.find<QPushButton>("scoresButton"), Qt::LeftButton);
        int named = 0;
        for (QWidget* widget : bench.page->findChildren<QWidget*>()) {
            const bool isReached = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
                                   qobject_cast<QScrollBar*>(widget) == nullptr;
            if (!isReached)
                continue;
            const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            const QString name = face->text(QAccessible::Name);
            QVERIFY2(!name.isEmpty(),
                     qPrintable(widget->parentWidget()->objectName() + QLatin1Char(' ') + widget->objectName() +
                                QLatin1Char(' ') + QString::fromLatin1(widget->metaObject()->className())));
            ++named;
        }
        QVERIFY(named >= 9);
    }

    void changesOfLanguageAndSchemeReachEverything()
    {
        const SessionsPageBench bench(60);
        QVERIFY(bench.isReady(60));
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        theme::apply(Scheme::Dark);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(bench.page.get(), &change);
        const auto lightness = [&bench](int x, int y) {
            return bench.page->grab().toImage().pixelColor(x, y).lightness();
        };
        QTRY_VERIFY(lightness(700, 880) < 60);
        QTRY_VERIFY(lightness(1480, 880) < 60);
        theme::apply(Scheme::Light);
        QTRY_VERIFY(lightness(700, 880) > 200);
        QVERIFY(!bench.page->title().isEmpty());
    }
};

QTEST_MAIN(TestSessionsPage)
#include "tst_sessionspage.moc"
