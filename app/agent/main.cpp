// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/kioskfleet.h"
#include "platform/processguard.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>
#include <QTextStream>

#include <unistd.h>

using namespace jinbi;

namespace {

constexpr int kBadArguments = 2;
constexpr int kCouldNotStart = 1;

int fail(const Error& error, int code)
{
    QTextStream(stderr) << "jinbi-kiosk: " << error.message << (error.detail.isEmpty() ? "" : " (") << error.detail
                        << (error.detail.isEmpty() ? "\n" : ")\n");
    return code;
}

Result<rehearsal::FleetConfig> readFleetFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::Io, QCoreApplication::translate("jinbi-kiosk", "The fleet file cannot be read."),
                     file.errorString()};
    }
    return rehearsal::fleetConfigFrom(file.readAll());
}

/// The word of whoever started this on standard input: "drain" ends the visits. The end of the stream means nothing.
void listenToOwner(agent::KioskFleet& fleet, QObject& context)
{
    auto* notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &context);
    QObject::connect(notifier, &QSocketNotifier::activated, &context, [&fleet, notifier] {
        char buffer[64];
        const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (got > 0 && QByteArray(buffer, got).contains("drain"))
            fleet.drain();
        if (got <= 0)
            notifier->setEnabled(false);
    });
}

} // namespace

int main(int argc, char* argv[])
{
    platform::guardProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("jinbi-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(JINBI_VERSION));

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption fleetFile(QStringLiteral("fleet"), QStringLiteral("JSON file: broker, kiosks, cameras."),
                                       QStringLiteral("file"));
    parser.addOption(fleetFile);
    parser.process(application);
    if (!parser.isSet(fleetFile))
        return fail({ErrorCode::Invalid, QStringLiteral("--fleet FILE is required."), {}}, kBadArguments);

    auto config = readFleetFile(parser.value(fleetFile));
    if (!config)
        return fail(config.error(), kBadArguments);
    agent::KioskFleet fleet(std::move(*config));
    QObject::connect(&fleet, &agent::KioskFleet::drained, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    if (auto started = fleet.start(); !started)
        return fail(started.error(), kCouldNotStart);
    listenToOwner(fleet, application);
    const platform::QuitOnSignal quitOnSignal;
    return QCoreApplication::exec();
}
