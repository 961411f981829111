// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/connection.h"

#include "crypto/privatefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QRandomGenerator>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace jinbi::mqtt {

namespace {

Q_LOGGING_CATEGORY(lcMqtt, "jinbi.mqtt", QtInfoMsg)

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

constexpr int kKeepAliveSeconds = 10;
constexpr int kReceiveMaximum = 20;
constexpr qsizetype kMaxPayload = qsizetype{256} * 1024;
constexpr Milliseconds kFirstDelay = 200ms;
constexpr Milliseconds kLastDelay = 5s;
constexpr Milliseconds kHandshakeLimit = 10s;
constexpr Milliseconds kGoodbyeLimit = 500ms;
constexpr Milliseconds kStopLimit = 1s;
/// A connection that did not last this long does not make the next delay short again.
constexpr Milliseconds kLasting = 2s;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(jinbi::mqtt::MqttClient)
};

QString wordsFor(int rc)
{
    switch (rc) {
    case MOSQ_ERR_TLS:
    case MOSQ_ERR_TLS_HANDSHAKE:
        return Text::tr("The broker or this computer could not prove its identity.");
    case MOSQ_ERR_EAI:
        return Text::tr("The name of the broker is not known.");
    case MOSQ_ERR_ERRNO:
        return Text::tr("The broker cannot be reached.");
    case MQTT_RC_NOT_AUTHORIZED:
        return Text::tr("The broker does not know this identity.");
    case MQTT_RC_SESSION_TAKEN_OVER:
        return Text::tr("Another program uses the same identity.");
    case MQTT_RC_SERVER_SHUTTING_DOWN:
        return Text::tr("The broker is shutting down.");
    case MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION:
    case CONNACK_REFUSED_PROTOCOL_VERSION:
        return Text::tr("The broker does not speak MQTT 5.");
    default:
        return Text::tr("The connection to the broker was lost.");
    }
}

Error invalid(const QString& detail)
{
    return {ErrorCode::Invalid, Text::tr("The message cannot be sent."), detail};
}

QString englishFor(int rc)
{
    return QString::fromLatin1(mosquitto_strerror(rc));
}

/// Doubles from the first to the last delay, with a fifth of chance so that a fleet does not come back in step.
class Backoff
{
public:
    void reset() { m_delay = kFirstDelay; }
    Milliseconds next()
    {
        const Milliseconds delay = m_delay;
        m_delay = std::min(m_delay * 2, kLastDelay);
        return delay * QRandomGenerator::global()->bounded(80, 121) / 100;
    }

private:
    Milliseconds m_delay = kFirstDelay;
};

constexpr const char* kMac = "mac";

/// Of two nobody knows which one counts.
QByteArray macIn(const mosquitto_property* properties)
{
    QByteArray found;
    int count = 0;
    char* name = nullptr;
    char* value = nullptr;
    const mosquitto_property* each =
        mosquitto_property_read_string_pair(properties, MQTT_PROP_USER_PROPERTY, &name, &value, false);
    while (each) {
        if (name && value && std::strcmp(name, kMac) == 0) {
            found = value;
            ++count;
        }
        std::free(std::exchange(name, nullptr));
        std::free(std::exchange(value, nullptr));
        each = mosquitto_property_read_string_pair(each, MQTT_PROP_USER_PROPERTY, &name, &value, true);
    }
    return count == 1 ? found : QByteArray();
}

void initialiseLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { mosquitto_lib_init(); });
}

} // namespace

Result<std::shared_ptr<Connection>> Connection::open(ConnectionSetup setup, QObject* owner, ConnectionEvents events)
{
    initialiseLibrary();
    auto connection = std::make_shared<Connection>(std::move(setup), owner, std::move(events));
    if (const Result<void> prepared = connection->prepare(); !prepared)
        return prepared.error();
    return connection;
}

Connection::Connection(ConnectionSetup setup, QObject* owner, ConnectionEvents events)
    : m_setup(std::move(setup)), m_events(std::move(events)), m_owner(owner)
{
}

Connection::~Connection()
{
    if (m_client)
        mosquitto_destroy(m_client);
    if (m_wakeFd >= 0)
        ::close(m_wakeFd);
}

