// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace jinbi::camera {

/// A camera as the system describes it, whatever number its device has today.
///
/// One with a serial number is the same wherever it is plugged in. One without is known by model and socket, so that
/// a twin in the same socket cannot be told from it.
struct CameraIdentity
{
    QString name;           ///< "Logitech C920"; printable, at most 64 characters
    QString model;          ///< USB vendor and product, "046d:082d"; may be empty
    QString serial;         ///< may be empty
    QString socket;         ///< path below /sys/devices
    bool isVirtual = false; ///< no hardware: a program writes its pictures

    [[nodiscard]] bool isSameAs(const CameraIdentity& other) const;
    bool operator==(const CameraIdentity&) const = default;
};

/// Asks the system what a video device is. Any thread.
class SystemCameras
{
public:
    /// `root` stands for /sys.
    explicit SystemCameras(QString root = QStringLiteral("/sys")) : m_root(std::move(root)) {}

    /// Nothing when the system does not say, as in a container. `device` may be a link below /dev/v4l.
    [[nodiscard]] std::optional<CameraIdentity> identify(const QString& device) const;

private:
    QString m_root;
};

} // namespace jinbi::camera
