// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/visit.h"

#include <QList>
#include <QtGlobal>

#include <array>
#include <optional>

namespace jinbi {

/// A share with its count and the bounds of its 95 % interval (Wilson, "Probable inference", JASA 22, 1927).
struct Share
{
    qint64 hits = 0;
    qint64 of = 0;
    double low = 0;
    double high = 1;
    [[nodiscard]] double value() const { return of == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(of); }
    [[nodiscard]] static Share of95(qint64 hits, qint64 of);
};

/// How long something took, many times: counts in steps of a tenth of a second up to a minute.
///
/// Bin i holds what lasted more than (i-1)·100 ms and at most i·100 ms, the last bin all that lasted longer, so that
/// "within 5 s" is exact and a percentile is right to a tenth of a second, never too short.
class DurationCounts
{
public:
    static constexpr int kBinMs = 100;
    static constexpr int kBins = 602;        ///< 0 … 60 s, and longer
    static constexpr int kLeastForTail = 20; ///< a 95th percentile of fewer says nothing

    [[nodiscard]] static int binOf(qint64 ms);

    void add(int bin, qint64 count);
    void add(const DurationCounts& other);
    [[nodiscard]] qint64 count() const { return m_count; }
    /// Upper edge of the bin that holds it; nothing without data. `share` in (0, 1].
    [[nodiscard]] std::optional<qint64> percentileMs(double share) const;
    /// `limitMs` is a multiple of kBinMs.
    [[nodiscard]] Share within(qint64 limitMs) const;
    /// Percentiles beyond the last edge are only known to be longer.
    bool operator==(const DurationCounts&) const = default;
    [[nodiscard]] static bool isBeyond(qint64 ms) { return ms > qint64{kBins - 2} * kBinMs; }

private:
    std::array<qint64, kBins> m_bins{};
    qint64 m_count = 0;
};

/// How often a stage was passed through and how long it lasted altogether.
struct StageTime
{
    Stage stage = Stage::Scan;
    qint64 visits = 0;
    qint64 totalMs = 0;
};

/// The times of one kiosk within some days. A scan is one that gave or did not give a face; a visit is one that ended
/// with a decision (accepted or refused), because whoever leaves was not served in any time.
struct KioskTimes
{
    KioskId kiosk;
    DurationCounts scan;
    DurationCounts visit;
    QList<StageTime> stages; ///< in the order of a visit
};

inline constexpr qint64 kScanGoalMs = 5000;
inline constexpr qint64 kVisitGoalMs = 20000;

} // namespace jinbi
