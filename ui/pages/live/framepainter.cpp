// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/framepainter.h"

#include "widgets/icons.h"
#include "widgets/paint.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace jinbi::ui::framepainter {

namespace {

constexpr int kSpare = 8; ///< pixels that may be cut instead of scaled
constexpr double kIdlePicture = 0.45;
constexpr double kSilentPicture = 0.25;
constexpr double kStaleVeil = 0.25;
constexpr double kWatermarkRim = 0.22;
constexpr double kWatermarkInk = 0.5;

void paintPicture(QPainter* painter, const QRect& rect, const QImage& picture)
{
    if (picture.isNull())
        return;
    // Pictures come at the size of the tile, give or take an edge: cut, they are copied; scaled, every pixel is mixed.
    const QSize spare = picture.size() - rect.size();
    const bool isOneToOne = painter->device()->devicePixelRatio() == 1.0;
    if (isOneToOne && spare.width() >= 0 && spare.height() >= 0 && std::min(spare.width(), spare.height()) <= kSpare) {
        painter->drawImage(rect.topLeft(), picture, QRect(QPoint(spare.width() / 2, spare.height() / 2), rect.size()));
        return;
    }
    const QSizeF size = picture.size();
    const double scale = std::max(rect.width() / size.width(), rect.height() / size.height());
    const QSizeF part(rect.width() / scale, rect.height() / scale);
    const QRectF source(QPointF((size.width() - part.width()) / 2, (size.height() - part.height()) / 2), part);
    painter->drawImage(QRectF(rect), picture, source);
}

QColor translucent(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

QString centreIcon(FrameLook::Mode mode)
{
    switch (mode) {
    case FrameLook::Mode::NoContact:
        return QStringLiteral("no-signal");
    case FrameLook::Mode::Blackout:
        return QStringLiteral("lock");
    case FrameLook::Mode::Stopped:
        return QStringLiteral("pause");
    default:
        return {};
    }
}

void paintCentre(QPainter* painter, const QRect& rect, const FrameLook& look, const Tokens& tokens)
{
    constexpr int kIcon = 24;
    constexpr int kGap = 8;
    const bool isStrong = look.mode == FrameLook::Mode::NoContact || look.mode == FrameLook::Mode::Stopped;
    const TextRole role = isStrong ? TextRole::BodyStrong : TextRole::Body;
    const QString icon = centreIcon(look.mode);
    const int lines = paint::lineHeight(role) + (look.centreLine.isEmpty() ? 0 : paint::lineHeight(TextRole::Small));
    const int height = lines + (icon.isEmpty() ? 0 : kIcon + kGap);
    QRect at(rect.left() + 8, rect.center().y() - height / 2, rect.width() - 16, kIcon);
    if (!icon.isEmpty()) {
        icons::paint(painter, icon, at, tokens.text2);
        at.translate(0, kIcon + kGap);
    }
    at.setHeight(paint::lineHeight(role));
    paint::text(painter, at, look.centre, role, isStrong ? tokens.text : tokens.text2, Qt::AlignHCenter);
    at.translate(0, at.height());
    if (!look.centreLine.isEmpty())
        paint::text(painter, at, look.centreLine, TextRole::Small, tokens.text2, Qt::AlignHCenter);
}

void paintLandmarks(QPainter* painter, const FaceBox& face, const QTransform& map)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(QColor(0, 0, 0, 153), 1.5));
    painter->setBrush(paint::overlayColour(Tone::Normal));
    for (const QPointF& point : face.landmarks)
        painter->drawEllipse(map.map(point), 3, 3);
    painter->restore();
}

