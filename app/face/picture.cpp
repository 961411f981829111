// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/picture.h"

#include <QCoreApplication>

#include <opencv2/core.hpp>

#include <algorithm>

namespace jinbi::face {

Result<QImage> enginePicture(const QImage& picture)
{
    if (std::min(picture.width(), picture.height()) < kLeastSide)
        return Error{ErrorCode::Invalid,
                     QCoreApplication::translate("FaceEngine", "The picture is too small to find a face in it."),
                     QStringLiteral("%1x%2 pixels, at least %3 a side")
                         .arg(picture.width())
                         .arg(picture.height())
                         .arg(kLeastSide)};
    if (picture.format() == QImage::Format_BGR888)
        return picture;
    QImage converted = picture.convertToFormat(QImage::Format_BGR888);
    if (converted.isNull())
        return engineFailed(QStringLiteral("no memory to convert the picture"));
    return converted;
}

cv::Mat viewOf(const QImage& picture)
{
    return {picture.height(), picture.width(), CV_8UC3, const_cast<uchar*>(picture.constBits()),
            static_cast<std::size_t>(picture.bytesPerLine())};
}

QImage pictureOf(const cv::Mat& bgr)
{
    return QImage(bgr.data, bgr.cols, bgr.rows, static_cast<qsizetype>(bgr.step), QImage::Format_BGR888).copy();
}

Error engineFailed(const QString& detail)
{
    return {ErrorCode::Internal, QCoreApplication::translate("FaceEngine", "The face engine could not do its work."),
            detail};
}

} // namespace jinbi::face
