// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/database.h"
#include "store/schema.h"

#include <QList>
#include <QString>

namespace jinbi::store {

/// Brings a database to the newest schema, forward only, one transaction for each step, after a backup
/// `<path>.before-v<version>`. A failed step leaves the version before it.
class Migrator
{
public:
    explicit Migrator(Schema schema) : m_schema(std::move(schema)) {}

    /// Incompatible when the file comes from a newer program that does not vouch for this one.
    Result<void> migrate(const Database& database) const;
    /// Changes nothing; Incompatible also when steps are still missing.
    Result<void> verify(const Database& database) const;

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
    [[nodiscard]] Result<QList<Step>> steps() const;
    static Result<Step> parse(const QString& path, const QString& name);
    static Result<Version> versionOf(const Database& database);
    static Result<void> accept(const Version& found, int head);
    static Result<void> apply(const Database& database, const Step& step);
    static Result<void> backUp(const Database& database, int next);

    Schema m_schema;
};

} // namespace jinbi::store
