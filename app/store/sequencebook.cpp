// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sequencebook.h"

namespace jinbi::store {

namespace {

constexpr int kMaxGaps = 8;
// Enough for any reordering that a broker makes; what lies beyond is looked at with the next batch.
constexpr int kMaxWalk = 4096;

} // namespace

SequenceBook::SequenceBook(const Database& database)
    : m_read(database, QStringLiteral("SELECT upto FROM kiosk_epoch WHERE kiosk = ? AND epoch = ?"))
    , m_beyond(database, QStringLiteral("SELECT seq FROM session WHERE kiosk = ? AND epoch = ? AND seq > ? UNION "
                                        "SELECT seq FROM quarantine WHERE kiosk = ? AND epoch = ? AND seq > ? "
                                        "ORDER BY seq LIMIT ?"))
    , m_write(database, QStringLiteral("INSERT INTO kiosk_epoch (kiosk, epoch, upto) VALUES (?, ?, ?) "
                                       "ON CONFLICT (kiosk, epoch) DO UPDATE SET upto = excluded.upto"))
{
}

Result<EpochState> SequenceBook::advance(const KioskId& kiosk, const QString& epoch)
{
    EpochState state{kiosk, epoch, 0, {}};
    const auto known = m_read.first({kiosk.toString(), epoch});
    if (!known)
        return known.error();
    const qint64 before = *known ? (*known)->first().toLongLong() : 0;

    if (const auto ok = m_beyond.run({kiosk.toString(), epoch, before, kiosk.toString(), epoch, before, kMaxWalk}); !ok)
        return ok.error();
    state.upTo = static_cast<quint64>(before);
    quint64 last = state.upTo;
    while (state.gaps.size() < kMaxGaps) {
        const auto more = m_beyond.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const auto seq = static_cast<quint64>(m_beyond.value(0).toLongLong());
        if (seq == last + 1 && state.gaps.isEmpty())
            state.upTo = seq;
        else if (seq > last + 1)
            state.gaps.append({last + 1, seq - 1});
        last = seq;
    }
    m_beyond.finish();
    if (*known && static_cast<quint64>(before) == state.upTo)
        return state;
    if (const auto ok = m_write.run({kiosk.toString(), epoch, static_cast<qint64>(state.upTo)}); !ok)
        return ok.error();
    return state;
}

} // namespace jinbi::store
