// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/styleviews.h"

#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>

namespace jinbi::ui::stylepaint {

namespace {

constexpr int kMenuIcon = 16;
constexpr int kMenuLead = 34;

bool isSelected(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

/// The bar marks the row, so only the first cell of a row has it. Tables do not say which cell that is.
bool leadsItsRow(const QStyleOptionViewItem& option, const QWidget* view)
{
    if (const auto* table = qobject_cast<const QTableView*>(view))
        return table->horizontalHeader()->visualIndex(option.index.column()) == 0;
    return option.viewItemPosition != QStyleOptionViewItem::Middle &&
           option.viewItemPosition != QStyleOptionViewItem::End;
}

void menuMark(QPainter* painter, const QStyleOptionMenuItem& item, const QColor& ink)
{
    const QRectF place(item.rect.left() + 10, item.rect.top(), kMenuIcon, item.rect.height());
    if (item.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item.checked)
            icons::paint(painter, QStringLiteral("tick"), place, ink);
        return;
    }
    const bool enabled = item.state.testFlag(QStyle::State_Enabled);
    if (!item.icon.isNull())
        item.icon.paint(painter, place.toRect(), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

void itemPanel(QPainter* painter, const QStyleOptionViewItem& option, const QWidget* view)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, option.backgroundBrush);
    const Tokens& tokens = theme::tokens(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (isSelected(option))
        painter->fillRect(option.rect, enabled ? tokens.sel : tokens.hover);
    else if (enabled && option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, tokens.hover);
    if (isSelected(option) && enabled && leadsItsRow(option, view))
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), tokens.accent);
}

void rowPanel(QPainter* painter, const QStyleOptionViewItem& option)
{
    if (option.features.testFlag(QStyleOptionViewItem::Alternate))
        painter->fillRect(option.rect, option.palette.brush(QPalette::AlternateBase));
    if (isSelected(option))
        painter->fillRect(option.rect, theme::tokens(option.palette).sel);
}

void headerSection(QPainter* painter, const QStyleOption& option)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    painter->fillRect(option.rect, hover ? tokens.hover : tokens.window);
    paint::horizontalLine(painter, option.rect.left(), option.rect.right(), option.rect.bottom(), tokens.line);
}

void headerLabel(QPainter* painter, const QStyleOptionHeader& option)
{
    constexpr int kArrow = 14;
    const Tokens& tokens = theme::tokens(option.palette);
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const QRect room = option.rect;
    const int arrowRoom = sorted ? kArrow + 4 : 0;
    const QString text = option.fontMetrics.elidedText(option.text, Qt::ElideRight, room.width() - arrowRoom);
    const int width = option.fontMetrics.horizontalAdvance(text);
    const bool right = option.textAlignment.testFlag(Qt::AlignRight);
    const int left = right ? room.right() - arrowRoom - width : room.left();
    painter->setPen(sorted ? tokens.text : tokens.text2);
    painter->drawText(QRect(left, room.top(), width + 2, room.height()), Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (!sorted)
        return;
    // Qt's SortDown stands for ascending order; an arrow that points up says the same to a reader.
    const bool ascending = option.sortIndicator == QStyleOptionHeader::SortDown;
    icons::paint(painter, ascending ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                 QRectF(left + width + 4, room.top(), kArrow, room.height()), tokens.accent);
}

void tabShape(QPainter* painter, const QStyleOptionTab& option)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const bool selected = isSelected(option);
    if (!selected && option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled))
        painter->fillRect(option.rect, tokens.hover);
    const int bottom = option.rect.bottom();
    paint::horizontalLine(painter, option.rect.left(), option.rect.right(), bottom, tokens.line);
    if (selected)
        painter->fillRect(QRect(option.rect.left(), bottom - 1, option.rect.width(), 2), tokens.accent);
}

void menuPanel(QPainter* painter, const QStyleOption& option)
{
    const Tokens& tokens = theme::tokens(option.palette);
    painter->fillRect(option.rect, tokens.raised);
    paint::box(painter, option.rect, tokens.raised, tokens.line, 0);
}

