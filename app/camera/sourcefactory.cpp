// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/sourcefactory.h"

#include "camera/foldersource.h"
#include "camera/knowncamera.h"
#include "camera/videosource.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace jinbi::camera {
namespace {

using Made = Result<std::unique_ptr<FrameSource>>;

template <class Source, class... Arguments>
Made made(Arguments&&... arguments)
{
    return std::unique_ptr<FrameSource>(std::make_unique<Source>(std::forward<Arguments>(arguments)...));
}

Error invalid(const QString& message, const char* detail)
{
    return {ErrorCode::Invalid, message, QLatin1StringView(detail)};
}

Made makeDevice(const QString& name, const Clock& clock, CameraAdmission admission)
{
    bool isNumber = false;
    const uint number = name.toUInt(&isNumber);
    const bool isShort = isNumber && number < 256;
    if (!isShort && !name.startsWith(QLatin1StringView("/dev/"))) {
        return invalid(
            QCoreApplication::translate("jinbi::camera", "A camera device is written as device:/dev/video0."),
            "device outside /dev");
    }
    const QString device = isShort ? QStringLiteral("/dev/video%1").arg(number) : name;
    return made<KnownCamera>(std::make_unique<VideoSource>(VideoSource::Kind::Device, device, clock), device,
                             std::move(admission));
}

Made makeStream(const QString& address, const Clock& clock)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) {
        return invalid(QCoreApplication::translate("jinbi::camera", "The camera's address is not complete."),
                       "stream address is not a valid URL with a host");
    }
    return made<VideoSource>(VideoSource::Kind::Stream, address, clock);
}

} // namespace

Made makeSource(const QString& setting, const Clock& clock, const QString& knownFile, const SystemCameras& system)
{
    const QString text = setting.trimmed();
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    const QString kind = text.left(std::max<qsizetype>(colon, 0)).toLower();
    const QString rest = text.mid(colon + 1);
    if (kind == QLatin1StringView("rtsp") || kind == QLatin1StringView("rtsps") || kind == QLatin1StringView("http") ||
        kind == QLatin1StringView("https"))
        return makeStream(text, clock);
    const bool isVirtual = kind == QLatin1StringView("virtual");
    const bool known = isVirtual || kind == QLatin1StringView("device") || kind == QLatin1StringView("file") ||
                       kind == QLatin1StringView("folder");
    if (!known) {
        return invalid(
            QCoreApplication::translate("jinbi::camera",
                                        "A camera setting starts with device:, rtsp://, http://, file: or folder:."),
            "unknown kind of camera");
    }
    if (rest.isEmpty())
        return invalid(
            QCoreApplication::translate("jinbi::camera", "The camera setting names no device, file or folder."),
            "empty camera setting");
    if (isVirtual || kind == QLatin1StringView("device"))
        return makeDevice(rest, clock, {knownFile, system, isVirtual});
    if (kind == QLatin1StringView("folder"))
        return made<FolderSource>(rest, clock);
    return made<VideoSource>(VideoSource::Kind::File, rest, clock);
}

} // namespace jinbi::camera
