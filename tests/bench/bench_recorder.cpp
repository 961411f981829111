// SPDX-License-Identifier: GPL-3.0-or-later
// The recorder with a real broker, beside raw inserts of the same rows in batches of the same size and durability.
#include "bench/figures.h"

#include "admin/sessionmaker.h"
#include "broker/accesslist.h"
#include "broker/privatebroker.h"
#include "platform/systemclock.h"
#include "recorder/recorder.h"
#include "store/sessioncolumns.h"
#include "store/sessionwriter.h"
#include "support/messagekeys.h"
#include "wire/codec.h"
#include "wire/topics.h"

#include <QCoreApplication>
#include <QHash>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <vector>

using namespace jinbi;
using namespace jinbi::bench;

namespace {

constexpr int kKiosks = 8;
constexpr int kBatch = 256;
constexpr int kInFlight = 400; ///< of a kiosk that empties its outbox
constexpr int kPerSecond = 500;

QList<SessionRecord> sessions(int count)
{
    const admin::BranchShape shape{count, kKiosks, 30, QDate(2026, 1, 31), 1};
    const admin::BankCalendar calendar(shape);
    const admin::SessionMaker maker(shape);
    QList<SessionRecord> all;
    for (int day = 0; day < calendar.days(); ++day) {
        for (const admin::Arrival& arrival : calendar.day(day))
            all.append(maker.make(arrival));
    }
    return all;
}

/// One kiosk's side of the wire: publishes and notes when each of its sessions was acknowledged.
class Sender : public QObject
{
public:
    Sender(const KioskId& kiosk, const mqtt::BrokerAddress& address)
        : m_kiosk(kiosk), m_client(kiosk.toString(), address)
    {
        m_client.subscribe(wire::filterOfDownlinks(kiosk), 1);
        connect(&m_client, &mqtt::MqttClient::messageReceived, this, &Sender::hear);
    }
    bool start()
    {
        return m_client.start() && waitUntil([this] { return m_client.isConnected(); });
    }
    void queue(const SessionRecord& record) { m_queue.append(wire::encode(record)); }
    void sendNext()
    {
        if (m_sent == m_queue.size())
            return;
        m_sentAt.append(m_clock.monotonicMs());
        const QString topic = wire::topic(m_kiosk, wire::Up::Session);
        const QByteArray mac = test::messageKeyOf(m_kiosk).sign(topic, m_queue.at(m_sent));
        if (m_client.publish(topic, m_queue.at(m_sent), 1, false, 0, mac))
            ++m_sent;
        else
            m_sentAt.removeLast();
    }
    /// Keeps a window full, as an outbox that has much to hand over.
    void flood()
    {
        m_floods = true;
        while (m_sent < m_queue.size() && m_sent - m_acked < kInFlight) {
            const qsizetype before = m_sent;
            sendNext();
            if (m_sent == before)
                return;
        }
    }
    [[nodiscard]] bool isDone() const { return m_acked == m_queue.size(); }
    [[nodiscard]] qsizetype unsent() const { return m_queue.size() - m_sent; }
    [[nodiscard]] const QList<double>& delays() const { return m_delays; }

private:
    void hear(const mqtt::Message& message)
    {
        if (wire::parseDown(message.topic, m_kiosk) != wire::Down::Ack)
            return;
        const auto ack = wire::decodeAck(m_kiosk, message.payload);
        const qint64 now = m_clock.monotonicMs();
        for (; ack && m_acked < static_cast<qsizetype>(ack->upTo); ++m_acked)
            m_delays.append(static_cast<double>(now - m_sentAt.at(m_acked)));
        if (m_floods)
            flood();
    }

    platform::SystemClock m_clock;
    KioskId m_kiosk;
    mqtt::MqttClient m_client;
    QList<QByteArray> m_queue;
    QList<qint64> m_sentAt;
    QList<double> m_delays;
    qsizetype m_sent = 0;
    qsizetype m_acked = 0;
    bool m_floods = false;
};

/// A branch for one measurement: broker, recorder, senders.
class Branch
{
public:
    bool start(const QList<SessionRecord>& records)
    {
        broker::BrokerSettings settings;
        settings.folder = m_folder.filePath(QStringLiteral("broker"));
        m_broker = std::make_unique<broker::PrivateBroker>(settings);
        m_broker->start();
        if (!waitUntil([this] { return m_broker->isReady(); }, 30000))
            return false;
        QList<KioskId> kiosks;
        for (int i = 0; i < kKiosks; ++i)
            kiosks.append(admin::SessionMaker::kioskId(i));
        auto admitted = m_broker->admit(kiosks);
        if (!waitUntil([&] { return admitted.isFinished(); }) || !admitted.result())
            return false;
        bool records_ = false;
        m_recorder = std::make_unique<recorder::Recorder>(
            recorder::RecorderSettings{m_folder.filePath(QStringLiteral("branch.sqlite")),
                                       m_broker->address(QString(broker::kRecorder)), QString(broker::kRecorder),
                                       test::messageKeyOf},
            m_clock);
        QObject::connect(m_recorder.get(), &recorder::Recorder::recordingChanged, m_broker.get(),
                         [&records_](bool recording) { records_ = recording; });
        m_recorder->start();
        if (!waitUntil([&] { return records_; }, 30000))
            return false;
        QObject::disconnect(m_recorder.get(), &recorder::Recorder::recordingChanged, m_broker.get(), nullptr);
        const auto addresses = admitted.result();
        for (qsizetype i = 0; i < kiosks.size(); ++i) {
            senders.push_back(std::make_unique<Sender>(kiosks.at(i), addresses->at(i)));
            for (const SessionRecord& record : records) {
                if (record.kiosk == kiosks.at(i))
                    senders.back()->queue(record);
            }
            if (!senders.back()->start())
                return false;
        }
        return true;
    }
    [[nodiscard]] bool isDone() const
    {
        return std::all_of(senders.cbegin(), senders.cend(), [](const auto& sender) { return sender->isDone(); });
    }

