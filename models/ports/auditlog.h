// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "domain/result.h"

#include <QByteArray>
#include <QFuture>
#include <QList>
#include <QString>

#include <optional>

namespace jinbi {

/// One entry as a person reads it.
struct AuditRow
{
    quint64 seq = 0;
    qint64 atMs = 0; ///< UTC ms
    ActKind kind = ActKind::Refused;
    QString actor;
    QString object;
    QList<Fact> facts;
    QList<Fact> personal; ///< the erased ones have no value
    QByteArray leaf;      ///< 32 bytes
};

struct AuditFilter
{
    std::optional<qint64> fromMs;
    std::optional<qint64> untilMs; ///< exclusive
    QList<ActKind> kinds;
    QString actor;  ///< exact
    QString object; ///< exact
    bool operator==(const AuditFilter&) const = default;
};

/// What a look at the whole log found.
struct AuditFinding
{
    bool isIntact = false;
    quint64 entries = 0;
    quint64 checkpointSize = 0;      ///< of the newest signed checkpoint; 0: none yet
    qint64 checkpointMs = 0;         ///< UTC ms
    QString root;                    ///< base64
    std::optional<quint64> firstBad; ///< seq
    QString trouble;                 ///< one sentence; empty when intact
};

/// The tamper-evident log of this branch. Called on the GUI thread, answered from another.
class AuditLog
{
public:
    AuditLog() = default;
    AuditLog(const AuditLog&) = delete;
    AuditLog& operator=(const AuditLog&) = delete;
    virtual ~AuditLog() = default;

    /// On the disk when it answers.
    [[nodiscard]] virtual QFuture<Result<void>> append(Act act) = 0;
    /// Newest first, `before` exclusive (nothing: from the newest).
    [[nodiscard]] virtual QFuture<Result<QList<AuditRow>>> page(AuditFilter filter, std::optional<quint64> before,
                                                                int limit) = 0;
    /// Reads every entry; progress in entries; can be cancelled.
    [[nodiscard]] virtual QFuture<Result<AuditFinding>> verify() = 0;
};

} // namespace jinbi
