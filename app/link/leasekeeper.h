// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/lease.h"

#include <QHash>
#include <QSize>
#include <QString>

#include <chrono>
#include <functional>

namespace jinbi::link {

/// How the console asks for live pictures.
struct LeasePolicy
{
    QString holder = QStringLiteral("console");
    /// Only a rehearsal branch, whose people are drawings, may watch unmasked without anybody asking for it.
    bool unmasked = false;
    QString purpose; ///< required when unmasked
    /// How long a lease lasts; it is renewed after a third, so that two renewals may be lost. If this program dies, the
    /// kiosks stop sending after this time.
    std::chrono::milliseconds lasts{30000};
};

/// Takes, renews and releases one view lease per kiosk that is watched. One thread.
class LeaseKeeper
{
public:
    /// Pixels a side by which a picture may be larger than the tile it was asked for.
    static constexpr int kSpare = 8;

    /// Publishes; false while there is no connection (the lease is then sent by renewAll() after the reconnect).
    using Send = std::function<bool(const QString& topic, const QByteArray& payload, int expirySeconds)>;

    LeaseKeeper(LeasePolicy policy, Send send);

    /// Takes leases for kiosks that are new, releases those left out, and asks anew where the size calls for it.
    void watch(const QHash<KioskId, QSize>& sizes);
    void renew(const KioskId& kiosk);
    void renewAll();
    void releaseAll() { watch({}); }

    [[nodiscard]] const QHash<KioskId, ViewLease>& leases() const { return m_leases; }
    [[nodiscard]] std::chrono::milliseconds renewalInterval() const { return m_policy.lasts / 3; }

private:
    [[nodiscard]] ViewLease freshLease(const KioskId& kiosk) const;
    [[nodiscard]] QSize largestFor(QSize tile) const;
    void send(const ViewLease& lease);

    LeasePolicy m_policy;
    Send m_send;
    QHash<KioskId, ViewLease> m_leases;
};

} // namespace jinbi::link
