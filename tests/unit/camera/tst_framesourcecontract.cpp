// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/foldersource.h"
#include "camera/syntheticsource.h"
#include "camera/videosource.h"
#include "mjpegserver.h"
#include "people/illustrator.h"
#include "steadyclock.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/videoio.hpp>

#include <functional>

using namespace jinbi;
using namespace jinbi::camera;

namespace {

using Factory = std::function<std::unique_ptr<FrameSource>()>;

QList<QImage> drawnFrames()
{
    people::Illustrator illustrator;
    const people::Backdrop hall(1);
    const people::Person person = people::personFromSeed(1);
    QList<QImage> frames;
    for (quint64 i = 0; i < 8; ++i)
        frames.append(illustrator.draw(&person, {}, i, hall));
    return frames;
}

bool writeVideo(const QString& path, const QList<QImage>& frames)
{
    cv::VideoWriter writer(path.toStdString(), cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 25, {640, 480});
    for (QImage frame : frames)
        writer.write(cv::Mat(frame.height(), frame.width(), CV_8UC3, frame.bits(),
                             static_cast<std::size_t>(frame.bytesPerLine())));
    return writer.isOpened();
}

QByteArray jpegOf(const QImage& frame)
{
    QBuffer buffer;
    frame.save(&buffer, "JPG", 80);
    return buffer.data();
}

} // namespace

Q_DECLARE_METATYPE(Factory)

/// What every camera keeps to, whatever it is made of.
class FrameSourceContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void framesHaveTheAgreedFormatAndGrowingNumbers_data() { sources(); }
    void framesHaveTheAgreedFormatAndGrowingNumbers();
    void framesAreNeverTwiceTheSame_data() { sources(); }
    void framesAreNeverTwiceTheSame();
    void aSourceThatIsNotOpenIsUnavailable_data() { sources(); }
    void aSourceThatIsNotOpenIsUnavailable();
    void aClosedSourceCanBeOpenedAgain_data() { sources(); }
    void aClosedSourceCanBeOpenedAgain();
    void theDescriptionIsForPeopleAndHoldsNoPassword_data() { sources(); }
    void theDescriptionIsForPeopleAndHoldsNoPassword();
    void whatIsNotThereIsUnavailable_data();
    void whatIsNotThereIsUnavailable();

private:
    void sources();

    SteadyClock m_clock;
    QTemporaryDir m_folder;
    std::shared_ptr<Scene> m_scene = std::make_shared<Scene>();
    std::unique_ptr<MjpegServer> m_server;
};

void FrameSourceContract::initTestCase()
{
    const QList<QImage> frames = drawnFrames();
    QVERIFY(writeVideo(m_folder.filePath(QStringLiteral("short.avi")), frames));
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("faces/ann")));
    QVERIFY(frames.first().save(m_folder.filePath(QStringLiteral("faces/ann/1.png"))));
    QFile text(m_folder.filePath(QStringLiteral("text.avi")));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("This is no video.");
    QList<QByteArray> jpegs;
    for (const QImage& frame : frames)
        jpegs.append(jpegOf(frame));
    m_server = std::make_unique<MjpegServer>(jpegs);
    QVERIFY(m_server->port() != 0);
    m_scene->enter(people::personFromSeed(2), {});
}

void FrameSourceContract::sources()
{
    QTest::addColumn<Factory>("make");
    QTest::newRow("folder") << Factory(
        [this] { return std::make_unique<FolderSource>(m_folder.filePath(QStringLiteral("faces")), m_clock); });
    QTest::newRow("video file") << Factory([this] {
        return std::make_unique<VideoSource>(VideoSource::Kind::File, m_folder.filePath(QStringLiteral("short.avi")),
                                             m_clock);
    });
    QTest::newRow("synthetic people") << Factory(
        [this] { return std::make_unique<SyntheticSource>(m_scene, m_clock, quint64{1}); });
    QTest::newRow("HTTP stream") << Factory([this] {
        const QString address =
            QStringLiteral("http://kiosk:secret@127.0.0.1:%1/video?key=secret").arg(m_server->port());
        return std::make_unique<VideoSource>(VideoSource::Kind::Stream, address, m_clock);
    });
}

