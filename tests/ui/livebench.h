// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"
#include "services/attentionlist.h"
#include "services/finishedlist.h"
#include "services/kioskregistry.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QString>

class QWidget;

namespace jinbi::test {

/// A log whose pages are what the test put into it. Only page() is asked for by the pages under test.
class ScriptedLog final : public SessionLog
{
public:
    QFuture<Result<QList<SessionRow>>> page(SessionFilter filter, std::optional<SessionKey> from, int limit) override;
    QFuture<Result<QList<SessionRow>>> newerThan(SessionFilter filter, SessionKey than, int limit) override;
    QFuture<Result<SessionAnchors>> anchors(SessionFilter filter, std::optional<SessionKey> after, int stride,
                                            qint64 maxRows) override;
    QFuture<Result<SessionDetail>> detail(SessionId id) override;
    QFuture<Result<QList<SessionEvidence>>> evidence(SessionId id) override;
    QFuture<Result<ScoreHistogram>> scores(SessionFilter filter) override;
    QFuture<Result<qint64>> exportCsv(SessionFilter filter, QString path) override;

    QList<SessionRow> rows;
    bool isBroken = false;
};

/// The real services over a scripted feed, with a branch of twelve kiosks when asked for.
struct LiveBench
{
    HandClock clock;
    ScriptedFeed feed{clock};
    KioskRegistry registry{feed, clock};
    AttentionList attention{registry, clock};
    FinishedList finished{registry, clock};
    Office staff{clock, Role::BranchStaff, Office::patient()};
    ScriptedLog log;

    void online(const char* kiosk, const char* place = "Main branch");
    VisitProgress visit(const char* kiosk, Stage stage, int scoreUnits = 0);
    VisitProgress end(const char* kiosk, Outcome outcome, int scoreUnits);
    /// Everything that the reference pictures show.
    void fillBranch();
    /// One more picture for every kiosk that is watched.
    void offerFrames(bool masked = false);
};

/// Writes `widget` as `name`.png into the folder that JINBI_PICTURES names; without it nothing is written.
void keepPicture(QWidget& widget, const QString& name);

} // namespace jinbi::test
