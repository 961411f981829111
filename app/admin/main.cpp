// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/backupcommand.h"
#include "admin/generatecommand.h"
#include "platform/processguard.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace jinbi;

namespace {

constexpr int kBadArguments = 2;

/// Only what there is.
int dispatch(const QString& command, const QStringList& arguments)
{
    if (command == QStringLiteral("generate"))
        return admin::generate(arguments);
    if (command == QStringLiteral("backup"))
        return admin::backUp(arguments);
    if (command == QStringLiteral("restore"))
        return admin::restore(arguments);
    QTextStream(stderr) << QCoreApplication::translate("jinbi-admin", "jinbi-admin has no command \"%1\".").arg(command)
                        << Qt::endl;
    return kBadArguments;
}

} // namespace

int main(int argc, char* argv[])
{
    platform::guardProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("jinbi-admin"));
    QCoreApplication::setApplicationVersion(QStringLiteral(JINBI_VERSION));

    // Options belong to the command, so that only what stands before it is read here.
    QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 1 && !arguments.at(1).startsWith(QLatin1Char('-'))) {
        const QString command = arguments.takeAt(1);
        return dispatch(command, arguments);
    }
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("command"),
                                 QCoreApplication::translate("jinbi-admin",
                                                             "generate: make a store of invented sessions\n"
                                                             "backup: copy a branch's store\n"
                                                             "restore: check a copy and put it back"));
    parser.process(application);
    parser.showHelp(kBadArguments);
}
