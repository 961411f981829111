// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chip.h"

#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QEvent>
#include <QPainter>

namespace jinbi::ui {

namespace {

paint::ChipLook lookOf(const QPalette& palette, Tone tone, const QString& text, const QString& icon)
{
    paint::ChipLook look = paint::chipOf(palette, tone, text);
    if (!icon.isEmpty())
        look.icon = icon;
    return look;
}

} // namespace

Chip::Chip(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setState(Tone tone, const QString& text, const QString& icon)
{
    m_tone = tone;
    m_text = text;
    m_icon = icon;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return paint::chipSize(lookOf(palette(), m_tone, m_text, m_icon));
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint::chip(&painter, rect(), lookOf(palette(), m_tone, m_text, m_icon));
}

void Chip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        updateGeometry();
}

} // namespace jinbi::ui
