// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kioskstatus.h"
#include "domain/result.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <memory>

class QSqlQuery;

namespace jinbi::kiosk {

/// How much the kiosk may write.
struct DiskLimits
{
    qint64 databaseBytes = qint64{1} << 30; ///< the file never grows beyond
    qint64 lowFreeBytes = qint64{512} << 20;
    qint64 fullFreeBytes = qint64{64} << 20; ///< below: no new visit begins
};

/// The one file that a kiosk keeps: outbox, ledger and failure counts. No picture, template, phone number or PIN.
///
/// SQLite, WAL, synchronous=FULL, mode 0600, own application_id. Used by the thread that opened it.
class KioskDatabase
{
public:
    /// Creates the file when there is none. Corrupt when it is not whole, Incompatible when it is another program's or
    /// a newer one, Refused when others may read it; such a file is left as it is.
    static Result<std::unique_ptr<KioskDatabase>> open(const QString& path, const DiskLimits& limits = {});
    ~KioskDatabase();
    KioskDatabase(const KioskDatabase&) = delete;
    KioskDatabase& operator=(const KioskDatabase&) = delete;

    [[nodiscard]] QSqlDatabase connection() const;
    [[nodiscard]] DiskHealth disk() const;
    [[nodiscard]] qint64 freeBytes() const;

    /// Runs `work` in one immediate transaction; rolled back when it fails.
    Result<void> transaction(const std::function<Result<void>()>& work);
    /// Io, or Unavailable when the disk or the file's limit is reached.
    [[nodiscard]] static Error errorOf(const QSqlQuery& query);

private:
    KioskDatabase(QString path, QString name, DiskLimits limits);
    Result<void> prepareFile() const;
    Result<void> configure();
    Result<void> createSchema();
    Result<void> checkSchema();

    QString m_path;
    QString m_name;
    DiskLimits m_limits;
};

} // namespace jinbi::kiosk
