// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/permit.h"
#include "domain/result.h"
#include "ports/auditlog.h"
#include "ports/sessionlog.h"

#include <QFuture>
#include <QObject>
#include <QString>

namespace jinbi {

/// The one way by which sessions leave the console as a file. GUI thread.
class SessionExports : public QObject
{
    Q_OBJECT

public:
    /// Rows written; its progress and its cancel() are those of SessionLog::exportCsv().
    using Rows = QFuture<Result<qint64>>;

    /// Both outlive the service; `sessions` is the log itself, not a guarded one.
    SessionExports(SessionLog& sessions, AuditLog& log, QObject* parent = nullptr);

    /// A permit for Action::ExportSessions. The export begins once its entry, with the filter and the file's name, is
    /// in the audit log; without it there is no file.
    [[nodiscard]] QFuture<Result<Rows>> begin(const SessionFilter& filter, const QString& path, Permit permit);

private:
    SessionLog& m_sessions;
    AuditLog& m_log;
};

} // namespace jinbi
