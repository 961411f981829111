// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/auditpagebench.h"

#include "itemmodels/auditmodel.h"
#include "layoutchecks.h"
#include "pages/audit/auditdetailpane.h"
#include "pages/audit/audittable.h"
#include "widgets/banner.h"
#include "widgets/chip.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace jinbi;
using namespace jinbi::test;
using namespace jinbi::ui;

namespace {

QString lineOf(const AuditPageBench& bench)
{
    return bench.find<Chip>("proofState")->text() + QLatin1Char('|') + bench.find<QLabel>("proofLine")->text();
}

AuditFinding broken(const AuditPageBench& bench, quint64 at)
{
    AuditFinding finding = bench.log.intact();
    finding.isIntact = false;
    finding.firstBad = at;
    finding.trouble = QStringLiteral("Its bytes do not give the hash that the checkpoint signed.");
    return finding;
}

AuditModel& modelOf(const AuditPageBench& bench)
{
    return *bench.page->findChild<AuditModel*>();
}

QString factsOf(const AuditPageBench& bench)
{
    QStringList facts;
    for (const QLabel* value : bench.page->findChildren<QLabel*>(QStringLiteral("factValue")))
        facts += value->accessibleName();
    return facts.join(QLatin1Char('\n'));
}

/// As somebody does who turns the wheel over a combo box with the keyboard.
void choose(const AuditPageBench& bench, const char* name, const QString& text)
{
    auto* combo = bench.find<QComboBox>(name);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 0; i < combo->count() && combo->currentText() != text; ++i)
        QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentText(), text);
}

void take(QWidget& widget, const char* name)
{
    const QImage picture = widget.grab().toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 7) {
        for (int x = 0; x < picture.width(); x += 7)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY(colours.size() > 8);
    const QString folder = qEnvironmentVariable("JINBI_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(QString::fromLatin1(name))));
}

} // namespace

class TestAuditPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Scheme::Light); }

    void theKeyboardWalksOpensAndCloses()
    {
        const AuditPageBench bench(3000);
        auto* table = bench.find<AuditTable>("auditTable");
        auto* detail = bench.find<AuditDetailPane>("auditDetail");
        QTRY_VERIFY(table->hasFocus());
        bench.key(Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), 0);
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), 2);
        bench.key(Qt::Key_K);
        QVERIFY(detail->isHidden());
        bench.key(Qt::Key_Return);
        QVERIFY(detail->isVisible());
        QCOMPARE(detail->shown(), std::optional<quint64>(2998));
        bench.key(Qt::Key_Down);
        QCOMPARE(detail->shown(), std::optional<quint64>(2997));
        bench.key(Qt::Key_Escape);
        QVERIFY(detail->isHidden());
        QVERIFY(table->hasFocus());
    }

    void scrollingReadsOnlyWhatIsReached()
    {
        const AuditPageBench bench(3000);
        auto* table = bench.find<AuditTable>("auditTable");
        QCOMPARE(table->model()->rowCount(), AuditModel::kPageRows);
        QVERIFY(bench.page->fact().contains(QStringLiteral("200")));
        for (int i = 0; i < 20; ++i)
            bench.key(Qt::Key_End);
        QTRY_COMPARE(table->model()->rowCount(), 3000);
        QTRY_VERIFY(bench.page->fact().startsWith(QStringLiteral("3,000")) ||
                    bench.page->fact().startsWith(QStringLiteral("3000")));
    }

    void newEntriesDoNotMoveTheReader()
    {
        AuditPageBench bench(3000);
        auto* table = bench.find<AuditTable>("auditTable");
        table->verticalScrollBar()->setValue(50 * table->rowHeight(0));
        const auto seqAtTop = [table] { return table->indexAt(QPoint(30, 5)).data(AuditModel::SeqRole).toULongLong(); };
        const quint64 before = seqAtTop();
        for (int i = 0; i < 40; ++i)
            bench.add(i);
        bench.page->entryWritten();
        QTRY_VERIFY(modelOf(bench).rowOf(3039).has_value());
        QCOMPARE(seqAtTop(), before);
        table->verticalScrollBar()->setValue(0);
        bench.add(0);
        bench.page->entryWritten();
        QTRY_COMPARE(seqAtTop(), 3040);
    }

    void theDetailTellsEverythingInWords()
    {
        const AuditPageBench bench(10);
        auto* table = bench.find<AuditTable>("auditTable");
        const QPoint place = table->visualRect(table->model()->index(8, 2)).center(); // entry 1
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, place);
        QCOMPARE(bench.find<QLabel>("detailTitle")->text(), QStringLiteral("Entry 1"));
        QCOMPARE(bench.find<QLabel>("detailWhat")->text(), QStringLiteral("Face login stopped"));
        const QString facts = factsOf(bench);
        for (const char* wanted : {"When: 2026-11-22 06:27:20 UTC+8", "Who: Wang Mei", "Object: K-02",
                                   "Branch: branch-0001", "Role: Security officer", "Reason: Water in the hall"})
            QVERIFY2(facts.contains(QString::fromUtf8(wanted)), qPrintable(facts));
        QTest::mouseClick(bench.find<QPushButton>("copyLeaf"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(bench.log.rows.at(1).leaf.toHex()));
        QVERIFY(bench.find<QLabel>("howToCheck")->text().contains(QStringLiteral("jinbi-audit verify")));
        bench.page->focusMainList();
        for (int i = 0; i < 3; ++i)
            bench.key(Qt::Key_K);
        QVERIFY(factsOf(bench).contains(QStringLiteral("Reason: erased")));
        bench.click("closeDetail");
        QVERIFY(bench.find<QWidget>("auditDetail")->isHidden());
    }

    void aCheckTellsHowFarItIsAndWhatItFound()
    {
        AuditPageBench bench(3000);
        QCOMPARE(lineOf(bench), QStringLiteral("Not checked|Not checked yet."));
        bench.key(Qt::Key_V);
        QVERIFY(bench.find<QPushButton>("cancelVerify")->isVisible());
        QVERIFY(!bench.find<QPushButton>("verifyButton")->isEnabled());
        bench.log.checking->setProgressValue(1200);
        QTRY_VERIFY(lineOf(bench).startsWith(QStringLiteral("Checking…|1")));
        QVERIFY(lineOf(bench).contains(QStringLiteral("200 entries")));
        bench.log.finishCheck(bench.log.intact());
        QTRY_VERIFY(lineOf(bench).startsWith(QStringLiteral("Log intact|3")));
        QVERIFY2(lineOf(bench).contains(QStringLiteral("checked 15:47. Checkpoint of 2")), qPrintable(lineOf(bench)));
        QVERIFY2(lineOf(bench).endsWith(QStringLiteral("signed 15:45.")), qPrintable(lineOf(bench)));
        QVERIFY(!bench.find<QPushButton>("cancelVerify")->isVisible());
        QVERIFY(!bench.find<Banner>("banner-audit")->isVisible());
    }

    void aCancelledCheckFindsNothing()
    {
        AuditPageBench bench(3000);
        bench.click("verifyButton");
        bench.click("cancelVerify");
        QVERIFY(bench.log.checking->isCanceled());
        bench.log.checking->finish();
        QTRY_COMPARE(lineOf(bench), QStringLiteral("Not checked|Not checked yet."));
        QVERIFY(bench.find<QPushButton>("verifyButton")->isEnabled());
    }

    void aBrokenLogNamesTheEntryAndShowsIt_data()
    {
        QTest::addColumn<quint64>("seq");
        QTest::newRow("read already") << quint64{2990};
        QTest::newRow("far below") << quint64{17};
    }
    void aBrokenLogNamesTheEntryAndShowsIt()
    {
        QFETCH(quint64, seq);
        AuditPageBench bench(3000);
        bench.key(Qt::Key_V);
        bench.log.finishCheck(broken(bench, seq));
        auto* banner = bench.find<Banner>("banner-audit");
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->accessibleName().contains(QStringLiteral("broken at entry")));
        QVERIFY(banner->accessibleName().contains(QStringLiteral("do not give the hash")));
        QCOMPARE(banner->text().tone, Tone::Fault);
        bench.click("bannerAction-audit");
        auto* detail = bench.find<AuditDetailPane>("auditDetail");
        QTRY_VERIFY(detail->isVisible());
        QCOMPARE(detail->shown(), std::optional(seq));
        QVERIFY(bench.find<Chip>("detailBroken")->isVisible());
        QVERIFY(modelOf(bench).rowCount() < 3000);
    }

    void anEntryThatIsGoneIsSaidToBeMissing()
    {
        AuditPageBench bench(300);
        bench.key(Qt::Key_V);
        bench.log.finishCheck(broken(bench, 400));
        QTRY_VERIFY(bench.find<Banner>("banner-audit")->isVisible());
        bench.click("bannerAction-audit");
        QTRY_VERIFY(bench.find<Banner>("banner-auditProblem")->isVisible());
        QCOMPARE(bench.find<Banner>("banner-auditProblem")->text().title,
                 QStringLiteral("Entry 400 is missing from the store."));
    }

    void filtersNarrowAndAreCleared()
    {
        const AuditPageBench bench(160);
        choose(bench, "kindFilter", QStringLiteral("Refused"));
        QTRY_COMPARE(modelOf(bench).rowCount(), 40);
        choose(bench, "personFilter", QStringLiteral("Li Jun"));
        QTRY_COMPARE(modelOf(bench).rowCount(), 20);
        QVERIFY(bench.page->fact().startsWith(QStringLiteral("20 match")));
        bench.page->focusMainList();
        bench.key(Qt::Key_Backspace, Qt::ControlModifier);
        QTRY_COMPARE(modelOf(bench).rowCount(), 160);
        auto* object = bench.find<QLineEdit>("objectFilter");
        object->setFocus();
        QTest::keyClicks(object, QStringLiteral("K-V1"));
        QCOMPARE(lineOf(bench), QStringLiteral("Not checked|Not checked yet.")); // the letter was typed, nothing else
        QTest::keyClick(object, Qt::Key_Return);
        auto* title = bench.find<QLabel>("emptyTitle");
        QTRY_VERIFY(title->isVisible());
        QCOMPARE(title->text(), QStringLiteral("No entries match these filters"));
        bench.click("emptyAction");
        QTRY_COMPARE(modelOf(bench).rowCount(), 160);
        QVERIFY(object->text().isEmpty());
    }

    void daysAreThoseOfTheBranch()
    {
        const AuditPageBench bench(3000);
        choose(bench, "dayFilter", QStringLiteral("Yesterday"));
        QTRY_COMPARE(modelOf(bench).state(), AuditModel::State::Ready);
        QCOMPARE(modelOf(bench).index(0, 0).data().toString().left(16), QStringLiteral("2026-11-22 23:59"));
        choose(bench, "dayFilter", QStringLiteral("Chosen days"));
        QVERIFY(bench.find<QWidget>("fromDay")->isVisible());
    }

    void anAdministratorSeesNothingButTheReason()
    {
        AuditPageBench bench(30, Role::Administrator);
        auto* title = bench.find<QLabel>("emptyTitle");
        QTRY_VERIFY(title->isVisible());
        QCOMPARE(title->text(), QStringLiteral("The audit log is not shown"));
        QCOMPARE(bench.find<QLabel>("emptyLine")->text(),
                 QStringLiteral("Your role, Administrator, may not read the audit log."));
        QCOMPARE(modelOf(bench).rowCount(), 0);
        QCOMPARE(bench.log.questions, 0);
        QVERIFY(!bench.find<QPushButton>("exportButton")->isEnabled());
        bench.key(Qt::Key_V);
        QTRY_VERIFY(lineOf(bench).contains(QStringLiteral("may not read the audit log")));
        QVERIFY(!bench.log.checking);
    }

    void aLogThatCannotBeReadIsTriedAgain()
    {
        AuditPageBench bench(30);
        bench.log.failure = Error{ErrorCode::Io, QStringLiteral("The disk does not answer."), {}};
        bench.page->reload();
        auto* line = bench.find<QLabel>("emptyLine");
        QTRY_VERIFY(line->isVisible() && line->text() == QStringLiteral("The disk does not answer."));
        bench.log.failure.reset();
        bench.click("emptyAction");
        QTRY_COMPARE(modelOf(bench).rowCount(), 30);
        QVERIFY(bench.find<AuditTable>("auditTable")->isVisible());
    }

    void anEmptyLogSaysWhatWillFillIt()
    {
        const AuditPageBench bench(0);
        auto* title = bench.find<QLabel>("emptyTitle");
        QTRY_VERIFY(title->isVisible());
        QCOMPARE(title->text(), QStringLiteral("No entries yet"));
    }

    void aProofPackageIsWrittenByLeave()
    {
        AuditPageBench bench(300, Role::SecurityOfficer);
        const QSignalSpy job(bench.page.get(), &AuditPage::jobChanged);
        const QSignalSpy ended(bench.page.get(), &AuditPage::jobEnded);
        bench.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(bench.exporter.paths.isEmpty()); // no file was chosen
        bench.files.answer = QStringLiteral("/nowhere/audit.jinbiaudit");
        bench.click("exportButton");
        QCOMPARE(bench.exporter.paths, QStringList{bench.files.answer});
        QCOMPARE(bench.files.suggested, QStringLiteral("audit-20261123-1547.jinbiaudit"));
        QVERIFY(!bench.find<QPushButton>("exportButton")->isEnabled());
        QVERIFY(!job.isEmpty());
        bench.exporter.finish(qint64{301});
        QTRY_COMPARE(ended.size(), 1);
        QTRY_VERIFY(bench.find<QWidget>("toast")->isVisible());
        QVERIFY(bench.find<QPushButton>("exportButton")->isEnabled());
        QTRY_VERIFY(modelOf(bench).rowAt(0)->kind == ActKind::AuditExported);
    }

    void aPackageThatFailsOrIsCancelledSaysSo()
    {
        AuditPageBench bench(300);
        bench.files.answer = QStringLiteral("/nowhere/audit.jinbiaudit");
        bench.click("exportButton");
        bench.exporter.finish(Error{ErrorCode::Io, QStringLiteral("The disk is full."), {}});
        QTRY_VERIFY(bench.find<Banner>("banner-auditProblem")->isVisible());
        QVERIFY(!bench.find<QWidget>("toast")->isVisible());
        const QSignalSpy ended(bench.page.get(), &AuditPage::jobEnded);
        bench.click("exportButton");
        QVERIFY(!bench.find<Banner>("banner-auditProblem")->isVisible());
        bench.page->cancelJob();
        QVERIFY(bench.exporter.running->isCanceled());
        bench.exporter.running->finish();
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(!bench.find<Banner>("banner-auditProblem")->isVisible());
    }

    void everythingThatTakesTheKeyboardHasAName()
    {
        const AuditPageBench bench(60);
        bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        int named = 0;
        for (QWidget* widget : bench.page->findChildren<QWidget*>()) {
            if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 ||
                qobject_cast<QScrollBar*>(widget) != nullptr)
                continue;
            const QString name = QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
            QVERIFY2(!name.isEmpty(), qPrintable(widget->objectName()));
            ++named;
        }
        QVERIFY(named >= 8);
    }

    void nothingIsCutAtAnySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        for (const double scale : {1.0, 1.25}) {
            QTest::addRow("1440, %.2f", scale) << QSize(1440, 900) << scale;
            QTest::addRow("1196, %.2f", scale) << QSize(1196, 716) << scale;
        }
    }
    void nothingIsCutAtAnySize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        theme::setTextScale(scale);
        theme::apply(Scheme::Light);
        AuditPageBench bench(300, Role::Auditor, size);
        bench.key(Qt::Key_V);
        bench.log.finishCheck(broken(bench, 290));
        QTRY_VERIFY(bench.find<Banner>("banner-audit")->isVisible());
        bench.click("bannerAction-audit");
        QTRY_VERIFY(bench.find<QWidget>("auditDetail")->isVisible());
        QCoreApplication::sendPostedEvents();
        take(*bench.page, qPrintable(QStringLiteral("audit-fault-%1-%2.png").arg(size.width()).arg(scale * 100)));
        const QStringList faults = layoutFaults(*bench.page);
        theme::setTextScale(1.0);
        theme::apply(Scheme::Light);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void picturesInBothSchemes_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << static_cast<int>(Scheme::Light) << QStringLiteral("light");
        QTest::newRow("dark") << static_cast<int>(Scheme::Dark) << QStringLiteral("dark");
    }
    void picturesInBothSchemes()
    {
        QFETCH(int, scheme);
        QFETCH(QString, name);
        theme::apply(static_cast<Scheme>(scheme));
        AuditPageBench bench(3000);
        bench.key(Qt::Key_V);
        bench.log.finishCheck(bench.log.intact());
        QTRY_VERIFY(lineOf(bench).startsWith(QStringLiteral("Log intact")));
        take(*bench.page, qPrintable(QStringLiteral("audit-%1.png").arg(name)));
        for (int i = 0; i < 7; ++i)
            bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        QTRY_VERIFY(bench.find<QWidget>("auditDetail")->isVisible());
        QCoreApplication::sendPostedEvents();
        take(*bench.page, qPrintable(QStringLiteral("audit-detail-%1.png").arg(name)));
        theme::apply(Scheme::Light);
    }
};

QTEST_MAIN(TestAuditPage)
#include "tst_auditpage.moc"
