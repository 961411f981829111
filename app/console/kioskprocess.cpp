// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/kioskprocess.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>

namespace jinbi::console {

namespace {

Q_LOGGING_CATEGORY(lcFleet, "jinbi.console.fleet")

constexpr int kFirstWaitMs = 500;
constexpr int kLongestWaitMs = 10000;
constexpr int kGoodbyeMs = 3000;
constexpr auto kDrain = "drain\n";

} // namespace

KioskProcess::KioskProcess(QString program, QString fleetFile, QObject* parent)
    : QObject(parent), m_program(std::move(program)), m_fleetFile(std::move(fleetFile))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    // The kiosks of a rehearsal must not outlive the console that gave them their certificates.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    connect(&m_process, &QProcess::finished, this, &KioskProcess::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(
                {ErrorCode::Unavailable, tr("The rehearsal kiosks could not be started."), m_process.errorString()});
    });
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &KioskProcess::launch);
}

KioskProcess::~KioskProcess()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kGoodbyeMs))
        m_process.kill();
}

void KioskProcess::start(const rehearsal::FleetConfig& config)
{
    QSaveFile file(m_fleetFile);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(rehearsal::toJson(config)) < 0 || !file.commit()) {
        Q_EMIT failed({ErrorCode::Io, tr("The rehearsal kiosks could not be started."), file.errorString()});
        return;
    }
    launch();
}

void KioskProcess::launch()
{
    if (m_process.state() != QProcess::NotRunning)
        return;
    qCInfo(lcFleet) << "starting kiosk process, deaths so far" << m_deaths;
    m_wasStarted = true;
    m_process.start(m_program, {QStringLiteral("--fleet"), m_fleetFile});
    if (m_draining)
        m_process.write(kDrain);
}

void KioskProcess::drain()
{
    if (!m_wasStarted) {
        Q_EMIT drained();
        return;
    }
    m_draining = true;
    m_again.stop();
    // Kiosks that were killed a moment ago come back once more: they have sessions to hand over.
    if (m_process.state() == QProcess::NotRunning)
        launch();
    else
        m_process.write(kDrain);
}

void KioskProcess::onFinished(int exitCode, QProcess::ExitStatus status)
{
    qCInfo(lcFleet) << "kiosk process ended, code" << exitCode << "status" << status;
    if (m_draining && status == QProcess::NormalExit && exitCode == 0) {
        Q_EMIT drained();
        return;
    }
    ++m_deaths;
    m_again.start(std::min(kFirstWaitMs << std::min(m_deaths, 5), kLongestWaitMs));
}

} // namespace jinbi::console
