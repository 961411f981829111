// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolTip>

namespace jinbi::ui {

namespace {

QColor colourOf(const QPalette& palette, Ink ink)
{
    const Tokens& tokens = theme::tokens(palette);
    switch (ink) {
    case Ink::Text2:
        return tokens.text2;
    case Ink::Text3:
        return tokens.text3;
    case Ink::Accent:
        return tokens.accent;
    case Ink::OnToast:
        return tokens.onToast;
    case Ink::Text:
        break;
    }
    return tokens.text;
}

} // namespace

Label::Label(TextRole role, Ink ink, QWidget* parent) : QLabel(parent), m_role(role), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    // Otherwise a dialog on QPalette::Base would have it written in QPalette::Text, whatever ink or tone it has.
    setForegroundRole(QPalette::WindowText);
    resolve();
}

Label::Label(const QString& text, TextRole role, Ink ink, QWidget* parent) : Label(role, ink, parent)
{
    setText(text);
}

void Label::setRole(TextRole role)
{
    m_role = role;
    resolve();
}

void Label::setInk(Ink ink)
{
    m_ink = ink;
    resolve();
}

void Label::setTone(std::optional<Tone> tone)
{
    m_tone = tone;
    resolve();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

QSize Label::minimumSizeHint() const
{
    const QSize size = QLabel::minimumSizeHint();
    return m_elided ? QSize(qMin(size.width(), fontMetrics().averageCharWidth() * 4), size.height()) : size;
}

bool Label::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_elided && toolTip().isEmpty() &&
        fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
        return true;
    }
    // The text scale changed; theme::apply() tells those that have a font of their own.
    if (event->type() == QEvent::ApplicationFontChange)
        resolve();
    return QLabel::event(event);
}

void Label::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::FontChange || type == QEvent::LanguageChange)
        resolve();
}

void Label::paintEvent(QPaintEvent* event)
{
    if (!m_elided || wordWrap()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect room = contentsRect();
    painter.drawText(room, static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

void Label::resolve()
{
    // Setting font and palette sends the very events that lead here.
    if (m_resolving)
        return;
    const QScopedValueRollback guard(m_resolving, true);
    setFont(theme::font(m_role));
    QPalette own;
    own.setResolveMask(0);
    const QPalette inherited = palette();
    const QColor colour = m_tone ? theme::tone(inherited, *m_tone).text : colourOf(inherited, m_ink);
    for (const auto group : {QPalette::Active, QPalette::Inactive})
        own.setColor(group, QPalette::WindowText, colour);
    own.setColor(QPalette::Disabled, QPalette::WindowText, theme::tokens(inherited).text3);
    setPalette(own);
}

} // namespace jinbi::ui
