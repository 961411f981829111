// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/audittable.h"

#include "itemmodels/auditmodel.h"
#include "pages/audit/auditdelegate.h"
#include "widgets/paint.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <array>

namespace jinbi::ui {

namespace {

/// In widths of the digit 0, so that they follow the text size; the details take what is left.
constexpr std::array kDigits{23, 19, 27, 24, 30, 13};
constexpr int kLeastDetails = 12;
static_assert(kDigits.size() == kAuditColumns);

} // namespace

AuditTable::AuditTable(AuditModel& entries, QWidget* parent)
    : RowTable(parent), m_entries(entries), m_delegate(new AuditDelegate(this))
{
    setObjectName(QStringLiteral("auditTable"));
    setItemDelegate(m_delegate);
    setAutoScroll(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    header().setLead(static_cast<int>(AuditColumn::What), AuditDelegate::kWhatLead);
    header().setTrail(static_cast<int>(AuditColumn::Entry), paint::kViewMargin);
    setModel(&entries);
    header().setSectionsClickable(false);
    header().setMinimumSectionSize(56);
    header().setSectionResizeMode(static_cast<int>(AuditColumn::Details), QHeaderView::Stretch);
    fit();
}

void AuditTable::fit()
{
    verticalHeader()->setDefaultSectionSize(std::max(paint::kRowHeight, paint::lineHeight(TextRole::Body) + 10));
    const int digit = QFontMetrics(theme::font(TextRole::Body)).horizontalAdvance(QLatin1Char('0'));
    for (int column = 0; column < kAuditColumns; ++column)
        horizontalHeader()->resizeSection(column, kDigits[static_cast<std::size_t>(column)] * digit);
    leaveOut();
}

/// Where there is too little room, the details go first, then the object: the pane beside tells both.
void AuditTable::leaveOut()
{
    const int digit = QFontMetrics(theme::font(TextRole::Body)).horizontalAdvance(QLatin1Char('0'));
    int room = viewport()->width();
    for (const AuditColumn column : {AuditColumn::Time, AuditColumn::Who, AuditColumn::What, AuditColumn::Entry})
        room -= kDigits[static_cast<std::size_t>(column)] * digit;
    const int object = kDigits[static_cast<std::size_t>(AuditColumn::Object)] * digit;
    setColumnHidden(static_cast<int>(AuditColumn::Object), room < object);
    const bool isNarrow = room < object + kLeastDetails * digit;
    setColumnHidden(static_cast<int>(AuditColumn::Details), isNarrow);
    // Somebody has to take what is left over.
    horizontalHeader()->setSectionResizeMode(static_cast<int>(AuditColumn::What),
                                             isNarrow ? QHeaderView::Stretch : QHeaderView::Fixed);
    if (!isNarrow)
        setColumnWidth(static_cast<int>(AuditColumn::What),
                       kDigits[static_cast<std::size_t>(AuditColumn::What)] * digit);
}

void AuditTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    leaveOut();
}

void AuditTable::goToRow(int row)
{
    const QModelIndex index = m_entries.index(row, 0);
    setCurrentIndex(index);
    scrollTo(index, PositionAtCenter);
}

void AuditTable::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const int row = currentIndex().row();
    if (isPlain) {
        switch (event->key()) {
        case Qt::Key_J:
        case Qt::Key_Down:
            if (row + 1 < m_entries.rowCount())
                setCurrentIndex(m_entries.index(row + 1, 0));
            return;
        case Qt::Key_K:
        case Qt::Key_Up:
            if (row > 0)
                setCurrentIndex(m_entries.index(row - 1, 0));
            return;
        case Qt::Key_Home:
            setCurrentIndex(m_entries.index(0, 0));
            return;
        case Qt::Key_End:
            setCurrentIndex(m_entries.index(m_entries.rowCount() - 1, 0));
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT opened();
            return;
        case Qt::Key_Escape:
            Q_EMIT closed();
            return;
        default:
            break;
        }
    }
    QTableView::keyPressEvent(event);
}

void AuditTable::hover(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

void AuditTable::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    hover(rowAt(event->position().toPoint().y()));
}

void AuditTable::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    hover(-1);
}

/// The base class would make the first row current without choosing it, and J would then skip it.
void AuditTable::focusInEvent(QFocusEvent* event)
{
    const bool hadCurrent = currentIndex().isValid();
    QTableView::focusInEvent(event);
    if (!hadCurrent && currentIndex().isValid())
        selectionModel()->clearCurrentIndex();
}

void AuditTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        fit();
}

void AuditTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        scrollTo(current);
    Q_EMIT currentRowChanged(current.row());
}

/// Entries that come in above push the scroll bar, not the reader.
void AuditTable::rowsInserted(const QModelIndex& parent, int start, int end)
{
    const int top = verticalScrollBar()->value();
    QTableView::rowsInserted(parent, start, end);
    if (top == 0 || start != 0)
        return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(top + (end - start + 1) * rowHeight(start));
}

} // namespace jinbi::ui
