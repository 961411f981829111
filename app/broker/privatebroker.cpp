// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/privatebroker.h"

#include "broker/accesslist.h"
#include "broker/certificates.h"
#include "crypto/privatefile.h"

#include <QFile>
#include <QLoggingCategory>
#include <QPromise>

#include <algorithm>
#include <csignal>
#include <memory>
#include <utility>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace jinbi::broker {

namespace {

Q_LOGGING_CATEGORY(lcBroker, "jinbi.broker", QtInfoMsg)

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kFirstDelay = 100ms;
constexpr std::chrono::milliseconds kLastDelay = 5s;
constexpr std::chrono::milliseconds kLasting = 10s;
constexpr std::chrono::milliseconds kStartLimit = 10s;
constexpr int kFailuresToTell = 5;
constexpr qsizetype kMaxPemBytes = qsizetype{16} * 1024;
/// Files beside one per connection.
constexpr rlim_t kOwnFiles = 64;

/// In the child, between fork and exec: system calls only.
void tieToParent(pid_t parent, rlim_t files)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) // it died before the line above
        ::_exit(1);
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < files) {
        limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? files : std::min(files, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

mqtt::BrokerAddress addressOf(const BrokerSettings& settings, quint16 port, const IdentityFiles& files)
{
    return {QStringLiteral("127.0.0.1"), port, Certificates::caFileOf(settings.folder), files.certFile, files.keyFile};
}

Result<QList<mqtt::BrokerAddress>> addressesFor(const BrokerSettings& settings, quint16 port,
                                                const QList<KioskId>& kiosks)
{
    const Result<Certificates> certificates = Certificates::inFolder(settings.folder);
    if (!certificates)
        return certificates.error();
    QList<mqtt::BrokerAddress> addresses;
    for (const KioskId& kiosk : kiosks) {
        const Result<IdentityFiles> files = certificates->kiosk(kiosk);
        if (!files)
            return files.error();
        addresses.append(addressOf(settings, port, *files));
    }
    return addresses;
}

/// The address that the broker's certificate names and that kiosks elsewhere can reach.
QString reachableHost(const BrokerSettings& settings)
{
    if (settings.listenAddress != QLatin1StringView("0.0.0.0"))
        return settings.listenAddress;
    return settings.names.isEmpty() ? QStringLiteral("127.0.0.1") : settings.names.first();
}

Result<HandedOut> handOutTo(const KioskId& kiosk, const BrokerSettings& settings, quint16 port)
{
    const Result<Certificates> certificates = Certificates::inFolder(settings.folder);
    if (!certificates)
        return certificates.error();
    const Result<x509::Pem> pem = certificates->handOut(kiosk);
    if (!pem)
        return pem.error();
    const Result<QByteArray> authority = crypto::readPrivateFile(certificates->caFile(), kMaxPemBytes);
    if (!authority)
        return authority.error();
    return HandedOut{*pem, *authority, reachableHost(settings), port};
}

Result<void> retireIn(const QString& folder, const KioskId& kiosk)
{
    const Result<Certificates> certificates = Certificates::inFolder(folder);
    return certificates ? certificates->retire(kiosk) : certificates.error();
}

} // namespace

PrivateBroker::PrivateBroker(BrokerSettings settings, QObject* parent)
    : QObject(parent), m_settings(std::move(settings)), m_delay(kFirstDelay)
{
    m_background.setMaxThreadCount(1);
    m_restart.setSingleShot(true);
    m_tooSlow.setSingleShot(true);
    m_tooSlow.setInterval(kStartLimit);
    connect(&m_restart, &QTimer::timeout, this, &PrivateBroker::launch);
    connect(&m_tooSlow, &QTimer::timeout, this, [this] {
        m_lastError = QStringLiteral("not ready in time");
        m_process.kill();
    });
    const pid_t parentId = ::getpid();
    const rlim_t files = static_cast<rlim_t>(m_settings.maxConnections) + kOwnFiles;
    m_process.setChildProcessModifier([parentId, files] { tieToParent(parentId, files); });
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::readyReadStandardError, this, &PrivateBroker::readLog);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        onEnded(status == QProcess::CrashExit ? QStringLiteral("killed") : QStringLiteral("exit code %1").arg(code));
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            onEnded(m_process.errorString());
    });
}

PrivateBroker::~PrivateBroker()
{
    m_process.disconnect(this);
    m_process.kill();
    // ~QProcess would wait all the same, and complain; after SIGKILL that is a millisecond.
    m_process.waitForFinished(1000);
}

void PrivateBroker::start()
{
    if (m_wanted)
        return;
    m_wanted = true;
    m_failures = 0;
    m_delay = kFirstDelay;
    prepare(false);
}

void PrivateBroker::stop()
{
    m_wanted = false;
    m_isReady = false;
    m_restart.stop();
    m_tooSlow.stop();
    m_process.terminate();
}

