// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"
#include "domain/ids.h"
#include "domain/policystanding.h"
#include "domain/suspension.h"
#include "domain/visit.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace jinbi {

enum class CameraHealth {
    Good,
    Starting,
    Unplugged,
    Frozen,
    Black,
    Reformatted,
    Another, ///< not the camera that the kiosk knows
    Virtual, ///< no camera at all: a program writes its pictures
};
enum class DiskHealth { Good, Low, Full };
/// Why a kiosk compares by the classical engine, if it does.
enum class NetworkState {
    InUse,
    Missing,  ///< no file of that name in any folder
    Damaged,  ///< truncated, or not the bytes that the manifest names
    Unusable, ///< the right bytes, but not a network of the shape that the engine needs
};
struct NetworkStanding
{
    NetworkState state = NetworkState::InUse;
    QString file; ///< the one that is missing, damaged or unusable
    bool operator==(const NetworkStanding&) const = default;
};

/// A kiosk's heartbeat: what it says of itself. Whether it is true is another question ("reported", not "proven").
struct KioskStatus
{
    KioskId kiosk;
    QString place;
    bool online = false; ///< false comes from the last will
    qint64 sentMs = 0;   ///< UTC ms by the kiosk's clock
    QString software;    ///< version of the agent
    EngineId engine;
    bool classicalEngine = false; ///< rehearsal only
    NetworkStanding networks;
    quint64 policyRevision = 0; ///< in force
    PolicyStanding policy;
    MatchMode mode = MatchMode::Claimed;
    Profile profile = Profile::Atm;
    std::optional<Suspension> suspension; ///< face login was stopped by somebody
    Stage stage = Stage::Attract;
    CameraHealth camera = CameraHealth::Starting;
    QString cameraNote; ///< e.g. "640x480 -> 320x240"
    DiskHealth disk = DiskHealth::Good;
    qint64 diskFreeBytes = 0;
    qint64 outboxDepth = 0;
    qint64 uptimeMs = 0;
    std::optional<qint64> clockOffsetMs; ///< kiosk minus console, estimated by the kiosk from acknowledgements
    bool staffCalled = false;
    bool rehearsal = false;
    bool operator==(const KioskStatus&) const = default;
};

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::KioskStatus)
