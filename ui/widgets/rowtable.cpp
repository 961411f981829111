// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rowtable.h"

#include "widgets/paint.h"

#include <QPainter>
#include <QStyleOptionHeader>

namespace jinbi::ui {

RowHeader::RowHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setLead(0, paint::kViewMargin);
}

void RowHeader::setLead(int logical, int pixels)
{
    insetsOf(logical).lead = pixels;
    viewport()->update();
}

void RowHeader::setTrail(int logical, int pixels)
{
    insetsOf(logical).trail = pixels;
    viewport()->update();
}

RowHeader::Insets& RowHeader::insetsOf(int logical)
{
    if (logical >= m_insets.size())
        m_insets.resize(logical + 1);
    return m_insets[logical];
}

void RowHeader::paintSection(QPainter* painter, const QRect& rect, int logical) const
{
    const Insets insets = m_insets.value(logical);
    const int own = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this);
    const int lead = insets.lead == 0 ? 0 : insets.lead - own;
    const int trail = insets.trail == 0 ? 0 : insets.trail - own;
    if (lead == 0 && trail == 0) {
        QHeaderView::paintSection(painter, rect, logical);
        return;
    }
    QStyleOptionHeader ground;
    initStyleOption(&ground);
    ground.rect = rect;
    style()->drawControl(QStyle::CE_HeaderSection, &ground, painter, this);
    QHeaderView::paintSection(painter, rect.adjusted(lead, 0, -trail, 0), logical);
}

RowTable::RowTable(QWidget* parent) : QTableView(parent), m_header(new RowHeader(this))
{
    setHorizontalHeader(m_header);
    m_header->setSectionsClickable(true); // as a table's own header; it is not by itself
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(24); // the style's own would silently raise the rows
    verticalHeader()->setDefaultSectionSize(paint::kRowHeight);
}

} // namespace jinbi::ui
