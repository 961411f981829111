// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camera/pace.h"
#include "ports/framesource.h"

#include <QStringList>

#include <mutex>

namespace jinbi::camera {

/// A camera that shows the pictures of a folder. Each sub-folder is a person: its pictures are shown in turn while the
/// person "stands there", then the scene is empty for a while, then comes the next folder, round and round. A folder
/// without sub-folders is one person.
///
/// Pictures are fitted into 640x480 before a neutral wall, small ones enlarged, so that a portrait's face is well over
/// 100 pixels wide. Unreadable, huge (over 50 Mpx or 20 MB) and linked files are passed over. One thread, except for
/// currentPerson().
class FolderSource final : public FrameSource
{
public:
    struct Timing
    {
        qint64 personMs = 6000;
        qint64 emptyMs = 2500;
        qint64 pictureMs = 1000;
        double framesPerSecond = 15;
    };

    /// The clock outlives this.
    FolderSource(QString folder, const Clock& clock);
    FolderSource(QString folder, const Clock& clock, Timing timing);

    Result<void> open() override;
    Result<Frame> read() override;
    void close() override;
    QString description() const override;

    /// Name of the sub-folder that the last frame came from; empty for an empty scene. Any thread.
    [[nodiscard]] QString currentPerson() const;

private:
    [[nodiscard]] QStringList picturesOf(const QString& person) const;
    void turnTo(qint64 nowMs);
    void show(const QString& path);

    QString m_folder;
    const Clock& m_clock;
    Timing m_timing;
    Pace m_pace;
    QImage m_wall;
    QStringList m_people; ///< sub-folders, or one empty name for the folder itself; empty while closed
    QStringList m_pictures;
    qsizetype m_person = -1;
    qsizetype m_picture = -1;
    qint64 m_personSinceMs = 0;
    QImage m_scene;
    quint64 m_number = 0;
    mutable std::mutex m_mutex;
    QString m_currentPerson; // guarded by m_mutex
};

} // namespace jinbi::camera
