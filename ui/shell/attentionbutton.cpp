// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/attentionbutton.h"

#include "widgets/paint.h"
#include "widgets/stylebuttons.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOption>

namespace jinbi::ui {

namespace {

paint::ChipLook lookOf(const QPalette& palette, Tone tone, const QString& text)
{
    paint::ChipLook look = paint::chipOf(palette, tone, text);
    look.icon = QStringLiteral("bell");
    return look;
}

} // namespace

AttentionButton::AttentionButton(QWidget* parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("attention"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCount(0, Tone::Normal);
}

void AttentionButton::setCount(int count, Tone worst)
{
    m_count = count;
    m_worst = worst;
    retranslate();
    setVisible(count > 0);
}

QSize AttentionButton::sizeHint() const
{
    return paint::chipSize(lookOf(palette(), m_worst, text())).expandedTo(QSize(0, 26));
}

void AttentionButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint::chip(&painter, rect(), lookOf(palette(), m_worst, text()));
    QStyleOption option;
    option.initFrom(this);
    if (stylepaint::hasKeyboardFocus(option.state))
        paint::focusRing(&painter, rect(), palette(), paint::kControlRadius);
}

void AttentionButton::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void AttentionButton::retranslate()
{
    setText(m_count == 1 ? tr("1 needs attention") : tr("%1 need attention").arg(m_count));
    setAccessibleName(text());
    updateGeometry();
    update();
}

} // namespace jinbi::ui
