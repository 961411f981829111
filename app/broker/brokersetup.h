// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>
#include <QStringList>

namespace jinbi::broker {

struct BrokerSettings
{
    QString folder;                                      ///< private; certificates, access list and configuration
    QString listenAddress = QStringLiteral("127.0.0.1"); ///< opens the broker to the branch network
    QStringList names;         ///< by which kiosks call this computer, beside the listen address
    quint16 port = 0;          ///< 0: the one of the last time, else any free one
    int maxConnections = 2000; ///< kiosks of the fleet
};

/// What must be on disk before mosquitto can start.
struct BrokerSetup
{
    QString program;
    QString configFile;
    quint16 port = 0;
};

/// Makes certificates, access list and configuration, and finds mosquitto and a port. Touches the disk: not for the GUI
/// thread. `anyPort` gives up the port of the last time.
[[nodiscard]] Result<BrokerSetup> setUpBroker(const BrokerSettings& settings, bool anyPort);

} // namespace jinbi::broker
