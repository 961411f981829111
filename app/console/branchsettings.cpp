// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/branchsettings.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace jinbi::console {

namespace {

QString dataFolder(const ConsoleOptions& options)
{
    if (!options.dataFolder.isEmpty())
        return QFileInfo(options.dataFolder).absoluteFilePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           (options.rehearsal ? QStringLiteral("/jinbi/rehearsal") : QStringLiteral("/jinbi/branch"));
}

} // namespace

BranchSettings branchSettingsOf(const ConsoleOptions& options)
{
    BranchSettings settings;
    settings.folder = dataFolder(options);
    settings.rehearsal = options.rehearsal;
    if (options.rehearsal)
        settings.name = QStringLiteral("rehearsal");
    settings.kiosks = options.kiosks;
    settings.customers = options.customers;
    settings.seed = options.seed;
    settings.pace = options.pace;
    settings.kioskProgram = options.kioskProgram.isEmpty()
                                ? QCoreApplication::applicationDirPath() + QStringLiteral("/jinbi-kiosk")
                                : options.kioskProgram;
    if (!options.brokerHost.isEmpty())
        settings.externalBroker = ExternalBroker{options.brokerHost, options.brokerPort, options.certificates};
    settings.store = options.store;
    return settings;
}

} // namespace jinbi::console
