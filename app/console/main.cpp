// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/console.h"
#include "console/headlessrun.h"
#include "platform/processguard.h"

#include <QApplication>
#include <QTextStream>

using namespace jinbi;
using namespace jinbi::console;

namespace {

constexpr int kBadArguments = 2;
constexpr int kCouldNotStart = 3;
constexpr int kNotExactlyOnce = 1;

} // namespace

int main(int argc, char* argv[])
{
    platform::guardProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("jinbi-console"));
    QApplication::setApplicationDisplayName(QStringLiteral("Jinbi"));
    QApplication::setApplicationVersion(QStringLiteral(JINBI_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);

    const auto options = parseOptions(QApplication::arguments().mid(1));
    if (!options) {
        const bool asked = options.error().code == ErrorCode::Cancelled;
        QTextStream(asked ? stdout : stderr) << options.error().message << Qt::endl;
        return asked ? 0 : kBadArguments;
    }

    const platform::QuitOnSignal quitOnSignal;
    Console console(*options);
    if (auto started = console.start(); !started) {
        QTextStream(stderr) << started.error().message << ' ' << started.error().detail << Qt::endl;
        return kCouldNotStart;
    }
    if (!options->headlessSeconds)
        return QApplication::exec();

    HeadlessRun run(console, *options->headlessSeconds, options->out.isEmpty() ? QStringLiteral("out") : options->out,
                    options->pictures);
    QObject::connect(
        &run, &HeadlessRun::finished, &application,
        [](const RunSummary& summary) { QApplication::exit(summary.isGood() ? 0 : kNotExactlyOnce); },
        Qt::QueuedConnection);
    run.start();
    return QApplication::exec();
}
