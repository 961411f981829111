// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/timesdock.h"
#include "widgets/actionbutton.h"
#include "widgets/timespane.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace jinbi;
using namespace jinbi::ui;

namespace {

constexpr qint64 kNow = 1795430000000;
constexpr qint64 kDay = 24LL * 3600 * 1000;

KioskId kiosk(const char* id)
{
    return *KioskId::from(QString::fromLatin1(id));
}

KioskTimes timesOf(const char* id, int visits)
{
    KioskTimes times{
        kiosk(id), {}, {}, {{Stage::Notice, visits, visits * 1400LL}, {Stage::Scan, visits, visits * 1500LL}}};
    times.scan.add(DurationCounts::binOf(1500), visits - 1);
    times.scan.add(DurationCounts::binOf(5100), 1);
    times.visit.add(DurationCounts::binOf(12000), visits);
    return times;
}

/// Answers at once and remembers what was asked.
class ReadyTimes : public TimeLog
{
public:
    QFuture<Result<QList<KioskTimes>>> times(QList<KioskId> kiosks, qint64 fromMs, qint64 untilMs) override
    {
        asked.append({kiosks, fromMs, untilMs});
        QPromise<Result<QList<KioskTimes>>> promise;
        promise.start();
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    }
    struct Question
    {
        QList<KioskId> kiosks;
        qint64 fromMs;
        qint64 untilMs;
    };
    QList<Question> asked;
    Result<QList<KioskTimes>> answer = QList<KioskTimes>{timesOf("K-1", 40), timesOf("K-2", 5)};
};

class StoppedClock : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return kNow; }
    [[nodiscard]] qint64 monotonicMs() const override { return 0; }
};

} // namespace

class TestTimesPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<ReadyTimes>();
        m_window = std::make_unique<QWidget>();
        m_dock = new TimesDock(m_log.get(), m_clock, m_window.get());
        auto* column = new QVBoxLayout(m_window.get());
        column->addWidget(m_dock->button());
        column->addWidget(m_dock->pane());
        m_window->resize(1400, 400);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void nothingIsAskedWhileItIsHidden();
    void theButtonShowsALineForAllAndOneForEachKiosk();
    void aTailOfAFewIsNotGiven();
    void sharesCarryTheirInterval();
    void theFilterNamesKiosksAndDays();
    void filtersThatAreLeftOutAreNamed();
    void anEmptyLogIsSaid();
    void anErrorIsShown();
    void closingPutsTheButtonUp();

private:
    [[nodiscard]] QTableWidget* table() const
    {
        return m_window->findChild<QTableWidget*>(QStringLiteral("timesTable"));
    }
    [[nodiscard]] QString cell(int row, int column) const { return table()->item(row, column)->text(); }
    [[nodiscard]] QString subtitle() const
    {
        return m_window->findChild<QLabel*>(QStringLiteral("timesSubtitle"))->text();
    }
    void open()
    {
        QTest::mouseClick(m_dock->button(), Qt::LeftButton);
        QTRY_VERIFY(!m_log->asked.isEmpty());
        QTest::qWait(0);
    }

    std::unique_ptr<ReadyTimes> m_log;
    StoppedClock m_clock;
    std::unique_ptr<QWidget> m_window;
    TimesDock* m_dock = nullptr;
};

void TestTimesPane::nothingIsAskedWhileItIsHidden()
{
    m_dock->setFilter({});
    m_dock->pane()->countLater();
    QTest::qWait(50);
    QVERIFY(m_log->asked.isEmpty());
}

void TestTimesPane::theButtonShowsALineForAllAndOneForEachKiosk()
{
    open();
    QTRY_COMPARE(table()->rowCount(), 3);
    QCOMPARE(cell(1, 0), QStringLiteral("K-1"));
    QCOMPARE(cell(0, 1), QStringLiteral("45"));
    QCOMPARE(cell(1, 2), QStringLiteral("1.5"));
    QCOMPARE(cell(1, 6), QStringLiteral("12.0"));
    QVERIFY2(cell(1, 9).contains(QStringLiteral("1.4")) && cell(1, 9).contains(QStringLiteral("1.5")),
             qPrintable(cell(1, 9)));
}

void TestTimesPane::aTailOfAFewIsNotGiven()
{
    open();
    QTRY_COMPARE(table()->rowCount(), 3);
    QCOMPARE(cell(1, 7), QStringLiteral("12.0"));
    QVERIFY2(cell(2, 7).contains(QStringLiteral("20")), qPrintable(cell(2, 7)));
}

void TestTimesPane::sharesCarryTheirInterval()
{
    open();
    QTRY_COMPARE(table()->rowCount(), 3);
    // 39 of 40 within 5 s.
    QCOMPARE(cell(1, 4), QStringLiteral("97.5 % (87.1–99.6)"));
    QVERIFY(cell(1, 8).startsWith(QStringLiteral("100.0 %")));
}

void TestTimesPane::theFilterNamesKiosksAndDays()
{
    open();
    SessionFilter filter;
    filter.kiosks = {kiosk("K-2")};
    filter.fromMs = kNow - 3 * kDay;
    filter.untilMs = kNow;
    m_dock->setFilter(filter);
    QCOMPARE(m_log->asked.last().kiosks, filter.kiosks);
    QCOMPARE(m_log->asked.last().fromMs, *filter.fromMs);
    QCOMPARE(m_log->asked.last().untilMs, *filter.untilMs);
}

void TestTimesPane::filtersThatAreLeftOutAreNamed()
{
    open();
    const QString plain = subtitle();
    SessionFilter filter;
    filter.customer = QStringLiteral("C-0001");
    m_dock->setFilter(filter);
    QTRY_VERIFY(subtitle().size() > plain.size());
    QVERIFY(subtitle().startsWith(plain));
}

void TestTimesPane::anEmptyLogIsSaid()
{
    m_log->answer = QList<KioskTimes>();
    open();
    QTRY_VERIFY(subtitle().startsWith(QStringLiteral("No session")));
    QCOMPARE(table()->rowCount(), 0);
}

void TestTimesPane::anErrorIsShown()
{
    m_log->answer = Error{ErrorCode::Io, QStringLiteral("The log cannot be read."), {}};
    open();
    QTRY_COMPARE(subtitle(), QStringLiteral("The log cannot be read."));
}

void TestTimesPane::closingPutsTheButtonUp()
{
    open();
    QVERIFY(m_dock->pane()->isVisible());
    auto* close = m_window->findChild<ActionButton*>(QStringLiteral("timesClose"));
    QTest::mouseClick(close, Qt::LeftButton);
    QVERIFY(!m_dock->pane()->isVisible());
    QVERIFY(!m_dock->button()->isChecked());
}

QTEST_MAIN(TestTimesPane)
#include "tst_timespane.moc"
