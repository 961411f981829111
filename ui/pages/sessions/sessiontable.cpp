// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/sessiontable.h"

#include "itemmodels/sessionlogmodel.h"
#include "pages/sessions/sessiondelegate.h"
#include "widgets/paint.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <array>

namespace jinbi::ui {

namespace {

constexpr std::array kWidths{162, 160, 164, 78, 144, 80, 134, 66, 68, 120};
static_assert(kWidths.size() == kSessionColumns);

/// Gives the first title the margin of the view, as the cells below it have.
class SessionHeader final : public QHeaderView
{
public:
    explicit SessionHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {}

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logical) const override
    {
        if (visualIndex(logical) != 0) {
            QHeaderView::paintSection(painter, rect, logical);
            return;
        }
        QStyleOptionHeader ground;
        initStyleOption(&ground);
        ground.rect = rect;
        style()->drawControl(QStyle::CE_HeaderSection, &ground, painter, this);
        const int lead = paint::kViewMargin - style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this);
        QHeaderView::paintSection(painter, rect.adjusted(lead, 0, 0, 0), logical);
    }
};

} // namespace

SessionTable::SessionTable(SessionLogModel& sessions, QWidget* parent)
    : EvenTable(parent), m_sessions(sessions), m_delegate(new SessionDelegate(this))
{
    setObjectName(QStringLiteral("sessionTable"));
    setItemDelegate(m_delegate);
    setHorizontalHeader(new SessionHeader(this));
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setAutoScroll(false);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    fitRows();
    setModel(&sessions);
    arrangeHeader();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) { Q_EMIT topReached(value == 0); });
}

void SessionTable::arrangeHeader()
{
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(56);
    header->setStretchLastSection(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(static_cast<int>(SessionColumn::Time), Qt::DescendingOrder);
    resetColumns();
    connect(header, &QHeaderView::sectionResized, this, &SessionTable::columnsChanged);
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        m_delegate->setFirstColumn(horizontalHeader()->logicalIndex(0));
        viewport()->update();
        Q_EMIT columnsChanged();
    });
}

void SessionTable::fitRows()
{
    setRowHeight(std::max(paint::kRowHeight, paint::lineHeight(TextRole::Body) + 10));
}

QByteArray SessionTable::columns() const
{
    return horizontalHeader()->saveState();
}

void SessionTable::setColumns(const QByteArray& kept)
{
    if (!kept.isEmpty() && !horizontalHeader()->restoreState(kept))
        resetColumns();
    m_delegate->setFirstColumn(horizontalHeader()->logicalIndex(0));
}

void SessionTable::resetColumns()
{
    QHeaderView* header = horizontalHeader();
    for (int column = 0; column < kSessionColumns; ++column) {
        header->moveSection(header->visualIndex(column), column);
        header->setSectionHidden(column, false);
        header->resizeSection(column, kWidths[static_cast<std::size_t>(column)]);
    }
}

void SessionTable::goToTop()
{
    verticalScrollBar()->setValue(0);
    if (m_sessions.rowCount() > 0)
        goToRow(0);
}

void SessionTable::goToRow(int row)
{
    const QModelIndex index = m_sessions.index(row, std::max(0, horizontalHeader()->logicalIndex(0)));
    setCurrentIndex(index);
    scrollTo(index, row == 0 ? EnsureVisible : PositionAtTop);
}

void SessionTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyLine();
        return;
    }
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain) {
        switch (event->key()) {
        case Qt::Key_J:
            walk(1);
            return;
        case Qt::Key_K:
            walk(-1);
            return;
        case Qt::Key_Home:
            goToTop();
            return;
        case Qt::Key_End:
            goToRow(m_sessions.rowCount() - 1);
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
    EvenTable::keyPressEvent(event);
}

void SessionTable::walk(int rows)
{
    const int wanted = currentIndex().isValid() ? currentIndex().row() + rows : 0;
    if (wanted < 0 || wanted >= m_sessions.rowCount())
        return;
    const int column = std::max(0, horizontalHeader()->logicalIndex(0));
    setCurrentIndex(m_sessions.index(wanted, column));
}

void SessionTable::copyLine() const
{
    const int row = currentIndex().row();
    if (row < 0)
        return;
    QStringList titles;
    QStringList cells;
    const QHeaderView* header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (header->isSectionHidden(column))
            continue;
        titles += m_sessions.headerData(column, Qt::Horizontal).toString();
        cells += m_sessions.index(row, column).data().toString();
    }
    const QChar tab = QLatin1Char('\t');
    QGuiApplication::clipboard()->setText(titles.join(tab) + QLatin1Char('\n') + cells.join(tab) + QLatin1Char('\n'));
}

void SessionTable::hover(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

void SessionTable::mouseMoveEvent(QMouseEvent* event)
{
    EvenTable::mouseMoveEvent(event);
    hover(rowAt(event->position().toPoint().y()));
}

void SessionTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    EvenTable::mouseDoubleClickEvent(event);
    if (indexAt(event->position().toPoint()).isValid())
        Q_EMIT opened();
}

void SessionTable::leaveEvent(QEvent* event)
{
    EvenTable::leaveEvent(event);
    hover(-1);
}

/// The base class would make the first row current without choosing it, and J would then skip it.
void SessionTable::focusInEvent(QFocusEvent* event)
{
    const bool hadCurrent = currentIndex().isValid();
    EvenTable::focusInEvent(event);
    if (!hadCurrent && currentIndex().isValid())
        selectionModel()->clearCurrentIndex();
}

void SessionTable::changeEvent(QEvent* event)
{
    EvenTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        fitRows();
}

void SessionTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    EvenTable::currentChanged(current, previous);
    if (current.isValid())
        scrollTo(current);
    Q_EMIT currentRowChanged(current.row());
}

void SessionTable::rowsInserted(const QModelIndex& parent, int start, int end)
{
    const int top = verticalScrollBar()->value();
    const bool isAbove = top > 0 && start <= rowAt(0);
    EvenTable::rowsInserted(parent, start, end);
    if (!isAbove)
        return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(top + (end - start + 1) * rowHeight(start));
}

} // namespace jinbi::ui
