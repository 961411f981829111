// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/railbutton.h"

#include "widgets/icons.h"
#include "widgets/paint.h"
#include "widgets/stylebuttons.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOption>

namespace jinbi::ui {

namespace {

constexpr int kIcon = 22;

QString badgeText(int count)
{
    return count > 99 ? QStringLiteral("99+") : QString::number(count);
}

} // namespace

RailButton::RailButton(const QString& iconName, const QString& shortcut, QWidget* parent)
    : QToolButton(parent), m_iconName(iconName), m_shortcut(shortcut)
{
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void RailButton::setTitle(const QString& title)
{
    if (title == text())
        return;
    setText(title);
    name();
    updateGeometry();
    update();
}

void RailButton::setBadge(int count, Tone tone)
{
    m_count = count;
    m_tone = tone;
    name();
    update();
}

void RailButton::name()
{
    //: %1 is a view, %n the count of what waits there
    setAccessibleName(m_count > 0 ? tr("%1, %n waiting", nullptr, m_count).arg(text()) : text());
    setToolTip(m_shortcut.isEmpty() ? text() : QStringLiteral("%1  %2").arg(text(), m_shortcut));
}

QSize RailButton::sizeHint() const
{
    // The design's width, and wider where the text is larger or the words are longer.
    const int label = QFontMetrics(theme::font(TextRole::Caption)).horizontalAdvance(text()) + 8;
    return {qMax(84, label), qMax(58, paint::lineHeight(TextRole::Caption) + kIcon + 20)};
}

void RailButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        name();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    const QRect panel = rect().adjusted(6, 0, -6, 0);
    if (isChecked())
        paint::box(&painter, panel, tokens.sel, {}, paint::kCardRadius);
    else if (underMouse())
        paint::box(&painter, panel, tokens.hover, {}, paint::kCardRadius);
    if (isChecked())
        painter.fillRect(QRect(0, 12, 3, height() - 24), tokens.accent);

    const QColor ink = isChecked() ? tokens.text : tokens.text2;
    const int line = paint::lineHeight(TextRole::Caption);
    const int top = (height() - kIcon - 4 - line) / 2;
    icons::paint(&painter, m_iconName, QRectF((width() - kIcon) / 2.0, top, kIcon, kIcon),
                 isChecked() ? tokens.accent : ink);
    QFont font = theme::font(TextRole::Caption);
    const QRect label(3, top + kIcon + 4, width() - 6, line);
    font.setWeight(QFont::DemiBold);
    // A long label stays whole rather than bold.
    if (!isChecked() || QFontMetrics(font).horizontalAdvance(text()) > label.width())
        font.setWeight(QFont::Normal);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(label, Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, label.width()));

    if (m_count > 0) {
        const QString count = badgeText(m_count);
        const QSize size = paint::badgeSize(count);
        paint::badge(&painter, QRect(QPoint(width() - 6 - size.width(), 0), size), count,
                     theme::tone(palette(), m_tone));
    }
    QStyleOption option;
    option.initFrom(this);
    if (stylepaint::hasKeyboardFocus(option.state))
        paint::focusRing(&painter, panel, palette(), paint::kCardRadius);
}

} // namespace jinbi::ui
