// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/videosource.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <cstring>

namespace jinbi::camera {
namespace {

constexpr int kTimeoutMs = 3000;
constexpr qint64 kLiveGrabMs = 4; // a grab that takes longer had to wait for the camera
constexpr int kMostSkipped = 40;
constexpr double kUnknownRate = 25;

QImage imageOf(const cv::Mat& picture)
{
    cv::Mat colour = picture;
    if (picture.type() == CV_8UC1)
        cv::cvtColor(picture, colour, cv::COLOR_GRAY2BGR);
    else if (picture.type() == CV_8UC4)
        cv::cvtColor(picture, colour, cv::COLOR_BGRA2BGR);
    if (colour.empty() || colour.type() != CV_8UC3)
        return {};
    QImage image(colour.cols, colour.rows, QImage::Format_BGR888);
    for (int row = 0; row < colour.rows; ++row)
        std::memcpy(image.scanLine(row), colour.ptr(row), static_cast<std::size_t>(colour.cols) * 3);
    return image;
}

/// The video library reads these from the environment only; without them RTSP takes seconds to start. Not "nobuffer":
/// it drops the frames that were looked at while opening, which are the first ones of a file.
void askForLowLatency()
{
    constexpr const char* kName = "OPENCV_FFMPEG_CAPTURE_OPTIONS";
    if (!qEnvironmentVariableIsSet(kName)) {
        qputenv(kName, "rtsp_transport;tcp|flags;low_delay|analyzeduration;200000|probesize;131072");
    }
}

} // namespace

/// Keeps OpenCV's exceptions and types in here.
class VideoSource::Capture
{
public:
    bool open(Kind kind, const QString& address)
    {
        try {
            const std::string name = address.toStdString();
            if (kind == Kind::Device) {
                return m_capture.open(
                    name, cv::CAP_V4L2,
                    {cv::CAP_PROP_FRAME_WIDTH, 640, cv::CAP_PROP_FRAME_HEIGHT, 480, cv::CAP_PROP_FPS, 15});
            }
            return m_capture.open(
                name, cv::CAP_FFMPEG,
                {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, kTimeoutMs, cv::CAP_PROP_READ_TIMEOUT_MSEC, kTimeoutMs});
        } catch (const std::exception&) {
            return false;
        }
    }

    /// Null when there is no frame.
    QImage next()
    {
        try {
            cv::Mat picture;
            return m_capture.read(picture) ? imageOf(picture) : QImage();
        } catch (const std::exception&) {
            return {};
        }
    }

    QImage newest(const Clock& clock)
    {
        try {
            for (int skipped = 0; skipped < kMostSkipped; ++skipped) {
                const qint64 before = clock.monotonicMs();
                if (!m_capture.grab())
                    return {};
                if (clock.monotonicMs() - before >= kLiveGrabMs)
                    break;
            }
            cv::Mat picture;
            return m_capture.retrieve(picture) ? imageOf(picture) : QImage();
        } catch (const std::exception&) {
            return {};
        }
    }

    double framesPerSecond()
    {
        try {
            const double rate = m_capture.get(cv::CAP_PROP_FPS);
            return rate > 0 ? std::clamp(rate, 1.0, 60.0) : kUnknownRate;
        } catch (const std::exception&) {
            return kUnknownRate;
        }
    }

private:
    cv::VideoCapture m_capture;
};

VideoSource::VideoSource(Kind kind, QString address, const Clock& clock, AtEnd atEnd)
    : m_kind(kind), m_address(std::move(address)), m_clock(clock), m_atEnd(atEnd)
{
    askForLowLatency();
}

VideoSource::~VideoSource() = default;

Error VideoSource::unavailable(const char* what) const
{
    const QString shown =
        m_kind == Kind::File
            ? QCoreApplication::translate("jinbi::camera", "The video %1 cannot be played.").arg(description())
            : QCoreApplication::translate("jinbi::camera", "The camera %1 does not answer.").arg(description());
    return {ErrorCode::Unavailable, shown, QStringLiteral("%1: %2").arg(description(), QLatin1StringView(what))};
}

Result<void> VideoSource::open()
{
    close();
    if (m_kind != Kind::Stream && !QFileInfo::exists(m_address))
        return unavailable("there is no such file or device");
    auto capture = std::make_unique<Capture>();
    if (!capture->open(m_kind, m_address))
        return unavailable("opening failed");
    if (m_kind == Kind::File)
        m_pace = std::make_unique<Pace>(m_clock, capture->framesPerSecond());
    m_capture = std::move(capture);
    return {};
}

Result<Frame> VideoSource::read()
{
    if (!m_capture)
        return unavailable("not open");
    Result<QImage> picture = m_kind == Kind::File ? readFile() : Result<QImage>(m_capture->newest(m_clock));
    if (!picture || picture->isNull()) {
        close();
        return picture ? unavailable("no frame") : picture.error();
    }
    return Frame{*std::move(picture), ++m_number, m_clock.monotonicMs()};
}

Result<QImage> VideoSource::readFile()
{
    m_pace->wait();
    QImage picture = m_capture->next();
    if (!picture.isNull())
        return picture;
    if (m_atEnd == AtEnd::Stop)
        return unavailable("the video has ended");
    // Seeking is not exact in every format; opening again is.
    if (const Result<void> again = open(); !again)
        return again.error();
    return m_capture->next();
}

void VideoSource::close()
{
    m_capture.reset();
    m_pace.reset();
}

QString VideoSource::description() const
{
    switch (m_kind) {
    case Kind::Device:
        return m_address;
    case Kind::File:
        return QFileInfo(m_address).fileName();
    case Kind::Stream:
        break;
    }
    return QUrl(m_address).toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace jinbi::camera
