// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/sessionexport.h"

namespace jinbi::ui {

SessionExport::SessionExport(SessionLog& log, QObject* parent) : QObject(parent), m_log(log)
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this](int done) { Q_EMIT progressed(done, m_rows); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &SessionExport::conclude);
}

SessionExport::~SessionExport()
{
    m_watcher.cancel();
}

void SessionExport::start(const SessionFilter& filter, const QString& path, qint64 rows)
{
    if (isRunning())
        return;
    m_path = path;
    m_rows = rows;
    Q_EMIT progressed(0, m_rows);
    m_watcher.setFuture(m_log.exportCsv(filter, path));
}

void SessionExport::cancel()
{
    m_watcher.cancel();
}

void SessionExport::conclude()
{
    const QFuture<Result<qint64>> done = m_watcher.future();
    if (done.isCanceled() || done.resultCount() == 0) {
        Q_EMIT cancelled();
        return;
    }
    const Result<qint64> rows = done.result();
    if (rows)
        Q_EMIT finished(*rows, m_path);
    else if (rows.error().code == ErrorCode::Cancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(rows.error());
}

} // namespace jinbi::ui
