// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QRectF>
#include <QSize>

#include <optional>

class QPainter;
class QStyleOptionViewItem;

/// What custom-painted widgets and delegates draw with, so that a chip is the same chip everywhere.
/// Lengths are device-independent pixels.
namespace jinbi::ui::paint {

inline constexpr int kControlRadius = 4;
inline constexpr int kCardRadius = 6;
inline constexpr int kTileRadius = 5;
inline constexpr int kViewMargin = 20;
inline constexpr int kRowHeight = 32;
inline constexpr int kControlHeight = 32;
inline constexpr int kChipHeight = 22;

/// The line of a role as the design language gives it, times the text scale; room enough for Han glyphs.
[[nodiscard]] int lineHeight(TextRole role);

/// A filled box with a border that lies inside the rectangle and stays sharp. No border where it is invalid.
void box(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& border, qreal radius,
         qreal borderWidth = 1);
/// One pixel high or wide, without the gaps that drawLine leaves.
void horizontalLine(QPainter* painter, int left, int right, int y, const QColor& colour);
void verticalLine(QPainter* painter, int x, int top, int bottom, const QColor& colour);
/// The two pixel ring of the widget that the keyboard is in.
void focusRing(QPainter* painter, const QRectF& rect, const QPalette& palette, qreal radius);

/// Under a cell of a row that can be chosen, with the line below it; the first one of a chosen row has the bar.
void rowGround(QPainter* painter, const QStyleOptionViewItem& option, bool isFirst, bool isHovered);

/// Elided at its end, vertically centred; right aligned where `alignment` says so.
void text(QPainter* painter, const QRectF& rect, const QString& text, TextRole role, const QColor& colour,
          Qt::Alignment alignment = Qt::AlignLeft);

struct ChipLook
{
    QString text;
    QString icon; ///< may be empty
    QColor fill, ink;
};
[[nodiscard]] ChipLook chipOf(const QPalette& palette, Tone tone, const QString& text);
[[nodiscard]] QSize chipSize(const ChipLook& chip);
void chip(QPainter* painter, const QRectF& rect, const ChipLook& chip);

/// A full-round count on a rail entry or an attention list.
[[nodiscard]] QSize badgeSize(const QString& text);
void badge(QPainter* painter, const QRectF& rect, const QString& text, const ToneColours& colours);

/// A groove with the value's bar and a tick where the threshold is, so that the distance is read without digits.
/// Both are fractions of the groove; no value paints an empty groove.
void scoreBar(QPainter* painter, const QRectF& rect, std::optional<double> value, std::optional<double> threshold,
              const QPalette& palette, Tone tone);

/// Lines at 45 degrees: offline, shelved, unknown.
void hatch(QPainter* painter, const QRectF& rect, const QColor& colour);

/// Overlays on a camera picture are the same in both schemes, because the picture is.
[[nodiscard]] QColor overlayColour(Tone tone);
/// Four corners in two passes, legible on any picture; the face itself stays uncovered.
void faceCorners(QPainter* painter, const QRectF& face, const QColor& colour);
/// A dark pill with light text on a picture, at the corner that `anchor` names, elided to the picture's width.
void pill(QPainter* painter, const QRectF& picture, const QString& text, Qt::Corner anchor, const QString& icon = {});

/// A key as it is printed on its button.
[[nodiscard]] QSize keycapSize(const QString& key);
void keycap(QPainter* painter, const QRectF& rect, const QString& key, const QColor& fill, const QColor& ink);

} // namespace jinbi::ui::paint
