// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camera/systemcameras.h"
#include "ports/framesource.h"

#include <memory>
#include <optional>

namespace jinbi::camera {

/// Which devices a kiosk lets in.
struct CameraAdmission
{
    QString knownFile;         ///< what the kiosk knows its camera by; empty: it knows none and learns none
    SystemCameras system;      ///< where to ask
    bool mayBeVirtual = false; ///< somebody wrote so into the configuration
};

/// A device that is opened only as long as it is the kiosk's own camera: the first one that delivers a picture is kept
/// as that, another one is refused until a person forgets the first (forgetCamera()). A device whose pictures a program
/// writes is refused unless it was asked for. Where the system does not say what a device is, nothing is learnt, and a
/// kiosk that knows its camera refuses it.
class KnownCamera final : public FrameSource
{
public:
    KnownCamera(std::unique_ptr<FrameSource> source, QString device, CameraAdmission admission);

    Result<void> open() override;
    Result<Frame> read() override;
    void close() override { m_source->close(); }
    [[nodiscard]] QString description() const override { return m_source->description(); }
    [[nodiscard]] std::optional<Refusal> refusal() const override { return m_refusal; }

private:
    [[nodiscard]] Result<void> admit();
    Error refuse(CameraHealth as, const QString& note, const QString& detail);
    void learn();

    std::unique_ptr<FrameSource> m_source;
    QString m_device;
    CameraAdmission m_admission;
    std::optional<Refusal> m_refusal;
    std::optional<CameraIdentity> m_fresh; ///< to be learnt with its first picture
};

/// The name of the file in a kiosk's own folder.
[[nodiscard]] QString knownCameraName();
/// A person has seen that the camera is right: whichever is there at the next opening is the kiosk's own. True when one
/// was known.
Result<bool> forgetCamera(const QString& knownFile);

} // namespace jinbi::camera
