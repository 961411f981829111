// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/policy.h"

#include "domain/policyrevision.h"

#include <QCoreApplication>

namespace jinbi {

namespace {

Error outside(const char* field, const QString& message)
{
    return {ErrorCode::Invalid, message,
            QStringLiteral("policy field %1 outside its limits").arg(QLatin1StringView(field))};
}

QString say(const char* text)
{
    return QCoreApplication::translate("Policy", text);
}

} // namespace

Result<Policy> Policy::from(const PolicyFields& f)
{
    using namespace std::chrono_literals;
    if (f.revision == 0)
        return outside("revision", say(QT_TRANSLATE_NOOP("Policy", "A policy revision starts at 1.")));
    if (f.engine.isNull())
        return outside("engine", say(QT_TRANSLATE_NOOP("Policy", "A policy names the engine it was calibrated for.")));
    if (f.review > f.accept)
        return outside("review",
                       say(QT_TRANSLATE_NOOP("Policy", "The review threshold is at most the accept threshold.")));
    if (f.profile != Profile::Atm && f.mode != MatchMode::Claimed)
        return outside("mode",
                       say(QT_TRANSLATE_NOOP("Policy", "A gate or a counter compares with the claimed person only.")));
    if (f.maxAttempts < 1 || f.maxAttempts > 5)
        return outside("maxAttempts", say(QT_TRANSLATE_NOOP("Policy", "A visit has 1 to 5 face attempts.")));
    if (f.galleryLimit < 0 || f.galleryLimit > 100000)
        return outside("galleryLimit",
                       say(QT_TRANSLATE_NOOP("Policy", "The gallery limit lies between 0 and 100,000.")));
    if (f.scanBudget < 500ms || f.scanBudget > 5000ms)
        return outside("scanBudget", say(QT_TRANSLATE_NOOP("Policy", "A scan lasts half a second to 5 seconds.")));
    if (f.stepIdle < 1000ms || f.stepIdle > 120000ms)
        return outside("stepIdle", say(QT_TRANSLATE_NOOP("Policy", "A step's idle time is 1 to 120 seconds.")));
    return Policy(f);
}

Result<void> Policy::worksWith(const EngineId& engine) const
{
    if (engine == m_fields.engine)
        return {};
    return Error{ErrorCode::Incompatible,
                 say(QT_TRANSLATE_NOOP("Policy", "This policy was calibrated for another engine.")),
                 QStringLiteral("policy %1 is for %2, engine is %3")
                     .arg(m_fields.revision)
                     .arg(m_fields.engine.display(), engine.display())};
}

const Policy& stricter(const Policy& a, const Policy& b)
{
    return b->accept > a->accept ? b : a;
}

} // namespace jinbi
