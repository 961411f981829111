// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/permitdesk.h"
#include "services/sessionexports.h"

#include <QFutureWatcher>
#include <QObject>

namespace jinbi::ui {

/// One export at a time, in the background; it outlives the view being left, not the page.
class SessionExport : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    SessionExport(SessionExports& exports, PermitDesk& desk, QObject* parent = nullptr);
    ~SessionExport() override;

    [[nodiscard]] bool isRunning() const { return m_isAsking || m_watcher.isRunning(); }
    /// Leave is asked for first; without it, it fails with the reason, or is cancelled.
    void start(const SessionFilter& filter, const QString& path, qint64 rows);

public Q_SLOTS:
    void cancel();

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);
    /// Either of these ends it; a cancelled one is neither finished nor failed.
    void finished(qint64 rows, const QString& path);
    void failed(const jinbi::Error& error);
    void cancelled();

private:
    void begin(const SessionFilter& filter, Permit permit);
    void fail(const Error& error);
    void conclude();

    SessionExports& m_exports;
    PermitDesk& m_desk;
    bool m_isAsking = false;
    QFutureWatcher<Result<qint64>> m_watcher;
    QString m_path;
    qint64 m_rows = 0;
};

} // namespace jinbi::ui
