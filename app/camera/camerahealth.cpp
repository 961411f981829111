// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/camerahealth.h"

namespace jinbi::camera {
namespace {

/// True for a picture in which nothing can be seen: hand over the lens, no light, pointing into the sun.
bool isBlank(const QImage& picture)
{
    constexpr int kStep = 7;
    constexpr double kDark = 14;
    constexpr double kBright = 241;
    constexpr double kFlat = 60;
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int row = 0; row < picture.height(); row += kStep) {
        const uchar* line = picture.constScanLine(row);
        for (int column = 0; column < picture.width(); column += kStep) {
            const double green = line[3 * column + 1];
            sum += green;
            squares += green * green;
            ++count;
        }
    }
    if (count == 0)
        return true;
    const double mean = sum / count;
    const double variance = squares / count - mean * mean;
    return variance < kFlat && (mean < kDark || mean > kBright);
}

} // namespace

CameraHealth CameraHealthWatch::frameArrived(const QImage& picture, qint64 nowMs)
{
    m_lastFrameMs = nowMs;
    const CameraHealth seen = judged(picture);
    if (seen != CameraHealth::Good) {
        m_good = 0;
        m_health = seen;
    } else if (m_health == CameraHealth::Starting || ++m_good >= kGoodFrames) {
        m_health = CameraHealth::Good;
    }
    return m_health;
}

CameraHealth CameraHealthWatch::readFailed()
{
    m_good = 0;
    m_health = CameraHealth::Unplugged;
    return m_health;
}

CameraHealth CameraHealthWatch::refused(CameraHealth why, const QString& note)
{
    m_good = 0;
    m_health = why;
    m_refused = note;
    return m_health;
}

CameraHealth CameraHealthWatch::timePassed(qint64 nowMs)
{
    if (m_lastFrameMs < 0)
        m_lastFrameMs = nowMs;
    return nowMs - m_lastFrameMs > kSilenceMs ? readFailed() : m_health;
}

QString CameraHealthWatch::note() const
{
    if (m_health == CameraHealth::Another || m_health == CameraHealth::Virtual)
        return m_refused;
    if (m_health != CameraHealth::Reformatted)
        return {};
    return QStringLiteral("%1x%2 -> %3x%4")
        .arg(m_expected.width())
        .arg(m_expected.height())
        .arg(m_last.width())
        .arg(m_last.height());
}

CameraHealth CameraHealthWatch::judged(const QImage& picture)
{
    m_identical = picture == m_last ? m_identical + 1 : 1;
    m_last = picture;
    if (m_expected.isEmpty())
        m_expected = picture.size();
    const QImage colour =
        picture.format() == QImage::Format_BGR888 ? picture : picture.convertToFormat(QImage::Format_BGR888);
    m_blank = isBlank(colour) ? m_blank + 1 : 0;
    if (picture.size() != m_expected)
        return CameraHealth::Reformatted;
    if (m_blank >= kBlankFrames)
        return CameraHealth::Black;
    if (m_identical >= kFrozenFrames)
        return CameraHealth::Frozen;
    return CameraHealth::Good;
}

} // namespace jinbi::camera
