// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/visit.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace jinbi::rehearsal {

/// One kiosk of a fleet file.
struct KioskConfig
{
    KioskId id;
    QString place;
    QString camera; ///< "synthetic", or what camera::makeSource() takes: "device:…", "rtsp://…", "file:…", "folder:…"
    QString certFile;
    QString keyFile;
    QByteArray messageKey; ///< 32 bytes, a secret
    MatchMode mode = MatchMode::Claimed;
    Profile profile = Profile::Atm;
    QString claims; ///< real camera: the folder name in `enrol` of the person who will stand there
    bool operator==(const KioskConfig&) const = default;
};

/// What a process of kiosks is told: written by the console for its rehearsal fleet, or by hand for a real camera.
/// README describes the fields.
struct FleetConfig
{
    bool rehearsal = true;
    quint64 seed = 1;
    int customers = 24;
    int pace = 1;  ///< how many times faster drawn customers come and act, 1 to 20
    QString enrol; ///< folder of photos, a sub-folder per person, instead of drawn customers
    QString brokerHost = QStringLiteral("127.0.0.1");
    quint16 brokerPort = 0;
    QString caFile;
    QByteArray sealingKey;        ///< the branch's public key, 32 bytes
    QList<QByteArray> policyKeys; ///< public, 32 bytes each; of those who sign policies, none: nobody may
    QString dataFolder;           ///< outboxes
    QList<KioskConfig> kiosks;
    bool operator==(const FleetConfig&) const = default;
};

[[nodiscard]] QByteArray toJson(const FleetConfig& config);
/// Invalid with the field's name for an unknown key, a wrong type or a value outside its limits.
[[nodiscard]] Result<FleetConfig> fleetConfigFrom(const QByteArray& json);

} // namespace jinbi::rehearsal
