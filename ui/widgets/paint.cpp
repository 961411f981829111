// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paint.h"

#include "widgets/icons.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionViewItem>
#include <QtMath>

namespace jinbi::ui::paint {

namespace {

constexpr qreal kChipPadding = 8;
constexpr qreal kChipIcon = 14;
constexpr qreal kChipGap = 5;

QColor overlayInk()
{
    return QColor::fromRgb(0xF2F4F7);
}

QSizeF textSize(TextRole role, const QString& text)
{
    return {QFontMetricsF(theme::font(role)).horizontalAdvance(text), static_cast<qreal>(lineHeight(role))};
}

} // namespace

int lineHeight(TextRole role)
{
    const QFont font = theme::font(role);
    // 1.45 em is what a line of Han needs; the design language's own figures are at least that.
    switch (role) {
    case TextRole::Caption:
        return qMax(16, qRound(font.pixelSize() * 1.45));
    case TextRole::Title:
        return qRound(font.pixelSize() * 26.0 / 18);
    case TextRole::Metric:
        return qRound(font.pixelSize() * 34.0 / 26);
    case TextRole::Subtitle:
        return qRound(font.pixelSize() * 22.0 / 15);
    default:
        return qRound(font.pixelSize() * 20.0 / 13);
    }
}

void box(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& border, qreal radius,
         qreal borderWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    QRectF inner = rect;
    if (border.isValid()) {
        const qreal half = borderWidth / 2;
        inner.adjust(half, half, -half, -half);
        painter->setPen(QPen(border, borderWidth));
    } else {
        painter->setPen(Qt::NoPen);
    }
    painter->drawRoundedRect(inner, radius, radius);
    painter->restore();
}

void horizontalLine(QPainter* painter, int left, int right, int y, const QColor& colour)
{
    painter->fillRect(QRect(left, y, right - left + 1, 1), colour);
}

void verticalLine(QPainter* painter, int x, int top, int bottom, const QColor& colour)
{
    painter->fillRect(QRect(x, top, 1, bottom - top + 1), colour);
}

void focusRing(QPainter* painter, const QRectF& rect, const QPalette& palette, qreal radius)
{
    box(painter, rect, {}, theme::tokens(palette).accent, radius, 2);
}

void rowGround(QPainter* painter, const QStyleOptionViewItem& option, bool isFirst, bool isHovered)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected)
        painter->fillRect(option.rect, tokens.sel);
    else if (isHovered)
        painter->fillRect(option.rect, tokens.hover);
    horizontalLine(painter, option.rect.left(), option.rect.right(), option.rect.bottom(), tokens.line);
    if (isSelected && isFirst)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), tokens.accent);
}

void text(QPainter* painter, const QRectF& rect, const QString& text, TextRole role, const QColor& colour,
          Qt::Alignment alignment)
{
    const QFont font = theme::font(role);
    painter->setFont(font);
    painter->setPen(colour);
    const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width() + 0.5);
    painter->drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

ChipLook chipOf(const QPalette& palette, Tone tone, const QString& text)
{
    const ToneColours& colours = theme::tone(palette, tone);
    return {text, icons::nameOf(tone), colours.chip, colours.text};
}

QSize chipSize(const ChipLook& chip)
{
    const QSizeF text = textSize(TextRole::SmallStrong, chip.text);
    const qreal icon = chip.icon.isEmpty() ? 0 : kChipIcon + kChipGap;
    return {qCeil(text.width() + icon + 2 * kChipPadding), qMax(kChipHeight, qCeil(text.height()) + 4)};
}

void chip(QPainter* painter, const QRectF& rect, const ChipLook& chip)
{
    box(painter, rect, chip.fill, {}, kControlRadius);
    QRectF inner = rect.adjusted(kChipPadding, 0, -kChipPadding, 0);
    if (!chip.icon.isEmpty()) {
        icons::paint(painter, chip.icon, QRectF(inner.left(), inner.top(), kChipIcon, inner.height()), chip.ink);
        inner.setLeft(inner.left() + kChipIcon + kChipGap);
    }
    text(painter, inner, chip.text, TextRole::SmallStrong, chip.ink);
}

QSize badgeSize(const QString& text)
{
    const QSizeF size = textSize(TextRole::SmallStrong, text);
    const int height = qMax(18, qCeil(size.height()));
    return {qMax(height, qCeil(size.width()) + 12), height};
}

void badge(QPainter* painter, const QRectF& rect, const QString& label, const ToneColours& colours)
{
    box(painter, rect, colours.solid, {}, rect.height() / 2);
    text(painter, rect, label, TextRole::SmallStrong, colours.onSolid, Qt::AlignHCenter);
}

