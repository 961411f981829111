// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/videosource.h"
#include "steadyclock.h"

#include <QProcess>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

using namespace jinbi;
using namespace jinbi::camera;

namespace {

/// A real RTSP server in a process of its own, which dies with this one.
class RtspServer
{
public:
    bool start(int port = 0)
    {
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral(RTSP_SERVER), QString::number(port)});
        if (!m_process.waitForReadyRead(30000))
            return false;
        m_port = m_process.readLine().trimmed().toInt();
        return m_port > 0;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    ~RtspServer() { kill(); }

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QString address() const { return QStringLiteral("rtsp://127.0.0.1:%1/camera").arg(m_port); }

private:
    QProcess m_process;
    int m_port = 0;
};

/// Where the ball is, roughly: the number of light pixels in each quarter would do as well, but this reads easier.
QPoint ballIn(const QImage& picture)
{
    qint64 x = 0;
    qint64 y = 0;
    qint64 light = 0;
    for (int row = 0; row < picture.height(); row += 4) {
        for (int column = 0; column < picture.width(); column += 4) {
            if (qGray(picture.pixel(column, row)) > 128) {
                x += column;
                y += row;
                ++light;
            }
        }
    }
    return light == 0 ? QPoint(-1, -1) : QPoint(static_cast<int>(x / light), static_cast<int>(y / light));
}

} // namespace

class TestRtspCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsPictureMoves();
    void itIsLostWhenItsServerDiesAndFoundAgainWhenItReturns();

private:
    SteadyClock m_clock;
};

void TestRtspCamera::itsPictureMoves()
{
    RtspServer server;
    QVERIFY(server.start());
    VideoSource source(VideoSource::Kind::Stream, server.address(), m_clock);
    QVERIFY(source.open());
    QList<QPoint> places;
    for (int i = 0; i < 12; ++i) {
        const Result<Frame> frame = source.read();
        QVERIFY2(frame, qPrintable(frame ? QString() : frame.error().detail));
        QCOMPARE(frame->picture.size(), QSize(640, 480));
        QCOMPARE(frame->number, static_cast<quint64>(i + 1));
        if (const QPoint place = ballIn(frame->picture); !places.contains(place))
            places.append(place);
    }
    QVERIFY2(places.size() >= 6 && !places.contains(QPoint(-1, -1)), qPrintable(QString::number(places.size())));
}

void TestRtspCamera::itIsLostWhenItsServerDiesAndFoundAgainWhenItReturns()
{
    RtspServer server;
    QVERIFY(server.start());
    VideoSource source(VideoSource::Kind::Stream, server.address(), m_clock);
    QVERIFY(source.open());
    QVERIFY(source.read());
    server.kill();
    const qint64 killed = m_clock.monotonicMs();
    Result<Frame> frame = source.read();
    while (frame && m_clock.monotonicMs() - killed < 20000)
        frame = source.read();
    QVERIFY(!frame);
    QCOMPARE(frame.error().code, ErrorCode::Unavailable);
    QVERIFY(!source.open());
    RtspServer again;
    QVERIFY(again.start(server.port()));
    QTRY_VERIFY_WITH_TIMEOUT(source.open().has_value(), 20000);
    QVERIFY(source.read());
}

QTEST_GUILESS_MAIN(TestRtspCamera)
#include "tst_rtspcamera.moc"
