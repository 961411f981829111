// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "ports/clock.h"
#include "ports/framesource.h"

#include <QString>

#include <memory>

namespace jinbi::camera {

/// A camera by its setting: device:/dev/video0, device:0, rtsp://…, rtsps://…, http://…, https://…, file:PATH or
/// folder:PATH. Invalid for anything else; whether the camera is there turns out at open(). The clock outlives the
/// source. Call it on the main thread.
[[nodiscard]] Result<std::unique_ptr<FrameSource>> makeSource(const QString& setting, const Clock& clock);

} // namespace jinbi::camera
