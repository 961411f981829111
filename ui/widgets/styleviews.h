// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionGroupBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionTab;
class QStyleOptionViewItem;
class QWidget;

/// How ConsoleStyle draws what holds other things: views, headers, tabs, menus, boxes.
namespace jinbi::ui::stylepaint {

void itemPanel(QPainter* painter, const QStyleOptionViewItem& option, const QWidget* view);
void rowPanel(QPainter* painter, const QStyleOptionViewItem& option);
void headerSection(QPainter* painter, const QStyleOption& option);
void headerLabel(QPainter* painter, const QStyleOptionHeader& option);
void tabShape(QPainter* painter, const QStyleOptionTab& option);
void menuPanel(QPainter* painter, const QStyleOption& option);
void menuItem(QPainter* painter, const QStyleOptionMenuItem& option);
void groupBox(QPainter* painter, const QStyleOptionGroupBox& option, const QRect& frame, const QRect& label);
[[nodiscard]] QRect groupBoxRect(const QStyleOptionGroupBox& option, QStyle::SubControl subControl);
void tipPanel(QPainter* painter, const QStyleOption& option);
void branch(QPainter* painter, const QStyleOption& option);
void splitter(QPainter* painter, const QStyleOption& option);

} // namespace jinbi::ui::stylepaint
