// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screennotes.h"

#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QBoxLayout>
#include <QPainter>

namespace jinbi::ui {

ScreenNote::ScreenNote(const ScreenLook& look, bool warns, QWidget* parent)
    : ScreenLabel(look, Print::Strong, parent), m_look(look), m_warns(warns)
{
    setWordWrap(false);
    connect(&look, &ScreenLook::changed, this, &ScreenNote::follow);
    follow();
}

void ScreenNote::follow()
{
    setContentsMargins(m_look.em(40), m_look.px(3), m_look.px(12), m_look.px(3));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_warns ? m_look.colours().onNote : m_look.colours().text);
    setPalette(colours);
}

void ScreenNote::say(const QString& iconName, const QString& text)
{
    m_icon = iconName;
    announce(text);
    setVisible(!text.isEmpty());
    update();
}

void ScreenNote::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const ScreenColours& colours = m_look.colours();
        paint::box(&painter, rect(), m_warns ? colours.note : colours.key, m_warns ? colours.note : colours.edge,
                   m_look.px(8), 2);
        const int side = m_look.em(26);
        icons::paint(&painter, m_icon, QRectF(m_look.em(8), (height() - side) / 2.0, side, side),
                     m_warns ? colours.onNote : colours.text);
    }
    ScreenLabel::paintEvent(event);
}

ScreenNotes::ScreenNotes(const ScreenLook& look, QWidget* parent)
    : QWidget(parent)
    , m_look(look)
    , m_rehearsal(new ScreenNote(look, true, this))
    , m_eye(new ScreenNote(look, false, this))
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_rehearsal->setObjectName(QStringLiteral("rehearsalNote"));
    m_eye->setObjectName(QStringLiteral("eyeNote"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_rehearsal);
    m_layout->addWidget(m_eye);
    m_layout->setAlignment(Qt::AlignLeft);
    connect(&look, &ScreenLook::changed, this, &ScreenNotes::arrange);
    setRehearsal({});
    setEye({}, {});
}

void ScreenNotes::setRehearsal(const QString& text)
{
    m_rehearsal->say(QStringLiteral("triangle-alert"), text);
    arrange();
}

void ScreenNotes::setEye(const QString& iconName, const QString& text)
{
    m_eye->say(iconName, text);
    arrange();
}

void ScreenNotes::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ScreenNotes::arrange()
{
    m_layout->setSpacing(m_look.px(8));
    const int both = m_rehearsal->sizeHint().width() + m_eye->sizeHint().width() + m_layout->spacing();
    const bool fits = m_eye->isHidden() || m_rehearsal->isHidden() || both <= width();
    m_layout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    setVisible(!m_rehearsal->isHidden() || !m_eye->isHidden());
}

} // namespace jinbi::ui