mqtt::BrokerAddress PrivateBroker::address(const QString& identity) const
{
    return addressOf(m_settings, m_setup.port, Certificates::filesOf(m_settings.folder, identity));
}

template <class T, class Work>
QFuture<Result<T>> PrivateBroker::inBackground(Work work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_background.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<QList<mqtt::BrokerAddress>>> PrivateBroker::admit(const QList<KioskId>& kiosks)
{
    return inBackground<QList<mqtt::BrokerAddress>>(
        [settings = m_settings, port = m_setup.port, kiosks] { return addressesFor(settings, port, kiosks); });
}

QFuture<Result<HandedOut>> PrivateBroker::handOut(const KioskId& kiosk)
{
    return inBackground<HandedOut>([this, settings = m_settings, port = m_setup.port, kiosk] {
        const bool hadOne = QFile::exists(Certificates::filesOf(settings.folder, kiosk.toString()).certFile);
        Result<HandedOut> handed = handOutTo(kiosk, settings, port);
        if (handed && hadOne)
            QMetaObject::invokeMethod(this, &PrivateBroker::startAnew, Qt::QueuedConnection);
        return handed;
    });
}

QFuture<Result<void>> PrivateBroker::retire(const KioskId& kiosk)
{
    return inBackground<void>([this, folder = m_settings.folder, kiosk] {
        Result<void> retired = retireIn(folder, kiosk);
        if (retired)
            QMetaObject::invokeMethod(this, &PrivateBroker::startAnew, Qt::QueuedConnection);
        return retired;
    });
}

void PrivateBroker::listenOn(const QString& address, const QStringList& names)
{
    m_settings.listenAddress = address;
    m_settings.names = names;
    startAnew();
}

void PrivateBroker::startAnew()
{
    if (!m_wanted)
        return;
    m_restart.stop();
    m_isRenewed = true;
    if (m_process.state() == QProcess::NotRunning)
        onEnded(QStringLiteral("to be set up anew"));
    else
        m_process.terminate();
}

void PrivateBroker::prepare(bool anyPort)
{
    m_background.start([this, settings = m_settings, anyPort] {
        const Result<BrokerSetup> setup = setUpBroker(settings, anyPort);
        QMetaObject::invokeMethod(
            this, [this, setup] { onPrepared(setup); }, Qt::QueuedConnection);
    });
}

void PrivateBroker::onPrepared(const Result<BrokerSetup>& setup)
{
    if (!m_wanted)
        return;
    if (setup) {
        m_setup = *setup;
        launch();
        return;
    }
    m_wanted = false;
    Q_EMIT failed(setup.error());
}

void PrivateBroker::launch()
{
    if (!m_wanted || m_process.state() != QProcess::NotRunning)
        return;
    qCInfo(lcBroker, "Starting the broker on port %d.", m_setup.port);
    m_tooSlow.start();
    m_process.start(m_setup.program, {QStringLiteral("-c"), m_setup.configFile});
}

void PrivateBroker::readLog()
{
    m_process.setReadChannel(QProcess::StandardError);
    while (m_process.canReadLine()) {
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        qCDebug(lcBroker).noquote() << line;
        if (line.endsWith(QLatin1StringView(" running")))
            becomeReady();
        else if (line.contains(QLatin1StringView("Error")))
            m_lastError = line;
    }
}

void PrivateBroker::becomeReady()
{
    if (!m_wanted || m_isReady)
        return;
    m_tooSlow.stop();
    m_isReady = true;
    m_wasReady = true;
    m_failures = 0;
    m_readySince = std::chrono::steady_clock::now();
    Q_EMIT ready(address(kConsole));
}

void PrivateBroker::onEnded(const QString& reason)
{
    m_tooSlow.stop();
    const bool wasReady = std::exchange(m_isReady, false);
    if (!m_wanted)
        return;
    if (std::exchange(m_isRenewed, false)) {
        m_delay = kFirstDelay;
        if (wasReady)
            Q_EMIT lost(QStringLiteral("set up anew"));
        prepare(false);
        return;
    }
    qCWarning(lcBroker).noquote() << "The broker ended:" << reason << m_lastError;
    if (wasReady) {
        if (std::chrono::steady_clock::now() - m_readySince > kLasting)
            m_delay = kFirstDelay;
        Q_EMIT lost(reason);
    } else if (++m_failures == kFailuresToTell) {
        Q_EMIT failed({ErrorCode::Unavailable, tr("The message broker does not start."),
                       QStringLiteral("%1; %2").arg(reason, m_lastError)});
    }
    // Before anybody knows the port it may as well be another one; afterwards clients look for this one.
    if (!m_wasReady && m_settings.port == 0 && m_failures < kFailuresToTell) {
        prepare(true);
        return;
    }
    m_restart.start(m_delay);
    m_delay = std::min(m_delay * 2, kLastDelay);
}

} // namespace jinbi::broker