void menuItem(QPainter* painter, const QStyleOptionMenuItem& item)
{
    const Tokens& tokens = theme::tokens(item.palette);
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        paint::horizontalLine(painter, item.rect.left() + 1, item.rect.right() - 1, item.rect.center().y(),
                              tokens.line);
        return;
    }
    const bool enabled = item.state.testFlag(QStyle::State_Enabled);
    if (isSelected(item) && enabled)
        painter->fillRect(item.rect.adjusted(1, 0, -1, 0), tokens.sel);
    const QColor ink = enabled ? tokens.text : tokens.text3;
    menuMark(painter, item, ink);
    const QStringList parts = item.text.split(QLatin1Char('\t'));
    const QRect room = item.rect.adjusted(kMenuLead, 0, -14, 0);
    painter->setFont(item.font);
    painter->setPen(ink);
    painter->drawText(room, Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, parts.first());
    if (parts.size() > 1) {
        painter->setPen(tokens.text3);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, parts.last());
    }
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        icons::paint(painter, QStringLiteral("chevron-right"),
                     QRectF(item.rect.right() - 24, item.rect.top(), 14, item.rect.height()), tokens.text2);
}

void groupBox(QPainter* painter, const QStyleOptionGroupBox& option, const QRect& frame, const QRect& label)
{
    const Tokens& tokens = theme::tokens(option.palette);
    if (!option.features.testFlag(QStyleOptionFrame::Flat))
        paint::box(painter, frame, tokens.surface, tokens.line, paint::kCardRadius);
    if (option.subControls.testFlag(QStyle::SC_GroupBoxLabel) && !option.text.isEmpty()) {
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        paint::text(painter, label, option.text, TextRole::BodyStrong, enabled ? tokens.text : tokens.text3);
    }
}

QRect groupBoxRect(const QStyleOptionGroupBox& option, QStyle::SubControl subControl)
{
    constexpr int kInset = 14;
    constexpr int kTop = 10;
    const QRect rect = option.rect;
    const int line = paint::lineHeight(TextRole::BodyStrong);
    const bool checkable = option.subControls.testFlag(QStyle::SC_GroupBoxCheckBox);
    switch (subControl) {
    case QStyle::SC_GroupBoxCheckBox:
        return {rect.left() + kInset, rect.top() + kTop + (line - 16) / 2, 16, 16};
    case QStyle::SC_GroupBoxLabel: {
        const int left = rect.left() + kInset + (checkable ? 24 : 0);
        return {left, rect.top() + kTop, rect.right() - kInset - left, line};
    }
    case QStyle::SC_GroupBoxContents:
        return rect.adjusted(2, option.text.isEmpty() ? 2 : kTop + line, -2, -2);
    default:
        return rect;
    }
}

void tipPanel(QPainter* painter, const QStyleOption& option)
{
    painter->fillRect(option.rect, theme::tokens(option.palette).toast);
}

void branch(QPainter* painter, const QStyleOption& option)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const bool open = option.state.testFlag(QStyle::State_Open);
    const QRectF rect(option.rect.center().x() - 7, option.rect.center().y() - 7, 14, 14);
    icons::paint(painter, open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), rect,
                 theme::tokens(option.palette).text2);
}

void splitter(QPainter* painter, const QStyleOption& option)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const QColor colour = option.state.testFlag(QStyle::State_MouseOver) ? tokens.accent : tokens.line;
    const QRect rect = option.rect;
    // State_Horizontal: the panes lie side by side, the line between them stands.
    if (option.state.testFlag(QStyle::State_Horizontal))
        paint::verticalLine(painter, rect.center().x(), rect.top(), rect.bottom(), colour);
    else
        paint::horizontalLine(painter, rect.left(), rect.right(), rect.center().y(), colour);
}

} // namespace jinbi::ui::stylepaint
