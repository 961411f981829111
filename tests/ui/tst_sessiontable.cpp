// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/memorysessionlog.h"
#include "support/sessionexamples.h"

#include "itemmodels/sessionlogmodel.h"
#include "pages/sessions/sessiontable.h"
#include "widgets/theme.h"

#include <QScrollBar>
#include <QTest>

using namespace jinbi;
using namespace jinbi::ui;

namespace {

class CountingModel : public SessionLogModel
{
public:
    using SessionLogModel::SessionLogModel;
    QVariant data(const QModelIndex& index, int role) const override
    {
        ++calls;
        return SessionLogModel::data(index, role);
    }
    mutable qint64 calls = 0;
};

} // namespace

class TestSessionTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        theme::apply(Scheme::Dark);
        QList<SessionRow> rows;
        rows.reserve(1000000);
        for (int i = 0; i < 1000000; ++i)
            rows.append(examples::row(i));
        m_log.append(rows);
    }

    void aMillionRowsScrollWithoutReadingMoreThanIsSeen()
    {
        CountingModel model(m_log, QTimeZone::utc());
        SessionTable table(model);
        table.resize(1500, 840);
        table.show();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1000000, 20000);
        QScrollBar* bar = table.verticalScrollBar();
        const int rowHeight = table.rowHeight(0);
        QTRY_COMPARE(bar->maximum(), 1000000 * rowHeight - table.viewport()->height());
        const int seen = table.viewport()->height() / rowHeight + 2;
        for (int step = 1; step <= 60; ++step) {
            model.calls = 0;
            bar->setValue(static_cast<int>(bar->maximum() / 60.0 * step));
            table.viewport()->repaint();
            QVERIFY2(model.calls <= seen * kSessionColumns * 4LL, qPrintable(QString::number(model.calls)));
        }
        QTRY_VERIFY(model.index(999999, 0).data().isValid());
        QVERIFY(model.loadedPages() <= SessionSegments::kKept);
    }

    void newSessionsAtTheTopOfAMillionDoNotBlock()
    {
        SessionLogModel model(m_log, QTimeZone::utc());
        SessionTable table(model);
        table.resize(1500, 840);
        table.show();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1000000, 20000);
        SessionRow fresh = examples::row(5);
        fresh.key = {examples::kNow + 1000, examples::sessionId(5000000)};
        m_log.add(fresh);
        model.lookForNewer();
        QTRY_COMPARE(model.rowCount(), 1000001);
        QVERIFY(model.rowAt(0)->key == fresh.key);
        QCOMPARE(table.verticalScrollBar()->value(), 0);
    }

private:
    MemorySessionLog m_log;
};

QTEST_MAIN(TestSessionTable)
#include "tst_sessiontable.moc"
