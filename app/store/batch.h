// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/sessionrecord.h"
#include "wire/codec.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace jinbi::store {

/// A session as it came; `payload` is only hashed, should it have to be refused.
struct IncomingSession
{
    SessionRecord record;
    QByteArray payload;
    QByteArray body{}; ///< wire::ReceivedSession::body; when empty it is made of the record
};

struct IncomingEvidence
{
    KioskId kiosk;
    wire::EvidencePicture picture;
    QByteArray payload;
};

/// A message that was refused before it got here. Its epoch and seq, where they could be read and are told to the
/// kiosk, count as dealt with: no gap is asked for again.
struct RefusedMessage
{
    QString topic;
    KioskId kiosk; ///< null when the topic names none
    QString code;  ///< a word of wire::Nack; of a picture also "sealed" or "gone", which no kiosk is told
    QString detail;
    QByteArray payload;
    QString epoch;
    quint64 seq = 0; ///< 0 when unknown
};

struct Batch
{
    QList<IncomingSession> sessions;
    QList<IncomingEvidence> evidence;
    QList<RefusedMessage> refused;
    [[nodiscard]] bool isEmpty() const { return sessions.isEmpty() && evidence.isEmpty() && refused.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return sessions.size() + evidence.size() + refused.size(); }
};

/// What became of one item.
enum class Fate {
    Stored,
    Duplicate, ///< the very same was there before
    // The others are in quarantine.
    Conflict, ///< something else has its id or its place
    Surplus,  ///< the session has its share of pictures
    Unopened, ///< the picture was not sealed to this branch's key, or was altered
    Gone,     ///< the key of the session's pictures was destroyed
};

/// The word under which the quarantine has it; empty for what was not refused.
[[nodiscard]] inline QString codeOf(Fate fate)
{
    switch (fate) {
    case Fate::Conflict:
        return QStringLiteral("conflict");
    case Fate::Surplus:
        return QStringLiteral("range");
    case Fate::Unopened:
        return QStringLiteral("sealed");
    case Fate::Gone:
        return QStringLiteral("gone");
    default:
        return {};
    }
}

/// Sequence numbers that have not arrived, both ends included.
struct Gap
{
    quint64 from = 0;
    quint64 to = 0;
    bool operator==(const Gap&) const = default;
};

/// How far one outbox has arrived.
struct EpochState
{
    KioskId kiosk;
    QString epoch;
    quint64 upTo = 0; ///< all of 1 … upTo are dealt with
    QList<Gap> gaps;  ///< the first few beyond
};

/// Fates in the order of the batch.
struct BatchResult
{
    QList<Fate> sessions;
    QList<Fate> evidence;
    QList<EpochState> epochs; ///< of every outbox that the batch touched
    qint64 storedMs = 0;      ///< UTC ms, written with every row of the batch
};

} // namespace jinbi::store
