// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/permit.h"
#include "domain/result.h"

#include <QFuture>
#include <QString>

namespace jinbi {

/// Writes the audit log and what proves it into one file that a third party checks without us. Called on the GUI
/// thread, answered from another.
class AuditExporter
{
public:
    AuditExporter() = default;
    AuditExporter(const AuditExporter&) = delete;
    AuditExporter& operator=(const AuditExporter&) = delete;
    virtual ~AuditExporter() = default;

    /// A permit for Action::ExportAudit; the entry about the export is in the log before the file begins. Answers with
    /// the entries written, reports progress in entries, and can be cancelled. Whoever cancels it, or whose disk is
    /// full, finds no file at `path`, and an older one there as it was.
    [[nodiscard]] virtual QFuture<Result<qint64>> exportPackage(QString path, Permit permit) = 0;
};

} // namespace jinbi
