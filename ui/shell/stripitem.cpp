// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/stripitem.h"

#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QFontMetrics>
#include <QPainter>

namespace jinbi::ui {

namespace {

constexpr int kIcon = 14;
constexpr int kGap = 6;

bool isStrong(Tone tone)
{
    return tone >= Tone::Attention;
}

} // namespace

StripItem::StripItem(const QString& name, QWidget* parent) : QWidget(parent)
{
    setObjectName(name);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void StripItem::setFact(Tone tone, const QString& iconName, const QString& text)
{
    m_tone = tone;
    m_iconName = iconName;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StripItem::sizeHint() const
{
    const QFontMetrics metrics(theme::font(isStrong(m_tone) ? TextRole::SmallStrong : TextRole::Small));
    return {metrics.horizontalAdvance(m_text) + 2 + (m_iconName.isEmpty() ? 0 : kIcon + kGap), 28};
}

void StripItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor ink = theme::tone(palette(), m_tone).text;
    QRectF room = rect();
    if (!m_iconName.isEmpty()) {
        icons::paint(&painter, m_iconName, QRectF(0, 0, kIcon, height()), ink);
        room.setLeft(kIcon + kGap);
    }
    paint::text(&painter, room, m_text, isStrong(m_tone) ? TextRole::SmallStrong : TextRole::Small, ink);
}

} // namespace jinbi::ui
