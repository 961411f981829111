// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtGlobal>

#include <mutex>

namespace jinbi::recorder {

/// Middle and slow end of a series of times, in ms, over the last few thousand.
struct Spread
{
    qint64 count = 0; ///< of all there ever were
    qint64 p50 = 0;
    qint64 p95 = 0;
};

/// What a recorder has done since it began.
struct RecorderFigures
{
    qint64 received = 0;
    qint64 stored = 0; ///< sessions
    qint64 duplicates = 0;
    qint64 conflicts = 0;
    qint64 refused = 0; ///< messages put in quarantine before they reached the store
    qint64 pictures = 0;
    qint64 batches = 0;
    qint64 lostBatches = 0; ///< could not be written; the kiosks still have them
    qint64 acks = 0;
    qint64 nacks = 0;
    qint64 resends = 0;
    Spread receivedToStored;
    Spread storedToAcked;    ///< commit -> broker has the acknowledgement
    Spread finishedToStored; ///< visit's outcome -> commit, by two clocks that may disagree
};

/// Counts and times. Thread-safe.
class FigureKeeper
{
public:
    enum class Series { ReceivedToStored, StoredToAcked, FinishedToStored };

    void add(qint64 RecorderFigures::*counter, qint64 n);
    void time(Series series, qint64 ms);
    [[nodiscard]] RecorderFigures snapshot() const;

private:
    struct Ring
    {
        QList<qint64> values;
        qint64 count = 0;
    };
    static Spread spreadOf(const Ring& ring);

    mutable std::mutex m_mutex;
    RecorderFigures m_counts; ///< guarded by m_mutex
    Ring m_rings[3];          ///< guarded by m_mutex
};

} // namespace jinbi::recorder
