// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screenlabel.h"

#include <QAccessible>

namespace jinbi::ui {

ScreenLabel::ScreenLabel(const ScreenLook& look, Print print, QWidget* parent)
    : QLabel(parent), m_look(look), m_print(print)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    connect(&look, &ScreenLook::changed, this, &ScreenLabel::follow);
    follow();
}

void ScreenLabel::announce(const QString& text)
{
    if (text == QLabel::text())
        return;
    setText(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ScreenLabel::follow()
{
    setFont(m_look.font(m_print));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_look.colours().text);
    setPalette(colours);
    updateGeometry();
}

} // namespace jinbi::ui
