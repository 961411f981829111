// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QList>
#include <QTableView>

namespace jinbi::ui {

/// Titles above the texts of their columns: a cell may begin with the view's margin or an icon, and so does its title.
/// GUI thread.
class RowHeader : public QHeaderView
{
public:
    explicit RowHeader(QWidget* parent = nullptr);

    /// How far from the left edge of the cell its text begins; the style's header margin where nothing was said.
    void setLead(int logical, int pixels);
    /// How far from the right edge it ends.
    void setTrail(int logical, int pixels);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logical) const override;

private:
    struct Insets
    {
        int lead = 0;
        int trail = 0;
    };
    Insets& insetsOf(int logical);

    QList<Insets> m_insets; ///< by column; 0: the style's own
};

/// A table whose rows are things: one is chosen at a time, nothing is edited in place, no grid. The first column begins
/// at the margin of the view. GUI thread.
class RowTable : public QTableView
{
public:
    explicit RowTable(QWidget* parent = nullptr);
    [[nodiscard]] RowHeader& header() const { return *m_header; }

private:
    RowHeader* m_header;
};

} // namespace jinbi::ui
