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

LeaseKeeper::LeaseKeeper(LeasePolicy policy, const Clock& clock, Send send)
    : m_policy(std::move(policy)), m_clock(clock), m_send(std::move(send))
{
}

void LeaseKeeper::watch(const QHash<KioskId, QSize>& sizes)
{
    m_tiles = sizes;
    for (auto it = m_leases.begin(); it != m_leases.end();) {
        if (sizes.contains(it.key())) {
            ++it;
            continue;
        }
        release(*it);
        it = m_leases.erase(it);
    }
    for (auto it = sizes.cbegin(); it != sizes.cend(); ++it) {
        const auto held = m_leases.constFind(it.key());
        ViewLease lease = held == m_leases.cend() ? freshLease(it.key()) : *held;
        const QSize largest = largestFor(it.value(), lease.masked);
        if (held != m_leases.cend() && lease.maxSize == largest)
            continue;
        lease.maxSize = largest;
        m_leases.insert(it.key(), lease);
        send(lease);
    }
}

void LeaseKeeper::look(const FaceLook& look)
{
    endLook();
    m_look = look;
    exchange(look.kiosk);
}

void LeaseKeeper::endLook()
{
    if (const std::optional<FaceLook> ended = std::exchange(m_look, std::nullopt))
        exchange(ended->kiosk);
}

/// A lease is never turned into another: the kiosk, and whoever reads what it wrote down, tell them apart by the id.
void LeaseKeeper::exchange(const KioskId& kiosk)
{
    const auto held = m_leases.constFind(kiosk);
    if (held == m_leases.cend())
        return;
    release(*held);
    ViewLease lease = freshLease(kiosk);
    lease.maxSize = largestFor(m_tiles.value(kiosk), lease.masked);
    m_leases.insert(kiosk, lease);
    send(lease);
}

void LeaseKeeper::release(const ViewLease& lease)
{
    m_send(wire::topic(lease.kiosk, wire::Down::Release), wire::encodeRelease(lease.kiosk, lease.id), 0);
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
    lease.kiosk = kiosk;
    lease.lastsMs = m_policy.lasts.count();
    if (isLookedAt(kiosk)) {
        lease.id = m_look->lease;
        lease.holder = m_look->holder;
        lease.purpose = m_look->purpose;
        lease.masked = false;
    } else {
        lease.id = LeaseId::create();
        lease.holder = m_policy.holder;
        lease.purpose = m_policy.purpose;
        lease.masked = !m_policy.unmasked;
    }
    lease.maxFps = lease.masked ? kMaskedFps : kUnmaskedFps;
    return lease;
}

/// The tile's size, so that the kiosk alone scales; in steps, so that dragging a window's edge does not send a lease
/// per pixel. The tile cuts off what a step is too large.
QSize LeaseKeeper::largestFor(QSize tile, bool masked)
{
    const QSize full = masked ? kMaskedSize : kUnmaskedSize;
    const int least = std::max(tile.width(), (tile.height() * 4 + 2) / 3);
    const int width = std::clamp((least + kSpare - 1) / kSpare * kSpare, kLeastWidth, full.width());
    return {width, width * 3 / 4};
}

void LeaseKeeper::send(ViewLease lease)
{
    if (isLookedAt(lease.kiosk))
        lease.lastsMs = std::min<qint64>(lease.lastsMs, m_look->untilMs - m_clock.monotonicMs());
    if (lease.lastsMs <= 0)
        return;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(lease.lastsMs));
    m_send(wire::topic(lease.kiosk, wire::Down::Lease), wire::encode(lease), static_cast<int>(seconds.count()));
}

} // namespace jinbi::link
