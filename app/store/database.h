// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/filelock.h"
#include "store/schema.h"

#include <QSqlDatabase>
#include <QString>

#include <optional>

class QThread;

namespace jinbi::store {

/// One open connection to a database file.
///
/// Invariants: a file with the final name is a whole database of ours (it is made under another name and renamed);
/// one program writes at a time; nothing is ever created over what is there. Write-ahead log, synchronous=FULL: what
/// was committed survives a power cut.
/// Thread: opened, used and destroyed in one thread; several connections may be open at once.
class Database
{
public:
    enum class Access { Read, Write };

    /// NotFound when there is none. Write takes the lock, checks the pages (files up to 256 MB) and migrates after a
    /// backup; Read never changes anything and refuses a schema that was not migrated yet.
    static Result<Database> open(const QString& path, const Schema& schema, Access access);
    /// For Write: makes the database when there is nothing at `path`.
    static Result<Database> openOrCreate(const QString& path, const Schema& schema);

    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    [[nodiscard]] QSqlDatabase handle() const;
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] Access access() const { return m_lock ? Access::Write : Access::Read; }
    /// Runs one statement without values and without an answer.
    Result<void> execute(const QString& sql) const;
    /// Reads every page and index entry: seconds for each GB.
    Result<void> check() const;

private:
    Database(QString path, std::optional<FileLock> lock);
    static Result<Database> connect(const QString& path, std::optional<FileLock> lock, Access access);
    static Result<void> create(const QString& path, const Schema& schema);
    static Result<Database> openLocked(const QString& path, const Schema& schema, FileLock lock);
    Result<void> configure(Access access) const;
    void close();

    QString m_path;
    QString m_connection;
    std::optional<FileLock> m_lock;
    QThread* m_thread = nullptr;
};

} // namespace jinbi::store