Result<void> Connection::prepare()
{
    const BrokerAddress& address = m_setup.address;
    if (address.port == 0 || address.host.isEmpty())
        return Error{ErrorCode::Invalid, Text::tr("The address of the broker is not complete."),
                     QStringLiteral("host and port are required")};
    if (auto isPrivate = crypto::checkPrivateFile(address.keyFile); !isPrivate)
        return isPrivate;
    for (const QString& path : {address.caFile, address.certFile}) {
        if (!QFileInfo(path).isReadable())
            return Error{ErrorCode::NotFound, Text::tr("The certificate %1 cannot be read.").arg(path), path};
    }
    if (auto isOurs = checkIdentity(address.certFile, address.keyFile, m_setup.clientId); !isOurs)
        return isOurs;
    m_wakeFd = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_client = mosquitto_new(m_setup.clientId.toUtf8().constData(), true, this);
    if (m_wakeFd < 0 || !m_client)
        return Error{ErrorCode::Internal, Text::tr("The connection cannot be prepared."),
                     QStringLiteral("eventfd or mosquitto_new failed")};
    mosquitto_threaded_set(m_client, true);
    mosquitto_int_option(m_client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
    mosquitto_int_option(m_client, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_int_option(m_client, MOSQ_OPT_RECEIVE_MAXIMUM, kReceiveMaximum);
    int rc = mosquitto_tls_set(m_client, QFile::encodeName(address.caFile).constData(), nullptr,
                               QFile::encodeName(address.certFile).constData(),
                               QFile::encodeName(address.keyFile).constData(), nullptr);
    if (rc == MOSQ_ERR_SUCCESS)
        rc = mosquitto_tls_opts_set(m_client, SSL_VERIFY_PEER, "tlsv1.2", nullptr);
    if (rc == MOSQ_ERR_SUCCESS && m_setup.will) {
        const Message& will = *m_setup.will;
        rc = mosquitto_will_set(m_client, will.topic.toUtf8().constData(), static_cast<int>(will.payload.size()),
                                will.payload.constData(), will.qos, will.retained);
    }
    if (rc != MOSQ_ERR_SUCCESS)
        return Error{ErrorCode::Invalid, Text::tr("The connection cannot be prepared."), englishFor(rc)};
    installCallbacks();
    return {};
}

void Connection::installCallbacks()
{
    mosquitto_connect_v5_callback_set(m_client,
                                      [](mosquitto*, void* self, int reasonCode, int, const mosquitto_property*) {
                                          static_cast<Connection*>(self)->onConnected(reasonCode);
                                      });
    mosquitto_log_callback_set(m_client, [](mosquitto*, void* self, int level, const char* line) {
        if (level == MOSQ_LOG_ERR)
            static_cast<Connection*>(self)->m_tls.hear(line);
    });
    mosquitto_disconnect_v5_callback_set(m_client, [](mosquitto*, void* self, int rc, const mosquitto_property*) {
        auto* connection = static_cast<Connection*>(self);
        connection->report(false, connection->reasonFor(rc));
    });
    mosquitto_message_v5_callback_set(
        m_client, [](mosquitto*, void* self, const mosquitto_message* m, const mosquitto_property* properties) {
            static_cast<Connection*>(self)->onMessage({QString::fromUtf8(m->topic),
                                                       QByteArray(static_cast<const char*>(m->payload), m->payloadlen),
                                                       m->qos, m->retain, macIn(properties)});
        });
    mosquitto_publish_v5_callback_set(
        m_client, [](mosquitto*, void* self, int id, int reasonCode, const mosquitto_property*) {
            auto* connection = static_cast<Connection*>(self);
            connection->post([connection, id, reasonCode] { connection->m_events.published(id, reasonCode); });
        });
    mosquitto_subscribe_v5_callback_set(
        m_client, [](mosquitto*, void* self, int id, int count, const int* granted, const mosquitto_property*) {
            for (int i = 0; i < count; ++i) {
                if (granted[i] >= MQTT_RC_UNSPECIFIED)
                    qCWarning(lcMqtt, "The broker refused a subscription with reason %d.", granted[i]);
            }
            static_cast<Connection*>(self)->onSubscribed(id);
        });
}

void Connection::start()
{
    m_thread = std::thread([self = shared_from_this()] {
        self->run();
        const std::scoped_lock lock(self->m_mutex);
        self->m_finished = true;
        self->m_changed.notify_all();
    });
}

void Connection::stop()
{
    if (!m_thread.joinable())
        return;
    std::unique_lock lock(m_mutex);
    m_owner = nullptr;
    m_stopping = true;
    m_changed.notify_all();
    wake();
    const bool finished = m_changed.wait_for(lock, kStopLimit, [this] { return m_finished; });
    lock.unlock();
    if (finished)
        m_thread.join();
    else
        m_thread.detach(); // it hangs in connect(); it owns this object and will end with it
}

void Connection::subscribe(const Subscription& subscription)
{
    const std::scoped_lock lock(m_mutex);
    m_setup.subscriptions.append(subscription);
    if (m_accepted) {
        ask(subscription);
        wake();
    }
}

void Connection::ask(const Subscription& subscription)
{
    int id = 0;
    const QByteArray filter = subscription.filter.toUtf8();
    if (mosquitto_subscribe(m_client, &id, filter.constData(), subscription.qos) == MOSQ_ERR_SUCCESS)
        m_unanswered.insert(id);
}

Result<int> Connection::publish(const Message& message, int expirySeconds)
{
    if (message.payload.size() > kMaxPayload)
        return invalid(QStringLiteral("payload: at most %1 bytes").arg(kMaxPayload));
    // Not m_connected: whoever gets a message may answer it, also while other subscriptions are still on their way.
    if (!m_accepted)
        return Error{ErrorCode::Unavailable, wordsFor(MOSQ_ERR_NO_CONN), QStringLiteral("not connected")};
    mosquitto_property* properties = nullptr;
    if (expirySeconds > 0) {
        mosquitto_property_add_int32(&properties, MQTT_PROP_MESSAGE_EXPIRY_INTERVAL,
                                     static_cast<uint32_t>(expirySeconds));
    }
    if (!message.mac.isEmpty())
        mosquitto_property_add_string_pair(&properties, MQTT_PROP_USER_PROPERTY, kMac, message.mac.constData());
    int id = 0;
    const int rc = mosquitto_publish_v5(m_client, &id, message.topic.toUtf8().constData(),
                                        static_cast<int>(message.payload.size()), message.payload.constData(),
                                        message.qos, message.retained, properties);
    mosquitto_property_free_all(&properties);
    wake();
    if (rc == MOSQ_ERR_NO_CONN || rc == MOSQ_ERR_CONN_LOST)
        return Error{ErrorCode::Unavailable, wordsFor(rc), englishFor(rc)};
    if (rc != MOSQ_ERR_SUCCESS)
        return invalid(englishFor(rc));
    return id;
}

void Connection::run()
{
    // A broken pipe is an error code to us, not the end of the process.
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &mask, nullptr);

    const QByteArray host = m_setup.address.host.toUtf8();
    Backoff backoff;
    while (!m_stopping) {
        m_tls.forget();
        const int rc = mosquitto_connect_bind_v5(m_client, host.constData(), m_setup.address.port, kKeepAliveSeconds,
                                                 nullptr, nullptr);
        m_told = false;
        const Milliseconds lasted = rc == MOSQ_ERR_SUCCESS ? serve() : 0ms;
        if (rc != MOSQ_ERR_SUCCESS)
            report(false, reasonFor(rc));
        if (lasted > kLasting)
            backoff.reset();
        pause(backoff.next());
    }
}

/// Until the connection ends, whichever way. How long it was a connection.
Milliseconds Connection::serve()
{
    const Instant began = std::chrono::steady_clock::now();
    std::optional<Instant> connected;
    std::optional<Instant> goodbye;
    int rc = MOSQ_ERR_SUCCESS;
    while (rc == MOSQ_ERR_SUCCESS && mosquitto_socket(m_client) >= 0) {
        const Instant now = std::chrono::steady_clock::now();
        if (m_connected && !connected)
            connected = now;
        if (m_stopping && !goodbye) {
            goodbye = now + kGoodbyeLimit;
            mosquitto_disconnect_v5(m_client, MQTT_RC_NORMAL_DISCONNECTION, nullptr);
        }
        const bool isLate = (goodbye && now > *goodbye) || (!connected && now - began > kHandshakeLimit);
        if (isLate)
            ::shutdown(mosquitto_socket(m_client), SHUT_RDWR);
        rc = serveOnce(connected && !goodbye ? 1000 : 50);
    }
    if (!m_told)
        report(false, reasonFor(rc));
    return connected ? std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - *connected) : 0ms;
}

