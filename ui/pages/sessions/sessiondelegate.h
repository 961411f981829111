// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/sessioncells.h"

#include <QStyledItemDelegate>

namespace jinbi::ui {

/// Paints one cell of the session log. It never measures a row: all rows are equally high.
class SessionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SessionDelegate(QObject* parent = nullptr);

    void setHoveredRow(int row) { m_hoveredRow = row; }
    /// The column that stands first now gets the margin of the view.
    void setFirstColumn(int column) { m_firstColumn = column; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    int m_hoveredRow = -1;
    int m_firstColumn = 0;
};

} // namespace jinbi::ui
