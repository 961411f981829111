// SPDX-License-Identifier: GPL-3.0-or-later
#include "kioskfakes.h"

#include <QPainter>

#include <cmath>

namespace jinbi::kiosktest {

namespace {

constexpr QSize kSize(640, 480);
constexpr QRectF kFace(240, 140, 160, 200);

} // namespace

MatchScore units(int value)
{
    return *MatchScore::fromUnits(value);
}

EngineId engineId()
{
    return {QStringLiteral("pixel"), QString()};
}

PolicyFields policyFields(MatchMode mode)
{
    PolicyFields fields;
    fields.engine = engineId();
    fields.mode = mode;
    fields.accept = units(5800);
    fields.review = units(4000);
    fields.rehearsal = true;
    fields.gate = QualityGate();
    fields.gate.setLeast(QualityComponent::LuminanceMean, 50);
    return fields;
}

Policy policy(MatchMode mode)
{
    return *Policy::from(policyFields(mode));
}

KioskId kioskId()
{
    return *KioskId::from(QStringLiteral("k-001"));
}

SessionRecord sessionRecord()
{
    SessionRecord record;
    record.id = SessionId::create();
    record.kiosk = kioskId();
    record.startedMs = kUtcMs;
    record.engine = engineId();
    record.policyRevision = 1;
    record.threshold = units(5800);
    record.outcome = Outcome::Cancelled;
    return record;
}

Result<QList<FaceBox>> PixelEngine::detect(const QImage& picture)
{
    ++detections;
    QList<FaceBox> faces;
    for (int i = 0; i < qBlue(picture.pixel(0, 0)); ++i) {
        FaceBox face;
        face.box = kFace.translated(i * 200.0, 0);
        face.confidence = 1;
        faces << face;
    }
    return faces;
}

QualityReport PixelEngine::assess(const QImage& picture, const QList<FaceBox>&)
{
    QualityReport report;
    report.set(QualityComponent::LuminanceMean, qGreen(picture.pixel(0, 0)));
    return report;
}

Liveness PixelEngine::liveness(const QImage&, const FaceBox&)
{
    return livenessAnswer;
}

Result<FaceTemplate> PixelEngine::embed(const QImage& picture, const FaceBox&)
{
    ++embeddings;
    return templateOf(qRed(picture.pixel(0, 0)));
}

Result<MatchScore> PixelEngine::compare(const FaceTemplate& a, const FaceTemplate& b) const
{
    if (a.engine() != m_id || b.engine() != m_id)
        return Error{ErrorCode::Incompatible, {}, QStringLiteral("another engine's template")};
    return *MatchScore::fromSimilarity(1.0 - 0.1 * std::abs(a.values().front() - b.values().front()));
}

Result<FaceEngine::Fusion> PixelEngine::fuse(const QList<FaceTemplate>& photos) const
{
    return Fusion{photos.first(), {}};
}

QImage pictureOf(int faces, int brightness, int person)
{
    QImage picture(kSize, QImage::Format_BGR888);
    picture.fill(QColor(120, 130, 140));
    QPainter painter(&picture);
    for (int i = 0; i < faces; ++i) {
        const QRect face = kFace.translated(i * 200.0, 0).toRect();
        for (int y = face.top(); y <= face.bottom(); y += 4) {
            for (int x = face.left(); x <= face.right(); x += 4)
                painter.fillRect(x, y, 4, 4, ((x + y) / 4) % 2 ? Qt::black : Qt::white);
        }
    }
    painter.end();
    picture.setPixelColor(0, 0, QColor(person, brightness, faces));
    return picture;
}

FaceTemplate templateOf(int person)
{
    return {engineId(), {static_cast<float>(person)}};
}

} // namespace jinbi::kiosktest
