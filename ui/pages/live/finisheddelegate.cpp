// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/finisheddelegate.h"

#include "itemmodels/finishedmodel.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kMargin = 16;
constexpr int kGap = 12;
constexpr int kIcon = 14;

int widthOf(const QString& text)
{
    return QFontMetrics(theme::font(TextRole::Small)).horizontalAdvance(text) + 1;
}

} // namespace

void FinishedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = theme::tokens(option.palette);
    const Tone tone = index.data(FinishedModel::ToneRole).value<Tone>();
    const QColor ink = theme::tone(option.palette, tone).text;
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect, tokens.sel);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, tokens.hover);
    QRect room = rect.adjusted(kMargin, 0, -kMargin, 0);
    const auto take = [&](int width) {
        const QRect taken(room.left(), room.top(), width, room.height());
        room.setLeft(room.left() + width + kGap);
        return taken;
    };
    paint::text(painter, take(widthOf(QStringLiteral("00:00:00"))), index.data(FinishedModel::TimeRole).toString(),
                TextRole::Small, tokens.text2);
    const QString kiosk = index.data(FinishedModel::KioskRole).value<KioskId>().toString();
    paint::text(painter, take(std::clamp(widthOf(kiosk), widthOf(QStringLiteral("K-0000")), room.width() / 3)), kiosk,
                TextRole::Small, tokens.text);
    const int score = widthOf(QStringLiteral("0.00"));
    paint::text(painter, QRect(room.right() + 1 - score, room.top(), score, room.height()),
                index.data(FinishedModel::ScoreRole).toString(), TextRole::Small, tokens.text, Qt::AlignRight);
    room.setRight(room.right() - score - 6);
    const QString icon = icons::nameOf(index.data(FinishedModel::OutcomeRole).value<Outcome>());
    icons::paint(painter, icon, QRect(room.left(), room.top(), kIcon, room.height()), ink);
    paint::text(painter, room.adjusted(kIcon + 6, 0, 0, 0), index.data().toString(), TextRole::Small, ink);
    paint::horizontalLine(painter, rect.left() + kMargin, rect.right(), rect.bottom(), tokens.line);
}

QSize FinishedDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, std::max(30, paint::lineHeight(TextRole::Small) + 12)};
}

} // namespace jinbi::ui
