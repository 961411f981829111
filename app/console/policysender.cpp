// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/policysender.h"

#include "rehearsal/enrolment.h"

#include <QLoggingCategory>

#include <utility>

namespace jinbi::console {

namespace {

Q_LOGGING_CATEGORY(lcSender, "jinbi.policy.sender", QtInfoMsg)

bool isSignable(const PolicyFields& content)
{
    const int accept = content.accept.units();
    return accept >= policylimits::kLeastAccept && accept <= policylimits::kMostAccept &&
           Policy::from(content).has_value();
}

bool sameContent(PolicyFields a, const PolicyFields& b)
{
    a.revision = b.revision;
    return a == b;
}

} // namespace

PolicySender::PolicySender(std::shared_ptr<policy::RehearsalIssuer> issuer, LiveFeed& feed, Carry carry,
                           const Clock& clock, QObject* parent)
    : QObject(parent), m_issuer(std::move(issuer)), m_carry(std::move(carry)), m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
    connect(&feed, &LiveFeed::statusReceived, this, &PolicySender::takeStatus);
    connect(&feed, &LiveFeed::connectionChanged, this, &PolicySender::takeLink);
    load();
}

void PolicySender::load()
{
    // The pool's end waits for this, and what was queued goes with the sender.
    m_pool.start([this, issuer = m_issuer] {
        const Result<QList<policy::Issued>> all = issuer->load();
        QMetaObject::invokeMethod(
            this, [this, all] { takeLoaded(all); }, Qt::QueuedConnection);
    });
}

void PolicySender::takeLoaded(const Result<QList<policy::Issued>>& all)
{
    if (!all) {
        qCWarning(lcSender).noquote() << "no policies are signed:" << all.error().detail;
        Q_EMIT failed(all.error());
        return;
    }
    m_isLoaded = true;
    for (const policy::Issued& each : *all)
        adopt(each);
    takeLink(true);
}

void PolicySender::adopt(const policy::Issued& issued)
{
    m_entries[issued.kiosk].newest = issued;
    Q_EMIT signedFor(issued.kiosk, issued.revision.content);
}

void PolicySender::takeLink(bool connected)
{
    if (!connected || !m_isLoaded)
        return;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        carry(it.key(), *it);
}

void PolicySender::carry(const KioskId& kiosk, Entry& entry)
{
    if (entry.newest && m_carry(kiosk, entry.newest->message))
        entry.carriedMs = m_clock.monotonicMs();
}

void PolicySender::takeStatus(const KioskStatus& status)
{
    if (!m_isLoaded || !status.online || !status.rehearsal || status.kiosk.isNull())
        return;
    const PolicyStanding& standing = status.policy;
    const PolicyFields wanted = rehearsal::rehearsalFields(status.engine, standing.startMode, status.profile,
                                                           standing.startAccept, standing.startReview);
    Entry& entry = m_entries[status.kiosk];
    if (!isSignable(wanted)) {
        // A handful of drawn people may be told apart by a threshold that no kiosk takes from anybody.
        if (!std::exchange(entry.saidUnsignable, true))
            qCWarning(lcSender).noquote()
                << status.kiosk.toString() << "was started with a policy out of bounds, accept"
                << standing.startAccept.units() << "- it stays unsigned";
        return;
    }
    if (entry.signing)
        return;
    if (!entry.newest || !sameContent(wanted, entry.newest->revision.content)) {
        entry.signing = true;
        return order(status.kiosk, wanted);
    }
    // Whatever it refused took the newest one's place at the broker.
    const bool refusedOther = standing.refused && standing.refused != entry.answered &&
                              standing.refused->hash.toLatin1() != entry.newest->hash.toHex();
    if (refusedOther)
        entry.answered = standing.refused;
    if (refusedOther || isDue(entry, standing))
        carry(status.kiosk, entry);
}

bool PolicySender::isDue(const Entry& entry, const PolicyStanding& standing) const
{
    const QByteArray hash = entry.newest->hash.toHex();
    if (standing.hash.toLatin1() == hash)
        return false;
    const bool isRefused = standing.refused && standing.refused->hash.toLatin1() == hash;
    const std::chrono::milliseconds pause = isRefused ? kRefusedAgain : kSendAgain;
    return entry.carriedMs == 0 || m_clock.monotonicMs() - entry.carriedMs >= pause.count();
}

void PolicySender::order(const KioskId& kiosk, const PolicyFields& content)
{
    m_pool.start([this, issuer = m_issuer, kiosk, content, utcMs = m_clock.utcMs()] {
        const Result<policy::Issued> issued = issuer->issue(kiosk, content, utcMs);
        QMetaObject::invokeMethod(
            this, [this, kiosk, issued] { takeIssued(kiosk, issued); }, Qt::QueuedConnection);
    });
}

void PolicySender::takeIssued(const KioskId& kiosk, const Result<policy::Issued>& issued)
{
    Entry& entry = m_entries[kiosk];
    entry.signing = false;
    if (!issued) {
        qCWarning(lcSender).noquote() << "no policy for" << kiosk.toString() << ':' << issued.error().detail;
        Q_EMIT failed(issued.error());
        return;
    }
    qCInfo(lcSender).noquote() << "signed policy version" << issued->revision.version() << "for" << kiosk.toString();
    adopt(*issued);
    carry(kiosk, entry);
}

} // namespace jinbi::console
