// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/foldersource.h"

#include "people/finish.h"

#include <QColor>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QLoggingCategory>
#include <QPainter>

namespace jinbi::camera {
namespace {

Q_LOGGING_CATEGORY(lcFolder, "jinbi.camera.folder")

constexpr QSize kFrame(640, 480);
constexpr qint64 kMostBytes = 20'000'000;
constexpr qint64 kMostPixels = 50'000'000;

const QStringList& pictureNames()
{
    static const QStringList names{QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"), QStringLiteral("*.png"),
                                   QStringLiteral("*.bmp"), QStringLiteral("*.pgm"),  QStringLiteral("*.ppm")};
    return names;
}

/// Fitted to the frame; null when it is no picture or too large to be one of ours.
QImage fitted(const QString& path)
{
    if (QFileInfo(path).size() > kMostBytes)
        return {};
    QImageReader reader(path);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64{size.width()} * size.height() > kMostPixels)
        return {};
    const QSize target = size.scaled(kFrame, Qt::KeepAspectRatio);
    if (target.width() < size.width())
        reader.setScaledSize(target);
    const QImage picture = reader.read();
    return picture.isNull() ? picture : picture.scaled(kFrame, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

FolderSource::FolderSource(QString folder, const Clock& clock) : FolderSource(std::move(folder), clock, Timing{}) {}

FolderSource::FolderSource(QString folder, const Clock& clock, Timing timing)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_timing(timing)
    , m_pace(clock, timing.framesPerSecond)
    , m_wall(kFrame, QImage::Format_RGB32)
{
    m_wall.fill(QColor(0x8A, 0x8F, 0x96));
}

Result<void> FolderSource::open()
{
    close();
    const QDir folder(m_folder);
    QStringList people = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    people.removeIf([this](const QString& person) { return picturesOf(person).isEmpty(); });
    if (people.isEmpty() && !picturesOf({}).isEmpty())
        people.append(QString());
    if (people.isEmpty()) {
        return Error{
            ErrorCode::NotFound,
            QCoreApplication::translate("jinbi::camera", "There are no pictures in the folder %1.").arg(m_folder),
            QStringLiteral("no pictures in %1").arg(m_folder)};
    }
    m_people = people;
    m_pace.restart();
    return {};
}

Result<Frame> FolderSource::read()
{
    if (m_people.isEmpty()) {
        return Error{ErrorCode::Unavailable,
                     QCoreApplication::translate("jinbi::camera", "The camera does not answer."),
                     QStringLiteral("folder is not open")};
    }
    const qint64 nowMs = m_pace.wait();
    turnTo(nowMs);
    // Noise keeps a still picture from looking like a frozen camera.
    return Frame{people::developed(m_scene, {}, ++m_number), m_number, nowMs};
}

void FolderSource::close()
{
    m_people.clear();
    m_person = -1;
    const std::scoped_lock lock(m_mutex);
    m_currentPerson.clear();
}

QString FolderSource::description() const
{
    return QCoreApplication::translate("jinbi::camera", "pictures of %1").arg(QDir(m_folder).dirName());
}

QString FolderSource::currentPerson() const
{
    const std::scoped_lock lock(m_mutex);
    return m_currentPerson;
}

QStringList FolderSource::picturesOf(const QString& person) const
{
    const QDir folder(person.isEmpty() ? m_folder : QDir(m_folder).filePath(person));
    QStringList paths;
    for (const QString& name :
         folder.entryList(pictureNames(), QDir::Files | QDir::Readable | QDir::NoSymLinks, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

void FolderSource::turnTo(qint64 nowMs)
{
    if (m_person < 0 || nowMs - m_personSinceMs >= m_timing.personMs + m_timing.emptyMs) {
        m_person = (m_person + 1) % m_people.size();
        m_pictures = picturesOf(m_people[m_person]);
        m_picture = -1;
        m_personSinceMs = nowMs;
    }
    const qint64 standingMs = nowMs - m_personSinceMs;
    if (standingMs >= m_timing.personMs || m_pictures.isEmpty()) {
        m_scene = m_wall;
        const std::scoped_lock lock(m_mutex);
        m_currentPerson.clear();
        return;
    }
    const qsizetype due = static_cast<qsizetype>(standingMs / m_timing.pictureMs) % m_pictures.size();
    if (due == m_picture)
        return;
    m_picture = due;
    show(m_pictures[due]);
}

void FolderSource::show(const QString& path)
{
    const QImage picture = fitted(path);
    if (picture.isNull()) {
        qCInfo(lcFolder) << "Picture passed over:" << path;
        if (m_scene.isNull())
            m_scene = m_wall;
        return;
    }
    m_scene = m_wall;
    QPainter painter(&m_scene);
    painter.drawImage((kFrame.width() - picture.width()) / 2, (kFrame.height() - picture.height()) / 2, picture);
    const std::scoped_lock lock(m_mutex);
    m_currentPerson = m_people[m_person];
}

} // namespace jinbi::camera