int Connection::serveOnce(int timeoutMs)
{
    // The CONNECT packet waits from the beginning; asking for POLLOUT before TLS stands would spin.
    const bool wantsWrite = mosquitto_want_write(m_client) && !isHandshaking();
    pollfd files[2] = {{mosquitto_socket(m_client), static_cast<short>(wantsWrite ? POLLIN | POLLOUT : POLLIN), 0},
                       {m_wakeFd, POLLIN, 0}};
    if (::poll(files, 2, timeoutMs) < 0 && errno != EINTR)
        return MOSQ_ERR_ERRNO;
    if ((files[1].revents & POLLIN) != 0) {
        eventfd_t count = 0;
        ::eventfd_read(m_wakeFd, &count);
    }
    int rc = MOSQ_ERR_SUCCESS;
    if ((files[0].revents & (POLLIN | POLLERR | POLLHUP)) != 0)
        rc = mosquitto_loop_read(m_client, 1);
    if (rc == MOSQ_ERR_SUCCESS && mosquitto_want_write(m_client) && !isHandshaking())
        rc = mosquitto_loop_write(m_client, 1);
    return rc == MOSQ_ERR_SUCCESS ? mosquitto_loop_misc(m_client) : rc;
}

bool Connection::isHandshaking() const
{
    const auto* tls = static_cast<const SSL*>(mosquitto_ssl_get(m_client));
    return tls && SSL_is_init_finished(tls) == 0;
}

