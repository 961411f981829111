// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"
#include "recorder/inbox.h"
#include "recorder/recorder.h"
#include "recorder/resendplan.h"
#include "recorder/suspicions.h"
#include "store/sessionwriter.h"
#include "wire/topics.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace jinbi::recorder {

/// The recorder's own thread: everything but the constructor runs there.
///
/// A batch is what arrived since the last commit: it is written as soon as the thread has nothing else to take in, but
/// commits keep 20 ms apart unless 256 messages wait. So a lone session is stored at once and a burst costs few syncs.
class RecorderWorker : public QObject
{
    Q_OBJECT

public:
    RecorderWorker(RecorderSettings settings, const Clock& clock, FigureKeeper& figures);
    ~RecorderWorker() override;

    void open();
    void close();
    void knowPolicy(const KioskId& kiosk, const PolicyFields& content) { m_suspicions.know(kiosk, content); }

Q_SIGNALS:
    void recordingChanged(bool recording);
    void sessionsStored(const QList<jinbi::SessionRow>& rows);
    void quarantined(const jinbi::KioskId& kiosk, const QString& code, int count);
    void failed(const jinbi::Error& error);

private:
    Result<void> openStore();
    Result<void> openLink();
    void probeStore();
    void dropStore();
    void announce();
    void take(const mqtt::Message& message);
    void flush();
    void answer(const store::BatchResult& result);
    void sendRefusals(const store::BatchResult& result);
    void sendAcks(const store::BatchResult& result);
    void sendResends();
    void publish(const KioskId& kiosk, wire::Down what, const QByteArray& payload);
    void onPublished(int id);
    void tell(const store::BatchResult& result);
    void suspect(const store::BatchResult& result);
    void count(const store::BatchResult& result);
    void complain(const Error& error);

    const RecorderSettings m_settings;
    const Clock& m_clock;
    FigureKeeper& m_figures;
    std::optional<store::Database> m_uninspected; ///< held open, so that others of this program may join it
    std::optional<store::SessionWriter> m_writer;
    std::unique_ptr<mqtt::MqttClient> m_client;
    Inbox m_inbox;
    ResendPlan m_resends;
    Suspicions m_suspicions;
    QHash<int, qint64> m_unconfirmed; ///< acknowledgements on their way to the broker: id -> time of the commit
    QTimer m_flushTimer;
    QTimer m_resendTimer;
    QTimer m_retryTimer;
    QTimer m_probeTimer;
    qint64 m_lastFlushMs = 0;
    bool m_isRecording = false; ///< as last announced
    std::optional<ErrorCode> m_lastComplaint;
    qint64 m_lastComplaintMs = 0;
};

} // namespace jinbi::recorder
