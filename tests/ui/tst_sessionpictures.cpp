// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionspagebench.h"

#include "pages/sessions/evidencestrip.h"
#include "pages/sessions/sessiontable.h"
#include "pages/sessions/timelineview.h"
#include "widgets/theme.h"

#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace jinbi;
using namespace jinbi::ui;

/// Renders what people see in both schemes and at two sizes. With JINBI_PICTURES the pictures are kept in that folder.
class TestSessionPictures : public QObject
{
    Q_OBJECT

    static QString nameOf(const QString& what, Scheme scheme, QSize size)
    {
        return QStringLiteral("sessions-%1-%2-%3.png")
            .arg(what, scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark"))
            .arg(size.width());
    }

    /// Something was painted, and with more than one colour; kept where asked for.
    static void take(QWidget& widget, const QString& name)
    {
        const QImage picture = widget.grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 7) {
            for (int x = 0; x < picture.width(); x += 7)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY2(colours.size() > 8, qPrintable(name));
        const QString folder = qEnvironmentVariable("JINBI_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(name)));
    }

    static QImage drawing(const QColor& shirt)
    {
        QImage picture(320, 320, QImage::Format_RGB32);
        picture.fill(QColor(0x6d, 0x75, 0x7d));
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shirt);
        painter.drawEllipse(QRectF(40, 240, 240, 160));
        painter.setBrush(QColor(0x4a, 0x30, 0x22));
        painter.drawEllipse(QRectF(90, 60, 140, 180));
        painter.setBrush(QColor(0xd8, 0xa0, 0x78));
        painter.drawEllipse(QRectF(104, 84, 112, 150));
        return picture;
    }

    /// The details are open. Held for a reason, the dialog that asks for one, and the words where there are none.
    template <class Name>
    static void takeWhatBecomesOfPictures(SessionsPageBench& bench, const SessionId& id, const Name& name)
    {
        QTest::mouseClick(bench.find<QPushButton>("holdButton"), Qt::LeftButton);
        auto* dialog = bench.find<QDialog>("holdDialog");
        take(*dialog, name("hold-dialog"));
        dialog->reject();
        bench.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(bench.page.get()));
        bench.retention.holds.insert(
            id, {QStringLiteral("The customer disputes the refusal; file 2026/118 of the complaints desk"), {}, 1});
        const auto reopen = [&bench] {
            bench.page->closeDetail();
            bench.page->openDetail();
        };
        reopen();
        QTRY_VERIFY(bench.find<QLabel>("holdText")->isVisible());
        // The details below make room for the reason.
        const QWidget* body = bench.find<QWidget>("pictureHold")->parentWidget();
        QTRY_COMPARE(body->height(), body->heightForWidth(body->width()));
        take(*bench.page, name("held"));
        bench.retention.holds.clear();
        bench.log.failPicturesWith(Error{ErrorCode::WrongKey, {}, {}});
        reopen();
        QTRY_VERIFY(bench.find<EvidenceStrip>("evidence")->message().contains(QStringLiteral("another")));
        take(*bench.page, name("wrong-key"));
        bench.log.failPicturesWith(Error{ErrorCode::NotFound, {}, {}});
        reopen();
        QTRY_VERIFY(bench.find<EvidenceStrip>("evidence")->message().contains(QStringLiteral("72")));
        take(*bench.page, name("deleted"));
        bench.log.failPicturesWith({});
    }

private Q_SLOTS:
    void everyState_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QSize>("size");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            for (const QSize& size : {QSize(1516, 916), QSize(1196, 716)})
                QTest::newRow(qPrintable(nameOf({}, scheme, size))) << static_cast<int>(scheme) << size;
        }
    }
    void everyState()
    {
        QFETCH(int, scheme);
        QFETCH(QSize, size);
        const auto which = static_cast<Scheme>(scheme);
        theme::apply(which);
        const auto name = [&](const char* what) { return nameOf(QString::fromLatin1(what), which, size); };

        SessionsPageBench bench(0, size);
        QTRY_VERIFY(bench.find<QLabel>("emptyTitle")->isVisible());
        take(*bench.page, name("empty"));

        QList<SessionRow> rows;
        for (int i = 1; i < 6000; ++i)
            rows.append(examples::row(i));
        bench.log.append(rows);
        const SessionRow refused = examples::row(2);
        bench.log.remove(refused.key);
        bench.log.add(examples::record(refused, 1), {{EvidenceId::create(), drawing(QColor(0x2f, 0x5d, 0x50)), 2500},
                                                     {EvidenceId::create(), drawing(QColor(0x9a, 0x93, 0x80)), 4100}});
        bench.open(size);
        QVERIFY(bench.isReady(5999));
        take(*bench.page, name("full"));

        bench.page->setFilterText(QStringLiteral("time=last7days score>=0.10 customer=C-1002"));
        QVERIFY(bench.isReady(9));
        bench.page->focusMainList();
        for (int i = 0; i < 30 && !bench.find<SessionTable>("sessionTable")
                                       ->currentIndex()
                                       .data()
                                       .toString()
                                       .endsWith(QStringLiteral("15:59:46"));
             ++i)
            bench.key(Qt::Key_J);
        bench.key(Qt::Key_Return);
        QTRY_VERIFY(!bench.find<TimelineView>("timeline")->entries().isEmpty());
        QTRY_VERIFY(bench.find<QPushButton>("holdButton")->isVisible());
        take(*bench.page, name("detail"));
        takeWhatBecomesOfPictures(bench, refused.key.id, name);

        bench.page->setFilterText(QStringLiteral("time=last7days score>=0.9999"));
        QTRY_VERIFY(bench.find<QLabel>("emptyLine")->text().contains(QStringLiteral("0.9999")));
        take(*bench.page, name("zero"));

        bench.page->setFilterText(QString());
        QVERIFY(bench.isReady(5999));
        QTest::mouseClick(bench.find<QPushButton>("scoresButton"), Qt::LeftButton);
        QTRY_VERIFY(!bench.find<QLabel>("scoreSubtitle")->text().isEmpty());
        bench.page->setFilterText(QStringLiteral("time=last7days"));
        QVERIFY(bench.isReady(5999));
        bench.find<SessionTable>("sessionTable")->verticalScrollBar()->setValue(5000);
        SessionRow fresh = examples::row(1);
        for (int i = 1; i < 15; ++i) {
            fresh.key = {examples::kNow + i * 900, examples::sessionId(-i)};
            bench.log.add(fresh);
        }
        bench.page->sessionsStored();
        QTRY_VERIFY(bench.find<QPushButton>("pendingPill")->isVisible());
        bench.key(Qt::Key_F);
        bench.type(QStringLiteral("score at least 3"));
        bench.key(Qt::Key_Return);
        take(*bench.page, name("scores"));

        const QTemporaryDir folder;
        bench.files.answer = folder.filePath(QStringLiteral("out.csv"));
        bench.find<QPushButton>("clearFilters")->click();
        QVERIFY(bench.isReady(6013));
        bench.page->focusMainList();
        bench.key(Qt::Key_E, Qt::ControlModifier);
        take(*bench.find<QDialog>("exportDialog"), name("export-dialog"));
        QTest::mouseClick(bench.find<QPushButton>("exportGo"), Qt::LeftButton);
        QTRY_VERIFY(bench.find<QWidget>("toast")->isVisible());
        take(*bench.page, name("exported"));
    }
};

QTEST_MAIN(TestSessionPictures)
#include "tst_sessionpictures.moc"
