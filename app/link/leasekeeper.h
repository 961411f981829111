// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/lease.h"
#include "ports/clock.h"
#include "ports/livefeed.h"

#include <QHash>
#include <QSize>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

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

    /// `clock` must outlive the keeper.
    LeaseKeeper(LeasePolicy policy, const Clock& clock, Send send);

    /// Takes leases for kiosks that are new, releases those left out, and asks anew where the size calls for it.
    void watch(const QHash<KioskId, QSize>& sizes);
    /// Gives back the kiosk's lease and takes the unmasked one of `look` instead; another look ends. It is renewed like
    /// any other, but never beyond its time.
    void look(const FaceLook& look);
    /// Gives the unmasked lease back and takes a masked one, where the kiosk is still watched.
    void endLook();
    /// The look that goes on; it may be over by the clock.
    [[nodiscard]] const std::optional<FaceLook>& currentLook() const { return m_look; }
    void renew(const KioskId& kiosk);
    void renewAll();
    void releaseAll() { watch({}); }

    [[nodiscard]] const QHash<KioskId, ViewLease>& leases() const { return m_leases; }
    [[nodiscard]] std::chrono::milliseconds renewalInterval() const { return m_policy.lasts / 3; }

private:
    [[nodiscard]] ViewLease freshLease(const KioskId& kiosk) const;
    [[nodiscard]] bool isLookedAt(const KioskId& kiosk) const { return m_look && m_look->kiosk == kiosk; }
    [[nodiscard]] static QSize largestFor(QSize tile, bool masked);
    void exchange(const KioskId& kiosk);
    void release(const ViewLease& lease);
    void send(ViewLease lease);

    LeasePolicy m_policy;
    const Clock& m_clock;
    Send m_send;
    QHash<KioskId, ViewLease> m_leases;
    QHash<KioskId, QSize> m_tiles;
    std::optional<FaceLook> m_look;
};

} // namespace jinbi::link
