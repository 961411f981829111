// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/page.h"

#include <QEvent>

namespace jinbi::ui {

Page::Page(QWidget* parent) : QWidget(parent) {}

QString Page::fact() const
{
    return {};
}

void Page::focusMainList()
{
    const QList<QWidget*> all = panes();
    QWidget* first = all.isEmpty() ? this : all.first();
    first->setFocus(Qt::OtherFocusReason);
}

QList<ShortcutHelp> Page::shortcuts() const
{
    return {};
}

QList<QWidget*> Page::panes() const
{
    return {};
}

bool Page::takesTextSearch() const
{
    return false;
}

void Page::setTextSearch(const QString&) {}

void Page::retranslate() {}

void Page::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    Q_EMIT factChanged();
}

} // namespace jinbi::ui
