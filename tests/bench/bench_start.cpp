// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of a process to its first useful paint: the console on a large store, beside an empty window of a
// program with the same libraries. Starts itself again for each.
#include "bench/figures.h"

#include "console/console.h"
#include "pages/sessions/sessiontable.h"
#include "pages/signin/signinview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPaintEvent>
#include <QProcess>
#include <QTextStream>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <utility>

using namespace jinbi;
using namespace jinbi::bench;

namespace {

constexpr double kFirstPaintMs = 1000;

/// Prints `word` when `widget` is painted for the first time and `isUseful` says so, then goes on to `next`.
class FirstPaint : public QObject
{
public:
    FirstPaint(QWidget* widget, std::function<bool()> isUseful, std::function<void()> then)
        : m_isUseful(std::move(isUseful)), m_then(std::move(then))
    {
        widget->installEventFilter(this);
    }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_isUseful()) {
            // After the paint itself.
            QMetaObject::invokeMethod(
                this, [this] { m_then(); }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    std::function<bool()> m_isUseful;
    std::function<void()> m_then;
};

void say(const char* word)
{
    QTextStream(stdout) << word << Qt::endl;
}

int emptyWindow(QApplication& app)
{
    QWidget window;
    window.resize(1516, 916);
    const FirstPaint painted(
        &window, [] { return true; },
        [] {
            say("painted");
            QApplication::quit();
        });
    window.show();
    return app.exec();
}

int openConsole(QApplication& app, const QString& folder)
{
    QApplication::setQuitOnLastWindowClosed(false);
    console::ConsoleOptions options;
    options.dataFolder = folder;
    options.language = QStringLiteral("en");
    options.theme = QStringLiteral("light");
    console::Console console(options);
    if (!console.start())
        return 1;
    // Nothing of the branch is on the screen before somebody signs in: what is useful is that they can.
    auto* view = console.window().findChild<ui::SignInView*>();
    SignIn& signIn = console.people().signIn();
    const FirstPaint asked(
        view, [&] { return signIn.state() != SignIn::State::Opening; },
        [] {
            say("asked");
            // Not quit(), which would ask the window whether it may.
            QApplication::exit(0);
        });
    QObject::connect(&signIn, &SignIn::changed, view, qOverload<>(&QWidget::update));
    QTimer::singleShot(20000, [] { QApplication::exit(1); });
    return app.exec();
}

/// When each of `words` was said, in ms since the process was started; nothing for one that was not.
QHash<QByteArray, double> startAndTime(const QStringList& arguments)
{
    QHash<QByteArray, double> times;
    QProcess process;
    QElapsedTimer timer;
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, [&] {
        while (process.canReadLine()) {
            const QByteArray word = process.readLine().trimmed();
            if (!times.contains(word))
                times.insert(word, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
    });
    timer.start();
    process.start(QCoreApplication::applicationFilePath(), arguments);
    waitUntil([&] { return process.state() == QProcess::NotRunning && timer.elapsed() > 10; }, 40000);
    return times;
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--empty"))
        return emptyWindow(app);
    if (arguments.value(1) == QStringLiteral("--console"))
        return openConsole(app, arguments.value(2));

    const Options options = optionsFrom(arguments);
    Figures figures(QStringLiteral("Start"));
    QList<double> empty;
    QList<double> asked;
    for (int i = 0; i < (options.quick ? 3 : 9); ++i) {
        empty.append(startAndTime({QStringLiteral("--empty")}).value("painted"));
        const auto console = startAndTime({QStringLiteral("--console"), options.data});
        if (console.contains("asked"))
            asked.append(console.value("asked"));
    }
    if (asked.isEmpty()) {
        figures.skip(QStringLiteral("start"), QStringLiteral("--data names no folder with a store"));
        return figures.finish(options.json);
    }
    const QString bare = QStringLiteral("ms, empty window");
    Figure paint{QStringLiteral("start -> the store asks who it is, median"), QStringLiteral("ms"), median(asked),
                 median(empty), bare};
    paint.mostValue = kFirstPaintMs;
    figures.add(paint);
    return figures.finish(options.json);
}
