// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entry.h"
#include "domain/act.h"
#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <span>

/// Between the acts of this program and the bytes of the log, which knows no Qt. Thread-safe.
namespace jinbi::store::auditrecord {

/// What a commitment hides; the value is the fact's.
struct Opening
{
    Fact fact;
    QByteArray salt; ///< 16 bytes
};

struct Record
{
    QByteArray entry;
    audit::Hash leaf{};
    QList<Opening> openings;
};

/// A new record with an event id and salts of its own. Invalid for what the format does not hold: a name that is none
/// or stands twice, more than 256 bytes of text, a NUL.
[[nodiscard]] Result<Record> make(const Act& act, quint64 seq, qint64 wallMs, qint64 bootMs);

/// Corrupt for bytes that are no entry.
[[nodiscard]] Result<audit::Entry> parse(const QByteArray& entry);

[[nodiscard]] audit::ByteView view(const QByteArray& bytes); ///< of bytes that outlive it
[[nodiscard]] QByteArray bytes(std::span<const std::uint8_t> bytes);
[[nodiscard]] Error damaged(const QString& detail);

} // namespace jinbi::store::auditrecord
