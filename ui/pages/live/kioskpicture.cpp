// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/kioskpicture.h"

#include "pages/live/framepainter.h"
#include "widgets/paint.h"

#include <QPainter>
#include <QPainterPath>

namespace jinbi::ui {

KioskPicture::KioskPicture(const Clock& clock, QWidget* parent) : QWidget(parent), m_clock(clock)
{
    setObjectName(QStringLiteral("kioskPicture"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize KioskPicture::sizeInDevicePixels() const
{
    return (QSizeF(pictureRect().size()) * devicePixelRatioF()).toSize();
}

void KioskPicture::setState(const KioskState& state)
{
    if (state.kiosk != m_state.kiosk || state.progress.stage == Stage::Pin)
        m_memory.clear();
    m_state = state;
    setAccessibleName(tr("Picture of %1").arg(state.accessibleText()));
    update();
}

void KioskPicture::setFrame(const LiveFrame& frame)
{
    m_memory.set(frame);
    update();
}

void KioskPicture::forgetFrame()
{
    m_memory.clear();
    update();
}

void KioskPicture::setViewer(const QString& viewer)
{
    m_memory.setViewer(viewer);
    update();
}

void KioskPicture::forgetFace()
{
    if (!showsFace())
        return;
    m_memory.clear();
    // Not with the next event: what is on the screen is a face.
    repaint();
}

void KioskPicture::setFacesHidden(bool hidden)
{
    m_memory.setFacesHidden(hidden);
    update();
}

void KioskPicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect rect = pictureRect();
    const qint64 nowMs = m_clock.monotonicMs();
    const FrameLook look = frameLook(m_state, m_memory, nowMs, m_clock.utcMs());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect), paint::kTileRadius, paint::kTileRadius);
    painter.setClipPath(outline);
    const bool isGrey = look.isStale || look.mode == FrameLook::Mode::NoContact;
    framepainter::paint(&painter, rect, look, m_memory.shown(isGrey, nowMs), palette(), true);
    painter.restore();
    const Tone tone = m_state.tone();
    const bool abnormal = tone >= Tone::Attention;
    paint::box(&painter, rect, {}, abnormal ? theme::tone(palette(), tone).line : theme::tokens(palette()).line,
               paint::kTileRadius, abnormal ? 2 : 1);
}

QRect KioskPicture::pictureRect() const
{
    return {QPoint(), QSize(4, 3).scaled(size(), Qt::KeepAspectRatio)};
}

} // namespace jinbi::ui
