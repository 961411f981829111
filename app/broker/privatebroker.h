// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/brokersetup.h"
#include "broker/x509.h"
#include "domain/ids.h"
#include "domain/result.h"
#include "mqtt/mqttclient.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QProcess>
#include <QThreadPool>
#include <QTimer>

#include <chrono>

namespace jinbi::broker {

/// What a kiosk on another computer proves itself with, and where it finds the broker.
struct HandedOut
{
    x509::Pem pem;
    QByteArray authority; ///< PEM
    QString host;
    quint16 port = 0;
};

/// The branch's own mosquitto, a child process that dies with this one.
///
/// It is started again when it dies, on the same port, after 0.1 s doubling to 5 s; clients reconnect by themselves.
/// Disk and keys are worked on in a thread of its own, so nothing here blocks. Belongs to a thread that lives as long
/// as the process (the kernel ends the child with the thread that started it).
class PrivateBroker : public QObject
{
    Q_OBJECT

public:
    explicit PrivateBroker(BrokerSettings settings, QObject* parent = nullptr);
    ~PrivateBroker() override;

    /// Answered by ready() or failed().
    void start();
    /// Ends the child without waiting for it.
    void stop();

    [[nodiscard]] bool isReady() const { return m_isReady; }
    /// Since ready(): kConsole or kRecorder, or a kiosk that was admitted. No file is read.
    [[nodiscard]] mqtt::BrokerAddress address(const QString& identity) const;
    /// Makes (or finds) the certificates of kiosks and answers their addresses in the same order. Since ready().
    [[nodiscard]] QFuture<Result<QList<mqtt::BrokerAddress>>> admit(const QList<KioskId>& kiosks);
    /// A pair for a kiosk elsewhere, and what it needs beside it. What that kiosk had before is refused from now on:
    /// the child starts anew, since it neither reads the list while it runs nor ends connections that stand. Since
    /// ready().
    [[nodiscard]] QFuture<Result<HandedOut>> handOut(const KioskId& kiosk);
    /// The kiosk's certificate and name count no more; its connection ends as above. Since ready().
    [[nodiscard]] QFuture<Result<void>> retire(const KioskId& kiosk);
    /// Where kiosks reach the broker from now on; the child starts anew with a certificate that says so.
    void listenOn(const QString& address, const QStringList& names);
    [[nodiscard]] const BrokerSettings& settings() const { return m_settings; }
    /// Of the child; 0 while there is none.
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

Q_SIGNALS:
    /// Emitted after every start, with the address for the console.
    void ready(const jinbi::mqtt::BrokerAddress& console);
    /// The child died; it is being started again.
    void lost(const QString& reason);
    /// It could not be started at all, or not again after several tries (which go on).
    void failed(const jinbi::Error& error);

private:
    void prepare(bool anyPort);
    void onPrepared(const Result<BrokerSetup>& setup);
    void launch();
    void startAnew();
    template <class T, class Work>
    QFuture<Result<T>> inBackground(Work work);
    void readLog();
    void becomeReady();
    void onEnded(const QString& reason);

    BrokerSettings m_settings;
    BrokerSetup m_setup;
    QProcess m_process;
    QTimer m_restart;
    QTimer m_tooSlow;
    std::chrono::steady_clock::time_point m_readySince;
    std::chrono::milliseconds m_delay;
    QString m_lastError;
    int m_failures = 0;
    bool m_wanted = false;
    bool m_isReady = false;
    bool m_wasReady = false;
    bool m_isRenewed = false; ///< ends in order to be set up and started again
    QThreadPool m_background; ///< last: its end waits for work that is under way
};

} // namespace jinbi::broker
