// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policy.h"
#include "domain/result.h"
#include "domain/sessionrecord.h"
#include "store/batch.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QStringList>

#include <tuple>
#include <utility>

namespace jinbi::recorder {

/// What a person has to hear about a kiosk: more than ten refused messages within a minute, two sessions under one
/// number, another kiosk's name, a message that was not signed by the kiosk, an acceptance below the kiosk's own
/// threshold, a threshold that is not the one which the policy of that revision has elsewhere, and two outboxes under
/// one name, as of two machines with one identity.
///
/// Each of these is told once a minute and kiosk. What a threshold should be is what was signed for that kiosk under
/// that number; where nothing was, as outside a rehearsal, it is learnt from the first session under a policy since the
/// start. Thread: the recorder's.
class Suspicions
{
public:
    /// A signed revision for this kiosk.
    void know(const KioskId& kiosk, const PolicyFields& content);
    void refused(const store::RefusedMessage& message, qint64 nowMonotonicMs);
    void stored(const SessionRecord& record, qint64 nowMonotonicMs);
    /// What is to be told since the last time that somebody asked.
    [[nodiscard]] QList<Error> take() { return std::exchange(m_alarms, {}); }

    static constexpr qsizetype kTolerated = 10;
    static constexpr qint64 kWindowMs = 60000;

private:
    enum class Kind { Many, Conflict, Identity, Signature, Acceptance, Threshold, Twins };
    /// Revision, engine, mode, profile: what stands for one policy in a record.
    using PolicyKey = std::tuple<quint64, QString, QString, MatchMode, Profile>;
    [[nodiscard]] static PolicyKey keyOf(const PolicyFields& content);
    void compareThreshold(const SessionRecord& record, qint64 nowMs);
    void compareEpoch(const SessionRecord& record, qint64 nowMs);
    void raise(Kind kind, const KioskId& kiosk, const QString& words, const QString& detail, qint64 nowMs);

    QHash<KioskId, QList<qint64>> m_refusals; ///< when the last few were, per kiosk
    QMap<std::pair<int, KioskId>, qint64> m_told;

    QMap<PolicyKey, MatchScore> m_thresholds; ///< as learnt
    QMap<std::pair<KioskId, PolicyKey>, MatchScore> m_signed;
    QHash<KioskId, QStringList> m_epochs; ///< of each kiosk, the last one at the end
    QList<Error> m_alarms;
};

} // namespace jinbi::recorder
