// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/storeaddress.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace jinbi::console {

/// What the command line asks for. README lists the options.
struct ConsoleOptions
{
    bool rehearsal = false;
    bool masked = false; ///< a rehearsal masks its drawn people as a real branch does its customers
    std::optional<int> headlessSeconds;
    QString out;
    bool pictures = true; ///< a headless run shows itself every view, which takes half a minute
    int kiosks = 6;
    int customers = 24;
    quint64 seed = 1;
    int pace = 1;     ///< how many times faster customers come and act; 1 is life
    QString language; ///< "en", "zh_CN"; empty: as last chosen
    QString theme;    ///< "light", "dark"; empty: as last chosen
    QString dataFolder;
    QString brokerHost; ///< empty: a private broker
    quint16 brokerPort = 8883;
    QString certificates;                     ///< folder with the certificates for an external broker
    std::optional<store::StoreAddress> store; ///< nothing: a SQLite file in the data folder
    QString kioskProgram;                     ///< empty: the one beside this program
};

/// Invalid names the option and its limit. `arguments` without the program's name; may end the process for --help and
/// --version only through the error code Cancelled, whose message is what to print.
[[nodiscard]] Result<ConsoleOptions> parseOptions(const QStringList& arguments);

} // namespace jinbi::console
