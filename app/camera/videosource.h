// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camera/pace.h"
#include "ports/framesource.h"

#include <memory>

namespace jinbi::camera {

/// A camera of the machine (V4L2), of the network (RTSP, HTTP) or a video file.
///
/// A live source is read at its newest frame: what queued up meanwhile is skipped. A file is played at its own speed
/// and starts again at its end if it loops. A device or address that does not answer costs three seconds. Make the
/// first one before other threads run, because it sets options of the video library in the environment.
class VideoSource final : public FrameSource
{
public:
    enum class Kind { Device, Stream, File };
    enum class AtEnd { Stop, Loop };

    /// The clock outlives this.
    VideoSource(Kind kind, QString address, const Clock& clock, AtEnd atEnd = AtEnd::Loop);
    ~VideoSource() override;

    Result<void> open() override;
    Result<Frame> read() override;
    void close() override;
    /// Never holds user name, password or query of an address.
    QString description() const override;

private:
    class Capture;

    [[nodiscard]] Error unavailable(const char* what) const;
    [[nodiscard]] Result<QImage> readFile();

    Kind m_kind;
    QString m_address;
    const Clock& m_clock;
    AtEnd m_atEnd;
    std::unique_ptr<Capture> m_capture; ///< null while closed
    std::unique_ptr<Pace> m_pace;       ///< only for a file
    quint64 m_number = 0;
};

} // namespace jinbi::camera
