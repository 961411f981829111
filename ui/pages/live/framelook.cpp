// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/framelook.h"

#include "domain/words.h"
#include "services/timetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace jinbi::ui {

namespace {

/// Blocks across a picture with hidden faces: a head that fills a third of it is five blocks wide.
constexpr int kBlocks = 16;

struct LookWords
{
    Q_DECLARE_TR_FUNCTIONS(FrameLook)
};

QImage inBlocks(const QImage& picture)
{
    const int rows = std::max(1, kBlocks * picture.height() / std::max(1, picture.width()));
    const QImage blocks = picture.scaled(kBlocks, rows, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return blocks.scaled(picture.size(), Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

void tellSilence(FrameLook& look, const KioskState& state, qint64 nowUtcMs)
{
    look.mode = FrameLook::Mode::NoContact;
    if (state.contact == KioskState::Contact::Never) {
        look.centre = LookWords::tr("Not seen yet");
        look.centreLine = LookWords::tr("Appears when it first reports");
        return;
    }
    look.centre = LookWords::tr("No contact");
    look.centreLine =
        LookWords::tr("since %1, %2").arg(timetext::clock(state.contactMs), timetext::span(nowUtcMs - state.contactMs));
}

/// The day only when it is another one.
QString endOf(const Suspension& stop, qint64 nowUtcMs)
{
    if (stop.untilMs == 0)
        return LookWords::tr("until it is resumed");
    const QString day = timetext::moment(stop.untilMs).left(10);
    const bool isToday = day == timetext::moment(nowUtcMs).left(10);
    return LookWords::tr("until %1").arg(isToday ? timetext::shortClock(stop.untilMs) : timetext::moment(stop.untilMs));
}

FrameLook::Mode modeOf(const KioskState& state, bool hasPicture)
{
    if (state.progress.stage == Stage::Pin)
        return FrameLook::Mode::Blackout;
    if (state.status && state.status->suspension)
        return FrameLook::Mode::Stopped;
    if (!hasPicture)
        return FrameLook::Mode::Waiting;
    return state.isInUse() || state.tone() >= Tone::Attention ? FrameLook::Mode::Live : FrameLook::Mode::Idle;
}

QString reasonOf(const KioskState& state)
{
    QString reason = state.reason();
    if (!reason.isEmpty() || !state.isInUse() || state.progress.liveness == Liveness::NotAssessed)
        return reason;
    return words::of(state.progress.liveness);
}

} // namespace

void FrameMemory::set(const LiveFrame& frame)
{
    m_picture = frame.picture;
    m_meta = frame.meta;
    m_receivedMs = frame.receivedMs;
    m_showUntilMs = frame.showUntilMs;
    m_shown = {};
}

void FrameMemory::clear()
{
    m_picture = {};
    m_shown = {};
}

void FrameMemory::setFacesHidden(bool hidden)
{
    m_facesHidden = hidden;
    m_shown = {};
}

QImage FrameMemory::shown(bool grey, qint64 nowMs) const
{
    if (isOver(nowMs))
        return {};
    if (m_shown.isNull() || m_shownGrey != grey) {
        m_shown = m_facesHidden && !m_picture.isNull() ? inBlocks(m_picture) : m_picture;
        if (grey)
            m_shown = m_shown.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
        m_shownGrey = grey;
    }
    return m_shown;
}

FrameLook frameLook(const KioskState& state, const FrameMemory& memory, qint64 nowMs, qint64 nowUtcMs)
{
    FrameLook look;
    look.tone = state.tone();
    look.sourceSize = memory.meta().size;
    if (state.contact != KioskState::Contact::Online) {
        tellSilence(look, state, nowUtcMs);
        return look;
    }
    const bool hasPicture = !memory.isEmpty() && !memory.isOver(nowMs);
    look.mode = modeOf(state, hasPicture);
    look.reason = reasonOf(state);
    if (look.mode == FrameLook::Mode::Waiting) {
        look.centre = LookWords::tr("Waiting for a picture");
        return look;
    }
    if (look.mode == FrameLook::Mode::Blackout) {
        look.centre = LookWords::tr("No picture during PIN entry");
        return look;
    }
    if (look.mode == FrameLook::Mode::Stopped) {
        look.centre = LookWords::tr("Face login stopped");
        look.centreLine = endOf(*state.status->suspension, nowUtcMs);
        if (!hasPicture)
            return look;
    } else if (look.mode == FrameLook::Mode::Idle)
        look.centre = words::of(Stage::Attract);
    else
        look.face = memory.meta().face;
    if (!memory.isMasked() && !memory.viewer().isEmpty())
        look.watermark = LookWords::tr("%1 · %2", "who looks, time").arg(memory.viewer(), timetext::clock(nowUtcMs));
    const qint64 age = memory.ageMs(nowMs);
    look.isStale = age > kStaleMs;
    if (look.isStale)
        look.age = LookWords::tr("Picture %1 old").arg(timetext::span(age));
    return look;
}

} // namespace jinbi::ui
