// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/sourcefactory.h"
#include "camera/videosource.h"
#include "mjpegserver.h"
#include "steadyclock.h"

#include <QBuffer>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/core.hpp>
#include <opencv2/videoio.hpp>

using namespace jinbi;
using namespace jinbi::camera;

namespace {

/// Each frame is a shade of grey brighter than the one before.
bool writeGreys(const QString& path, int frames, double framesPerSecond)
{
    cv::VideoWriter writer(path.toStdString(), cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), framesPerSecond,
                           {320, 240});
    for (int i = 0; i < frames; ++i)
        writer.write(cv::Mat(240, 320, CV_8UC3, cv::Scalar::all(40 + 20 * i)));
    return writer.isOpened();
}

QByteArray greyJpeg(int level)
{
    QImage picture(640, 480, QImage::Format_RGB32);
    picture.fill(QColor(level, level, level));
    QBuffer buffer;
    picture.save(&buffer, "JPG");
    return buffer.data();
}

int levelOf(const Frame& frame)
{
    return qGreen(frame.picture.pixel(100, 100));
}

} // namespace

class VideoSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVideoIsPlayedAtItsOwnSpeed();
    void aVideoStartsAgainAtItsEnd();
    void aVideoThatDoesNotLoopEnds();
    void aSlowReaderSeesTheNewestFrameOfAStream();
    void aStalledStreamIsLostWithinFourSeconds();
    void aSettingMakesItsSource_data();
    void aSettingMakesItsSource();
    void aWrongSettingIsExplained_data();
    void aWrongSettingIsExplained();

private:
    SteadyClock m_clock;
    QTemporaryDir m_folder;
};

void VideoSourceTest::aVideoIsPlayedAtItsOwnSpeed()
{
    const QString path = m_folder.filePath(QStringLiteral("slow.avi"));
    QVERIFY(writeGreys(path, 10, 20));
    VideoSource source(VideoSource::Kind::File, path, m_clock);
    QVERIFY(source.open());
    const qint64 start = m_clock.monotonicMs();
    for (int i = 0; i < 10; ++i)
        QVERIFY(source.read());
    const qint64 tookMs = m_clock.monotonicMs() - start;
    QVERIFY2(tookMs >= 430, qPrintable(QString::number(tookMs)));
}

void VideoSourceTest::aVideoStartsAgainAtItsEnd()
{
    const QString path = m_folder.filePath(QStringLiteral("loop.avi"));
    QVERIFY(writeGreys(path, 3, 50));
    VideoSource source(VideoSource::Kind::File, path, m_clock);
    QVERIFY(source.open());
    QList<int> levels;
    for (int i = 0; i < 7; ++i) {
        const Result<Frame> frame = source.read();
        QVERIFY(frame);
        levels.append(levelOf(*frame));
    }
    QVERIFY(levels[0] < levels[1] && levels[1] < levels[2]);
    QCOMPARE(levels[3], levels[0]);
    QCOMPARE(levels[6], levels[0]);
}

void VideoSourceTest::aVideoThatDoesNotLoopEnds()
{
    const QString path = m_folder.filePath(QStringLiteral("once.avi"));
    QVERIFY(writeGreys(path, 3, 50));
    VideoSource source(VideoSource::Kind::File, path, m_clock, VideoSource::AtEnd::Stop);
    QVERIFY(source.open());
    for (int i = 0; i < 3; ++i)
        QVERIFY(source.read());
    const Result<Frame> end = source.read();
    QVERIFY(!end);
    QCOMPARE(end.error().code, ErrorCode::Unavailable);
}

void VideoSourceTest::aSlowReaderSeesTheNewestFrameOfAStream()
{
    QList<QByteArray> jpegs;
    for (int i = 0; i < 40; ++i)
        jpegs.append(greyJpeg(20 + 5 * i));
    MjpegServer server(jpegs);
    VideoSource source(VideoSource::Kind::Stream, QStringLiteral("http://127.0.0.1:%1/").arg(server.port()), m_clock);
    QVERIFY(source.open());
    const Result<Frame> first = source.read();
    QVERIFY(first);
    const int before = server.sent();
    QTRY_VERIFY(server.sent() >= before + 15); // meanwhile nobody reads
    // What waits is told from what has just come by the time it takes, and a busy machine may take its time as well: it
    // may need some reads, but not as many as there are frames.
    int passed = 0;
    for (int reads = 0; reads < 5 && passed >= 0 && passed < 10; ++reads) {
        const Result<Frame> next = source.read();
        QVERIFY(next);
        passed = (levelOf(*next) - levelOf(*first)) / 5;
    }
    QVERIFY2(passed >= 10 || passed < 0, qPrintable(QString::number(passed)));
}

void VideoSourceTest::aStalledStreamIsLostWithinFourSeconds()
{
    MjpegServer server({greyJpeg(60), greyJpeg(120)});
    VideoSource source(VideoSource::Kind::Stream, QStringLiteral("http://127.0.0.1:%1/").arg(server.port()), m_clock);
    QVERIFY(source.open());
    QVERIFY(source.read());
    server.stall();
    const qint64 start = m_clock.monotonicMs();
    Result<Frame> frame = source.read();
    while (frame && m_clock.monotonicMs() - start < 6000)
        frame = source.read();
    QVERIFY(!frame);
    QCOMPARE(frame.error().code, ErrorCode::Unavailable);
    QVERIFY(m_clock.monotonicMs() - start < 4500);
}

void VideoSourceTest::aSettingMakesItsSource_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("description");
    QTest::newRow("device") << QStringLiteral("device:/dev/video0") << QStringLiteral("/dev/video0");
    QTest::newRow("device number") << QStringLiteral("device:2") << QStringLiteral("/dev/video2");
    QTest::newRow("RTSP") << QStringLiteral("rtsp://user:word@10.0.0.5:554/cam?t=word")
                          << QStringLiteral("rtsp://10.0.0.5:554/cam");
    QTest::newRow("HTTP") << QStringLiteral(" HTTP://10.0.0.5/video ") << QStringLiteral("http://10.0.0.5/video");
    QTest::newRow("file") << QStringLiteral("file:/tmp/a b.avi") << QStringLiteral("a b.avi");
    QTest::newRow("folder") << QStringLiteral("folder:/tmp/people") << QStringLiteral("pictures of people");
}

void VideoSourceTest::aSettingMakesItsSource()
{
    QFETCH(QString, setting);
    QFETCH(QString, description);
    const auto source = makeSource(setting, m_clock);
    QVERIFY(source);
    QCOMPARE((*source)->description(), description);
}

void VideoSourceTest::aWrongSettingIsExplained_data()
{
    QTest::addColumn<QString>("setting");
    QTest::newRow("empty") << QString();
    QTest::newRow("no kind") << QStringLiteral("/dev/video0");
    QTest::newRow("unknown kind") << QStringLiteral("ftp://10.0.0.5/video");
    QTest::newRow("kind only") << QStringLiteral("file:");
    QTest::newRow("device elsewhere") << QStringLiteral("device:/etc/passwd");
    QTest::newRow("device number too large") << QStringLiteral("device:256");
    QTest::newRow("no host") << QStringLiteral("rtsp:///stream");
    QTest::newRow("no valid address") << QStringLiteral("http://10.0.0.5:99999/");
}

void VideoSourceTest::aWrongSettingIsExplained()
{
    QFETCH(QString, setting);
    const auto source = makeSource(setting, m_clock);
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::Invalid);
    QVERIFY(!source.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(VideoSourceTest)
#include "tst_videosource.moc"
