// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/evidencestrip.h"

#include "itemmodels/sessioncells.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QPainter>
#include <QPainterPath>
#include <QResizeEvent>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kPictureHeight = 132;
constexpr int kMessageHeight = 44; ///< at least
constexpr int kMessageLeft = 38;
constexpr int kMessageRight = 10;
constexpr int kGap = 8;

/// Covers the place without distorting the face.
void paintCovering(QPainter* painter, const QRectF& place, const QImage& picture)
{
    const qreal scale = std::max(place.width() / picture.width(), place.height() / picture.height());
    const QSizeF part = place.size() / scale;
    const QRectF source(QPointF((picture.width() - part.width()) / 2, (picture.height() - part.height()) / 2), part);
    QPainterPath rounded;
    rounded.addRoundedRect(place, paint::kTileRadius, paint::kTileRadius);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter->setClipPath(rounded);
    painter->drawImage(place, picture, source);
    painter->restore();
}

} // namespace

EvidenceStrip::EvidenceStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("evidence"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void EvidenceStrip::showMessage(const QString& message)
{
    m_pictures.clear();
    m_message = message;
    setAccessibleName(message);
    updateGeometry();
    update();
}

void EvidenceStrip::showPictures(const QList<SessionEvidence>& pictures)
{
    m_pictures = pictures;
    m_message.clear();
    setAccessibleName(tr("%n picture(s) from the kiosk", nullptr, static_cast<int>(pictures.size())));
    updateGeometry();
    update();
}

QSize EvidenceStrip::sizeHint() const
{
    const bool hasPictures = !m_pictures.isEmpty();
    if (hasPictures)
        return {240, kPictureHeight + paint::lineHeight(TextRole::Caption) + 4};
    const int room = std::max(width(), 240) - kMessageLeft - kMessageRight;
    const QRect wrapped =
        QFontMetrics(theme::font(TextRole::Body)).boundingRect(QRect(0, 0, room, 1000), Qt::TextWordWrap, m_message);
    return {240, std::max(kMessageHeight, wrapped.height() + 20)};
}

void EvidenceStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void EvidenceStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    if (m_pictures.isEmpty()) {
        paint::box(&painter, rect(), tokens.window, tokens.line, paint::kCardRadius);
        icons::paint(&painter, QStringLiteral("eye-off"), QRectF(12, 0, 16, height()), tokens.text2);
        painter.setFont(theme::font(TextRole::Body));
        painter.setPen(tokens.text2);
        painter.drawText(rect().adjusted(kMessageLeft, 0, -kMessageRight, 0), Qt::AlignVCenter | Qt::TextWordWrap,
                         m_message);
        return;
    }
    const int shown = static_cast<int>(std::min<qsizetype>(m_pictures.size(), 3));
    const qreal width = (rect().width() - kGap * (std::max(shown, 2) - 1)) / static_cast<qreal>(std::max(shown, 2));
    for (int i = 0; i < shown; ++i) {
        const SessionEvidence& evidence = m_pictures.at(i);
        const QRectF place(i * (width + kGap), 0, width, kPictureHeight);
        paintCovering(&painter, place, evidence.picture);
        const QRectF caption(place.left(), place.bottom() + 4, width, paint::lineHeight(TextRole::Caption));
        paint::text(&painter, caption, tr("after %1 s").arg(SessionCells::seconds(evidence.capturedMs)),
                    TextRole::Caption, tokens.text2);
    }
}

} // namespace jinbi::ui
