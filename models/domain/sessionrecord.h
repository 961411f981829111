// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"
#include "domain/face.h"
#include "domain/ids.h"
#include "domain/matchscore.h"
#include "domain/quality.h"
#include "domain/visit.h"

#include <QList>
#include <QString>

#include <optional>

namespace jinbi {

/// One entry of a session's timeline.
struct SessionStep
{
    Stage stage = Stage::Attract;
    qint64 atMs = 0;   ///< since the session began, monotonic
    qint64 tookMs = 0; ///< how long the step lasted
    QString note;      ///< a fixed word such as "left_eye_hidden"; empty mostly; never anything the customer typed
    bool operator==(const SessionStep&) const = default;
};

/// One face capture within a session.
struct FaceAttempt
{
    qint64 atMs = 0; ///< since the session began
    std::optional<MatchScore> score;
    QualityReport quality;
    std::optional<QualityComponent> failing;
    Liveness liveness = Liveness::NotAssessed;
    bool operator==(const FaceAttempt&) const = default;
};

/// How long each piece of work took, in ms, so that "where the time went" can be answered.
struct SessionTiming
{
    qint64 scanMs = 0;     ///< scan began -> frames chosen
    qint64 decisionMs = 0; ///< person seen (or phone entered, when claimed) -> face decision
    qint64 totalMs = 0;    ///< session began -> outcome
    bool operator==(const SessionTiming&) const = default;
};

/// One customer's visit, complete: what a kiosk commits to its outbox and the store keeps exactly once.
///
/// It holds no phone number (only its last digits), no PIN, no picture and no template. The three truth booleans are
/// facts about phone and PIN that later label the face decision; each is empty when that step was not reached.
struct SessionRecord
{
    SessionId id;
    KioskId kiosk;
    QString epoch;        ///< names one outbox; made at random when the outbox was created
    quint64 seq = 0;      ///< 1, 2, 3 … within the epoch
    qint64 startedMs = 0; ///< UTC, ms since 1970, by the kiosk's clock
    MatchMode mode = MatchMode::Claimed;
    Profile profile = Profile::Atm;
    Outcome outcome = Outcome::Fault;
    EngineId engine;
    quint64 policyRevision = 0;
    MatchScore threshold;
    std::optional<MatchScore> score; ///< the best of the attempts that were compared
    std::optional<QualityComponent> failing;
    Liveness liveness = Liveness::NotAssessed;

    std::optional<bool> faceMatched; ///< face reached the threshold against the reference it was compared with
    std::optional<bool>
        phoneKnown; ///< the phone number (at a gate the ticket, at a counter the document) is a customer's
    std::optional<bool> pinValid; ///< the PIN is that of the phone number's owner, whatever the face said

    QString customer;  ///< pseudonym of the phone number's owner, else of the identified face; empty when unknown
    QString phoneTail; ///< last four digits of what was typed; empty when nothing was
    QList<FaceAttempt> attempts;
    QList<SessionStep> steps;
    QList<EvidenceId> evidence;
    SessionTiming timing;
    bool rehearsal = false;
    bool operator==(const SessionRecord&) const = default;
};

/// Limits of a record that a kiosk may send; the error's detail names the field and the limit.
[[nodiscard]] Result<void> validate(const SessionRecord& record);

inline constexpr qsizetype kMaxAttempts = 16;
inline constexpr qsizetype kMaxSteps = 64;
inline constexpr qsizetype kMaxEvidence = 4;

} // namespace jinbi
