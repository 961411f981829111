// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rehearsal/fleetconfig.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace jinbi::console {

/// The child process that runs the rehearsal kiosks: started when the broker is ready, started again when it dies,
/// ended with its owner. Lives on the GUI thread and never waits.
class KioskProcess : public QObject
{
    Q_OBJECT

public:
    /// `program` is the jinbi-kiosk to run; `fleetFile` is written with mode 0600 before every start.
    KioskProcess(QString program, QString fleetFile, QObject* parent = nullptr);
    ~KioskProcess() override;

    void start(const rehearsal::FleetConfig& config);
    /// No new visits: the kiosks end those that run, wait until everything is acknowledged, and leave. drained()
    /// follows.
    void drain();
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

Q_SIGNALS:
    void drained();
    void failed(const jinbi::Error& error);

private:
    void launch();
    void onFinished(int exitCode, QProcess::ExitStatus status);

    QString m_program;
    QString m_fleetFile;
    QProcess m_process;
    QTimer m_again;
    bool m_wasStarted = false;
    bool m_draining = false;
    int m_deaths = 0;
};

} // namespace jinbi::console
