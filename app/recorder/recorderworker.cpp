// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/recorderworker.h"

#include "store/sessioncolumns.h"
#include "wire/codec.h"
#include "wire/topics.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QMap>

#include <algorithm>
#include <chrono>
#include <utility>

namespace jinbi::recorder {

namespace {

Q_LOGGING_CATEGORY(lcRecorder, "jinbi.recorder")

using namespace std::chrono_literals;

constexpr qsizetype kMaxBatch = 256;
constexpr qint64 kCommitSpacingMs = 20;
constexpr qint64 kComplainEveryMs = 5000;
constexpr auto kRetryEvery = 5s;
constexpr auto kProbeEvery = 5s;
constexpr auto kResendCheckEvery = 1s;
constexpr qsizetype kMaxUnconfirmed = 4096;

} // namespace

RecorderWorker::RecorderWorker(RecorderSettings settings, const Clock& clock, FigureKeeper& figures)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_figures(figures)
    , m_inbox(m_settings.messageKeys)
    , m_flushTimer(this)
    , m_resendTimer(this)
    , m_retryTimer(this)
    , m_probeTimer(this)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setTimerType(Qt::PreciseTimer);
    m_retryTimer.setSingleShot(true);
    m_probeTimer.setInterval(kProbeEvery);
    m_resendTimer.setInterval(kResendCheckEvery);
    connect(&m_flushTimer, &QTimer::timeout, this, &RecorderWorker::flush);
    connect(&m_retryTimer, &QTimer::timeout, this, &RecorderWorker::open);
    connect(&m_probeTimer, &QTimer::timeout, this, &RecorderWorker::probeStore);
    connect(&m_resendTimer, &QTimer::timeout, this, &RecorderWorker::sendResends);
}

RecorderWorker::~RecorderWorker() = default;

void RecorderWorker::open()
{
    auto ok = openStore();
    if (ok && !m_client)
        ok = openLink();
    if (ok) {
        announce();
        return;
    }
    qCWarning(lcRecorder, "Cannot record: %ls", qUtf16Printable(ok.error().detail));
    Q_EMIT failed(ok.error());
    m_retryTimer.start(kRetryEvery);
}

Result<void> RecorderWorker::openStore()
{
    if (m_writer)
        return {};
    if (!m_uninspected) {
        auto database = store::Database::openOrCreate(m_settings.store, store::Schema::branch());
        if (!database)
            return database.error();
        m_uninspected.emplace(*std::move(database));
    }
    if (m_settings.inspectStore) {
        auto ok = m_settings.inspectStore(*m_uninspected);
        // Whoever confirms it joins it. What failed otherwise, as with a server that went away, is opened anew.
        if (!ok && ok.error().code != ErrorCode::Held)
            m_uninspected.reset();
        if (!ok)
            return ok;
    }
    m_writer.emplace(*std::move(m_uninspected), m_clock, m_settings.vault);
    m_uninspected.reset();
    m_probeTimer.start();
    return {};
}

Result<void> RecorderWorker::openLink()
{
    m_client = std::make_unique<mqtt::MqttClient>(m_settings.clientId, m_settings.broker);
    m_client->subscribe(wire::filterOfAll(wire::Up::Session), 1);
    m_client->subscribe(wire::filterOfAll(wire::Up::Evidence), 1);
    connect(m_client.get(), &mqtt::MqttClient::messageReceived, this, &RecorderWorker::take);
    connect(m_client.get(), &mqtt::MqttClient::connectionChanged, this, [this](bool connected, const QString& reason) {
        announce();
        if (!connected)
            Q_EMIT failed({ErrorCode::Unavailable, reason, QStringLiteral("the recorder's connection")});
    });
    connect(m_client.get(), &mqtt::MqttClient::published, this, [this](int id) { onPublished(id); });
    m_resendTimer.start();
    auto started = m_client->start();
    if (!started)
        m_client.reset();
    return started;
}

// In a quiet hour nobody would notice otherwise that the next session cannot be stored.
void RecorderWorker::probeStore()
{
    if (!m_writer)
        return;
    const auto there = m_writer->probe();
    if (there || m_writer->isConnected())
        return;
    complain(there.error());
    dropStore();
}

void RecorderWorker::dropStore()
{
    m_probeTimer.stop();
    m_writer.reset();
    announce();
    m_retryTimer.start(0);
}

void RecorderWorker::announce()
{
    const bool isRecording = m_writer && m_client && m_client->isConnected();
    if (isRecording == m_isRecording)
        return;
    m_isRecording = isRecording;
    Q_EMIT recordingChanged(isRecording);
}

void RecorderWorker::close()
{
    m_retryTimer.stop();
    m_resendTimer.stop();
    m_probeTimer.stop();
    flush();
    m_retryTimer.stop(); // once more: that may have found the store gone
    if (m_client)
        m_client->stop();
    m_client.reset();
    m_writer.reset();
    m_uninspected.reset();
}

