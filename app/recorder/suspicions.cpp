// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/suspicions.h"

#include <QCoreApplication>

#include <optional>

namespace jinbi::recorder {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Recorder)
};

// A kiosk that invents policies must not fill the memory; the real ones come first.
constexpr qsizetype kMaxPolicies = 1000;
constexpr qsizetype kMaxEpochs = 16;

/// All digits: two thresholds that differ must not look alike.
QString exact(MatchScore score)
{
    return QString::number(score.units() / 10000.0, 'f', 4);
}

constexpr QLatin1StringView kBelowThreshold("outcome: accepted");

} // namespace

void Suspicions::refused(const store::RefusedMessage& message, qint64 nowMonotonicMs)
{
    if (message.kiosk.isNull())
        return;
    const QString name = message.kiosk.toString();
    if (message.code == QLatin1StringView("conflict"))
        raise(Kind::Conflict, message.kiosk,
              Text::tr("Kiosk %1 sent something else under a number that is taken. The first is kept.").arg(name),
              message.detail, nowMonotonicMs);
    if (message.code == QLatin1StringView("identity"))
        raise(Kind::Identity, message.kiosk, Text::tr("Kiosk %1 sent a message in the name of another.").arg(name),
              message.detail, nowMonotonicMs);
    if (message.code == QLatin1StringView("mac"))
        raise(Kind::Signature, message.kiosk,
              Text::tr("A message of kiosk %1 was not signed by it. Pair the kiosk again, or find out who sends in its "
                       "name.")
                  .arg(name),
              message.detail, nowMonotonicMs);
    if (message.detail.startsWith(kBelowThreshold))
        raise(Kind::Acceptance, message.kiosk,
              Text::tr("Kiosk %1 accepted somebody below its own threshold. It may have been tampered with.").arg(name),
              message.detail, nowMonotonicMs);

    QList<qint64>& times = m_refusals[message.kiosk];
    times.append(nowMonotonicMs);
    times.removeIf([nowMonotonicMs](qint64 at) { return at <= nowMonotonicMs - kWindowMs; });
    if (times.size() <= kTolerated)
        return;
    times.removeFirst(); // one more than is tolerated is all that has to be remembered
    raise(Kind::Many, message.kiosk,
          Text::tr("More than %1 messages of kiosk %2 were refused within a minute.").arg(kTolerated).arg(name),
          QStringLiteral("last reason %1, %2").arg(message.code, message.detail), nowMonotonicMs);
}

void Suspicions::stored(const SessionRecord& record, qint64 nowMonotonicMs)
{
    compareThreshold(record, nowMonotonicMs);
    compareEpoch(record, nowMonotonicMs);
}

// A kiosk that lost its outbox begins another and never comes back to the first.
void Suspicions::compareEpoch(const SessionRecord& record, qint64 nowMs)
{
    QStringList& epochs = m_epochs[record.kiosk];
    if (!epochs.isEmpty() && epochs.last() == record.epoch)
        return;
    const bool isBack = epochs.removeOne(record.epoch);
    epochs.append(record.epoch);
    if (epochs.size() > kMaxEpochs)
        epochs.removeFirst();
    if (isBack)
        raise(Kind::Twins, record.kiosk,
              Text::tr("Two machines send sessions as kiosk %1.").arg(record.kiosk.toString()),
              QStringLiteral("epoch: an earlier one again"), nowMs);
}

Suspicions::PolicyKey Suspicions::keyOf(const PolicyFields& content)
{
    return {content.revision, content.engine.name, content.engine.networkDigest, content.mode, content.profile};
}

void Suspicions::know(const KioskId& kiosk, const PolicyFields& content)
{
    m_signed.insert({kiosk, keyOf(content)}, content.accept);
}

void Suspicions::compareThreshold(const SessionRecord& record, qint64 nowMs)
{
    const PolicyKey key{record.policyRevision, record.engine.name, record.engine.networkDigest, record.mode,
                        record.profile};
    std::optional<MatchScore> known;
    if (const auto ours = m_signed.constFind({record.kiosk, key}); ours != m_signed.cend())
        known = *ours;
    else if (const auto learnt = m_thresholds.constFind(key); learnt != m_thresholds.cend())
        known = *learnt;
    else if (m_thresholds.size() < kMaxPolicies)
        m_thresholds.insert(key, record.threshold);
    if (!known || *known == record.threshold)
        return;
    raise(Kind::Threshold, record.kiosk,
          Text::tr("Kiosk %1 uses the threshold %2 where its policy has %3.")
              .arg(record.kiosk.toString(), exact(record.threshold), exact(*known)),
          QStringLiteral("threshold: revision %1 has %2 units, got %3")
              .arg(record.policyRevision)
              .arg(known->units())
              .arg(record.threshold.units()),
          nowMs);
}

void Suspicions::raise(Kind kind, const KioskId& kiosk, const QString& words, const QString& detail, qint64 nowMs)
{
    const std::pair key(static_cast<int>(kind), kiosk);
    const auto last = m_told.constFind(key);
    if (last != m_told.cend() && nowMs - *last < kWindowMs)
        return;
    m_told.insert(key, nowMs);
    m_alarms.append({ErrorCode::Refused, words, detail});
}

} // namespace jinbi::recorder
