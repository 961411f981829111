// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/filteredit.h"

#include "widgets/paint.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>

#include <utility>

namespace jinbi::ui {

namespace {

constexpr int kListWidth = 320;
constexpr int kListRow = 30;

} // namespace

FilterEdit::FilterEdit(Suggest suggest, QWidget* parent) : QLineEdit(parent), m_suggest(std::move(suggest))
{
    setObjectName(QStringLiteral("filterField"));
    setFrame(false);
    setMaxLength(200);
    connect(this, &QLineEdit::textEdited, this, [this] { openList(); });
}

FilterEdit::~FilterEdit()
{
    delete m_list.data();
}

void FilterEdit::retranslate()
{
    setPlaceholderText(tr("Add a filter"));
    setAccessibleName(tr("Add a filter"));
    setAccessibleDescription(tr("Type a field, such as kiosk, and a value. The down arrow shows what is possible."));
    closeList();
}

QSize FilterEdit::sizeHint() const
{
    return {190, std::max(26, paint::lineHeight(TextRole::Body) + 6)};
}

void FilterEdit::openList()
{
    if (m_list.isNull()) {
        m_list = new QListWidget(window());
        m_list->setObjectName(QStringLiteral("filterList"));
        m_list->setAccessibleName(tr("What may follow"));
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_list->setUniformItemSizes(true);
        m_list->setMouseTracking(true);
        m_list->viewport()->setBackgroundRole(QPalette::Button);
        connect(m_list, &QListWidget::itemClicked, this, [this] { take(m_list->currentRow()); });
    }
    fillList();
}

void FilterEdit::fillList()
{
    m_offered = m_suggest(text());
    m_list->clear();
    for (const FilterSuggestion& offer : std::as_const(m_offered)) {
        auto* item = new QListWidgetItem(offer.label, m_list);
        item->setSizeHint({kListWidth, kListRow});
        if (offer.text.isEmpty())
            item->setFlags(Qt::NoItemFlags);
    }
    m_list->setVisible(!m_offered.isEmpty());
    placeList();
    m_list->raise();
}

void FilterEdit::placeList()
{
    const int rows = static_cast<int>(std::min<qsizetype>(m_offered.size(), 10));
    const QPoint below = mapTo(window(), QPoint(0, height() + 6));
    const int x = std::max(0, std::min(below.x() - 8, window()->width() - kListWidth - 8));
    m_list->setGeometry(x, below.y(), kListWidth, rows * kListRow + 2);
}

void FilterEdit::closeList()
{
    if (!m_list.isNull())
        m_list->hide();
}

bool FilterEdit::isListOpen() const
{
    return !m_list.isNull() && m_list->isVisible();
}

bool FilterEdit::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab && complete())
        return true;
    return QLineEdit::event(event);
}

void FilterEdit::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && steer(event->key()))
        return;
    QLineEdit::keyPressEvent(event);
}

/// True when the key was for the list or the tokens, not for the text.
bool FilterEdit::steer(int key)
{
    switch (key) {
    case Qt::Key_Down:
        isListOpen() ? moveInList(1) : openList();
        return true;
    case Qt::Key_Up:
        moveInList(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isListOpen() && m_list->currentRow() >= 0)
            take(m_list->currentRow());
        else if (!text().trimmed().isEmpty())
            Q_EMIT entered(text());
        return true;
    case Qt::Key_Escape:
        if (isListOpen())
            closeList();
        else
            Q_EMIT left();
        return true;
    case Qt::Key_Backspace:
    case Qt::Key_Left:
        if (!text().isEmpty())
            return false;
        closeList();
        Q_EMIT backedOut();
        return true;
    default:
        return false;
    }
}

void FilterEdit::moveInList(int step)
{
    if (!isListOpen())
        return;
    int row = m_list->currentRow();
    do
        row += step;
    while (row >= 0 && row < m_list->count() && m_list->item(row)->flags() == Qt::NoItemFlags);
    if (row >= -1 && row < m_list->count())
        m_list->setCurrentRow(row);
}

void FilterEdit::take(int item)
{
    const FilterSuggestion offer = m_offered.value(item);
    if (offer.text.isEmpty())
        return;
    setText(offer.text);
    setFocus();
    if (offer.isComplete)
        Q_EMIT entered(offer.text);
    else
        openList();
}

/// Tab takes the only or the chosen suggestion, as in a shell.
bool FilterEdit::complete()
{
    if (!isListOpen() || text().isEmpty())
        return false;
    const int item = std::max(0, m_list->currentRow());
    const QString offered = m_offered.value(item).text;
    if (offered.isEmpty() || offered == text())
        return false;
    setText(offered);
    openList();
    return true;
}

void FilterEdit::mousePressEvent(QMouseEvent* event)
{
    QLineEdit::mousePressEvent(event);
    openList();
}

void FilterEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    closeList();
}

void FilterEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus())
        return;
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    const QString key = QStringLiteral("F");
    const QSize cap = paint::keycapSize(key);
    const int x = fontMetrics().horizontalAdvance(placeholderText()) + 14;
    paint::keycap(&painter, QRect(QPoint(x, (height() - cap.height()) / 2), cap), key, tokens.line, tokens.text2);
}

} // namespace jinbi::ui
