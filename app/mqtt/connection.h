// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"
#include "mqtt/tlstrouble.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

struct mosquitto;

namespace jinbi::mqtt {

struct Subscription
{
    QString filter;
    int qos = 0;
};

struct ConnectionSetup
{
    QString clientId;
    BrokerAddress address;
    MqttClient::Tap tap;
    std::optional<Message> will;
    QList<Subscription> subscriptions;
};

/// Called in the owner's thread.
struct ConnectionEvents
{
    std::function<void(bool, const QString&)> connectionChanged;
    std::function<void(const Message&)> messageReceived;
    std::function<void(int, int)> published;
};

/// A libmosquitto client and the thread that runs it.
///
/// The thread polls for itself, because loop_start() knows whole seconds of reconnect delay only and select(), which
/// ends at 1024 files. All reading and writing of the socket happens in it. It keeps the object alive: connecting may
/// hang in the system for minutes, which stop() does not wait for.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    static Result<std::shared_ptr<Connection>> open(ConnectionSetup setup, QObject* owner, ConnectionEvents events);
    Connection(ConnectionSetup setup, QObject* owner, ConnectionEvents events);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    void start();
    void stop();
    [[nodiscard]] bool isConnected() const { return m_connected; }
    void subscribe(const Subscription& subscription);
    Result<int> publish(const Message& message, int expirySeconds);

private:
    using Instant = std::chrono::steady_clock::time_point;

    Result<void> prepare();
    void installCallbacks();
    void run();
    std::chrono::milliseconds serve();
    int serveOnce(int timeoutMs);
    [[nodiscard]] bool isHandshaking() const;
    [[nodiscard]] QString reasonFor(int rc) const; ///< network thread
    void pause(std::chrono::milliseconds delay);
    void wake() const;
    void ask(const Subscription& subscription); ///< with m_mutex held
    void onConnected(int reasonCode);
    void onSubscribed(int id);
    void onMessage(Message message);
    void report(bool connected, const QString& reason);
    template <class Call>
    void post(Call call);

    ConnectionSetup m_setup; ///< subscriptions: guarded by m_mutex; the rest does not change
    const ConnectionEvents m_events;
    mosquitto* m_client = nullptr;
    int m_wakeFd = -1;
    std::atomic<bool> m_accepted = false;  ///< the broker took us in
    std::atomic<bool> m_connected = false; ///< and has acknowledged every subscription
    std::atomic<bool> m_stopping = false;
    bool m_told = false;                   ///< network thread: why the connection ended was reported
    TlsTrouble m_tls;                      ///< network thread
    std::pair<bool, QString> m_reported{}; ///< network thread: what the owner heard last

    std::mutex m_mutex;
    std::condition_variable m_changed;
    QObject* m_owner;        ///< guarded by m_mutex; null once stopped
    bool m_finished = false; ///< guarded by m_mutex
    QSet<int> m_unanswered;  ///< guarded by m_mutex: subscriptions that the broker has not acknowledged
    std::thread m_thread;
};

} // namespace jinbi::mqtt
