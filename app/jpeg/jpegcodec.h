// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "jpeg/jpegheader.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QImage>
#include <QSize>

namespace jinbi {

/// What the decoded picture should be.
struct JpegOutput
{
    /// Format_BGR888 for engines, Format_RGB32 for painting; nothing else.
    QImage::Format format = QImage::Format_BGR888;
    /// Largest size that fits inside and keeps the proportions, up or down; empty leaves the picture as it is.
    QSize fit{};
    /// A picture that is larger than `fit` by at most so many pixels a side stays as it is: whoever paints cuts them
    /// off.
    int spare = 0;
};

/// Checks the markers (readJpegHeader), then decodes; a warning of the decoder counts as an error. Metadata is dropped.
/// Errors: those of readJpegHeader, Corrupt when the decoder complains. Any thread.
[[nodiscard]] Result<QImage> decodeJpeg(QByteArrayView bytes, const JpegLimits& limits = {},
                                        const JpegOutput& output = {});

/// Baseline JPEG, 4:2:0 (grey stays grey), no metadata; quality 1 to 100.
/// Errors: Invalid for an empty picture, a side over 2048 or under 64 pixels, or a quality out of range. Any thread.
[[nodiscard]] Result<QByteArray> encodeJpeg(const QImage& picture, int quality = 80);

} // namespace jinbi
