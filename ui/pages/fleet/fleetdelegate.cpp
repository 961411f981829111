// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fleet/fleetdelegate.h"

#include "itemmodels/kioskmodel.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QAbstractItemView>
#include <QPainter>

namespace jinbi::ui {

namespace {

constexpr int kPadding = 10;
constexpr int kIcon = 16;

/// State always has its outline; other columns only when something is wrong with them.
bool hasIcon(const QModelIndex& index, Tone tone)
{
    return index.column() == KioskModel::StateColumn || tone >= Tone::Attention;
}

} // namespace

void FleetDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = theme::tokens(option.palette);
    paint::rowGround(painter, option, index.column() == 0, option.state.testFlag(QStyle::State_MouseOver));
    const Tone tone = index.data(KioskModel::ToneRole).value<Tone>();
    const bool isAbnormal = tone >= Tone::Attention;
    const int left = index.column() == 0 ? paint::kViewMargin : kPadding;
    QRect room = option.rect.adjusted(left, 0, -kPadding, -1);
    QColor ink = index.column() == KioskModel::PlaceColumn ? tokens.text2 : tokens.text;
    if (isAbnormal)
        ink = theme::tone(option.palette, tone).text;
    const bool isRetired = index.data(KioskModel::RetiredRole).toBool();
    if (isRetired)
        ink = option.state.testFlag(QStyle::State_Selected) ? tokens.text2 : tokens.text3;
    if (!isRetired && hasIcon(index, tone)) {
        icons::paint(painter, icons::nameOf(tone), QRect(room.left(), room.top(), kIcon, room.height()),
                     theme::tone(option.palette, tone).text);
        room.setLeft(room.left() + kIcon + 8);
    }
    const bool isStrong =
        !isRetired && (index.column() == 0 || (isAbnormal && index.column() == KioskModel::StateColumn));
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    paint::text(painter, room, index.data().toString(), isStrong ? TextRole::BodyStrong : TextRole::Body, ink,
                alignment & Qt::AlignHorizontal_Mask);
}

} // namespace jinbi::ui
