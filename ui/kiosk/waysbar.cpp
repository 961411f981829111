// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/waysbar.h"

#include <QBoxLayout>
#include <QEvent>

namespace jinbi::ui {

WaysBar::WaysBar(const ScreenLook& look, QWidget* parent)
    : QWidget(parent)
    , m_look(look)
    , m_first(new ScreenButton(look, ScreenButton::Kind::Way, this))
    , m_other(new ScreenButton(look, ScreenButton::Kind::Way, this))
    , m_staff(new ScreenButton(look, ScreenButton::Kind::Way, this))
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_first->setObjectName(QStringLiteral("firstWay"));
    m_other->setObjectName(QStringLiteral("anotherWay"));
    m_staff->setObjectName(QStringLiteral("callStaff"));
    m_other->setIconName(QStringLiteral("card"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    // Height for one is height for all; the middle of the screen gives way.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (ScreenButton* way : {m_first, m_other, m_staff})
        m_layout->addWidget(way, 1);
    connect(m_first, &QPushButton::clicked, this, &WaysBar::firstChosen);
    connect(m_other, &QPushButton::clicked, this, &WaysBar::otherChosen);
    connect(m_staff, &QPushButton::clicked, this, &WaysBar::staffChosen);
    connect(&look, &ScreenLook::changed, this, &WaysBar::arrange);
    arrange();
}

void WaysBar::arrange()
{
    m_layout->setDirection(m_look.isPortrait() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setSpacing(m_look.px(10));
}

void WaysBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    stack();
}

bool WaysBar::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        stack();
    return done;
}

void WaysBar::stack()
{
    // All or none: three that look alike.
    bool fits = true;
    for (const ScreenButton* way : {m_first, m_other, m_staff})
        fits = fits && (way->isHidden() || way->fitsInRow());
    for (ScreenButton* way : {m_first, m_other, m_staff})
        way->setStacked(!fits);
}

void WaysBar::setFirst(const QString& iconName, const QString& text)
{
    m_first->setIconName(iconName);
    m_first->setText(text);
    m_first->setAccessibleName(text);
    m_first->setVisible(!text.isEmpty());
}

void WaysBar::setOther(const QString& text)
{
    m_other->setText(text);
    m_other->setAccessibleName(text);
}

void WaysBar::setStaff(bool called, const QString& text)
{
    m_staff->setIconName(called ? QStringLiteral("tick") : QStringLiteral("bell"));
    m_staff->setText(text);
    m_staff->setAccessibleName(text);
}

void WaysBar::setNumbered(bool numbered)
{
    m_first->setCap(numbered ? QStringLiteral("1") : QString());
    m_other->setCap(numbered ? QStringLiteral("2") : QString());
    m_staff->setCap(numbered ? QStringLiteral("3") : QString());
    stack();
}

} // namespace jinbi::ui
