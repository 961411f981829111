// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/sessiondelegate.h"

#include "domain/tone.h"
#include "itemmodels/sessionlogmodel.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QPainter>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kCellMargin = 8;
constexpr int kIcon = 16;
constexpr int kScoreDigits = 34;
constexpr int kScoreBar = 110;

std::optional<double> share(const std::optional<MatchScore>& score)
{
    return score ? std::optional(std::clamp(score->toDouble(), 0.0, 1.0)) : std::nullopt;
}

void paintPlaceholder(QPainter* painter, const QRectF& room, const Tokens& tokens)
{
    const QRectF bar(room.left(), room.center().y() - 4, room.width() * 0.6, 8);
    paint::box(painter, bar, tokens.line, {}, 4);
}

void paintOutcome(QPainter* painter, const QRectF& room, const QString& word, Outcome outcome, const QPalette& palette)
{
    const Tokens& tokens = theme::tokens(palette);
    const Tone tone = toneOf(outcome);
    const bool isCalm = tone == Tone::Normal;
    const QColor ink = theme::tone(palette, tone).text;
    icons::paint(painter, icons::nameOf(outcome), QRectF(room.left(), room.top(), kIcon, room.height()), ink);
    paint::text(painter, room.adjusted(kIcon + 7, 0, 0, 0), word, isCalm ? TextRole::Body : TextRole::BodyStrong,
                isCalm ? tokens.text : ink);
}

void paintScore(QPainter* painter, const QRectF& room, const SessionRow& row, const QString& digits,
                const QPalette& palette)
{
    const Tokens& tokens = theme::tokens(palette);
    paint::text(painter, QRectF(room.left(), room.top(), kScoreDigits, room.height()), digits, TextRole::Body,
                tokens.text, Qt::AlignRight);
    QRectF bar = room.adjusted(kScoreDigits + 10, 0, 0, 0);
    bar.setWidth(std::min<qreal>(bar.width(), kScoreBar));
    if (bar.width() > 24)
        paint::scoreBar(painter, bar, share(row.score), share(row.threshold), palette, toneOf(row.outcome));
}

void paintCustomer(QPainter* painter, const QRectF& room, const SessionRow& row, const QString& whole,
                   const Tokens& tokens)
{
    if (row.customer.isEmpty() || row.phoneTail.isEmpty()) {
        paint::text(painter, room, whole, TextRole::Body, row.phoneTail.isEmpty() ? tokens.text : tokens.text2);
        return;
    }
    paint::text(painter, room, row.customer, TextRole::Body, tokens.text);
    const int taken = QFontMetrics(theme::font(TextRole::Body)).horizontalAdvance(row.customer) + 10;
    paint::text(painter, room.adjusted(taken, 0, 0, 0), SessionCells::customer({}, row.phoneTail), TextRole::Body,
                tokens.text2);
}

} // namespace

SessionDelegate::SessionDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

void SessionDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = theme::tokens(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected)
        painter->fillRect(option.rect, tokens.sel);
    else if (index.row() == m_hoveredRow)
        painter->fillRect(option.rect, tokens.hover);
    paint::horizontalLine(painter, option.rect.left(), option.rect.right(), option.rect.bottom(), tokens.line);
    if (isSelected && index.column() == m_firstColumn)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), tokens.accent);
}

void SessionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = theme::tokens(option.palette);
    paintGround(painter, option, index);
    const int lead = index.column() == m_firstColumn ? paint::kViewMargin : kCellMargin;
    const QRectF room = QRectF(option.rect).adjusted(lead, 0, -kCellMargin, -1);
    const QVariant shown = index.data(Qt::DisplayRole);
    if (!shown.isValid()) {
        paintPlaceholder(painter, room, tokens);
        return;
    }
    const auto column = static_cast<SessionColumn>(index.column());
    const QString text = shown.toString();
    const auto row = [&index] { return index.data(SessionLogModel::RowRole).value<SessionRow>(); };
    switch (column) {
    case SessionColumn::Outcome:
        paintOutcome(painter, room, text, row().outcome, option.palette);
        return;
    case SessionColumn::Score:
        paintScore(painter, room, row(), text, option.palette);
        return;
    case SessionColumn::Customer:
        paintCustomer(painter, room, row(), text, tokens);
        return;
    case SessionColumn::Engine:
    case SessionColumn::Liveness:
        paint::text(painter, room, text, TextRole::Body, tokens.text2);
        return;
    default:
        paint::text(painter, room, text, TextRole::Body, tokens.text,
                    SessionCells::isNumber(column) ? Qt::AlignRight : Qt::AlignLeft);
    }
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {80, paint::kRowHeight};
}

} // namespace jinbi::ui
