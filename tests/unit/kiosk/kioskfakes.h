// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policy.h"
#include "domain/sessionrecord.h"
#include "ports/clock.h"
#include "ports/faceengine.h"

#include <QImage>

#include <atomic>

/// Parts shared by the kiosk's tests.
namespace jinbi::kiosktest {

inline constexpr qint64 kUtcMs = 1767225600000; // 2026-01-01

[[nodiscard]] MatchScore units(int units);
[[nodiscard]] EngineId engineId();
[[nodiscard]] PolicyFields policyFields(MatchMode mode = MatchMode::Claimed);
[[nodiscard]] Policy policy(MatchMode mode = MatchMode::Claimed);
[[nodiscard]] KioskId kioskId();
/// A record that a kiosk may commit.
[[nodiscard]] SessionRecord sessionRecord();

class FakeClock : public Clock
{
public:
    qint64 utcMs() const override { return kUtcMs + m_wallShiftMs + m_ms; }
    qint64 monotonicMs() const override { return m_ms; }
    void advance(qint64 ms) { m_ms += ms; }
    void shiftWall(qint64 ms) { m_wallShiftMs += ms; }

private:
    std::atomic<qint64> m_ms = 1000;
    std::atomic<qint64> m_wallShiftMs = 0;
};

/// Reads what a picture shows from its first pixels: blue is the number of faces, green the brightness value that
/// assess() reports, red the person. Everything else is as a real engine would do it.
class PixelEngine : public FaceEngine
{
public:
    const EngineId& id() const override { return m_id; }
    bool isRehearsalOnly() const override { return true; }
    Result<QList<FaceBox>> detect(const QImage& picture) override;
    QualityReport assess(const QImage& picture, const QList<FaceBox>& faces) override;
    Liveness liveness(const QImage& picture, const FaceBox& face) override;
    Result<FaceTemplate> embed(const QImage& picture, const FaceBox& face) override;
    Result<MatchScore> compare(const FaceTemplate& a, const FaceTemplate& b) const override;
    Result<Fusion> fuse(const QList<FaceTemplate>& photos) const override;

    Liveness livenessAnswer = Liveness::NotAssessed;
    std::atomic<int> detections = 0;
    std::atomic<int> embeddings = 0;

private:
    EngineId m_id = engineId();
};

/// A picture that PixelEngine reads as said; the face is a chequered square in the middle.
[[nodiscard]] QImage pictureOf(int faces, int brightness, int person);
[[nodiscard]] FaceTemplate templateOf(int person);

} // namespace jinbi::kiosktest
