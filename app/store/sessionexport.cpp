// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessionexport.h"

#include "store/csv.h"
#include "store/filterclause.h"
#include "store/statement.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace jinbi::store {

namespace {

constexpr qint64 kReportEvery = 512;
constexpr qsizetype kBufferBytes = 65536;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

enum class Kind { Text, Number, Time, Score, Masked };

struct Column
{
    const char* name;
    Kind kind;
};

constexpr std::array kColumns{Column{"started_ms", Kind::Time},     Column{"id", Kind::Text},
                              Column{"kiosk", Kind::Text},          Column{"outcome", Kind::Text},
                              Column{"failing", Kind::Text},        Column{"score", Kind::Score},
                              Column{"threshold", Kind::Score},     Column{"liveness", Kind::Text},
                              Column{"mode", Kind::Text},           Column{"customer", Kind::Text},
                              Column{"phone_tail", Kind::Masked},   Column{"attempts", Kind::Number},
                              Column{"scan_ms", Kind::Number},      Column{"decision_ms", Kind::Number},
                              Column{"total_ms", Kind::Number},     Column{"engine", Kind::Text},
                              Column{"network_digest", Kind::Text}, Column{"policy_revision", Kind::Number},
                              Column{"face_matched", Kind::Number}, Column{"phone_known", Kind::Number},
                              Column{"pin_valid", Kind::Number},    Column{"rehearsal", Kind::Number},
                              Column{"stored_ms", Kind::Time}};

// What a reader of the table sees; the moments lose their unit because they are written out.
QByteArray headline()
{
    QByteArrayList names;
    for (const Column& column : kColumns) {
        QByteArray name(column.name);
        if (column.kind == Kind::Time)
            name.chop(3);
        names.append(name);
    }
    return names.join(',') + "\r\n";
}

QString columnList()
{
    QStringList names;
    for (const Column& column : kColumns)
        names.append(QLatin1StringView(column.name).toString());
    return names.join(QStringLiteral(", "));
}

QByteArray timeText(qint64 utcMs)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(utcMs);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray cell(Kind kind, const QVariant& value)
{
    if (value.isNull())
        return {};
    switch (kind) {
    case Kind::Text:
        return csv::field(value.toString());
    case Kind::Number:
        return QByteArray::number(value.toLongLong());
    case Kind::Time:
        return timeText(value.toLongLong());
    case Kind::Score:
        return QByteArray::number(value.toInt() / 1e4, 'f', 4);
    case Kind::Masked:
        return value.toString().isEmpty() ? QByteArray() : QByteArrayLiteral("****");
    }
    return {};
}

QByteArray line(const Statement& statement)
{
    QByteArray text;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        if (i > 0)
            text += ',';
        text += cell(kColumns[i].kind, statement.value(static_cast<int>(i)));
    }
    return text + "\r\n";
}

Error cannotWrite(const QString& path, const QString& why)
{
    return {ErrorCode::Io, Words::tr("%1 cannot be written: %2").arg(QFileInfo(path).fileName(), why), why};
}

Error cancelled()
{
    return {ErrorCode::Cancelled, Words::tr("The export was stopped. No file was written."), QString()};
}

Result<void> inspectTarget(const QString& path)
{
    const QFileInfo target(path);
    const QString name = target.fileName();
    const bool plain = !name.isEmpty() && std::none_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
    if (!plain)
        return Error{ErrorCode::Invalid, Words::tr("This file name cannot be used."),
                     QStringLiteral("control character")};
    if (!target.absoluteDir().exists())
        return Error{ErrorCode::NotFound, Words::tr("The folder %1 does not exist.").arg(target.absolutePath()),
                     QString()};
    if (target.exists() && !target.isFile())
        return Error{ErrorCode::Refused, Words::tr("%1 is not a plain file.").arg(name), QString()};
    return {};
}

// Without this a power cut after the export could still bring back the old name.
void syncFolder(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

SessionExport::SessionExport(const Database& database, IsCancelled isCancelled, Progress progress)
    : m_database(database), m_isCancelled(std::move(isCancelled)), m_progress(std::move(progress))
{
}

Result<qint64> SessionExport::stream(Statement& statement, QSaveFile& file) const
{
    QByteArray buffer = headline();
    for (qint64 rows = 0;; ++rows) {
        if (rows % kReportEvery == 0) {
            m_progress(rows);
            if (m_isCancelled())
                return cancelled();
        }
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (*more)
            buffer += line(statement);
        if (buffer.size() < kBufferBytes && *more)
            continue;
        if (file.write(buffer) != buffer.size())
            return cannotWrite(file.fileName(), file.errorString());
        if (!*more)
            return rows;
        buffer.clear();
    }
}

Result<qint64> SessionExport::write(const SessionFilter& filter, const QString& path) const
{
    if (auto ok = inspectTarget(path); !ok)
        return ok.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return cannotWrite(path, file.errorString());
    const FilterClause clause(filter, m_database.dialect());
    Statement statement(
        m_database,
        QStringLiteral("SELECT %1 FROM session%2 ORDER BY started_ms DESC, id DESC").arg(columnList(), clause.where()));
    if (const auto ok = statement.run(clause.values()); !ok)
        return ok.error();

    const auto rows = stream(statement, file);
    if (!rows)
        return rows;
    if (m_isCancelled())
        return cancelled();
    if (!file.flush() || ::fsync(file.handle()) != 0)
        return cannotWrite(path, qt_error_string(errno));
    if (!file.commit())
        return cannotWrite(path, file.errorString());
    syncFolder(path);
    m_progress(*rows);
    return rows;
}

} // namespace jinbi::store
