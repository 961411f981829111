// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sessionexports.h"

#include "domain/names.h"

#include <QFileInfo>

#include <utility>

namespace jinbi {

namespace {

constexpr qsizetype kLongestFact = 64;

void addIf(Act& act, const char* name, const std::optional<qint64>& value)
{
    if (value)
        act.facts.append({QString::fromLatin1(name), QString::number(*value)});
}

/// What was asked for. A customer's pseudonym or the end of a phone number goes where it can be erased.
void describe(Act& act, const SessionFilter& filter, const QString& path)
{
    addIf(act, "from_ms", filter.fromMs);
    addIf(act, "until_ms", filter.untilMs);
    if (!filter.kiosks.isEmpty())
        act.facts.append({QStringLiteral("kiosks"), QString::number(filter.kiosks.size())});
    QStringList outcomes;
    for (const Outcome outcome : filter.outcomes)
        outcomes.append(names::of(outcome));
    if (!outcomes.isEmpty())
        act.facts.append({QStringLiteral("outcomes"), outcomes.join(QLatin1Char(' ')).left(kLongestFact * 4 - 1)});
    if (!filter.customer.isEmpty())
        act.personal.append({QStringLiteral("customer"), filter.customer});
    if (!filter.text.isEmpty())
        act.personal.append({QStringLiteral("text"), filter.text.left(kLongestFact)});
    act.personal.append({QStringLiteral("file"), QFileInfo(path).fileName().left(kLongestFact)});
}

} // namespace

SessionExports::SessionExports(SessionLog& sessions, AuditLog& log, QObject* parent)
    : QObject(parent), m_sessions(sessions), m_log(log)
{
}

QFuture<Result<SessionExports::Rows>> SessionExports::begin(const SessionFilter& filter, const QString& path,
                                                            Permit permit)
{
    Result<Act> act = std::move(permit).spend(Action::ExportSessions, ActKind::SessionsExported);
    if (!act)
        return QtFuture::makeReadyFuture(Result<Rows>(act.error()));
    describe(*act, filter, path);
    return m_log.append(std::move(*act)).then(this, [this, filter, path](const Result<void>& written) -> Result<Rows> {
        if (!written)
            return written.error();
        return m_sessions.exportCsv(filter, path);
    });
}

} // namespace jinbi
