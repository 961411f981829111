// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/face.h"
#include "domain/tone.h"
#include "ports/livefeed.h"
#include "services/kioskstate.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <optional>

namespace jinbi::ui {

/// How old a picture may be before it must not look live.
inline constexpr qint64 kStaleMs = 3000;

/// What is to be painted where a camera picture goes: decided without a painter, so that it can be tested.
struct FrameLook
{
    enum class Mode {
        Waiting, ///< no picture has come yet
        Live,
        Idle,      ///< nobody there: dimmed
        Blackout,  ///< PIN entry: there is no picture, by design
        NoContact, ///< the kiosk is silent
        Stopped,   ///< somebody stopped face login: dimmed
    };
    Mode mode = Mode::Waiting;
    bool isStale = false; ///< grey, hatched, with its age
    Tone tone = Tone::Normal;
    QSize sourceSize;
    std::optional<FaceBox> face; ///< in pixels of sourceSize
    QString reason;              ///< pill, lower left
    QString age;                 ///< pill, upper right
    QString centre;              ///< words in the middle
    QString centreLine;
    QString watermark; ///< who sees this face, under which lease, when
};

/// The last picture of one kiosk and what is true of it.
class FrameMemory
{
public:
    void set(const LiveFrame& frame);
    void clear();
    void setFacesHidden(bool hidden);
    /// Who looks, and the lease: stands on every unmasked picture.
    void setViewer(const QString& viewer) { m_viewer = viewer; }

    [[nodiscard]] bool isEmpty() const { return m_picture.isNull(); }
    [[nodiscard]] bool isMasked() const { return m_meta.masked; }
    [[nodiscard]] const LiveMeta& meta() const { return m_meta; }
    [[nodiscard]] qint64 ageMs(qint64 nowMs) const { return nowMs - m_receivedMs; }
    [[nodiscard]] const QString& viewer() const { return m_viewer; }
    /// The time for which it may be seen is over: it must not be painted, not even grey.
    [[nodiscard]] bool isOver(qint64 nowMs) const { return m_showUntilMs && *m_showUntilMs <= nowMs; }
    /// As it should be painted: in blocks when faces are hidden, grey when asked; null once isOver().
    [[nodiscard]] QImage shown(bool grey, qint64 nowMs) const;

private:
    QImage m_picture;
    LiveMeta m_meta;
    qint64 m_receivedMs = 0;
    std::optional<qint64> m_showUntilMs;
    QString m_viewer;
    bool m_facesHidden = false;
    mutable QImage m_shown; ///< made when first painted; null when it has to be made again
    mutable bool m_shownGrey = false;
};

/// `nowMs` and `nowUtcMs` by the console's clock.
[[nodiscard]] FrameLook frameLook(const KioskState& state, const FrameMemory& memory, qint64 nowMs, qint64 nowUtcMs);

} // namespace jinbi::ui
