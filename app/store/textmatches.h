// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/database.h"

#include <QString>
#include <QStringList>

namespace jinbi::store {

/// What the text of a filter stands for in a store: the kiosks and customers whose name it is part of, whatever the
/// case, and the sessions whose id begins with it. Looked up for each question anew, because customers and kiosks come
/// and go between two of them.
struct TextMatches
{
    /// Above this many customers only the text itself tells who is meant.
    static constexpr int kMostCustomers = 2000;

    QString text; ///< in lower case
    QStringList kiosks;
    bool areAllKiosks = false; ///< every session matches
    QStringList customers;
    bool areMoreCustomers = false; ///< than are listed; then `customers` is empty
    double sessions = 0;           ///< of these customers, about, if all came equally often
    QString idStart;               ///< empty when no id begins with the text

    /// Of a text that is not empty. A tenth of the time limit of a page with 200,000 customers.
    static Result<TextMatches> find(const Database& database, const QString& text);
};

/// The LIKE pattern, with backslash as its escape, of all that contains `text`.
[[nodiscard]] QString likePattern(QString text);

} // namespace jinbi::store
