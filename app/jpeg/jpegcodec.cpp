// SPDX-License-Identifier: GPL-3.0-or-later
#include "jpeg/jpegcodec.h"

#include <QCoreApplication>

#include <turbojpeg.h>

#include <algorithm>
#include <memory>

namespace jinbi {

namespace {

struct HandleCloser
{
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<void, HandleCloser>;

Error failed(ErrorCode code, const QString& message, tjhandle handle)
{
    return {code, message, QStringLiteral("turbojpeg: %1").arg(QString::fromUtf8(tjGetErrorStr2(handle)))};
}

/// The largest power of two that the decoder may divide by without falling below `target`: its other factors are
/// slower than a full decode.
int divisorFor(const QSize& full, const QSize& target)
{
    for (const int divisor : {8, 4, 2}) {
        const tjscalingfactor factor{1, divisor};
        if (TJSCALED(full.width(), factor) >= target.width() && TJSCALED(full.height(), factor) >= target.height())
            return divisor;
    }
    return 1;
}

QSize targetFor(const QSize& full, const JpegOutput& output)
{
    if (output.fit.isEmpty())
        return full;
    const QSize over = full - output.fit;
    if (std::min(over.width(), over.height()) >= 0 && std::max(over.width(), over.height()) <= output.spare)
        return full;
    return full.scaled(output.fit, Qt::KeepAspectRatio).expandedTo({1, 1});
}

QImage scaledTo(QImage picture, const QSize& target, QImage::Format format)
{
    if (picture.size() != target)
        picture = picture.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (picture.format() != format)
        picture.convertTo(format);
    return picture;
}

struct Pixels
{
    QImage picture;
    int layout;
};

Pixels encodable(const QImage& picture)
{
    switch (picture.format()) {
    case QImage::Format_BGR888:
        return {picture, TJPF_BGR};
    case QImage::Format_RGB888:
        return {picture, TJPF_RGB};
    case QImage::Format_RGB32:
        return {picture, TJPF_BGRX};
    case QImage::Format_Grayscale8:
        return {picture, TJPF_GRAY};
    default:
        return {picture.convertToFormat(QImage::Format_RGB32), TJPF_BGRX};
    }
}

bool isEncodable(const QImage& picture, int quality)
{
    const JpegLimits limits;
    return std::min(picture.width(), picture.height()) >= limits.leastSide &&
           std::max(picture.width(), picture.height()) <= limits.mostSide && quality >= 1 && quality <= 100;
}

} // namespace

Result<QImage> decodeJpeg(QByteArrayView bytes, const JpegLimits& limits, const JpegOutput& output)
{
    const bool forPainting = output.format == QImage::Format_RGB32;
    if (!forPainting && output.format != QImage::Format_BGR888)
        return Error{ErrorCode::Invalid, QCoreApplication::translate("Jpeg", "The picture could not be decoded."),
                     QStringLiteral("output format %1").arg(output.format)};
    const Result<JpegHeader> header = readJpegHeader(bytes, limits);
    if (!header)
        return header.error();

    const QSize full = header->size;
    const QSize target = targetFor(full, output);
    const tjscalingfactor factor{1, divisorFor(full, target)};
    const QSize decoded(TJSCALED(full.width(), factor), TJSCALED(full.height(), factor));
    QImage picture(decoded, output.format);
    const Handle handle(tjInitDecompress());
    if (picture.isNull() || !handle)
        return failed(ErrorCode::Internal, QCoreApplication::translate("Jpeg", "The picture could not be decoded."),
                      handle.get());

    const int status = tjDecompress2(
        handle.get(), reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<unsigned long>(bytes.size()),
        picture.bits(), decoded.width(), static_cast<int>(picture.bytesPerLine()), decoded.height(),
        forPainting ? TJPF_BGRX : TJPF_BGR, TJFLAG_STOPONWARNING | (forPainting ? TJFLAG_FASTDCT : 0));
    if (status != 0)
        return failed(ErrorCode::Corrupt, QCoreApplication::translate("Jpeg", "The picture is damaged."), handle.get());
    return scaledTo(std::move(picture), target, output.format);
}

Result<QByteArray> encodeJpeg(const QImage& picture, int quality)
{
    const QString message = QCoreApplication::translate("Jpeg", "The picture could not be encoded.");
    if (!isEncodable(picture, quality))
        return Error{
            ErrorCode::Invalid, message,
            QStringLiteral("%1x%2 pixels, quality %3").arg(picture.width()).arg(picture.height()).arg(quality)};
    const Pixels pixels = encodable(picture);
    const int sampling = pixels.layout == TJPF_GRAY ? TJSAMP_GRAY : TJSAMP_420;
    const Handle handle(tjInitCompress());
    if (pixels.picture.isNull() || !handle)
        return failed(ErrorCode::Internal, message, handle.get());

    unsigned long size = tjBufSize(picture.width(), picture.height(), sampling);
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    auto* out = reinterpret_cast<unsigned char*>(bytes.data());
    const int status = tjCompress2(handle.get(), pixels.picture.constBits(), picture.width(),
                                   static_cast<int>(pixels.picture.bytesPerLine()), picture.height(), pixels.layout,
                                   &out, &size, sampling, quality, TJFLAG_NOREALLOC | TJFLAG_STOPONWARNING);
    if (status != 0)
        return failed(ErrorCode::Internal, message, handle.get());
    bytes.truncate(static_cast<qsizetype>(size));
    bytes.squeeze();
    return bytes;
}

} // namespace jinbi
