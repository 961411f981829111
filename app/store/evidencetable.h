// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "domain/retention.h"
#include "store/statement.h"

#include <QList>
#include <QString>

#include <optional>

namespace jinbi::store {

/// A picture whose time is over.
struct DuePicture
{
    QString id;
    SessionId session;
    QString subject; ///< empty: stored by an older version
    qint64 storedMs = 0;
};

/// When pictures go, which are held, and what is remembered from sweep to sweep. What belongs together is the caller's
/// transaction. Lives shorter than its database and in the same thread.
class EvidenceTable
{
public:
    explicit EvidenceTable(const Database& database);

    /// Overdue at `nowMs`, the longest first; none of a session that is held.
    Result<QList<DuePicture>> due(qint64 nowMs, int limit);
    Result<void> remove(const DuePicture& picture);
    /// Destroys the key of the picture's subject if no picture of it is left; true when it did. Of a session without a
    /// key it writes down that there were pictures, and answers false.
    Result<bool> destroyKey(const DuePicture& picture, qint64 nowMs);

    Result<void> hold(const SessionId& session, const LegalHold& hold);
    /// False when there was none.
    Result<bool> lift(const SessionId& session);
    Result<std::optional<LegalHold>> holdOf(const SessionId& session);

    /// A text in the table of odds and ends; nothing when there is none.
    Result<std::optional<QString>> note(const QString& name);
    Result<void> setNote(const QString& name, const QString& text);

private:
    Statement m_due;
    Statement m_remove;
    Statement m_left;
    Statement m_destroy;
    Statement m_bury;
    Statement m_hold;
    Statement m_lift;
    Statement m_findHold;
    Statement m_findNote;
    Statement m_setNote;
};

} // namespace jinbi::store