QString Connection::reasonFor(int rc) const
{
    const QString words = m_accepted ? QString() : m_tls.words(m_setup.address.certFile);
    return words.isEmpty() ? wordsFor(rc) : words;
}

void Connection::pause(Milliseconds delay)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, delay, [this] { return m_stopping.load(); });
}

void Connection::wake() const
{
    ::eventfd_write(m_wakeFd, 1);
}

void Connection::onConnected(int reasonCode)
{
    if (reasonCode != MQTT_RC_SUCCESS) {
        qCWarning(lcMqtt, "The broker refused the connection with reason %d.", reasonCode);
        report(false, wordsFor(reasonCode));
        return;
    }
    bool isComplete = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_accepted = true;
        m_unanswered.clear();
        for (const Subscription& subscription : std::as_const(m_setup.subscriptions))
            ask(subscription);
        isComplete = m_unanswered.isEmpty();
    }
    if (isComplete)
        report(true, {});
}

void Connection::onSubscribed(int id)
{
    bool isComplete = false;
    {
        const std::scoped_lock lock(m_mutex);
        isComplete = m_unanswered.remove(id) && m_unanswered.isEmpty();
    }
    if (isComplete)
        report(true, {});
}

void Connection::onMessage(Message message)
{
    // Once stopped, what the tap uses may be gone.
    if (m_stopping || (m_setup.tap && m_setup.tap(message)))
        return;
    post([this, message = std::move(message)] { m_events.messageReceived(message); });
}

void Connection::report(bool connected, const QString& reason)
{
    if (!connected)
        m_accepted = false;
    m_connected = connected;
    m_told = !connected;
    if (m_reported == std::pair(connected, reason))
        return;
    m_reported = {connected, reason};
    qCInfo(lcMqtt, "%s: %s", qPrintable(m_setup.clientId), connected ? "connected" : "not connected");
    post([this, connected, reason] { m_events.connectionChanged(connected, reason); });
}

template <class Call>
void Connection::post(Call call)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_owner)
        return;
    QMetaObject::invokeMethod(
        m_owner,
        [weak = weak_from_this(), call = std::move(call)] {
            const std::shared_ptr<Connection> self = weak.lock();
            if (self && !self->m_stopping)
                call();
        },
        Qt::QueuedConnection);
}

} // namespace jinbi::mqtt
