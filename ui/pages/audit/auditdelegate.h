// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace jinbi::ui {

/// Paints one cell of the audit log. Refusals have a triangle, the first broken entry an octagon.
class AuditDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Where the words of AuditColumn::What begin: an icon goes before them, or its room.
    static constexpr int kWhatLead = 31;

    using QStyledItemDelegate::QStyledItemDelegate;

    void setHoveredRow(int row) { m_hoveredRow = row; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_hoveredRow = -1;
};

} // namespace jinbi::ui
