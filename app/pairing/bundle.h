// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "domain/visit.h"
#include "pairing/pairingcode.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUuid>

namespace jinbi::pairing {

/// Everything that a kiosk needs to join a branch. Holds its private keys.
struct Bundle
{
    QUuid id; ///< opens once
    qint64 createdMs = 0;
    qint64 expiresMs = 0;
    KioskId kiosk;
    QString place;
    Profile profile = Profile::Atm;
    MatchMode mode = MatchMode::Claimed;
    QString brokerHost;
    quint16 brokerPort = 0;
    QByteArray ca;                ///< PEM
    QByteArray certificate;       ///< PEM
    QByteArray key;               ///< PEM
    QByteArray sealingKey;        ///< the branch's public key, 32 bytes
    QByteArray messageKey;        ///< the kiosk's own, 32 bytes; signs what it sends
    QList<QByteArray> policyKeys; ///< public, 32 bytes each; of those who sign policies
    bool rehearsal = false;
    quint64 seed = 1;   ///< of a rehearsal's customers
    int customers = 24; ///< of a rehearsal
    int pace = 1;       ///< of a rehearsal
    bool operator==(const Bundle&) const = default;
};

inline constexpr qint64 kBundleLastsMs = qint64{24} * 3600 * 1000;
inline constexpr qsizetype kMaxBundleBytes = qsizetype{64} * 1024;

/// The bundle as a file, sealed with the code. Takes up to a second.
[[nodiscard]] Result<QByteArray> seal(const Bundle& bundle, const PairingCode& code);
/// Corrupt when it is no pairing file or not whole; Incompatible for a newer one; Refused when it has expired at
/// `utcMs`, or when the code is that of another file. Each with its own message. Takes up to a second.
[[nodiscard]] Result<Bundle> open(const QByteArray& file, const PairingCode& code, qint64 utcMs);

/// The bundle without sealing, as a paired kiosk keeps it (without keys), and back; Invalid names the field.
[[nodiscard]] QByteArray toJson(const Bundle& bundle);
[[nodiscard]] Result<Bundle> fromJson(const QByteArray& json);

} // namespace jinbi::pairing
