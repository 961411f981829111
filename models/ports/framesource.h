// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kioskstatus.h"
#include "domain/result.h"

#include <QImage>
#include <QString>

#include <optional>

namespace jinbi {

/// One picture of a camera.
struct Frame
{
    QImage picture; ///< Format_BGR888
    quint64 number = 0;
    qint64 capturedMs = 0; ///< monotonic
};

/// A camera, real or not. Used by one thread, the kiosk's camera thread; read() may block for a frame time, and for at
/// most about three seconds when a device or address does not answer.
class FrameSource
{
public:
    FrameSource() = default;
    FrameSource(const FrameSource&) = delete;
    FrameSource& operator=(const FrameSource&) = delete;
    virtual ~FrameSource() = default;

    [[nodiscard]] virtual Result<void> open() = 0;
    /// Unavailable when the device is gone; the caller then tries open() again after a while.
    [[nodiscard]] virtual Result<Frame> read() = 0;
    virtual void close() = 0;
    /// For people: "/dev/video0", "rtsp://…" without user name and password, "synthetic people".
    [[nodiscard]] virtual QString description() const = 0;

    /// Something is there and must not be used.
    struct Refusal
    {
        CameraHealth health = CameraHealth::Another;
        QString note; ///< at most 64 characters
    };
    /// Why the last open() failed, when it was not that nothing is there.
    [[nodiscard]] virtual std::optional<Refusal> refusal() const { return std::nullopt; }
};

} // namespace jinbi
