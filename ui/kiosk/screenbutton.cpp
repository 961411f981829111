// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screenbutton.h"

#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kWayIcon = 32;
constexpr int kFlags = Qt::AlignCenter | Qt::TextWordWrap;

Print printOf(ScreenButton::Kind kind)
{
    switch (kind) {
    case ScreenButton::Kind::Key:
        return Print::Key;
    case ScreenButton::Kind::Tool:
        return Print::Body;
    case ScreenButton::Kind::Way:
        return Print::Way;
    case ScreenButton::Kind::Mark:
        break;
    }
    return Print::Strong;
}

} // namespace

ScreenButton::ScreenButton(const ScreenLook& look, Kind kind, QWidget* parent)
    : QPushButton(parent), m_look(look), m_kind(kind), m_print(printOf(kind))
{
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Expanding, kind == Kind::Tool ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    setSizePolicy(policy);
    connect(&look, &ScreenLook::changed, this, &ScreenButton::follow);
    follow();
}

void ScreenButton::setIconName(const QString& name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void ScreenButton::setStacked(bool stacked)
{
    m_stacked = stacked;
    update();
}

bool ScreenButton::fitsInRow() const
{
    const int cap = m_cap.isEmpty() ? 0 : m_look.em(28);
    const int words = fontMetrics().horizontalAdvance(text());
    return m_look.em(kWayIcon) + m_look.px(10) + words + 2 * cap <= width() - m_look.px(16);
}

void ScreenButton::setPrint(Print print)
{
    m_print = print;
    follow();
}

void ScreenButton::setCap(const QString& cap)
{
    m_cap = cap;
    update();
}

void ScreenButton::follow()
{
    setFont(m_look.font(m_print));
    updateGeometry();
    update();
}

void ScreenButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QPushButton::changeEvent(event);
}

int ScreenButton::leastHeight() const
{
    switch (m_kind) {
    case Kind::Way:
        // Room for the words under the picture where three ways stand side by side.
        return m_look.isPortrait()
                   ? m_look.px(80)
                   : std::max(m_look.px(80), m_look.em(kWayIcon) + fontMetrics().height() + m_look.px(8));
    case Kind::Key:
    case Kind::Mark:
        return std::max(72, m_look.px(72));
    case Kind::Tool:
        break;
    }
    return m_look.px(48);
}

QSize ScreenButton::sizeHint() const
{
    // Ways share the width among themselves, whatever they say.
    if (m_kind == Kind::Way)
        return {m_look.px(160), leastHeight()};
    const int words = fontMetrics().horizontalAdvance(text());
    const int icon = m_iconName.isEmpty() ? 0 : m_look.em(28) + m_look.px(8);
    return {std::max(m_look.px(72), words + icon + m_look.px(m_kind == Kind::Key ? 12 : 24)), leastHeight()};
}

void ScreenButton::paintContent(QPainter& painter, const QColor& ink) const
{
    const QRect room = rect().adjusted(m_look.px(8), m_look.px(4), -m_look.px(8), -m_look.px(4));
    const int side = m_look.em(m_kind == Kind::Way ? kWayIcon : 28);
    const int gap = m_look.px(10);
    const int words = fontMetrics().horizontalAdvance(text());
    painter.setPen(ink);
    painter.setFont(font());
    if (m_iconName.isEmpty()) {
        painter.drawText(room, kFlags, text());
    } else if (text().isEmpty()) {
        icons::paint(&painter, m_iconName, QRectF(room.center() - QPoint(side / 2, side / 2), QSizeF(side, side)), ink);
    } else if (!m_stacked) {
        const int left = room.left() + (room.width() - side - gap - words) / 2;
        icons::paint(&painter, m_iconName, QRectF(left, room.center().y() - side / 2.0, side, side), ink);
        painter.drawText(QRect(left + side + gap, room.top(), words + 1, room.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, text());
    } else {
        const int lines = fontMetrics().boundingRect(room, kFlags, text()).height();
        const int top = room.top() + std::max(0, (room.height() - side - lines) / 2);
        icons::paint(&painter, m_iconName, QRectF(room.center().x() - side / 2.0, top, side, side), ink);
        painter.drawText(QRect(room.left(), top + side, room.width(), room.bottom() - top - side + 1), kFlags, text());
    }
}

void ScreenButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ScreenColours& colours = m_look.colours();
    const bool filled = m_kind == Kind::Mark || (m_kind == Kind::Tool && isChecked());
    QColor fill = filled ? colours.accent : colours.key;
    const QColor ink = filled ? colours.onAccent : colours.text;
    if (isDown() && !m_secret)
        fill = filled ? fill.darker(115) : colours.groove;
    const qreal radius = m_look.px(10);
    const bool contrast = m_look.ground() == Ground::Contrast;
    paint::box(&painter, rect(), fill, filled ? fill : colours.edge, radius, contrast ? 3 : 2);
    paintContent(painter, ink);
    if (!m_cap.isEmpty()) {
        painter.setFont(m_look.font(Print::Body));
        painter.setPen(ink);
        painter.drawText(rect().adjusted(m_look.px(12), m_look.px(4), -m_look.px(12), -m_look.px(4)),
                         Qt::AlignLeft | Qt::AlignTop, m_cap);
    }
    if (hasFocus()) {
        const int inset = m_look.px(4);
        QPen ring(filled ? colours.onAccent : colours.focus, m_look.px(4));
        painter.setPen(ring);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius - 2, radius - 2);
    }
}

} // namespace jinbi::ui