    std::vector<std::unique_ptr<Sender>> senders;

private:
    QTemporaryDir m_folder;
    platform::SystemClock m_clock;
    std::unique_ptr<broker::PrivateBroker> m_broker;
    std::unique_ptr<recorder::Recorder> m_recorder;
};

/// Rows that are ready, a prepared statement, a transaction for each batch, write-ahead log and FULL as in the product.
double rawMs(const QList<SessionRecord>& records)
{
    QList<QVariantList> rows;
    for (const SessionRecord& record : records)
        rows.append(store::columns::insertValues(record, wire::sessionBody(record), record.startedMs));
    const QTemporaryDir folder;
    const auto database =
        store::Database::openOrCreate(folder.filePath(QStringLiteral("raw.sqlite")), store::Schema::branch());
    if (!database)
        return 0;
    return millisecondsOf([&] {
        QSqlQuery insert(database->handle());
        insert.prepare(store::columns::insertSql());
        for (qsizetype from = 0; from < rows.size(); from += kBatch) {
            static_cast<void>(database->execute(QStringLiteral("BEGIN IMMEDIATE")));
            for (const QVariantList& row : rows.mid(from, kBatch)) {
                for (int i = 0; i < row.size(); ++i)
                    insert.bindValue(i, row.at(i));
                insert.exec();
            }
            static_cast<void>(database->execute(QStringLiteral("COMMIT")));
        }
    });
}

/// The recorder's own path without the wire: decode, write, state of the sequences.
double writerMs(const QList<SessionRecord>& records)
{
    QList<QByteArray> messages;
    for (const SessionRecord& record : records)
        messages.append(wire::encode(record));
    const QTemporaryDir folder;
    const platform::SystemClock clock;
    auto database =
        store::Database::openOrCreate(folder.filePath(QStringLiteral("branch.sqlite")), store::Schema::branch());
    if (!database)
        return 0;
    store::SessionWriter writer(*std::move(database), clock);
    return millisecondsOf([&] {
        for (qsizetype from = 0; from < messages.size(); from += kBatch) {
            store::Batch batch;
            for (qsizetype i = from; i < std::min(messages.size(), from + kBatch); ++i)
                batch.sessions.append({*wire::decodeSession(records.at(i).kiosk, messages.at(i)), messages.at(i)});
            static_cast<void>(writer.write(batch));
        }
    });
}

double brokerMs(const QList<SessionRecord>& records)
{
    Branch branch;
    if (!branch.start(records))
        return 0;
    return millisecondsOf([&] {
        for (const auto& sender : branch.senders)
            sender->flood();
        waitUntil([&] { return branch.isDone(); });
    });
}

void measureThroughput(const Options& options, Figures& figures)
{
    const QList<SessionRecord> records = sessions(options.quick ? 4000 : 12000);
    QList<double> raw;
    QList<double> writer;
    QList<double> whole;
    for (int i = 0; i < (options.quick ? 1 : 3); ++i) {
        raw.append(rawMs(records));
        writer.append(writerMs(records));
        whole.append(brokerMs(records));
    }
    const double thousand = 1000.0 * static_cast<double>(records.size());
    const QString bare = QStringLiteral("sessions/s, raw inserts");
    figures.add({QStringLiteral("decode, check, write, rollups"), QStringLiteral("sessions/s"),
                 thousand / median(writer), thousand / median(raw), bare});
    Figure figure{QStringLiteral("recorder through the broker, acknowledged"), QStringLiteral("sessions/s"),
                  thousand / median(whole), thousand / median(raw), bare};
    figure.leastRatio = 0.5;
    figures.add(figure);
}

/// A steady stream from all kiosks; how long after it was sent a session is known to be stored.
void measureDelay(const Options& options, Figures& figures)
{
    const int seconds = options.quick ? 4 : 20;
    Branch branch;
    if (!branch.start(sessions(kPerSecond * seconds))) {
        figures.skip(QStringLiteral("delay at 500 messages/s"), QStringLiteral("no broker"));
        return;
    }
    const platform::SystemClock clock;
    const qint64 began = clock.monotonicMs();
    qint64 sent = 0;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        // Round the kiosks, skipping those that have none left.
        for (; sent < (clock.monotonicMs() - began) * kPerSecond / 1000; ++sent) {
            auto most = std::max_element(branch.senders.begin(), branch.senders.end(),
                                         [](const auto& a, const auto& b) { return a->unsent() < b->unsent(); });
            (*most)->sendNext();
        }
    });
    beat.start(2);
    waitUntil([&] { return branch.isDone(); }, seconds * 5000);
    QList<double> delays;
    for (const auto& sender : branch.senders)
        delays.append(sender->delays());
    Figure figure{QStringLiteral("sent -> acknowledged at 500 messages/s, p99"), QStringLiteral("ms"),
                  percentile(delays, 0.99)};
    figure.mostValue = 250;
    figure.note = QStringLiteral("median %1, %2 sessions").arg(median(delays)).arg(delays.size());
    figures.add(figure);
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const Options options = optionsFrom(QCoreApplication::arguments());
    Figures figures(QStringLiteral("Recorder"));
    measureThroughput(options, figures);
    measureDelay(options, figures);
    return figures.finish(options.json);
}
