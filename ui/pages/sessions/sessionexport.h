// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QFutureWatcher>
#include <QObject>

namespace jinbi::ui {

/// One export at a time, in the background; it outlives the view being left, not the page.
class SessionExport : public QObject
{
    Q_OBJECT

public:
    explicit SessionExport(SessionLog& log, QObject* parent = nullptr);
    ~SessionExport() override;

    [[nodiscard]] bool isRunning() const { return m_watcher.isRunning(); }
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
    void conclude();

    SessionLog& m_log;
    QFutureWatcher<Result<qint64>> m_watcher;
    QString m_path;
    qint64 m_rows = 0;
};

} // namespace jinbi::ui
