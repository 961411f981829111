// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/policykeeper.h"

#include "policy/revisioncodec.h"
#include "wire/codec.h"

#include <QLoggingCategory>
#include <QSqlQuery>
#include <QVariant>

#include <cstdlib>
#include <utility>

namespace jinbi::kiosk {

namespace {

Q_LOGGING_CATEGORY(lcPolicy, "jinbi.kiosk.policy")

QString asText(const QByteArray& hash)
{
    return QString::fromLatin1(hash.toHex());
}

} // namespace

Result<std::unique_ptr<PolicyKeeper>> PolicyKeeper::open(KioskDatabase& database, Setup setup, qint64 utcMs)
{
    std::unique_ptr<PolicyKeeper> keeper(new PolicyKeeper(database, std::move(setup)));
    // Beside the schema's version, as the table of orders.
    QSqlQuery query(database.connection());
    if (!query.exec(QStringLiteral("CREATE TABLE IF NOT EXISTS policy(one INTEGER PRIMARY KEY CHECK(one = 1), "
                                   "message BLOB NOT NULL, highest_version INTEGER NOT NULL, "
                                   "highest_hash BLOB NOT NULL) STRICT")))
        return KioskDatabase::errorOf(query);
    if (Result<void> loaded = keeper->load(utcMs); !loaded)
        return loaded.error();
    return keeper;
}

/// Verified as if it had just come, but for its step and its time: the clock is not trusted yet.
Result<void> PolicyKeeper::load(qint64 utcMs)
{
    QSqlQuery query(m_database.connection());
    if (!query.exec(QStringLiteral("SELECT message, highest_version, highest_hash FROM policy")))
        return KioskDatabase::errorOf(query);
    if (!query.next())
        return {};
    policy::Standpoint own = standpoint(std::nullopt);
    own.accept.reset();
    policy::Verdict verdict = judged(query.value(0).toByteArray(), own);
    const bool fits = verdict.refusal != PolicyRefusal::Misfit;
    if (!fits)
        verdict.refusal.reset();
    if (verdict.refusal) {
        // Paired with another branch since, or the disk was written to: its number counts for nothing either.
        note(verdict, utcMs);
        return {};
    }
    believe(verdict, fits);
    if (const auto highest = static_cast<quint64>(query.value(1).toLongLong()); highest > m_highestVersion) {
        m_highestVersion = highest;
        m_highestHash = query.value(2).toByteArray();
    }
    return {};
}

std::optional<qint64> PolicyKeeper::trusted(qint64 utcMs, std::optional<qint64> offsetMs)
{
    if (!offsetMs || std::abs(*offsetMs) > kTrustedOffsetMs)
        return std::nullopt;
    return utcMs;
}

policy::Standpoint PolicyKeeper::standpoint(std::optional<qint64> trustedUtcMs) const
{
    const Policy& current = m_kept && m_kept->fits ? m_kept->policy : m_setup.start;
    return {m_setup.kiosk,   m_setup.pins,     m_setup.engine, m_setup.start->profile,
            current->accept, m_highestVersion, m_highestHash,  trustedUtcMs};
}

policy::Verdict PolicyKeeper::judge(const QByteArray& message, std::optional<qint64> trustedUtcMs) const
{
    return judged(message, standpoint(trustedUtcMs));
}

policy::Verdict PolicyKeeper::judged(const QByteArray& message, const policy::Standpoint& standpoint) const
{
    const Result<wire::SignedPolicy> received = wire::decodePolicy(m_setup.kiosk, message);
    if (received)
        return policy::verify(*received, standpoint);
    policy::Verdict verdict;
    verdict.refusal = PolicyRefusal::Malformed;
    verdict.detail = received.error().detail;
    verdict.hash = policy::hashOf(message);
    return verdict;
}

Result<void> PolicyKeeper::keep(const QByteArray& message, const policy::Verdict& verdict)
{
    Result<void> kept = m_database.transaction([&]() -> Result<void> {
        QSqlQuery query(m_database.connection());
        query.prepare(QStringLiteral("INSERT OR REPLACE INTO policy VALUES(1, :message, :version, :hash)"));
        query.bindValue(QStringLiteral(":message"), message);
        query.bindValue(QStringLiteral(":version"), static_cast<qint64>(verdict.revision->version()));
        query.bindValue(QStringLiteral(":hash"), verdict.hash);
        if (query.exec())
            return {};
        return KioskDatabase::errorOf(query);
    });
    if (!kept)
        return kept;
    believe(verdict, true);
    return {};
}

void PolicyKeeper::believe(const policy::Verdict& verdict, bool fits)
{
    m_kept = Kept{*Policy::from(verdict.revision->content), *verdict.revision, verdict.hash, fits};
    m_highestVersion = verdict.revision->version();
    m_highestHash = verdict.hash;
    m_refused.reset();
}

PolicyKeeper::Taken PolicyKeeper::take(const QByteArray& message, qint64 utcMs, std::optional<qint64> offsetMs)
{
    policy::Verdict verdict = judge(message, trusted(utcMs, offsetMs));
    if (!verdict.refusal && verdict.isKnown)
        return Taken::Known;
    if (!verdict.refusal) {
        const Result<void> kept = keep(message, verdict);
        if (kept) {
            qCInfo(lcPolicy) << m_setup.kiosk.toString() << "took policy version" << m_highestVersion;
            return Taken::New;
        }
        verdict.refusal = PolicyRefusal::NotKept;
        verdict.detail = kept.error().detail;
    }
    note(verdict, utcMs);
    return Taken::Refused;
}

void PolicyKeeper::note(const policy::Verdict& verdict, qint64 utcMs)
{
    const RefusedPolicy refused{*verdict.refusal, verdict.revision ? verdict.revision->version() : 0,
                                asText(verdict.hash), utcMs};
    qCWarning(lcPolicy) << m_setup.kiosk.toString() << "refused policy version" << refused.version << ':'
                        << verdict.detail;
    // The same once more is no news.
    if (!m_refused || m_refused->hash != refused.hash || m_refused->why != refused.why)
        m_refused = refused;
}

bool PolicyKeeper::isExpired(std::optional<qint64> trustedUtcMs) const
{
    return m_kept && trustedUtcMs && *trustedUtcMs > m_kept->revision.notAfterMs;
}

const Policy& PolicyKeeper::inForce(qint64 utcMs, std::optional<qint64> offsetMs) const
{
    if (!m_kept || !m_kept->fits)
        return m_setup.start;
    return isExpired(trusted(utcMs, offsetMs)) ? stricter(m_kept->policy, m_setup.start) : m_kept->policy;
}

PolicyStanding PolicyKeeper::standing(qint64 utcMs, std::optional<qint64> offsetMs) const
{
    PolicyStanding standing;
    standing.startMode = m_setup.start->mode;
    standing.startAccept = m_setup.start->accept;
    standing.startReview = m_setup.start->review;
    standing.refused = m_refused;
    if (!m_kept)
        return standing;
    standing.version = m_kept->revision.version();
    standing.hash = asText(m_kept->hash);
    standing.expired = isExpired(trusted(utcMs, offsetMs));
    standing.unusable = !m_kept->fits;
    return standing;
}

} // namespace jinbi::kiosk
