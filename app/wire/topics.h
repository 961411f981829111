// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QString>

#include <optional>

/// Every topic in use, under jinbi/v1/. The access list of the broker is made from the same functions.
///
///   k/<kiosk>/up/session    QoS 1            session envelope
///   k/<kiosk>/up/evidence   QoS 1            one sealed picture of a session
///   k/<kiosk>/up/status     QoS 1, retained  heartbeat; the last will is one with online=false
///   k/<kiosk>/up/progress   QoS 0            stage of the visit, at every change
///   k/<kiosk>/up/live       QoS 0            live picture on lease, newest wins
///   k/<kiosk>/down/ack      QoS 1            stored: the kiosk may delete
///   k/<kiosk>/down/nack     QoS 1            refused for good: the kiosk moves it to its dead letters
///   k/<kiosk>/down/resend   QoS 1            a gap: send these again
///   k/<kiosk>/down/lease    QoS 1            a view lease begins or is renewed
///   k/<kiosk>/down/release  QoS 1            a view lease ends now
///   k/<kiosk>/down/service  QoS 1, retained  face login is stopped, or allowed again
///   k/<kiosk>/down/policy   QoS 1, retained  a signed revision of the policy
namespace jinbi::wire {

enum class Up { Session, Evidence, Status, Progress, Live };
enum class Down { Ack, Nack, Resend, Lease, Release, Service, Policy };

[[nodiscard]] QString topic(const KioskId& kiosk, Up what);
[[nodiscard]] QString topic(const KioskId& kiosk, Down what);
/// Subscription filters: all kiosks' uplinks of one kind; all downlinks of one kiosk.
[[nodiscard]] QString filterOfAll(Up what);
[[nodiscard]] QString filterOfDownlinks(const KioskId& kiosk);

struct UpTopic
{
    KioskId kiosk;
    Up what = Up::Session;
};
/// Nothing for a topic that is not exactly one of ours.
[[nodiscard]] std::optional<UpTopic> parseUp(const QString& topic);
[[nodiscard]] std::optional<Down> parseDown(const QString& topic, const KioskId& kiosk);

} // namespace jinbi::wire
