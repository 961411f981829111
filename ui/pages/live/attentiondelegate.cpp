// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/attentiondelegate.h"

#include "itemmodels/attentionmodel.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QFontMetrics>
#include <QPainter>

namespace jinbi::ui {

namespace {

constexpr int kMargin = 16;
constexpr int kTextLeft = 40;
constexpr int kBar = 3;

struct Row
{
    QRect rect;
    QPainter* painter;
    const Tokens& tokens;

    /// Number or time at the right edge of a line; returns the room that is left for the text before it.
    [[nodiscard]] QRect line(int top, int height, const QString& right) const
    {
        const QRect whole(rect.left() + kTextLeft, top, rect.width() - kTextLeft - kMargin, height);
        const int width = QFontMetrics(theme::font(TextRole::Small)).horizontalAdvance(right) + 1;
        paint::text(painter, QRect(whole.right() + 1 - width, top, width, height), right, TextRole::Small, tokens.text2,
                    Qt::AlignRight);
        return whole.adjusted(0, 0, right.isEmpty() ? 0 : -width - 8, 0);
    }
};

bool isSettled(const QModelIndex& index)
{
    return index.data(AttentionModel::HandlingRole).toInt() != static_cast<int>(AttentionItem::Handling::Open);
}

QString iconOf(const QModelIndex& index, Tone tone)
{
    if (!isSettled(index))
        return icons::nameOf(tone);
    return index.data(AttentionModel::NoteRole).toString().isEmpty() ? QStringLiteral("tick") : QStringLiteral("clock");
}

} // namespace

void AttentionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = theme::tokens(option.palette);
    const Tone tone = index.data(AttentionModel::ToneRole).value<Tone>();
    const ToneColours& colours = theme::tone(option.palette, tone);
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect, tokens.sel);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, tokens.hover);
    const bool settled = isSettled(index);
    if (!settled)
        painter->fillRect(QRect(rect.left(), rect.top() + 1, kBar, rect.height() - 2), colours.line);
    const int first = paint::lineHeight(TextRole::BodyStrong);
    const int second = paint::lineHeight(TextRole::Small);
    const int top = rect.top() + (rect.height() - first - second) / 2;
    icons::paint(painter, iconOf(index, tone), QRect(rect.left() + 14, top, 18, first),
                 settled ? tokens.text2 : colours.text);
    const Row row{rect, painter, tokens};
    paint::text(painter, row.line(top, first, index.data(AttentionModel::TimeRole).toString()), index.data().toString(),
                settled ? TextRole::Body : TextRole::BodyStrong, settled ? tokens.text2 : tokens.text);
    const QString note = index.data(AttentionModel::NoteRole).toString();
    const QString where = index.data(AttentionModel::WhereRole).toString();
    paint::text(painter, row.line(top + first, second, index.data(AttentionModel::ScoreRole).toString()),
                note.isEmpty() ? where : tr("%1, put aside: %2").arg(where, note), TextRole::Small, tokens.text2);
    paint::horizontalLine(painter, rect.left() + kTextLeft, rect.right(), rect.bottom(), tokens.line);
}

QSize AttentionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, qMax(52, paint::lineHeight(TextRole::BodyStrong) + paint::lineHeight(TextRole::Small) + 13)};
}

} // namespace jinbi::ui