/// In rows along a diagonal over the whole picture, so that no part of a photo of the screen is without it. Thin light
/// letters with a dark rim, mostly translucent: legible on any picture, and the face is seen through them.
void paintWatermark(QPainter* painter, const QRect& rect, const QString& text)
{
    constexpr double kAngle = -24;
    constexpr double kRowStep = 76;
    constexpr double kGap = 64;
    QPainterPath letters;
    letters.addText(QPointF(), theme::font(TextRole::BodyStrong), text);
    const double step = letters.boundingRect().width() + kGap;
    const double reach = std::hypot(rect.width(), rect.height()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center());
    painter->rotate(kAngle);
    const int rows = static_cast<int>(std::ceil(2 * reach / kRowStep));
    const int words = static_cast<int>(std::ceil(2 * reach / step)) + 1;
    for (int row = 0; row < rows; ++row) {
        // Each second row is moved by half, so that names do not stand in columns with bare stripes between them.
        const double left = -reach - step * (row % 2) / 2;
        for (int i = 0; i < words; ++i) {
            const QPainterPath word = letters.translated(left + i * step, row * kRowStep - reach);
            painter->strokePath(word, QPen(translucent(Qt::black, kWatermarkRim), 2));
            painter->fillPath(word, translucent(Qt::white, kWatermarkInk));
        }
    }
    painter->restore();
}

double pictureOpacity(const FrameLook& look, const QImage& picture)
{
    if (picture.isNull())
        return 0;
    switch (look.mode) {
    case FrameLook::Mode::Blackout:
    case FrameLook::Mode::Waiting:
        return 0;
    case FrameLook::Mode::NoContact:
        return kSilentPicture;
    case FrameLook::Mode::Idle:
    case FrameLook::Mode::Stopped:
        return kIdlePicture;
    default:
        return 1;
    }
}

void paintGround(QPainter* painter, const QRect& rect, const FrameLook& look, const QImage& picture,
                 const QPalette& palette)
{
    const Tokens& tokens = theme::tokens(palette);
    const bool isSilent = look.mode == FrameLook::Mode::NoContact;
    // The picture is dimmed while it is copied: a veil over it would be one more pass, which Qt spreads over a pool of
    // threads, and waking those costs more than the pass.
    const double opacity = pictureOpacity(look, picture);
    if (opacity < 1)
        painter->fillRect(rect, tokens.sunken);
    if (opacity > 0) {
        painter->setOpacity(opacity);
        paintPicture(painter, rect, picture);
        painter->setOpacity(1.0);
    }
    if (look.isStale)
        painter->fillRect(rect, translucent(tokens.sunken, kStaleVeil));
    if (look.isStale || isSilent)
        paint::hatch(painter, rect, translucent(tokens.text, isSilent ? 0.10 : 0.07));
}

} // namespace

QTransform coverFit(const QSize& source, const QRectF& target)
{
    if (source.isEmpty())
        return {};
    const double scale = std::max(target.width() / source.width(), target.height() / source.height());
    QTransform map;
    map.translate(target.center().x(), target.center().y());
    map.scale(scale, scale);
    map.translate(-source.width() / 2.0, -source.height() / 2.0);
    return map;
}

void paint(QPainter* painter, const QRect& rect, const FrameLook& look, const QImage& picture, const QPalette& palette,
           bool withLandmarks)
{
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintGround(painter, rect, look, picture, palette);
    if (!look.watermark.isEmpty())
        paintWatermark(painter, rect, look.watermark);
    if (look.face) {
        const QTransform map = coverFit(look.sourceSize, rect);
        paint::faceCorners(painter, map.mapRect(look.face->box), paint::overlayColour(look.tone));
        if (withLandmarks && look.face->hasLandmarks)
            paintLandmarks(painter, *look.face, map);
    }
    if (!look.centre.isEmpty())
        paintCentre(painter, rect, look, theme::tokens(palette));
    if (!look.reason.isEmpty())
        paint::pill(painter, rect, look.reason, Qt::BottomLeftCorner);
    if (!look.age.isEmpty())
        paint::pill(painter, rect, look.age, Qt::TopRightCorner);
    painter->restore();
}

} // namespace jinbi::ui::framepainter
