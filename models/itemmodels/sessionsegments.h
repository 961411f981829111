// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QList>

#include <optional>
#include <vector>

namespace jinbi {

/// The rows of a filtered log as runs of about a thousand, of which only the recently used ones are in memory.
///
/// A run holds every session from its first key down to, not including, the first key of the next run; so a session
/// that arrives late belongs to exactly one run. Run 0 is open at the top and always in memory.
/// Invariant: the starts are the running sum of the run lengths; a loaded run has as many rows as it says.
class SessionSegments
{
public:
    static constexpr int kStride = 1000; ///< rows of a run when it is made
    static constexpr int kKept = 50;     ///< runs in memory

    struct Place
    {
        int segment = 0;
        int offset = 0;
    };

    [[nodiscard]] int rowCount() const { return m_starts.back(); }
    [[nodiscard]] int count() const { return static_cast<int>(m_runs.size()); }
    [[nodiscard]] int loadedCount() const;
    [[nodiscard]] int rowsOf(int segment) const { return run(segment).rows; }
    [[nodiscard]] int startOf(int segment) const { return m_starts[static_cast<std::size_t>(segment)]; }
    [[nodiscard]] bool isLoaded(int segment) const { return run(segment).isLoaded; }
    [[nodiscard]] const SessionKey& firstOf(int segment) const { return run(segment).first; }
    [[nodiscard]] const QList<SessionRow>& loaded(int segment) const { return run(segment).kept; }
    /// Precondition: 0 <= row < rowCount().
    [[nodiscard]] Place locate(int row) const;
    /// The run that a session of this key belongs to; nothing when there are no runs.
    [[nodiscard]] std::optional<int> segmentOf(const SessionKey& key) const;
    /// The run that begins with exactly this key.
    [[nodiscard]] std::optional<int> segmentAt(const SessionKey& first) const;
    /// The row, or null while it is not in memory; counts as a use of its run.
    [[nodiscard]] const SessionRow* rowAt(int row) const;
    /// Without the rows that belong to the next run.
    [[nodiscard]] QList<SessionRow> cutAtNext(int segment, QList<SessionRow> rows) const;

    void clear();
    void append(const SessionKey& first, int rows);
    /// Changes the length of a run that is not in memory.
    void resize(int segment, int rows);
    /// Gives a run its rows; their number must be the run's length. Drops the runs that were not used for longest.
    void load(int segment, QList<SessionRow> rows);
    /// Puts rows into run 0 (made if need be) at `offset`.
    void insertIntoHead(int offset, const QList<SessionRow>& rows);
    /// Keeps run 0 short; no row changes its place.
    void splitHead();

private:
    struct Run
    {
        SessionKey first;
        int rows = 0;
        bool isLoaded = false;
        QList<SessionRow> kept;
        mutable quint64 usedAt = 0;
    };

    [[nodiscard]] const Run& run(int segment) const { return m_runs[static_cast<std::size_t>(segment)]; }
    [[nodiscard]] Run& run(int segment) { return m_runs[static_cast<std::size_t>(segment)]; }
    void sumUp();
    void forgetOldest();

    std::vector<Run> m_runs;
    std::vector<int> m_starts{0}; ///< one more than runs: the last one is the number of rows
    mutable quint64 m_tick = 0;
};

} // namespace jinbi
