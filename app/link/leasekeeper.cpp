// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/leasekeeper.h"

#include "wire/codec.h"
#include "wire/topics.h"

#include <algorithm>
#include <utility>

namespace jinbi::link {

namespace {

constexpr QSize kMaskedSize(480, 360);
constexpr QSize kUnmaskedSize(640, 480);
constexpr int kLeastWidth = 160;
constexpr int kMaskedFps = 5;
constexpr int kUnmaskedFps = 15;

} // namespace

LeaseKeeper::LeaseKeeper(LeasePolicy policy, Send send) : m_policy(std::move(policy)), m_send(std::move(send)) {}

void LeaseKeeper::watch(const QHash<KioskId, QSize>& sizes)
{
    for (auto it = m_leases.begin(); it != m_leases.end();) {
        if (sizes.contains(it.key())) {
            ++it;
            continue;
        }
        m_send(wire::topic(it.key(), wire::Down::Release), wire::encodeRelease(it.key(), it->id), 0);
        it = m_leases.erase(it);
    }
    for (auto it = sizes.cbegin(); it != sizes.cend(); ++it) {
        const auto held = m_leases.constFind(it.key());
        ViewLease lease = held == m_leases.cend() ? freshLease(it.key()) : *held;
        const QSize largest = largestFor(it.value());
        if (held != m_leases.cend() && lease.maxSize == largest)
            continue;
        lease.maxSize = largest;
        m_leases.insert(it.key(), lease);
        send(lease);
    }
}

void LeaseKeeper::renew(const KioskId& kiosk)
{
    if (const auto held = m_leases.constFind(kiosk); held != m_leases.cend())
        send(*held);
}

void LeaseKeeper::renewAll()
{
    for (const ViewLease& lease : std::as_const(m_leases))
        send(lease);
}

ViewLease LeaseKeeper::freshLease(const KioskId& kiosk) const
{
    ViewLease lease;
    lease.id = LeaseId::create();
    lease.kiosk = kiosk;
    lease.holder = m_policy.holder;
    lease.purpose = m_policy.purpose;
    lease.masked = !m_policy.unmasked;
    lease.lastsMs = m_policy.lasts.count();
    lease.maxFps = m_policy.unmasked ? kUnmaskedFps : kMaskedFps;
    return lease;
}

/// The tile's size, so that the kiosk alone scales; in steps, so that dragging a window's edge does not send a lease
/// per pixel. The tile cuts off what a step is too large.
QSize LeaseKeeper::largestFor(QSize tile) const
{
    const QSize full = m_policy.unmasked ? kUnmaskedSize : kMaskedSize;
    const int least = std::max(tile.width(), (tile.height() * 4 + 2) / 3);
    const int width = std::clamp((least + kSpare - 1) / kSpare * kSpare, kLeastWidth, full.width());
    return {width, width * 3 / 4};
}

void LeaseKeeper::send(const ViewLease& lease)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_policy.lasts);
    m_send(wire::topic(lease.kiosk, wire::Down::Lease), wire::encode(lease), static_cast<int>(seconds.count()));
}

} // namespace jinbi::link
