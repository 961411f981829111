// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/database.h"
#include "store/dialect.h"
#include "store/schema.h"

#include <QList>
#include <QString>

namespace jinbi::store {

/// Brings a database to the newest schema, forward only, one locked transaction for each step, so that of several
/// programs which start at once one migrates and the others find it done. A failed step leaves the version before it.
/// A file is backed up to `<path>.before-v<version>` first; the backups of a server are the business of who runs it.
class Migrator
{
public:
    explicit Migrator(Schema schema) : m_schema(std::move(schema)) {}

    /// Incompatible when the file comes from a newer program that does not vouch for this one.
    Result<void> migrate(const Database& database) const;
    /// The version of a database that this program opens or brings up to date; Incompatible as migrate(). Changes
    /// nothing.
    Result<int> version(const Database& database) const;
    /// Changes nothing; `whenBehind` when steps are still missing.
    Result<void> verify(const Database& database, ErrorCode whenBehind = ErrorCode::Incompatible) const;

private:
    struct Step
    {
        int version = 0;
        int minCompatible = 0;
        QString name;
        QStringList statements;
    };
    struct Version
    {
        int current = 0;
        int minCompatible = 0;
    };
    [[nodiscard]] Result<QList<Step>> steps(const Dialect& dialect) const;
    static Result<Step> parse(const QString& path, const QString& name, const Dialect& dialect);
    static Result<Version> versionOf(const Database& database);
    static Result<void> accept(const Version& found, int head);
    Result<void> apply(const Database& database, const Step& step) const;
    static Result<void> backUp(const Database& database, int next);

    Schema m_schema;
};

} // namespace jinbi::store
