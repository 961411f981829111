// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace jinbi::platform {

/// Faces, templates and PIN digits pass through this process: no core file, no reading by a debugger of the same user,
/// files private by default. One that finds no more memory says so and ends at once with kOutOfMemory: nothing that was
/// not committed counts, and its owner starts it again. Call first in main().
void guardProcess();
inline constexpr int kOutOfMemory = 71;

/// Turns SIGTERM and SIGINT into the end of the event loop, so that all is taken down as after a click, and nobody is
/// asked. SIGHUP, which comes when a terminal goes, ends it as well, unless it was ignored from outside (nohup); a
/// program that reads something anew instead says so. What comes before the event loop runs is done once it does. One
/// object, made after the application, on its thread.
class QuitOnSignal : public QObject
{
    Q_OBJECT

public:
    enum class Hangup { Quits, Reloads };

    explicit QuitOnSignal(Hangup hangup = Hangup::Quits, QObject* parent = nullptr);
    ~QuitOnSignal() override;

Q_SIGNALS:
    void reloadWanted();

private:
    void take();

    const Hangup m_hangup;
    int m_reader = -1;
    void (*m_hangupBefore)(int) = nullptr;
};

} // namespace jinbi::platform
