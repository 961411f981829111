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
#include <chrono>
#include <cstdlib>
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

void appendPadded(QByteArray& text, qint64 value, int digits)
{
    std::array<char, 20> place{};
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        place[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    text.append(place.data(), digits);
}

/// ISO 8601 with the offset of this machine's zone. Asking Qt for each of millions of moments takes longer than reading
/// them; no zone changes its offset within a quarter of an hour.
class TimeWriter
{
public:
    void append(QByteArray& text, qint64 utcMs)
    {
        using namespace std::chrono;
        if (const qint64 quarter = utcMs / kQuarterMs; quarter != m_quarter) {
            m_quarter = quarter;
            m_offset = QDateTime::fromMSecsSinceEpoch(utcMs).offsetFromUtc();
        }
        const sys_time<milliseconds> local{milliseconds(utcMs) + seconds(m_offset)};
        const auto day = floor<days>(local);
        const year_month_day date(day);
        const hh_mm_ss time(local - day);
        appendPadded(text, static_cast<int>(date.year()), 4);
        appendPadded(text += '-', static_cast<unsigned>(date.month()), 2);
        appendPadded(text += '-', static_cast<unsigned>(date.day()), 2);
        appendPadded(text += 'T', time.hours().count(), 2);
        appendPadded(text += ':', time.minutes().count(), 2);
        appendPadded(text += ':', time.seconds().count(), 2);
        appendPadded(text += '.', time.subseconds().count(), 3);
        appendPadded(text += m_offset < 0 ? '-' : '+', std::abs(m_offset) / 3600, 2);
        appendPadded(text += ':', std::abs(m_offset) / 60 % 60, 2);
    }

private:
    static constexpr qint64 kQuarterMs = qint64{15} * 60 * 1000;
    qint64 m_quarter = -1;
    int m_offset = 0;
};

/// Four decimals of whole units, without a detour over floating point.
void appendScore(QByteArray& text, int units)
{
    if (units < 0)
        text += '-';
    text += static_cast<char>('0' + std::abs(units) / MatchScore::kLimit);
    appendPadded(text += '.', std::abs(units) % MatchScore::kLimit, 4);
}

void appendCell(QByteArray& text, Kind kind, const QVariant& value, TimeWriter& times)
{
    if (value.isNull())
        return;
    switch (kind) {
    case Kind::Text:
        text += csv::field(value.toString());
        break;
    case Kind::Number:
        text += QByteArray::number(value.toLongLong());
        break;
    case Kind::Time:
        times.append(text, value.toLongLong());
        break;
    case Kind::Score:
        appendScore(text, value.toInt());
        break;
    case Kind::Masked:
        text += value.toString().isEmpty() ? "" : "****";
        break;
    }
}

void appendLine(QByteArray& text, const Statement& statement, TimeWriter& times)
{
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        if (i > 0)
            text += ',';
        appendCell(text, kColumns[i].kind, statement.value(static_cast<int>(i)), times);
    }
    text += "\r\n";
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
    buffer.reserve(2 * kBufferBytes);
    TimeWriter times;
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
            appendLine(buffer, statement, times);
        if (buffer.size() < kBufferBytes && *more)
            continue;
        if (file.write(buffer) != buffer.size())
            return cannotWrite(file.fileName(), file.errorString());
        if (!*more)
            return rows;
        buffer.resize(0);
    }
}

Result<qint64> SessionExport::write(const SessionFilter& filter, const QString& path) const
{
    if (auto ok = inspectTarget(path); !ok)
        return ok.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return cannotWrite(path, file.errorString());
    const auto walks = walksOf(m_database, filter, Reading::Everything);
    if (!walks)
        return walks.error();
    const Selection selection(columnList(), *walks,
                              [this](const LogWalk& walk) { return FilterClause(walk, m_database.dialect()); });
    Statement statement(m_database, selection.sql + QStringLiteral(" ORDER BY started_ms DESC, id DESC"));
    if (const auto ok = statement.run(selection.values); !ok)
        return ok.error();

    auto rows = stream(statement, file);
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
