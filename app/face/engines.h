// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kioskstatus.h"
#include "face/networkmanifest.h"
#include "ports/faceengine.h"

#include <QString>

#include <memory>

namespace jinbi {

/// How many engines a process holds and how many threads each inference may use.
///
/// One kiosk: one engine that may use two cores, for the shortest scan. Several kiosks in one process: as many engines
/// as cores (at most one for each kiosk) and one thread for each inference, because threads that share a core only
/// wait for each other.
struct InferencePlan
{
    int engines = 1;
    int threadsPerInference = 1;
    [[nodiscard]] static InferencePlan forKiosks(int kiosks, int cores);
    bool operator==(const InferencePlan&) const = default;
};

struct EngineSetup
{
    NetworkShelf networks{QStringList()};
    QString cascadeFolder; ///< empty: where opencv-data puts them
    InferencePlan plan;

    /// JINBI_NETWORKS, then "networks" in the user's data folder; a plan for this machine.
    [[nodiscard]] static EngineSetup fromEnvironment(const QString& dataFolder, int kiosks = 1);
};

/// The engine, and what people must be told about it.
struct EngineChoice
{
    std::unique_ptr<FaceEngine> engine; ///< null only when not even the cascades are installed
    NetworkStanding networks;           ///< why there is no neural engine, for other computers to put in words
    QString banner; ///< translated; empty for the neural engine, else why the classical one stands in (or nothing does)
};

/// The neural engine when a detector and an embedding network verify and load, else the classical one. The result may
/// be used by many threads at once (SharedEngine). Sets OpenCV's thread count for the whole process, so it is called
/// once at program start.
[[nodiscard]] EngineChoice chooseEngine(const EngineSetup& setup);

} // namespace jinbi
