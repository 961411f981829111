// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/searchpopup.h"

#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 420;
constexpr int kPadding = 6;

int rowHeight()
{
    return paint::lineHeight(TextRole::Body) + 14;
}

} // namespace

SearchPopup::SearchPopup(QWidget* window) : QWidget(window)
{
    setObjectName(QStringLiteral("searchResults"));
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void SearchPopup::present(QWidget* field, const QList<SearchHit>& hits, const QString& wanted)
{
    m_hits = hits.mid(0, kMaxRows);
    m_wanted = wanted;
    const int rows = qMax(1, static_cast<int>(m_hits.size()));
    const QPoint below = field->mapTo(parentWidget(), QPoint(0, field->height() + 4));
    const int left = qMin(below.x(), parentWidget()->width() - kWidth - 8);
    setGeometry(left, below.y(), kWidth, rows * rowHeight() + 2 * kPadding);
    setCurrent(0);
    show();
    raise();
}

void SearchPopup::moveBy(int steps)
{
    if (!m_hits.isEmpty())
        setCurrent(qBound(0, m_current + steps, static_cast<int>(m_hits.size()) - 1));
}

void SearchPopup::chooseCurrent()
{
    if (isVisible() && m_current < m_hits.size())
        Q_EMIT hitChosen(m_hits.at(m_current));
}

void SearchPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    painter.fillRect(rect(), tokens.raised);
    paint::box(&painter, rect(), tokens.raised, tokens.edge, 0);
    if (m_hits.isEmpty()) {
        paint::text(&painter, rowRect(0).adjusted(12, 0, -12, 0), tr("Nothing found for %1").arg(m_wanted),
                    TextRole::Body, tokens.text2);
    }
    for (int row = 0; row < m_hits.size(); ++row)
        paintRow(&painter, row);
}

void SearchPopup::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position().toPoint());
    if (row >= 0)
        setCurrent(row);
}

void SearchPopup::mousePressEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position().toPoint());
    if (row < 0)
        return;
    setCurrent(row);
    chooseCurrent();
}

int SearchPopup::rowAt(const QPoint& position) const
{
    for (int row = 0; row < m_hits.size(); ++row) {
        if (rowRect(row).contains(position))
            return row;
    }
    return -1;
}

QRect SearchPopup::rowRect(int row) const
{
    return {1, kPadding + row * rowHeight(), width() - 2, rowHeight()};
}

void SearchPopup::setCurrent(int row)
{
    m_current = row;
    // What a screen reader says of the choice, since the keyboard stays in the field.
    setAccessibleName(row < m_hits.size() ? m_hits.at(row).title + QStringLiteral(", ") + m_hits.at(row).detail
                                          : tr("Nothing found for %1").arg(m_wanted));
    update();
}

void SearchPopup::paintRow(QPainter* painter, int row) const
{
    const SearchHit& hit = m_hits.at(row);
    const Tokens& tokens = theme::tokens(palette());
    const QRect rect = rowRect(row);
    if (row == m_current) {
        painter->fillRect(rect, tokens.sel);
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.accent);
    }
    icons::paint(painter, hit.iconName, QRectF(rect.left() + 12, rect.top(), 16, rect.height()), tokens.text2);
    const QRectF room = QRectF(rect).adjusted(38, 0, -12, 0);
    const qreal titleWidth =
        qMin(room.width(), QFontMetricsF(theme::font(TextRole::BodyStrong)).horizontalAdvance(hit.title) + 2);
    paint::text(painter, QRectF(room.left(), room.top(), titleWidth, room.height()), hit.title, TextRole::BodyStrong,
                tokens.text);
    paint::text(painter, room.adjusted(titleWidth + 10, 0, 0, 0), hit.detail, TextRole::Small, tokens.text2,
                Qt::AlignRight);
}

} // namespace jinbi::ui
