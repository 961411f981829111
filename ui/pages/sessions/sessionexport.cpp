// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/sessionexport.h"

namespace jinbi::ui {

SessionExport::SessionExport(SessionExports& exports, PermitDesk& desk, QObject* parent)
    : QObject(parent), m_exports(exports), m_desk(desk)
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
    m_isAsking = true;
    m_desk.ask(Action::ExportSessions, this, [this, filter](Result<Permit> permit) {
        if (permit)
            begin(filter, std::move(*permit));
        else
            fail(permit.error());
    });
}

void SessionExport::begin(const SessionFilter& filter, Permit permit)
{
    Q_EMIT progressed(0, m_rows);
    m_exports.begin(filter, m_path, std::move(permit)).then(this, [this](const Result<SessionExports::Rows>& begun) {
        if (!begun)
            return fail(begun.error());
        m_isAsking = false;
        m_watcher.setFuture(*begun);
    });
}

void SessionExport::fail(const Error& error)
{
    m_isAsking = false;
    if (error.code == ErrorCode::Cancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(error);
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
    else
        fail(rows.error());
}

} // namespace jinbi::ui
