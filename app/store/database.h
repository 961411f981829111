// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/dialect.h"
#include "store/filelock.h"
#include "store/filesystem.h"
#include "store/schema.h"
#include "store/storeaddress.h"

#include <QSqlDatabase>
#include <QString>

#include <optional>

class QThread;

namespace jinbi::store {

/// One open connection to a database.
///
/// Of a SQLite file: with its final name it is a whole database of ours (it is made under another name and renamed);
/// one program writes at a time; write-ahead log, synchronous=FULL. Of a PostgreSQL server: the database exists, made
/// by whoever runs the server; several programs may write, one transaction at a time. Of both: nothing is ever created
/// over what is there, and what was committed survives a power cut.
/// Thread: opened, used and destroyed in one thread; several connections may be open at once. Opening blocks.
class Database
{
public:
    enum class Access {
        Read,
        /// As Read, and takes what an older version of this program left as it is.
        Look,
        Write,
        /// Another connection of a program that holds the database for writing already, to write as well: takes no
        /// lock, creates, migrates, checks and backs up nothing.
        Join
    };

    /// NotFound when there is none. Write migrates; of a file it first takes the lock, checks the pages (up to 256 MB)
    /// and makes a backup. Join is Unavailable until this program has opened it with Write, for then it is there and
    /// up to date; of a server only until somebody has migrated it. Read never changes anything and refuses a schema
    /// that was not migrated yet.
    static Result<Database> open(const StoreAddress& address, const Schema& schema, Access access,
                                 const FileSystemProbe& probe = fileSystemOf);
    /// For Write: makes the database when there is nothing at `address`.
    static Result<Database> openOrCreate(const StoreAddress& address, const Schema& schema,
                                         const FileSystemProbe& probe = fileSystemOf);

    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    [[nodiscard]] QSqlDatabase handle() const;
    [[nodiscard]] const StoreAddress& address() const { return m_address; }
    [[nodiscard]] const Dialect& dialect() const { return dialectOf(m_address.kind()); }
    /// False once the server has gone; nothing but opening it anew helps then.
    [[nodiscard]] bool isConnected() const;
    /// Runs one statement without values and without an answer.
    Result<void> execute(const QString& sql) const;
    /// Of a file: reads every page and index entry, seconds for each GB.
    Result<void> check() const;
    /// Of a file: puts the journal back into it and empties it, so that what was deleted is in neither. Waits 250 ms
    /// for readers and then leaves it to the next time.
    Result<void> emptyJournal() const;

private:
    Database(StoreAddress address, std::optional<FileLock> lock);
    static Result<Database> connect(const QString& path, std::optional<FileLock> lock, Access access);
    static Result<void> create(const QString& path, const Schema& schema);
    static Result<Database> openLocked(const QString& path, const Schema& schema, FileLock lock,
                                       const FileSystemProbe& probe);
    static Result<Database> join(const QString& path, const Schema& schema, const FileSystemProbe& probe);
    static Result<Database> connectServer(const StoreAddress& address, Access access);
    static Result<Database> openServer(const StoreAddress& address, const Schema& schema, Access access,
                                       bool mayCreate);
    Result<void> configure(Access access) const;
    void close();

    StoreAddress m_address;
    QString m_connection;
    std::optional<FileLock> m_lock;
    QThread* m_thread = nullptr;
};

} // namespace jinbi::store
