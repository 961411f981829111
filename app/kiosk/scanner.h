// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/quality.h"
#include "kiosk/visitevents.h"
#include "ports/faceengine.h"
#include "ports/framesource.h"

#include <QList>

#include <optional>

namespace jinbi::kiosk {

/// What a scan asks for.
struct ScanRules
{
    QualityGate gate = QualityGate::kiosk();
    int captures = 3; ///< usable captures after which the scan is complete; never more than kMostKept are kept
    qint64 budgetMs = 5000;
};

/// Turns frames into the captures of one visit: finds, judges and keeps the best three, and embeds no more than those.
///
/// A frame captured before the scan began or after its budget ended is not looked at. Thread: that of the engine.
class Scanner
{
public:
    static constexpr int kMostKept = 3;
    static constexpr qint64 kSpacingMs = 100; ///< captures closer than that tell the same

    struct Capture
    {
        Frame frame;
        FaceBox face;
        FaceAttempt attempt; ///< atMs is monotonic
        double rank = 0;
    };
    struct Glance
    {
        QList<FaceBox> faces;
        ScanProgress progress;
        bool complete = false;
    };

    explicit Scanner(FaceEngine& engine) : m_engine(engine) {}

    void begin(const ScanRules& rules, qint64 nowMs);
    [[nodiscard]] bool isScanning() const noexcept { return m_scanning; }
    /// Detection only when no scan is under way.
    [[nodiscard]] Result<Glance> look(const Frame& frame);
    /// No further frame counts.
    void stop() { m_scanning = false; }
    /// Ends the scan: the usable captures, or the best of the others.
    [[nodiscard]] ScanSummary finish();

    /// The captures that the scan ended with, in order of time.
    [[nodiscard]] const QList<Capture>& captures() const noexcept { return m_kept; }
    /// One template per usable capture; an engine's failure for all of them is an error.
    [[nodiscard]] Result<QList<FaceTemplate>> embed();
    void wipe();

private:
    void consider(const Frame& frame, const QList<FaceBox>& faces, ScanProgress& progress);
    void keep(Capture capture);
    [[nodiscard]] std::optional<QualityComponent> failing(const QualityReport& report,
                                                          const QList<FaceBox>& faces) const;
    [[nodiscard]] double rank(const QualityReport& report) const;
    [[nodiscard]] qsizetype usable() const;
    [[nodiscard]] Liveness liveness() const;

    FaceEngine& m_engine;
    ScanRules m_rules;
    bool m_scanning = false;
    qint64 m_beganMs = 0;
    bool m_faceSeen = false;
    QList<Capture> m_kept;
    QList<Liveness> m_livenesses; ///< of every usable capture, kept or not
};

} // namespace jinbi::kiosk
