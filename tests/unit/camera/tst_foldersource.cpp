// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/foldersource.h"
#include "people/illustrator.h"
#include "steadyclock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace jinbi;
using namespace jinbi::camera;

namespace {

/// Moves on by itself a little whenever it is asked, so that nobody waits.
class SteppedClock final : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return m_nowMs; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_nowMs += 20; }

private:
    mutable std::atomic<qint64> m_nowMs = 1000;
};

bool isWall(const Frame& frame)
{
    return qAbs(qGreen(frame.picture.pixel(320, 240)) - 0x8F) < 12;
}

} // namespace

class FolderSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void peopleComeOneAfterTheOtherWithAnEmptySceneBetween();
    void thePicturesOfAPersonAreShownInTurn();
    void aFolderWithoutPeopleIsOnePerson();
    void aSmallPictureIsEnlarged();
    void aLargePictureIsFitted();
    void whatIsNoPictureIsPassedOver();
    void anEmptyFolderIsAnError();
    void linksAreNotFollowed();

private:
    bool addPicture(const QString& name, const QColor& colour, QSize size = QSize(92, 112)) const;
    [[nodiscard]] QString path() const { return m_folder->path(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    SteppedClock m_clock;
};

void FolderSourceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

bool FolderSourceTest::addPicture(const QString& name, const QColor& colour, QSize size) const
{
    QDir(path()).mkpath(QFileInfo(m_folder->filePath(name)).path());
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(colour);
    return picture.save(m_folder->filePath(name));
}

void FolderSourceTest::peopleComeOneAfterTheOtherWithAnEmptySceneBetween()
{
    QVERIFY(addPicture(QStringLiteral("ann/1.png"), QColor(200, 200, 200)));
    QVERIFY(addPicture(QStringLiteral("ben/1.png"), QColor(40, 40, 40)));
    FolderSource source(path(), m_clock, {400, 200, 100, 100});
    QVERIFY(source.open());
    QStringList seen;
    for (int i = 0; i < 100; ++i) {
        const Result<Frame> frame = source.read();
        QVERIFY(frame);
        const QString person = source.currentPerson();
        QCOMPARE(isWall(*frame), person.isEmpty());
        if (seen.isEmpty() || seen.last() != person)
            seen.append(person);
    }
    QVERIFY(seen.size() > 5);
    QCOMPARE(seen.mid(0, 5),
             QStringList({QStringLiteral("ann"), QString(), QStringLiteral("ben"), QString(), QStringLiteral("ann")}));
}

void FolderSourceTest::thePicturesOfAPersonAreShownInTurn()
{
    QVERIFY(addPicture(QStringLiteral("ann/1.png"), QColor(200, 200, 200)));
    QVERIFY(addPicture(QStringLiteral("ann/2.png"), QColor(40, 40, 40)));
    FolderSource source(path(), m_clock, {1000, 0, 200, 100});
    QVERIFY(source.open());
    bool light = false;
    bool dark = false;
    for (int i = 0; i < 20; ++i) {
        const Result<Frame> frame = source.read();
        QVERIFY(frame);
        light |= qGreen(frame->picture.pixel(320, 240)) > 180;
        dark |= qGreen(frame->picture.pixel(320, 240)) < 60;
    }
    QVERIFY(light && dark);
}

void FolderSourceTest::aFolderWithoutPeopleIsOnePerson()
{
    QVERIFY(addPicture(QStringLiteral("1.png"), QColor(200, 200, 200)));
    FolderSource source(path(), m_clock, {1000, 0, 200, 100});
    QVERIFY(source.open());
    QVERIFY(!isWall(*source.read()));
    QVERIFY(source.currentPerson().isEmpty());
}

void FolderSourceTest::aSmallPictureIsEnlarged()
{
    QVERIFY(addPicture(QStringLiteral("ann/1.pgm"), QColor(220, 220, 220)));
    FolderSource source(path(), m_clock);
    QVERIFY(source.open());
    const Result<Frame> frame = source.read();
    QVERIFY(frame);
    QCOMPARE(frame->picture.size(), QSize(640, 480));
    int width = 0;
    for (int x = 0; x < 640; ++x)
        width += qGreen(frame->picture.pixel(x, 240)) > 190 ? 1 : 0;
    QVERIFY2(width > 380 && width < 400, qPrintable(QString::number(width)));
}

void FolderSourceTest::aLargePictureIsFitted()
{
    QVERIFY(addPicture(QStringLiteral("ann/1.jpg"), QColor(220, 220, 220), QSize(3000, 1500)));
    FolderSource source(path(), m_clock);
    QVERIFY(source.open());
    const Result<Frame> frame = source.read();
    QVERIFY(frame);
    QCOMPARE(frame->picture.size(), QSize(640, 480));
    QVERIFY(qGreen(frame->picture.pixel(2, 240)) > 190);
    QVERIFY(qGreen(frame->picture.pixel(320, 20)) < 170);
}

void FolderSourceTest::whatIsNoPictureIsPassedOver()
{
    QVERIFY(addPicture(QStringLiteral("ann/2.png"), QColor(220, 220, 220)));
    QFile broken(m_folder->filePath(QStringLiteral("ann/1.png")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no picture");
    broken.close();
    FolderSource source(path(), m_clock, {1000, 0, 200, 100});
    QVERIFY(source.open());
    QVERIFY(isWall(*source.read()));
    bool shown = false;
    for (int i = 0; i < 20; ++i)
        shown |= !isWall(*source.read());
    QVERIFY(shown);
}

void FolderSourceTest::anEmptyFolderIsAnError()
{
    QVERIFY(QDir(path()).mkpath(QStringLiteral("ann")));
    FolderSource source(path(), m_clock);
    const Result<void> opened = source.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NotFound);
    QVERIFY(opened.error().message.contains(path()));
}

void FolderSourceTest::linksAreNotFollowed()
{
    QVERIFY(addPicture(QStringLiteral("ann/1.png"), QColor(220, 220, 220)));
    QVERIFY(QFile::link(path(), m_folder->filePath(QStringLiteral("round"))));
    FolderSource source(path(), m_clock, {100, 0, 100, 100});
    QVERIFY(source.open());
    for (int i = 0; i < 20; ++i) {
        QVERIFY(source.read());
        QCOMPARE(source.currentPerson(), QStringLiteral("ann"));
    }
}

QTEST_GUILESS_MAIN(FolderSourceTest)
#include "tst_foldersource.moc"
