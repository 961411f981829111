// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/eventable.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace jinbi::ui {

EvenTable::EvenTable(QWidget* parent) : QTableView(parent)
{
    verticalHeader()->hide();
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setShowGrid(false);
}

void EvenTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    verticalHeader()->setModel(&m_noRows);
    if (model == nullptr)
        return;
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] {
        updateGeometries();
        viewport()->update();
    });
}

void EvenTable::setRowHeight(int height)
{
    m_rowHeight = std::max(1, height);
    updateGeometries();
    viewport()->update();
}

int EvenTable::rowHeight(int row) const
{
    return row < 0 || row >= rows() ? 0 : m_rowHeight;
}

int EvenTable::rows() const
{
    return model() == nullptr ? 0 : model()->rowCount();
}

int EvenTable::topOf(int row) const
{
    return row * m_rowHeight - verticalOffset();
}

int EvenTable::rowAt(int y) const
{
    const int row = (y + verticalOffset()) / m_rowHeight;
    return y + verticalOffset() >= 0 && row < rows() ? row : -1;
}

std::pair<int, int> EvenTable::visibleRows() const
{
    const int first = verticalOffset() / m_rowHeight;
    const int last = (verticalOffset() + viewport()->height() - 1) / m_rowHeight;
    return {std::max(0, first), std::min(last, rows() - 1)};
}

QRect EvenTable::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || isIndexHidden(index))
        return {};
    const QHeaderView* header = horizontalHeader();
    return {header->sectionViewportPosition(index.column()), topOf(index.row()), header->sectionSize(index.column()),
            m_rowHeight};
}

QModelIndex EvenTable::indexAt(const QPoint& position) const
{
    const int row = rowAt(position.y());
    const int column = horizontalHeader()->logicalIndexAt(position.x());
    return row < 0 || column < 0 ? QModelIndex() : model()->index(row, column);
}

void EvenTable::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid() || isIndexHidden(index))
        return;
    const QRect rect = visualRect(index);
    const QSize room = viewport()->size();
    QScrollBar* vertical = verticalScrollBar();
    const int wanted = rect.top() + verticalOffset();
    const bool isAbove = rect.top() < 0;
    const bool isBelow = rect.bottom() >= room.height();
    if (hint == PositionAtTop || (hint == EnsureVisible && isAbove))
        vertical->setValue(wanted);
    else if (hint == PositionAtBottom || (hint == EnsureVisible && isBelow))
        vertical->setValue(wanted - room.height() + m_rowHeight);
    else if (hint == PositionAtCenter)
        vertical->setValue(wanted - (room.height() - m_rowHeight) / 2);

    QScrollBar* horizontal = horizontalScrollBar();
    if (rect.left() < 0 || rect.width() > room.width())
        horizontal->setValue(horizontal->value() + rect.left());
    else if (rect.right() >= room.width())
        horizontal->setValue(horizontal->value() + rect.right() - room.width() + 1);
}

void EvenTable::doItemsLayout()
{
    // The base class would lay out by its vertical header.
    QAbstractItemView::doItemsLayout();
}

void EvenTable::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem usual;
    initViewItemOption(&usual);
    const QHeaderView* header = horizontalHeader();
    const QModelIndex current = currentIndex();
    const bool isActive = isActiveWindow();
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        const int top = topOf(row);
        if (top > event->rect().bottom() || top + m_rowHeight <= event->rect().top())
            continue;
        const bool isSelected = selectionModel() != nullptr && selectionModel()->isRowSelected(row, rootIndex());
        for (int column = 0; column < header->count(); ++column) {
            const QRect cell(header->sectionViewportPosition(column), top, header->sectionSize(column), m_rowHeight);
            if (header->isSectionHidden(column) || !cell.intersects(event->rect()))
                continue;
            const QModelIndex index = model()->index(row, column);
            QStyleOptionViewItem option = usual;
            option.rect = cell;
            option.state.setFlag(QStyle::State_Active, isActive);
            option.state.setFlag(QStyle::State_Enabled, isEnabled());
            option.state.setFlag(QStyle::State_Selected, isSelected);
            option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == current);
            itemDelegateForIndex(index)->paint(&painter, option, index);
        }
    }
}

