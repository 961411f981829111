// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kioskstatus.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace jinbi::camera {

/// Judges a camera by what it delivers: nothing (unplugged), the same picture again and again (frozen), all dark or all
/// bright (black), another size than at first (reformatted). A fault ends after three good frames in a row.
///
/// Fed with frames and times, reads no clock. One thread, the camera's.
class CameraHealthWatch
{
public:
    static constexpr int kFrozenFrames = 10; ///< so many identical pictures
    static constexpr int kBlankFrames = 3;
    static constexpr int kGoodFrames = 3;
    static constexpr qint64 kSilenceMs = 3000;

    /// All return the health afterwards.
    CameraHealth frameArrived(const QImage& picture, qint64 nowMs);
    CameraHealth readFailed();
    /// There is a camera that must not be used; `note` says which.
    CameraHealth refused(CameraHealth why, const QString& note);
    /// For a source that neither delivers nor fails.
    CameraHealth timePassed(qint64 nowMs);

    [[nodiscard]] CameraHealth health() const { return m_health; }
    /// "640x480 -> 320x240" while reformatted, what was refused while it is; else empty.
    [[nodiscard]] QString note() const;

private:
    [[nodiscard]] CameraHealth judged(const QImage& picture);

    CameraHealth m_health = CameraHealth::Starting;
    QSize m_expected;
    QImage m_last;
    QString m_refused;
    int m_identical = 0;
    int m_blank = 0;
    int m_good = 0;
    qint64 m_lastFrameMs = -1;
};

} // namespace jinbi::camera
