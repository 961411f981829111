// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/kioskfleet.h"
#include "agent/pairedkiosk.h"
#include "agent/screenrun.h"
#include "platform/processguard.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSocketNotifier>
#include <QTextStream>

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <functional>
#include <memory>

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

using FleetReader = std::function<Result<rehearsal::FleetConfig>()>;

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
template <class Fleet>
void listenToOwner(Fleet& fleet, QObject& context)
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

/// Reads the fleet anew on SIGHUP. A file that cannot be used changes nothing.
template <class Fleet>
void renewOnHangup(const platform::QuitOnSignal& signal, Fleet& fleet, const FleetReader& read)
{
    QObject::connect(&signal, &platform::QuitOnSignal::reloadWanted, &fleet, [&fleet, read] {
        if (const auto config = read())
            fleet.renew(*config);
        else
            fail(config.error(), 0);
    });
}

struct Arguments
{
    QString fleetFile;
    QString paired;            ///< folder, instead of a fleet file
    QString camera;            ///< of the paired kiosk
    std::optional<int> joined; ///< it only joined a branch; the exit code
    bool acceptCamera = false;
    bool screen = false;
    QString kiosk; ///< whose screen; empty: the first one's
    QString size;
    QString customer;
};

Arguments argumentsOf(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption fleetFile(QStringLiteral("fleet"), QStringLiteral("JSON file: broker, kiosks, cameras."),
                                       QStringLiteral("file"));
    const QCommandLineOption screen(
        QStringLiteral("screen"), QStringLiteral("Show one kiosk's own screen, of the first kiosk if none is named."));
    const QCommandLineOption size(QStringLiteral("screen-size"),
                                  QStringLiteral("Show it in a window of this size, 800x600 or more."),
                                  QStringLiteral("WxH"));
    const QCommandLineOption customer(
        QStringLiteral("customer"),
        QStringLiteral(
            "Rehearsal only: customer N stands before the drawn camera of the screen; tells number and PIN."),
        QStringLiteral("N"));
    const QCommandLineOption acceptCamera(
        QStringLiteral("accept-camera"),
        QStringLiteral("Take the camera that is there as the kiosk's own from now on, and end. Look at it first."));
    const PairingOptions pairing;
    parser.addOptions({acceptCamera, fleetFile, screen, size, customer});
    parser.addOptions(pairing.all());
    parser.addPositionalArgument(QStringLiteral("kiosk"),
                                 QStringLiteral("With --screen or --accept-camera: which kiosk."),
                                 QStringLiteral("[kiosk]"));
    parser.process(application);
    const std::optional<int> joined = parser.isSet(pairing.pair) ? std::optional(pairing.run(parser)) : std::nullopt;
    return {parser.value(fleetFile),
            parser.value(pairing.paired),
            parser.value(pairing.camera),
            joined,
            parser.isSet(acceptCamera),
            parser.isSet(screen),
            parser.positionalArguments().value(0),
            parser.value(size),
            parser.value(customer)};
}

Result<agent::ScreenRun::Options> screenOptions(const Arguments& arguments, const rehearsal::FleetConfig& config)
{
    const auto invalid = [](const QString& message) { return Error{ErrorCode::Invalid, message, {}}; };
    const auto named =
        arguments.kiosk.isEmpty() ? Result<KioskId>(config.kiosks.first().id) : KioskId::from(arguments.kiosk);
    if (!named)
        return named.error();
    agent::ScreenRun::Options options{*named, {}, {}};
    if (!arguments.size.isEmpty()) {
        static const QRegularExpression form(QStringLiteral("^([0-9]{3,5})x([0-9]{3,5})$"));
        const QRegularExpressionMatch match = form.match(arguments.size);
        options.window = QSize(match.captured(1).toInt(), match.captured(2).toInt());
        if (!match.hasMatch() || std::min(options.window.width(), options.window.height()) < 600)
            return invalid(QStringLiteral("--screen-size is WxH with 600 pixels or more each way."));
    }
    if (!arguments.customer.isEmpty()) {
        bool isNumber = false;
        options.customer = arguments.customer.toInt(&isNumber) - 1;
        if (!isNumber)
            return invalid(QStringLiteral("--customer takes a number, 1 for the first."));
    }
    return options;
}

int acceptCamera(const rehearsal::FleetConfig& config, const QString& kiosk)
{
    const auto forgotten = agent::KioskFleet::forgetCameras(config, kiosk);
    if (!forgotten)
        return fail(forgotten.error(), kCouldNotStart);
    QTextStream out(stdout);
    for (const KioskId& id : *forgotten)
        out << QCoreApplication::translate("jinbi-kiosk", "Kiosk %1 takes the next camera as its own.")
                   .arg(id.toString())
            << '\n';
    if (forgotten->isEmpty())
        out << QCoreApplication::translate("jinbi-kiosk", "No camera was known.") << '\n';
    return 0;
}

int runFleet(QCoreApplication& application, rehearsal::FleetConfig config, const FleetReader& read)
{
    agent::KioskFleet fleet(std::move(config));
    QObject::connect(&fleet, &agent::KioskFleet::drained, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    if (auto started = fleet.start(); !started)
        return fail(started.error(), kCouldNotStart);
    listenToOwner(fleet, application);
    const platform::QuitOnSignal quitOnSignal(platform::QuitOnSignal::Hangup::Reloads);
    renewOnHangup(quitOnSignal, fleet, read);
    return QCoreApplication::exec();
}

int runScreen(QCoreApplication& application, const rehearsal::FleetConfig& config,
              const agent::ScreenRun::Options& options, const FleetReader& read)
{
    agent::ScreenRun run(config, options);
    QObject::connect(&run, &agent::ScreenRun::drained, &application, &QCoreApplication::quit);
    QObject::connect(&run, &agent::ScreenRun::failed, &application,
                     [](const Error& error) { QCoreApplication::exit(fail(error, kCouldNotStart)); });
    listenToOwner(run, application);
    const platform::QuitOnSignal quitOnSignal(platform::QuitOnSignal::Hangup::Reloads);
    renewOnHangup(quitOnSignal, run, read);
    run.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char* argv[])
{
    platform::guardProcess();
    // It means "read your identity anew", which is done anyway while it starts.
    std::signal(SIGHUP, SIG_IGN);
    // Windows need more of the machine than a kiosk without a screen has.
    const bool windows =
        std::any_of(argv, argv + argc, [](const char* word) { return !std::strcmp(word, "--screen"); });
    const std::unique_ptr<QCoreApplication> application =
        windows ? std::make_unique<QApplication>(argc, argv) : std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("jinbi-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(JINBI_VERSION));

    const Arguments arguments = argumentsOf(*application);
    if (arguments.joined)
        return *arguments.joined;
    if (arguments.fleetFile.isEmpty() == arguments.paired.isEmpty())
        return fail({ErrorCode::Invalid, QStringLiteral("--fleet FILE, --paired DIR or --pair FILE is required."), {}},
                    kBadArguments);
    const FleetReader read = [&arguments] {
        return arguments.paired.isEmpty() ? readFleetFile(arguments.fleetFile)
                                          : agent::pairedFleet(arguments.paired, arguments.camera);
    };
    auto config = read();
    if (!config)
        return fail(config.error(), kBadArguments);
    if (arguments.acceptCamera)
        return acceptCamera(*config, arguments.kiosk);
    if (!arguments.screen)
        return runFleet(*application, *std::move(config), read);
    const auto options = screenOptions(arguments, *config);
    if (!options)
        return fail(options.error(), kBadArguments);
    return runScreen(*application, *config, *options, read);
}
