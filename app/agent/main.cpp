// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/kioskfleet.h"
#include "agent/pairedkiosk.h"
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

/// A kiosk of its own: joined once by --pair, run by --paired.
struct PairingOptions
{
    const QCommandLineOption pair{QStringLiteral("pair"), QStringLiteral("Join a branch by this pairing file."),
                                  QStringLiteral("file")};
    const QCommandLineOption codeFile{QStringLiteral("code-file"),
                                      QStringLiteral("File with the pairing code; else it is asked for."),
                                      QStringLiteral("file")};
    const QCommandLineOption data{QStringLiteral("data"), QStringLiteral("Folder in which --pair keeps the pairing."),
                                  QStringLiteral("folder")};
    const QCommandLineOption paired{QStringLiteral("paired"), QStringLiteral("Run the kiosk paired in this folder."),
                                    QStringLiteral("folder")};
    const QCommandLineOption camera{QStringLiteral("camera"),
                                    QStringLiteral("Of --paired: synthetic, device:, rtsp:, file: or folder:."),
                                    QStringLiteral("camera"), QStringLiteral("synthetic")};

    [[nodiscard]] QList<QCommandLineOption> all() const { return {pair, codeFile, data, paired, camera}; }
    [[nodiscard]] int run(const QCommandLineParser& parser) const
    {
        if (!parser.isSet(data))
            return fail({ErrorCode::Invalid, QStringLiteral("--pair needs --data DIR."), {}}, kBadArguments);
        const auto done = agent::pairKiosk(parser.value(pair), parser.value(codeFile), parser.value(data));
        return done ? 0 : fail(done.error(), kCouldNotStart);
    }
};

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
    const PairingOptions pairing;
    parser.addOptions(pairing.all());
    parser.process(application);
    if (parser.isSet(pairing.pair))
        return pairing.run(parser);
    if (parser.isSet(fleetFile) == parser.isSet(pairing.paired))
        return fail({ErrorCode::Invalid, QStringLiteral("--fleet FILE, --paired DIR or --pair FILE is required."), {}},
                    kBadArguments);

    auto config = parser.isSet(fleetFile)
                      ? readFleetFile(parser.value(fleetFile))
                      : agent::pairedFleet(parser.value(pairing.paired), parser.value(pairing.camera));
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
