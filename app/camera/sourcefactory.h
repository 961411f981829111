// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camera/systemcameras.h"
#include "domain/result.h"
#include "ports/clock.h"
#include "ports/framesource.h"

#include <QString>

#include <memory>

namespace jinbi::camera {

/// A camera by its setting: device:/dev/video0, device:0, virtual:/dev/video9, rtsp://…, rtsps://…, http://…,
/// https://…, file:PATH or folder:PATH. A device has to be the one that is kept in `knownFile`, and is kept there when
/// there is none yet; only "virtual:" lets in one whose pictures a program writes. Invalid for anything else; whether
/// the camera is there turns out at open(). The clock outlives the source. Call it on the main thread.
[[nodiscard]] Result<std::unique_ptr<FrameSource>> makeSource(const QString& setting, const Clock& clock,
                                                              const QString& knownFile = {},
                                                              const SystemCameras& system = SystemCameras());

} // namespace jinbi::camera
