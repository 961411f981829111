// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console.h"
#include "console/runsummary.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace jinbi::console {

/// Drives the real console without a display: lets the branch work, takes pictures of every view in both themes and
/// languages, lets the kiosks finish, and compares what they committed with what is stored.
class HeadlessRun : public QObject
{
    Q_OBJECT

public:
    /// `console` outlives the run and was started.
    HeadlessRun(Console& console, int seconds, QString out, bool pictures, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    /// summary.json is written; the exit code follows from isGood().
    void finished(const jinbi::console::RunSummary& summary);

private:
    /// One picture: a view in a state, a theme and a language.
    struct Shot
    {
        QString view;
        ui::Scheme scheme = ui::Scheme::Light;
        QString language;
    };

    void comeIn();
    void planShots();
    void nextShot();
    void arrange(const Shot& shot);
    void take(const Shot& shot);
    void noteVisible(const QList<SessionRow>& rows);
    void drainWhenDue();
    void summarise(bool drained);
    void write(const RunSummary& summary);
    void addFromStore(RunSummary& summary);

    Console& m_console;
    int m_seconds;
    QString m_out;
    bool m_pictures;
    QList<Shot> m_shots;
    RunSummary m_summary;
    QList<double> m_visible;
    std::optional<Outcome> m_refused; ///< an outcome that was seen
    QTimer m_step;
    QTimer m_impatience;
    QElapsedTimer m_clock;
    bool m_isLeaving = false; ///< nobody is signed in any more
    bool m_timeIsUp = false;
    bool m_picturesTaken = false;
    bool m_done = false;
};

} // namespace jinbi::console
