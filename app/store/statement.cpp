// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"

#include "store/sqlerror.h"

#include <QSqlError>
#include <QSqlRecord>

namespace jinbi::store {

namespace {

// PostgreSQL keeps no NUL in a text, and its driver would cut the whole request off there.
QVariant withoutNul(const QVariant& value)
{
    if (value.typeId() != QMetaType::QString)
        return value;
    QString text = value.toString();
    return text.contains(QChar::Null) ? QVariant(text.replace(QChar::Null, QChar::ReplacementCharacter)) : value;
}

} // namespace

Statement::Statement(const Database& database, QString sql)
    : m_query(database.handle()), m_sql(std::move(sql)), m_kind(database.address().kind())
{
    m_query.setForwardOnly(true);
}

Result<int> Statement::run(const QVariantList& values)
{
    if (!m_prepared && !m_query.prepare(m_sql))
        return fromSql(m_query.lastError(), m_kind);
    m_prepared = true;
    for (int i = 0; i < values.size(); ++i)
        m_query.bindValue(i, m_kind == StoreAddress::Kind::Sqlite ? values.at(i) : withoutNul(values.at(i)));
    if (!m_query.exec())
        return fromSql(m_query.lastError(), m_kind);
    return m_query.numRowsAffected();
}

Result<bool> Statement::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        return fromSql(m_query.lastError(), m_kind);
    return false;
}

Result<std::optional<QVariantList>> Statement::first(const QVariantList& values)
{
    if (const auto ok = run(values); !ok)
        return ok.error();
    const auto found = next();
    if (!found)
        return found.error();
    std::optional<QVariantList> row;
    if (*found) {
        row.emplace();
        for (int i = 0; i < m_query.record().count(); ++i)
            row->append(m_query.value(i));
    }
    finish();
    return row;
}

QVariant bindable(const QString& text)
{
    return text.isNull() ? QVariant(QLatin1StringView("").toString()) : QVariant(text);
}

} // namespace jinbi::store
