// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/textmatches.h"

#include "ports/sessionlog.h"
#include "store/statement.h"

#include <QUuid>

#include <algorithm>

namespace jinbi::store {

namespace {

// Longer than any name or id; databases refuse patterns that are too long.
constexpr qsizetype kLongestName = 64;

Result<void> addKiosks(const Database& database, TextMatches& found)
{
    Statement kiosks(database, QStringLiteral("SELECT DISTINCT kiosk FROM kiosk_epoch ORDER BY kiosk"));
    if (const auto ok = kiosks.run({}); !ok)
        return ok.error();
    qsizetype all = 0;
    for (;; ++all) {
        const auto more = kiosks.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (const QString kiosk = kiosks.value(0).toString(); kiosk.toLower().contains(found.text))
            found.kiosks.append(kiosk);
    }
    found.areAllKiosks = all > 0 && found.kiosks.size() == all;
    return {};
}

Result<void> addCustomers(const Database& database, TextMatches& found)
{
    Statement customers(database,
                        QStringLiteral("SELECT name FROM seen_customer WHERE folded LIKE ? ESCAPE '\\' LIMIT ?"));
    if (const auto ok = customers.run({likePattern(found.text), TextMatches::kMostCustomers + 1}); !ok)
        return ok.error();
    for (;;) {
        const auto more = customers.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        found.customers.append(customers.value(0).toString());
    }
    found.areMoreCustomers = found.customers.size() > TextMatches::kMostCustomers;
    if (found.areMoreCustomers)
        found.customers.clear();
    return {};
}

Result<void> guessSessions(const Database& database, TextMatches& found)
{
    if (found.customers.isEmpty())
        return {};
    Statement counts(database, QStringLiteral("SELECT (SELECT sum(upto) FROM kiosk_epoch), "
                                              "(SELECT count(*) FROM seen_customer)"));
    const auto row = counts.first({});
    if (!row)
        return row.error();
    const double all = (*row)->at(0).toDouble();
    const double customers = (*row)->at(1).toDouble();
    found.sessions = all * static_cast<double>(found.customers.size()) / std::max(customers, 1.0);
    return {};
}

bool canBeginAnId(const QString& text)
{
    static const QString kShape = QUuid().toString(QUuid::WithoutBraces);
    if (text.size() < kShortestIdStart || text.size() > kShape.size())
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        const bool isDigit = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        if (kShape.at(i) == QLatin1Char('-') ? c != u'-' : !isDigit)
            return false;
    }
    return true;
}

} // namespace

Result<TextMatches> TextMatches::find(const Database& database, const QString& text)
{
    TextMatches found;
    found.text = text.toLower();
    // No name holds a NUL, and SQLite would end the pattern there.
    if (found.text.size() > kLongestName || found.text.contains(QChar::Null))
        return found;
    if (auto ok = addKiosks(database, found); !ok)
        return ok.error();
    if (found.areAllKiosks)
        return found;
    if (auto ok = addCustomers(database, found); !ok)
        return ok.error();
    if (auto ok = guessSessions(database, found); !ok)
        return ok.error();
    if (canBeginAnId(found.text))
        found.idStart = found.text;
    return found;
}

QString likePattern(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    text.replace(QLatin1Char('%'), QStringLiteral("\\%"));
    text.replace(QLatin1Char('_'), QStringLiteral("\\_"));
    return QLatin1Char('%') + text + QLatin1Char('%');
}

} // namespace jinbi::store
