// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/sessionrecord.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace jinbi {

namespace {

constexpr qint64 kEarliestMs = 1577836800000; // 2020-01-01
constexpr qint64 kLatestMs = 4102444800000;   // 2100-01-01
constexpr qint64 kLongestMs = 3600000;

Error refused(const char* field, const QString& why)
{
    return {ErrorCode::Invalid,
            QCoreApplication::translate("SessionRecord", "The session record is outside its limits."),
            QStringLiteral("%1: %2").arg(QLatin1StringView(field), why)};
}

bool isPlainWord(const QString& text, qsizetype limit)
{
    return text.size() <= limit && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               const char16_t u = c.unicode();
               return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_' ||
                      u == u'-' || u == u'.';
           });
}

bool isSpan(qint64 ms)
{
    return ms >= 0 && ms <= kLongestMs;
}

Result<void> validateIdentity(const SessionRecord& r)
{
    if (r.id.isNull())
        return refused("id", QStringLiteral("not a UUID"));
    if (r.kiosk.isNull())
        return refused("kiosk", QStringLiteral("missing"));
    if (r.epoch.isEmpty() || !isPlainWord(r.epoch, 36))
        return refused("epoch", QStringLiteral("1 to 36 letters and digits"));
    if (r.seq == 0 || r.seq > static_cast<quint64>(std::numeric_limits<qint64>::max()))
        return refused("seq", QStringLiteral("1 to 2^63-1"));
    if (r.startedMs < kEarliestMs || r.startedMs >= kLatestMs)
        return refused("startedMs", QStringLiteral("between 2020 and 2100"));
    if (r.engine.isNull() || r.engine.name.size() > 64 || r.engine.networkDigest.size() > 64)
        return refused("engine", QStringLiteral("1 to 64 characters"));
    if (r.policyRevision == 0)
        return refused("policyRevision", QStringLiteral("at least 1"));
    return {};
}

Result<void> validateCustomer(const SessionRecord& r)
{
    if (!isPlainWord(r.customer, 36))
        return refused("customer", QStringLiteral("at most 36 letters, digits, '-', '_', '.'"));
    if (r.phoneTail.size() > 4 || !std::all_of(r.phoneTail.cbegin(), r.phoneTail.cend(),
                                               [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); }))
        return refused("phoneTail", QStringLiteral("at most four digits"));
    if (r.pinValid && !r.phoneKnown.value_or(false))
        return refused("pinValid", QStringLiteral("only with a known phone number"));
    return {};
}

Result<void> validateLists(const SessionRecord& r)
{
    if (r.attempts.size() > kMaxAttempts)
        return refused("attempts", QStringLiteral("at most %1").arg(kMaxAttempts));
    if (r.steps.size() > kMaxSteps)
        return refused("steps", QStringLiteral("at most %1").arg(kMaxSteps));
    if (r.evidence.size() > kMaxEvidence)
        return refused("evidence", QStringLiteral("at most %1").arg(kMaxEvidence));
    for (const FaceAttempt& attempt : r.attempts) {
        if (!isSpan(attempt.atMs))
            return refused("attempts.atMs", QStringLiteral("0 to 3600000"));
    }
    for (const SessionStep& step : r.steps) {
        if (!isSpan(step.atMs) || !isSpan(step.tookMs))
            return refused("steps.atMs", QStringLiteral("0 to 3600000"));
        if (!isPlainWord(step.note, 48))
            return refused("steps.note", QStringLiteral("at most 48 letters, digits, '-', '_', '.'"));
    }
    if (!isSpan(r.timing.scanMs) || !isSpan(r.timing.decisionMs) || !isSpan(r.timing.totalMs))
        return refused("timing", QStringLiteral("0 to 3600000"));
    return {};
}

} // namespace

Result<void> validate(const SessionRecord& record)
{
    if (auto ok = validateIdentity(record); !ok)
        return ok;
    if (auto ok = validateCustomer(record); !ok)
        return ok;
    if (auto ok = validateLists(record); !ok)
        return ok;
    // A kiosk that lets somebody in below its own threshold is broken or tampered with.
    if (record.outcome == Outcome::Accepted && (!record.score || *record.score < record.threshold))
        return refused("outcome", QStringLiteral("accepted with a score under the threshold"));
    return {};
}

} // namespace jinbi