void RecorderWorker::take(const mqtt::Message& message)
{
    const qint64 now = m_clock.monotonicMs();
    m_figures.add(&RecorderFigures::received, 1);
    m_inbox.add(message, now);
    if (m_inbox.size() >= kMaxBatch) {
        flush();
    } else if (!m_flushTimer.isActive()) {
        const qint64 wait = std::clamp<qint64>(m_lastFlushMs + kCommitSpacingMs - now, 0, kCommitSpacingMs);
        m_flushTimer.start(std::chrono::milliseconds(wait));
    }
}

void RecorderWorker::flush()
{
    m_flushTimer.stop();
    if (m_inbox.size() == 0)
        return;
    if (!m_writer) { // as below: not answered, so it comes again
        m_figures.add(&RecorderFigures::lostBatches, 1);
        m_inbox.clear();
        return;
    }
    const auto result = m_writer->write(m_inbox.batch());
    m_lastFlushMs = m_clock.monotonicMs();
    if (result) {
        count(*result);
        answer(*result);
        tell(*result);
    } else {
        // Nobody was answered, so the kiosks keep all of it and send it again.
        m_figures.add(&RecorderFigures::lostBatches, 1);
        complain(result.error());
        if (!m_writer->isConnected())
            dropStore();
    }
    m_inbox.clear();
}

void RecorderWorker::complain(const Error& error)
{
    // A full disk refuses fifty batches a second; saying so every few seconds is enough.
    const qint64 now = m_clock.monotonicMs();
    if (m_lastComplaint == error.code && now - m_lastComplaintMs < kComplainEveryMs)
        return;
    m_lastComplaint = error.code;
    m_lastComplaintMs = now;
    qCWarning(lcRecorder, "Nothing can be stored: %ls", qUtf16Printable(error.detail));
    Q_EMIT failed(error);
}

void RecorderWorker::answer(const store::BatchResult& result)
{
    // A refused session has to be in the kiosk's dead letters before an acknowledgement passes its number.
    sendRefusals(result);
    sendAcks(result);
    for (const store::EpochState& state : result.epochs)
        m_resends.update(state);
    sendResends();
}

void RecorderWorker::sendRefusals(const store::BatchResult& result)
{
    QList<Refusal> refusals = m_inbox.refusals();
    for (qsizetype i = 0; i < result.sessions.size(); ++i) {
        if (result.sessions[i] != store::Fate::Conflict)
            continue;
        const SessionRecord& record = m_inbox.batch().sessions[i].record;
        refusals.append({record.kiosk,
                         {record.epoch, record.seq, QStringLiteral("conflict"),
                          QStringLiteral("another session has this id or place")}});
    }
    for (const Refusal& refusal : std::as_const(refusals)) {
        m_figures.add(&RecorderFigures::nacks, 1);
        publish(refusal.kiosk, wire::Down::Nack, wire::encode(refusal.kiosk, refusal.nack));
    }
}

void RecorderWorker::sendAcks(const store::BatchResult& result)
{
    for (const store::EpochState& state : result.epochs) {
        wire::Ack ack{state.epoch, state.upTo, {}, m_clock.utcMs()};
        for (qsizetype i = 0; i < result.sessions.size(); ++i) {
            const SessionRecord& record = m_inbox.batch().sessions[i].record;
            if (result.sessions[i] != store::Fate::Conflict && record.seq > state.upTo && record.kiosk == state.kiosk &&
                record.epoch == state.epoch)
                ack.sparse.append(record.seq);
        }
        std::sort(ack.sparse.begin(), ack.sparse.end());
        ack.sparse.erase(std::unique(ack.sparse.begin(), ack.sparse.end()), ack.sparse.end());
        m_figures.add(&RecorderFigures::acks, 1);
        publish(state.kiosk, wire::Down::Ack, wire::encode(state.kiosk, ack));
    }
}

void RecorderWorker::sendResends()
{
    const ResendPlan::Due due = m_resends.due(m_clock.monotonicMs());
    for (const ResendPlan::Request& each : due.requests) {
        m_figures.add(&RecorderFigures::resends, 1);
        publish(each.kiosk, wire::Down::Resend,
                wire::encode(each.kiosk, wire::Resend{each.epoch, each.gap.from, each.gap.to}));
    }
    for (const ResendPlan::Request& each : due.givenUp) {
        Q_EMIT failed({ErrorCode::NotFound,
                       QCoreApplication::translate("Recorder", "Sessions %1 to %2 of kiosk %3 did not arrive.")
                           .arg(each.gap.from)
                           .arg(each.gap.to)
                           .arg(each.kiosk.toString()),
                       QStringLiteral("gap in epoch %1 given up").arg(each.epoch)});
    }
}

