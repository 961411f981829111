// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

/// Moving the keyboard between the panes of a window (F6), as Tab moves it inside one.
namespace jinbi::ui::panes {

/// The pane after (or before) the one that holds `focused`, skipping what is hidden or takes no focus; nullptr if
/// there is none.
[[nodiscard]] QWidget* next(const QList<QWidget*>& panes, const QWidget* focused, bool forward);
/// Gives the keyboard to the widget that had it last in the pane, or to the first that takes it.
void enter(QWidget* pane);
/// Lets Tab visit the panes in this order; inside each its own order stays. What was added to the window late would
/// otherwise come last, wherever it is to be seen.
void orderTabs(const QList<QWidget*>& panes);

} // namespace jinbi::ui::panes