void scoreBar(QPainter* painter, const QRectF& rect, std::optional<double> value, std::optional<double> threshold,
              const QPalette& palette, Tone tone)
{
    const Tokens& tokens = theme::tokens(palette);
    const qreal height = qMin<qreal>(6, rect.height());
    const QRectF groove(rect.left(), rect.center().y() - height / 2, rect.width(), height);
    const bool onDark = theme::schemeOf(palette) == Scheme::Dark;
    box(painter, groove, onDark ? tokens.line.lighter(118) : tokens.sunken, {}, height / 2);
    if (value) {
        painter->save();
        painter->setClipRect(
            QRectF(groove.left(), groove.top() - 1, groove.width() * qBound(0.0, *value, 1.0), groove.height() + 2));
        box(painter, groove, theme::tone(palette, tone).line, {}, height / 2);
        painter->restore();
    }
    if (threshold) {
        const qreal x = qRound(groove.left() + groove.width() * qBound(0.0, *threshold, 1.0));
        const qreal tick = qMin<qreal>(14, rect.height());
        painter->fillRect(QRectF(x - 1, rect.center().y() - tick / 2, 2, tick), tokens.text);
    }
}

void hatch(QPainter* painter, const QRectF& rect, const QColor& colour)
{
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1));
    const int lines = qCeil((rect.width() + rect.height()) / 7);
    for (int i = 0; i < lines; ++i) {
        const qreal x = rect.left() - rect.height() + i * 7;
        painter->drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    }
    painter->restore();
}

QColor overlayColour(Tone tone)
{
    switch (tone) {
    case Tone::Attention:
        return QColor::fromRgb(0xFFC24A);
    case Tone::Fault:
        return QColor::fromRgb(0xFF8379);
    case Tone::Attack:
        return QColor::fromRgb(0xE0A8FF);
    default:
        return QColor(255, 255, 255, 235);
    }
}

void faceCorners(QPainter* painter, const QRectF& face, const QColor& colour)
{
    const qreal arm = qBound<qreal>(6, qMin(face.width(), face.height()) * 0.22, 22);
    QPainterPath path;
    const auto corner = [&path](QPointF at, QPointF alongX, QPointF alongY) {
        path.moveTo(at + alongX);
        path.lineTo(at);
        path.lineTo(at + alongY);
    };
    corner(face.topLeft(), {arm, 0}, {0, arm});
    corner(face.topRight(), {-arm, 0}, {0, arm});
    corner(face.bottomLeft(), {arm, 0}, {0, -arm});
    corner(face.bottomRight(), {-arm, 0}, {0, -arm});
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(QColor(0, 0, 0, 153), 4, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter->drawPath(path);
    painter->setPen(QPen(colour, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter->drawPath(path);
    painter->restore();
}

void pill(QPainter* painter, const QRectF& picture, const QString& label, Qt::Corner anchor, const QString& icon)
{
    constexpr qreal kMargin = 7;
    const qreal iconRoom = icon.isEmpty() ? 0 : kChipIcon + kChipGap;
    const QSizeF words = textSize(TextRole::Small, label);
    const QSizeF size(qMin(words.width() + iconRoom + 2 * kChipPadding, picture.width() - 2 * kMargin),
                      qMax<qreal>(kChipHeight, words.height() + 4));
    QRectF rect(QPointF(), size);
    const bool isRight = anchor == Qt::TopRightCorner || anchor == Qt::BottomRightCorner;
    const bool isBottom = anchor == Qt::BottomLeftCorner || anchor == Qt::BottomRightCorner;
    rect.moveLeft(isRight ? picture.right() - kMargin - size.width() : picture.left() + kMargin);
    rect.moveTop(isBottom ? picture.bottom() - kMargin - size.height() : picture.top() + kMargin);
    box(painter, rect, QColor(0x0C, 0x0F, 0x13, 199), {}, kControlRadius);
    QRectF inner = rect.adjusted(kChipPadding, 0, -kChipPadding, 0);
    if (!icon.isEmpty()) {
        icons::paint(painter, icon, QRectF(inner.left(), inner.top(), kChipIcon, inner.height()), overlayInk());
        inner.setLeft(inner.left() + iconRoom);
    }
    text(painter, inner, label, TextRole::Small, overlayInk());
}

QSize keycapSize(const QString& key)
{
    const QSizeF size = textSize(TextRole::Caption, key);
    return {qMax(20, qCeil(size.width()) + 12), qMax(20, qCeil(size.height()) + 2)};
}

void keycap(QPainter* painter, const QRectF& rect, const QString& key, const QColor& fill, const QColor& ink)
{
    box(painter, rect, fill, {}, 3);
    text(painter, rect, key, TextRole::Caption, ink, Qt::AlignHCenter);
}

} // namespace jinbi::ui::paint