void FrameSourceContract::framesHaveTheAgreedFormatAndGrowingNumbers()
{
    QFETCH(Factory, make);
    const std::unique_ptr<FrameSource> source = make();
    const Result<void> opened = source->open();
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
    quint64 number = 0;
    qint64 capturedMs = 0;
    // More frames than the video has, so that it starts again.
    for (int i = 0; i < 12; ++i) {
        const Result<Frame> frame = source->read();
        QVERIFY2(frame, qPrintable(frame ? QString() : frame.error().detail));
        QCOMPARE(frame->picture.format(), QImage::Format_BGR888);
        QCOMPARE(frame->picture.size(), QSize(640, 480));
        QVERIFY(frame->number > number);
        QVERIFY(frame->capturedMs >= capturedMs);
        number = frame->number;
        capturedMs = frame->capturedMs;
    }
    QVERIFY(m_clock.monotonicMs() - capturedMs < 2000);
}

void FrameSourceContract::framesAreNeverTwiceTheSame()
{
    QFETCH(Factory, make);
    const std::unique_ptr<FrameSource> source = make();
    QVERIFY(source->open());
    QImage last;
    for (int i = 0; i < 6; ++i) {
        const Result<Frame> frame = source->read();
        QVERIFY(frame);
        QVERIFY(frame->picture != last);
        last = frame->picture;
    }
}

void FrameSourceContract::aSourceThatIsNotOpenIsUnavailable()
{
    QFETCH(Factory, make);
    const std::unique_ptr<FrameSource> source = make();
    const Result<Frame> before = source->read();
    QVERIFY(!before);
    QCOMPARE(before.error().code, ErrorCode::Unavailable);
    QVERIFY(!before.error().message.isEmpty());
    QVERIFY(source->open());
    source->close();
    source->close();
    QVERIFY(!source->read());
}

void FrameSourceContract::aClosedSourceCanBeOpenedAgain()
{
    QFETCH(Factory, make);
    const std::unique_ptr<FrameSource> source = make();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(source->open());
        QVERIFY(source->read());
        source->close();
    }
}

void FrameSourceContract::theDescriptionIsForPeopleAndHoldsNoPassword()
{
    QFETCH(Factory, make);
    const std::unique_ptr<FrameSource> source = make();
    QVERIFY(!source->description().isEmpty());
    QVERIFY(!source->description().contains(QStringLiteral("secret")));
    const Result<Frame> failed = source->read();
    QVERIFY(!failed.error().message.contains(QStringLiteral("secret")));
    QVERIFY(!failed.error().detail.contains(QStringLiteral("secret")));
}

void FrameSourceContract::whatIsNotThereIsUnavailable_data()
{
    QTest::addColumn<Factory>("make");
    const auto video = [this](VideoSource::Kind kind, const QString& address) {
        return Factory([this, kind, address] { return std::make_unique<VideoSource>(kind, address, m_clock); });
    };
    QTest::newRow("device") << video(VideoSource::Kind::Device, QStringLiteral("/dev/video97"));
    QTest::newRow("file") << video(VideoSource::Kind::File, m_folder.filePath(QStringLiteral("none.avi")));
    QTest::newRow("file that is no video")
        << video(VideoSource::Kind::File, m_folder.filePath(QStringLiteral("text.avi")));
    QTest::newRow("address where nobody listens")
        << video(VideoSource::Kind::Stream, QStringLiteral("http://127.0.0.1:1/x"));
    QTest::newRow("folder") << Factory(
        [this] { return std::make_unique<FolderSource>(m_folder.filePath(QStringLiteral("none")), m_clock); });
}

void FrameSourceContract::whatIsNotThereIsUnavailable()
{
    QFETCH(Factory, make);
    const std::unique_ptr<FrameSource> source = make();
    const qint64 start = m_clock.monotonicMs();
    const Result<void> opened = source->open();
    QVERIFY(!opened);
    QVERIFY(!opened.error().message.isEmpty());
    QVERIFY(opened.error().code == ErrorCode::Unavailable || opened.error().code == ErrorCode::NotFound);
    QVERIFY(m_clock.monotonicMs() - start < 4500);
}

QTEST_GUILESS_MAIN(FrameSourceContract)
#include "tst_framesourcecontract.moc"
