// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/systemcameras.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace jinbi::camera {
namespace {

constexpr qint64 kLongestFact = 256;
constexpr qsizetype kLongestShown = 64;

/// One line of the system; what a device says of itself is not to be trusted with control characters.
QString factIn(const QString& folder, const char* name)
{
    QFile file(folder + QLatin1Char('/') + QLatin1StringView(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString line = QString::fromUtf8(file.read(kLongestFact)).simplified();
    line.removeIf([](QChar letter) { return !letter.isPrint(); });
    return line.left(kLongestShown);
}

/// Drivers whose pictures come from a program and not from a lens.
bool isDriverOfPrograms(const QString& driver, const QString& name)
{
    const QString words = driver + QLatin1Char(' ') + name;
    constexpr QLatin1StringView kSigns[] = {QLatin1StringView("v4l2loopback"), QLatin1StringView("v4l2 loopback"),
                                            QLatin1StringView("vivid"), QLatin1StringView("akvcam")};
    return std::any_of(std::begin(kSigns), std::end(kSigns),
                       [&words](QLatin1StringView sign) { return words.contains(sign, Qt::CaseInsensitive); });
}

} // namespace

bool CameraIdentity::isSameAs(const CameraIdentity& other) const
{
    if (model != other.model || serial != other.serial)
        return false;
    return serial.isEmpty() ? name == other.name && socket == other.socket : true;
}

std::optional<CameraIdentity> SystemCameras::identify(const QString& device) const
{
    const QFileInfo file(device);
    const QString node = QFileInfo(file.exists() ? file.canonicalFilePath() : device).fileName();
    const QString known = m_root + QStringLiteral("/class/video4linux/") + node;
    if (node.isEmpty() || !QFileInfo(known).isDir())
        return std::nullopt;
    const QString devices = QFileInfo(m_root + QStringLiteral("/devices")).canonicalFilePath();
    const QString place = QFileInfo(known).canonicalFilePath();
    CameraIdentity camera;
    camera.name = factIn(known, "name");
    const QString hardware = QFileInfo(known + QStringLiteral("/device")).canonicalFilePath();
    const QString driver = QFileInfo(QFileInfo(hardware + QStringLiteral("/driver")).canonicalFilePath()).fileName();
    camera.isVirtual =
        place.startsWith(devices + QStringLiteral("/virtual/")) || isDriverOfPrograms(driver, camera.name);
    camera.socket = (hardware.isEmpty() ? place : hardware).mid(devices.size() + 1);
    // The USB device is some steps above the interface that the camera's driver holds.
    for (QDir step(hardware); !hardware.isEmpty() && step.path().startsWith(devices + QLatin1Char('/'));) {
        const QString vendor = factIn(step.path(), "idVendor");
        if (!vendor.isEmpty()) {
            camera.model = vendor + QLatin1Char(':') + factIn(step.path(), "idProduct");
            camera.serial = factIn(step.path(), "serial");
            break;
        }
        if (!step.cdUp())
            break;
    }
    return camera;
}

} // namespace jinbi::camera
