// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigationrail.h"

#include "shell/railbutton.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QButtonGroup>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 84;

} // namespace

NavigationRail::NavigationRail(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_entries(new QVBoxLayout), m_settings(new QToolButton(this))
{
    setObjectName(QStringLiteral("rail"));
    setMinimumWidth(kWidth);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_settings->setObjectName(QStringLiteral("settings"));
    m_settings->setIcon(icons::icon(QStringLiteral("settings")));
    m_settings->setIconSize(QSize(20, 20));
    m_settings->setAutoRaise(true);
    m_settings->setFocusPolicy(Qt::TabFocus);
    m_settings->setFixedSize(40, 36);
    m_entries->setSpacing(4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 56, 0, 12);
    column->setSpacing(0);
    column->addLayout(m_entries);
    column->addStretch();
    column->addWidget(m_settings, 0, Qt::AlignHCenter);
    connect(m_group, &QButtonGroup::idClicked, this, &NavigationRail::entryChosen);
    retranslate();
}

void NavigationRail::addEntry(const QString& name, const QString& iconName, const QString& title,
                              const QString& shortcut)
{
    auto* button = new RailButton(iconName, shortcut, this);
    button->setObjectName(QStringLiteral("rail-%1").arg(name));
    button->setTitle(title);
    m_group->addButton(button, static_cast<int>(m_buttons.size()));
    m_buttons.append(button);
    m_entries->addWidget(button);
    if (m_buttons.size() == 1)
        setTabOrder(m_settings, button);
    else
        setTabOrder(m_buttons.at(m_buttons.size() - 2), button);
    setTabOrder(button, m_settings);
}

void NavigationRail::setTitle(int index, const QString& title)
{
    m_buttons.at(index)->setTitle(title);
}

void NavigationRail::setBadge(int index, int count, Tone tone)
{
    m_buttons.at(index)->setBadge(count, tone);
}

void NavigationRail::setCurrent(int index)
{
    m_buttons.at(index)->setChecked(true);
}

void NavigationRail::setEntryVisible(int index, bool visible)
{
    m_buttons.at(index)->setVisible(visible);
}

void NavigationRail::setSettingsMenu(QMenu* menu)
{
    connect(m_settings, &QToolButton::clicked, menu, [this, menu] {
        const int height = menu->sizeHint().height();
        menu->popup(m_settings->mapToGlobal(QPoint(m_settings->width() + 8, m_settings->height() - height)));
    });
}

void NavigationRail::openSettings()
{
    m_settings->click();
}

void NavigationRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    painter.fillRect(rect(), tokens.rail);
    paint::verticalLine(&painter, width() - 1, 0, height(), tokens.line);
    icons::paintAppIcon(&painter, QRectF((width() - 28) / 2.0, 12, 28, 28));
}

void NavigationRail::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NavigationRail::retranslate()
{
    setAccessibleName(tr("Views"));
    m_settings->setAccessibleName(tr("Settings"));
    m_settings->setToolTip(tr("Settings") + QStringLiteral("  Ctrl+,"));
}

} // namespace jinbi::ui
