// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/policy.h"
#include "domain/result.h"
#include "mqtt/mqttclient.h"
#include "ports/clock.h"
#include "ports/sessionlog.h"
#include "recorder/figurekeeper.h"
#include "recorder/inbox.h"
#include "store/database.h"
#include "store/evidencevault.h"
#include "store/storeaddress.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QThread>

#include <functional>
#include <optional>

namespace jinbi::recorder {

class RecorderWorker;

struct RecorderSettings
{
    store::StoreAddress store; ///< a file is created when there is none
    mqtt::BrokerAddress broker;
    QString clientId;
    MessageKeys messageKeys; ///< called on the recorder's thread
    /// Looks at the store before anything is recorded in it, on the recorder's thread; while it answers with an error,
    /// nothing is. Empty: whatever store is there will do.
    std::function<Result<void>(const store::Database&)> inspectStore = {};
    /// Opens what kiosks sealed and locks it for the store; without one pictures are kept as they were sealed.
    std::optional<store::EvidenceVault> vault = {};
};

/// Takes sessions and pictures from the broker, puts them into the database and acknowledges them to the kiosks.
///
/// Invariant: a kiosk is told "stored" only after the transaction that holds the session was committed, and "refused"
/// only after the refusal was. What could not be written is not answered, so that the kiosk keeps and repeats it.
/// Thread: lives on its creator's thread, where the signals arrive; the work is done on a thread of its own.
class Recorder : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives the recorder.
    Recorder(RecorderSettings settings, const Clock& clock, QObject* parent = nullptr);
    ~Recorder() override;

    /// Opens and inspects the store, then the connection, and keeps trying both, also when the store's server goes away
    /// later; what hinders it is told by failed().
    void start();
    /// Stores and answers what has arrived, says goodbye and joins: about a second, or until the time-outs of a
    /// database server that hangs (8 s). Once; also done by the destructor.
    void stop();
    /// A signed revision that the kiosk may work by: sessions under its number are held against it.
    void knowPolicy(const KioskId& kiosk, const PolicyFields& content);
    /// At any time, from any thread.
    [[nodiscard]] RecorderFigures figures() const { return m_figures.snapshot(); }

Q_SIGNALS:
    /// The store is open and the broker is connected; or no longer.
    void recordingChanged(bool recording);
    void sessionsStored(const QList<jinbi::SessionRow>& rows);
    /// `count` messages refused just now, `code` as in store::RefusedMessage; the kiosk is null when the topic names
    /// none.
    void quarantined(const jinbi::KioskId& kiosk, const QString& code, int count);
    void failed(const jinbi::Error& error);

private:
    FigureKeeper m_figures;
    QThread m_thread;
    RecorderWorker* m_worker; ///< lives on m_thread, which deletes it
};

} // namespace jinbi::recorder
