// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/panes.h"

#include <QWidget>

namespace jinbi::ui::panes {

namespace {

bool takesTab(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

QWidget* targetIn(QWidget* pane)
{
    if (!pane->isVisible())
        return nullptr;
    QWidget* last = pane->focusWidget();
    if (last != nullptr && takesTab(last))
        return last;
    if (takesTab(pane))
        return pane;
    for (QWidget* each = pane->nextInFocusChain(); each != pane; each = each->nextInFocusChain()) {
        if (pane->isAncestorOf(each) && takesTab(each))
            return each;
    }
    return nullptr;
}

QList<QWidget*> controlsOf(QWidget* pane)
{
    QList<QWidget*> controls;
    for (QWidget* each = pane->nextInFocusChain(); each != pane; each = each->nextInFocusChain()) {
        const bool tabs = (each->focusPolicy() & Qt::TabFocus) != 0 && each->focusProxy() == nullptr;
        if (tabs && pane->isAncestorOf(each))
            controls.append(each);
    }
    return controls;
}

} // namespace

QWidget* next(const QList<QWidget*>& panes, const QWidget* focused, bool forward)
{
    const auto count = panes.size();
    qsizetype current = forward ? -1 : count;
    for (qsizetype i = 0; i < count; ++i) {
        if (panes.at(i) == focused || (focused != nullptr && panes.at(i)->isAncestorOf(focused)))
            current = i;
    }
    for (qsizetype step = 1; step <= count; ++step) {
        const qsizetype index = ((current + (forward ? step : -step)) % count + count) % count;
        if (targetIn(panes.at(index)) != nullptr)
            return panes.at(index);
    }
    return nullptr;
}

void enter(QWidget* pane)
{
    QWidget* target = targetIn(pane);
    if (target == nullptr)
        return;
    // F6 is the keyboard, so the ring shows where it went.
    pane->window()->setAttribute(Qt::WA_KeyboardFocusChange);
    target->setFocus(Qt::TabFocusReason);
}

void orderTabs(const QList<QWidget*>& panes)
{
    QWidget* previous = nullptr;
    for (QWidget* pane : panes) {
        const QList<QWidget*> controls = controlsOf(pane);
        for (QWidget* control : controls) {
            if (previous != nullptr)
                QWidget::setTabOrder(previous, control);
            previous = control;
        }
    }
}

} // namespace jinbi::ui::panes
