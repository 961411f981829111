// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>
#include <QTableView>

namespace jinbi::ui {

/// A table whose rows all have one height, so that their places are computed and not kept.
///
/// QTableView keeps an entry for each row in its vertical header: 80 MB for ten million, walked through whenever a row
/// is added. Here that header belongs to an empty model; everything that depends on rows is answered by arithmetic, in
/// a time that depends on the visible rows only. There are no spans, no grid, no hidden or moved rows; as many rows as
/// fit 2^31 pixels.
class EvenTable : public QTableView
{
    Q_OBJECT

public:
    explicit EvenTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Pixels.
    void setRowHeight(int height);
    [[nodiscard]] int rowHeight(int row = 0) const;
    /// The row at a height of the viewport; -1 when there is none.
    [[nodiscard]] int rowAt(int y) const;

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& position) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles) override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] int horizontalOffset() const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex& index) const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;

private:
    [[nodiscard]] int rows() const;
    [[nodiscard]] int topOf(int row) const;
    [[nodiscard]] std::pair<int, int> visibleRows() const;
    void placeHeader();

    QStandardItemModel m_noRows;
    int m_rowHeight = 24;
    bool m_placing = false;
};

} // namespace jinbi::ui
