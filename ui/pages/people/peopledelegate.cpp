// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/people/peopledelegate.h"

#include "itemmodels/operatormodel.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QPainter>

namespace jinbi::ui {

namespace {

constexpr int kPadding = 10;
constexpr int kIcon = 16;

} // namespace

void PeopleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = theme::tokens(option.palette);
    paint::rowGround(painter, option, index.column() == 0, option.state.testFlag(QStyle::State_MouseOver));
    const Tone tone = index.data(OperatorModel::ToneRole).value<Tone>();
    QRect room = option.rect.adjusted(index.column() == 0 ? paint::kViewMargin : kPadding, 0, -kPadding, -1);
    QColor ink = tokens.text;
    if (tone >= Tone::Attention)
        ink = theme::tone(option.palette, tone).text;
    else if (index.data(OperatorModel::DisabledRole).toBool())
        ink = option.state.testFlag(QStyle::State_Selected) ? tokens.text2 : tokens.text3;
    if (tone >= Tone::Attention) {
        icons::paint(painter, icons::nameOf(tone), QRect(room.left(), room.top(), kIcon, room.height()), ink);
        room.setLeft(room.left() + kIcon + 8);
    } else if (tone == Tone::Offline) {
        icons::paint(painter, QStringLiteral("lock"), QRect(room.left(), room.top(), kIcon, room.height()), ink);
        room.setLeft(room.left() + kIcon + 8);
    }
    const bool isStrong = index.column() == OperatorModel::NameColumn || tone >= Tone::Attention;
    paint::text(painter, room, index.data().toString(), isStrong ? TextRole::BodyStrong : TextRole::Body, ink,
                Qt::AlignLeft);
}

} // namespace jinbi::ui
