// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/knowncamera.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSaveFile>

#include <utility>

namespace jinbi::camera {
namespace {

Q_LOGGING_CATEGORY(lcKnown, "jinbi.camera.known")

constexpr qint64 kMostBytes = 4096;
constexpr qsizetype kLongestNote = 64;

QJsonObject toJson(const CameraIdentity& camera)
{
    return {{QStringLiteral("name"), camera.name},
            {QStringLiteral("model"), camera.model},
            {QStringLiteral("serial"), camera.serial},
            {QStringLiteral("socket"), camera.socket}};
}

/// Nothing when no camera is known; one that is like no other when the file cannot be understood, so that damage does
/// not let another camera in.
std::optional<CameraIdentity> knownIn(const QString& path)
{
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return std::nullopt;
    const QJsonObject json =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(kMostBytes)).object() : QJsonObject();
    CameraIdentity camera;
    camera.name = json[QLatin1StringView("name")].toString();
    camera.model = json[QLatin1StringView("model")].toString();
    camera.serial = json[QLatin1StringView("serial")].toString();
    camera.socket = json[QLatin1StringView("socket")].toString();
    return camera;
}

} // namespace

KnownCamera::KnownCamera(std::unique_ptr<FrameSource> source, QString device, CameraAdmission admission)
    : m_source(std::move(source)), m_device(std::move(device)), m_admission(std::move(admission))
{
}

Result<void> KnownCamera::open()
{
    m_refusal.reset();
    m_fresh.reset();
    if (Result<void> admitted = admit(); !admitted)
        return admitted;
    return m_source->open();
}

Result<Frame> KnownCamera::read()
{
    Result<Frame> frame = m_source->read();
    if (frame && m_fresh)
        learn();
    return frame;
}

Result<void> KnownCamera::admit()
{
    const std::optional<CameraIdentity> there = m_admission.system.identify(m_device);
    const std::optional<CameraIdentity> known = knownIn(m_admission.knownFile);
    if (there && there->isVirtual && !m_admission.mayBeVirtual)
        return refuse(CameraHealth::Virtual, there->name,
                      QStringLiteral("a program writes the pictures of this device"));
    if (known && !there && QFile::exists(m_device))
        return refuse(CameraHealth::Another, {}, QStringLiteral("the system does not say what this device is"));
    if (known && there && !known->isSameAs(*there))
        return refuse(CameraHealth::Another, there->name,
                      QStringLiteral("known: %1 %2 %3, there: %4 %5 %6")
                          .arg(known->name, known->model, known->serial, there->name, there->model, there->serial));
    if (there && !known && !m_admission.knownFile.isEmpty())
        m_fresh = there;
    return {};
}

Error KnownCamera::refuse(CameraHealth as, const QString& note, const QString& detail)
{
    m_refusal = Refusal{as, note.left(kLongestNote)};
    const QString words =
        as == CameraHealth::Virtual
            ? QCoreApplication::translate("jinbi::camera", "The device %1 is not a real camera.").arg(description())
            : QCoreApplication::translate("jinbi::camera", "The device %1 is another camera.").arg(description());
    return {ErrorCode::Refused, words, QStringLiteral("%1: %2").arg(description(), detail)};
}

void KnownCamera::learn()
{
    const CameraIdentity camera = *std::exchange(m_fresh, std::nullopt);
    QSaveFile file(m_admission.knownFile);
    const QByteArray json = QJsonDocument(toJson(camera)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !file.commit()) {
        qCWarning(lcKnown) << "Camera is used and cannot be kept as known:" << file.errorString();
        return;
    }
    qCInfo(lcKnown) << "Camera is known from now on:" << camera.name << camera.model << camera.serial;
}

QString knownCameraName()
{
    return QStringLiteral("camera.json");
}

Result<bool> forgetCamera(const QString& knownFile)
{
    QFile file(knownFile);
    if (!file.exists())
        return false;
    if (file.remove())
        return true;
    return Error{ErrorCode::Io, QCoreApplication::translate("jinbi::camera", "The known camera cannot be forgotten."),
                 file.errorString()};
}

} // namespace jinbi::camera
