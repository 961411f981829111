// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/evidencestrip.h"

#include "itemmodels/sessioncells.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kPictureHeight = 132;
constexpr int kMessageHeight = 44;
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
    return {240, hasPictures ? kPictureHeight + paint::lineHeight(TextRole::Caption) + 4 : kMessageHeight};
}

void EvidenceStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    if (m_pictures.isEmpty()) {
        paint::box(&painter, rect(), tokens.window, tokens.line, paint::kCardRadius);
        icons::paint(&painter, QStringLiteral("eye-off"), QRectF(12, 0, 16, height()), tokens.text2);
        paint::text(&painter, QRectF(rect()).adjusted(38, 0, -10, 0), m_message, TextRole::Body, tokens.text2);
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
