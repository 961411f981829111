// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArrayView>
#include <QSize>

namespace jinbi {

/// What a picture from outside may be at most (and at least). The defaults are those of the wire.
struct JpegLimits
{
    int leastSide = 64; ///< pixels
    int mostSide = 2048;
    qint64 mostPixels = 4 * 1024 * 1024;
    qsizetype mostBytes = 256 * 1024;
};

struct JpegHeader
{
    QSize size;
    int components = 0; ///< 1 (grey) or 3
};

/// Walks the markers of a JPEG from start to end without decoding anything, so that a hostile file never reaches the
/// decoder: one baseline frame (8 bit, 1 or 3 components) inside the limits, sane sampling, every segment whole, the
/// end marker the last two bytes. Progressive, arithmetic-coded and lossless files are refused: kiosks emit baseline.
///
/// Errors: Invalid outside the limits, Incompatible for another kind of JPEG, Corrupt for anything broken.
/// Any thread.
[[nodiscard]] Result<JpegHeader> readJpegHeader(QByteArrayView bytes, const JpegLimits& limits = {});

} // namespace jinbi
