// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include "widgets/theme.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

namespace jinbi::ui::icons {

namespace {

QString pathOf(const QString& name)
{
    return QStringLiteral(":/jinbi/icons/%1.svg").arg(name);
}

/// The drawing with strokes of at least 1.3 pixels: 1.7 of 24 is right at 20, and too thin for small icons.
QByteArray drawingOf(const QString& name, qreal side)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const qreal weight = qMax(1.7, 1.3 * 24 / side);
    return file.readAll().replace(QByteArrayLiteral("stroke-width=\"1.7\""),
                                  "stroke-width=\"" + QByteArray::number(weight, 'f', 2) + '"');
}

QPixmap tinted(const QString& name, qreal side, int devicePixels, const QColor& colour)
{
    const QString key = QStringLiteral("jinbi-icon/%1/%2/%3/%4")
                            .arg(name)
                            .arg(side)
                            .arg(devicePixels)
                            .arg(colour.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const QByteArray drawing = drawingOf(name, side);
    if (drawing.isEmpty())
        return {};
    QSvgRenderer svg(drawing);
    pixmap = QPixmap(devicePixels, devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    svg.render(&painter, QRectF(0, 0, devicePixels, devicePixels));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Keeps the name, not the picture: colour and resolution are decided when painting.
class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString name, std::optional<Tone> tone) : m_name(std::move(name)), m_tone(tone) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        icons::paint(painter, m_name, rect, colour(mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap pixmap(size);
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        icons::paint(&painter, m_name, QRectF(QPointF(), pixmap.deviceIndependentSize()), colour(mode, state));
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new TintedEngine(m_name, m_tone); }
    QString key() const override { return QStringLiteral("jinbi"); }
    QString iconName() override { return m_name; }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const QPalette palette = QGuiApplication::palette();
        const Tokens& tokens = theme::tokens(palette);
        if (mode == QIcon::Disabled)
            return tokens.text3;
        if (m_tone)
            return theme::tone(palette, *m_tone).text;
        return mode == QIcon::Selected || state == QIcon::On ? tokens.text : tokens.text2;
    }

    QString m_name;
    std::optional<Tone> m_tone;
};

class AppIconEngine final : public QIconEngine
{
public:
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        paintAppIcon(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode, QIcon::State) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintAppIcon(&painter, pixmap.rect());
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new AppIconEngine; }
};

} // namespace

QIcon icon(const QString& name)
{
    return QIcon(new TintedEngine(name, std::nullopt));
}

QIcon icon(const QString& name, Tone tone)
{
    return QIcon(new TintedEngine(name, tone));
}

QIcon appIcon()
{
    return QIcon(new AppIconEngine);
}

void paint(QPainter* painter, const QString& name, const QRectF& rect, const QColor& colour)
{
    const qreal side = qMin(rect.width(), rect.height());
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int pixels = qRound(side * ratio);
    if (pixels <= 0)
        return;
    const QPixmap pixmap = tinted(name, side, pixels, colour);
    if (pixmap.isNull())
        return;
    // On whole device pixels, or the strokes blur.
    const QPointF corner = rect.center() - QPointF(side / 2, side / 2);
    const QPointF snapped(qRound(corner.x() * ratio) / ratio, qRound(corner.y() * ratio) / ratio);
    painter->drawPixmap(QRectF(snapped, QSizeF(pixels / ratio, pixels / ratio)), pixmap, QRectF(pixmap.rect()));
}

void paintAppIcon(QPainter* painter, const QRectF& rect)
{
    const Tokens& tokens = theme::tokens(QGuiApplication::palette());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.accentFill);
    const qreal radius = rect.width() * 5 / 28;
    painter->drawRoundedRect(rect, radius, radius);
    const qreal inset = rect.width() * 4 / 28;
    paint(painter, QStringLiteral("appmark"), rect.adjusted(inset, inset, -inset, -inset), tokens.onAccent);
    painter->restore();
}

QString nameOf(Tone tone)
{
    switch (tone) {
    case Tone::Normal:
    case Tone::Confirmed:
        return QStringLiteral("tick");
    case Tone::Info:
        return QStringLiteral("clock");
    case Tone::Offline:
        return QStringLiteral("no-signal");
    case Tone::Attention:
        return QStringLiteral("triangle-alert");
    case Tone::Fault:
        return QStringLiteral("octagon-alert");
    case Tone::Attack:
        return QStringLiteral("mask");
    }
    return {};
}

QString nameOf(Outcome outcome)
{
    const Tone tone = toneOf(outcome);
    return tone == Tone::Normal && outcome != Outcome::Accepted ? QStringLiteral("minus") : nameOf(tone);
}

QStringList names()
{
    QStringList names = QDir(QStringLiteral(":/jinbi/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files);
    for (QString& name : names)
        name.chop(4);
    return names;
}

} // namespace jinbi::ui::icons