void EvenTable::scrollContentsBy(int dx, int dy)
{
    // Only moving the header is wanted of the base class; it would ask the vertical one where it stands.
    horizontalHeader()->setOffset(horizontalScrollBar()->value());
    viewport()->scroll(isRightToLeft() ? -dx : dx, dy);
}

void EvenTable::placeHeader()
{
    QHeaderView* header = horizontalHeader();
    const int height = header->isHidden()
                           ? 0
                           : std::clamp(header->sizeHint().height(), header->minimumHeight(), header->maximumHeight());
    setViewportMargins(0, height, 0, 0);
    const QRect room = viewport()->geometry();
    header->setGeometry(room.left(), room.top() - height, room.width(), height);
}

void EvenTable::updateGeometries()
{
    if (std::exchange(m_placing, true))
        return;
    placeHeader();
    const QSize room = viewport()->size();
    QScrollBar* vertical = verticalScrollBar();
    vertical->setSingleStep(m_rowHeight);
    vertical->setPageStep(room.height());
    vertical->setRange(0, std::max(0, rows() * m_rowHeight - room.height()));
    QScrollBar* horizontal = horizontalScrollBar();
    horizontal->setSingleStep(std::max(room.width() / 20, 1));
    horizontal->setPageStep(room.width());
    horizontal->setRange(0, std::max(0, horizontalHeader()->length() - room.width()));
    QAbstractItemView::updateGeometries();
    m_placing = false;
}

void EvenTable::rowsInserted(const QModelIndex& parent, int start, int end)
{
    QTableView::rowsInserted(parent, start, end);
    updateGeometries();
    viewport()->update();
}

void EvenTable::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>&)
{
    // There are no editors, and the base class would ask where the changed rows are section by section.
    const auto [first, last] = visibleRows();
    if (topLeft.row() <= last && bottomRight.row() >= first)
        viewport()->update();
}

void EvenTable::reset()
{
    QTableView::reset();
    updateGeometries();
}

int EvenTable::verticalOffset() const
{
    return verticalScrollBar()->value();
}

int EvenTable::horizontalOffset() const
{
    return horizontalHeader()->offset();
}

QModelIndex EvenTable::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = rows() - 1;
    if (last < 0)
        return {};
    const QHeaderView* header = horizontalHeader();
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return model()->index(0, std::max(0, header->logicalIndex(0)));
    const int page = std::max(1, viewport()->height() / m_rowHeight - 1);
    int row = current.row();
    int visual = header->visualIndex(current.column());
    const auto step = [&](int by) {
        int to = visual + by;
        while (to >= 0 && to < header->count() && header->isSectionHidden(header->logicalIndex(to)))
            to += by;
        visual = to >= 0 && to < header->count() ? to : visual;
    };
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveNext:
        ++row;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    case MoveLeft:
        step(isRightToLeft() ? 1 : -1);
        break;
    case MoveRight:
        step(isRightToLeft() ? -1 : 1);
        break;
    }
    return model()->index(std::clamp(row, 0, last), header->logicalIndex(visual));
}

bool EvenTable::isIndexHidden(const QModelIndex& index) const
{
    return horizontalHeader()->isSectionHidden(index.column());
}

void EvenTable::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags)
{
    const QModelIndex from = indexAt(rect.topLeft());
    const QModelIndex to = indexAt(rect.bottomRight());
    if (selectionModel() == nullptr || !from.isValid() || !to.isValid())
        return;
    selectionModel()->select(QItemSelection(from, to), flags);
}

QRegion EvenTable::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const auto [first, last] = visibleRows();
    for (const QItemSelectionRange& range : selection) {
        const int top = std::max(first, range.top());
        const int bottom = std::min(last, range.bottom());
        if (range.isValid() && top <= bottom)
            region += QRect(0, topOf(top), viewport()->width(), (bottom - top + 1) * m_rowHeight);
    }
    return region;
}

int EvenTable::sizeHintForColumn(int column) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = 0;
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, column);
        width = std::max(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width;
}

} // namespace jinbi::ui
