// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/auditdelegate.h"

#include "domain/tone.h"
#include "itemmodels/auditmodel.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QPainter>

namespace jinbi::ui {

namespace {

constexpr int kCellMargin = 8;
constexpr int kIcon = 16;

} // namespace

void AuditDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = theme::tokens(option.palette);
    const auto column = static_cast<AuditColumn>(index.column());
    paint::rowGround(painter, option, index.column() == 0, index.row() == m_hoveredRow);
    QRectF room = QRectF(option.rect).adjusted(index.column() == 0 ? paint::kViewMargin : kCellMargin, 0, 0, -1);
    room.setRight(room.right() - (column == AuditColumn::Entry ? paint::kViewMargin : kCellMargin));
    const Tone tone = index.data(AuditModel::ToneRole).value<Tone>();
    const QString text = index.data(Qt::DisplayRole).toString();
    const QColor ink = tone == Tone::Normal ? tokens.text : theme::tone(option.palette, tone).text;
    if (column == AuditColumn::What) {
        if (tone != Tone::Normal)
            icons::paint(painter, icons::nameOf(tone), QRectF(room.left(), room.top(), kIcon, room.height()), ink);
        paint::text(painter, room.adjusted(AuditDelegate::kWhatLead - kCellMargin, 0, 0, 0), text,
                    tone == Tone::Normal ? TextRole::Body : TextRole::BodyStrong, ink);
        return;
    }
    const bool isQuiet = column == AuditColumn::Details || column == AuditColumn::Entry;
    paint::text(painter, room, text, TextRole::Body, isQuiet ? tokens.text2 : tokens.text,
                AuditCells::isNumber(column) ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace jinbi::ui
