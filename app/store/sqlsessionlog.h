// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "ports/sessionlog.h"
#include "ports/timelog.h"
#include "store/evidencevault.h"
#include "store/storeaddress.h"

#include <QImage>
#include <QString>

#include <functional>
#include <memory>

namespace jinbi::store {

/// The log of a branch database. Three threads of its own with a read-only connection each: one answers the screen, one
/// counts and sums up, one exports, so that nothing that reads much of the log holds up what is looked at.
///
/// Thread: any; usually the GUI's. The destructor stops what is running (its futures end cancelled) and joins, which
/// takes as long as one query at most. A database that cannot be opened, or whose server went away, is tried again at
/// the next call.
class SqlSessionLog : public SessionLog, public TimeLog
{
public:
    /// Opens one picture and decodes it; called in the reader's thread.
    using EvidenceOpener = std::function<Result<QImage>(const KeptPicture& kept)>;

    SqlSessionLog(StoreAddress address, EvidenceOpener opener);
    ~SqlSessionLog() override;

    QFuture<Result<QList<SessionRow>>> page(SessionFilter filter, std::optional<SessionKey> from, int limit) override;
    /// Of more than `limit` newer rows, those next to `than`.
    QFuture<Result<QList<SessionRow>>> newerThan(SessionFilter filter, SessionKey than, int limit) override;
    QFuture<Result<SessionAnchors>> anchors(SessionFilter filter, std::optional<SessionKey> after, int stride,
                                            qint64 maxRows) override;
    QFuture<Result<SessionDetail>> detail(SessionId id) override;
    /// What the opener says of the first picture that it cannot open.
    QFuture<Result<QList<SessionEvidence>>> evidence(SessionId id) override;
    QFuture<Result<ScoreHistogram>> scores(SessionFilter filter) override;
    QFuture<Result<QList<KioskTimes>>> times(QList<KioskId> kiosks, qint64 fromMs, qint64 untilMs) override;
    QFuture<Result<qint64>> exportCsv(SessionFilter filter, QString path) override;

private:
    class Lane;

    EvidenceOpener m_opener;
    std::unique_ptr<Lane> m_screen;
    std::unique_ptr<Lane> m_counts;
    std::unique_ptr<Lane> m_exports;
};

} // namespace jinbi::store