void RecorderWorker::publish(const KioskId& kiosk, wire::Down what, const QByteArray& payload)
{
    // An answer that cannot be sent now is given again when the kiosk repeats its message.
    const auto id = m_client->publish(wire::topic(kiosk, what), payload, 1);
    if (!id)
        qCDebug(lcRecorder, "No answer sent: %ls", qUtf16Printable(id.error().detail));
    else if (what == wire::Down::Ack && m_unconfirmed.size() < kMaxUnconfirmed)
        m_unconfirmed.insert(*id, m_lastFlushMs);
}

void RecorderWorker::onPublished(int id)
{
    const auto found = m_unconfirmed.constFind(id);
    if (found == m_unconfirmed.cend())
        return;
    m_figures.time(FigureKeeper::Series::StoredToAcked, m_clock.monotonicMs() - *found);
    m_unconfirmed.erase(found);
}

void RecorderWorker::tell(const store::BatchResult& result)
{
    QList<SessionRow> rows;
    QMap<std::pair<KioskId, QString>, int> refused;
    for (const store::RefusedMessage& message : m_inbox.batch().refused)
        ++refused[{message.kiosk, message.code}];
    for (qsizetype i = 0; i < result.sessions.size(); ++i) {
        const SessionRecord& record = m_inbox.batch().sessions[i].record;
        if (result.sessions[i] == store::Fate::Stored)
            rows.append(store::rowOf(record));
        else if (result.sessions[i] == store::Fate::Conflict)
            ++refused[{record.kiosk, QStringLiteral("conflict")}];
    }
    for (qsizetype i = 0; i < result.evidence.size(); ++i) {
        if (const QString code = store::codeOf(result.evidence[i]); !code.isEmpty())
            ++refused[{m_inbox.batch().evidence[i].kiosk, code}];
    }
    if (!rows.isEmpty())
        Q_EMIT sessionsStored(rows);
    for (auto it = refused.cbegin(); it != refused.cend(); ++it)
        Q_EMIT quarantined(it.key().first, it.key().second, it.value());
    suspect(result);
}

void RecorderWorker::suspect(const store::BatchResult& result)
{
    const store::Batch& batch = m_inbox.batch();
    const QString conflict = QStringLiteral("conflict");
    for (const store::RefusedMessage& message : batch.refused)
        m_suspicions.refused(message, m_lastFlushMs);
    for (qsizetype i = 0; i < result.sessions.size(); ++i) {
        const SessionRecord& record = batch.sessions[i].record;
        if (result.sessions[i] == store::Fate::Stored)
            m_suspicions.stored(record, m_lastFlushMs);
        else if (result.sessions[i] == store::Fate::Conflict)
            m_suspicions.refused({{}, record.kiosk, conflict, QStringLiteral("session %1").arg(record.seq), {}, {}, 0},
                                 m_lastFlushMs);
    }
    for (qsizetype i = 0; i < result.evidence.size(); ++i) {
        if (const QString code = store::codeOf(result.evidence[i]); !code.isEmpty())
            m_suspicions.refused({{}, batch.evidence[i].kiosk, code, QStringLiteral("picture"), {}, {}, 0},
                                 m_lastFlushMs);
    }
    const QList<Error> alarms = m_suspicions.take();
    for (const Error& alarm : alarms) {
        qCWarning(lcRecorder, "Suspicious: %ls (%ls)", qUtf16Printable(alarm.message), qUtf16Printable(alarm.detail));
        Q_EMIT failed(alarm);
    }
}

void RecorderWorker::count(const store::BatchResult& result)
{
    using Series = FigureKeeper::Series;
    for (qsizetype i = 0; i < result.sessions.size(); ++i) {
        const SessionRecord& record = m_inbox.batch().sessions[i].record;
        if (result.sessions[i] != store::Fate::Stored)
            continue;
        m_figures.time(Series::ReceivedToStored, m_lastFlushMs - m_inbox.arrivals()[i]);
        m_figures.time(Series::FinishedToStored,
                       std::max<qint64>(0, result.storedMs - record.startedMs - record.timing.totalMs));
    }
    m_figures.add(&RecorderFigures::batches, 1);
    m_figures.add(&RecorderFigures::stored, result.sessions.count(store::Fate::Stored));
    m_figures.add(&RecorderFigures::duplicates, result.sessions.count(store::Fate::Duplicate));
    m_figures.add(&RecorderFigures::conflicts, result.sessions.count(store::Fate::Conflict));
    m_figures.add(&RecorderFigures::pictures, result.evidence.count(store::Fate::Stored));
    m_figures.add(&RecorderFigures::refused, m_inbox.batch().refused.size());
}

} // namespace jinbi::recorder
