// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditlog.h"

#include <QPromise>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace jinbi::test {

/// An audit log in memory that answers at once, or when told to.
class MemoryAuditLog : public AuditLog
{
public:
    static constexpr qint64 kFirstMs = 1795300000000; ///< 2026-11-22 in UTC

    QFuture<Result<void>> append(Act act) override
    {
        add(act.kind, act.actor, act.object, act.facts, act.personal);
        return QtFuture::makeReadyFuture(Result<void>());
    }
    QFuture<Result<QList<AuditRow>>> page(AuditFilter filter, std::optional<quint64> before, int limit) override
    {
        ++questions;
        largestLimit = std::max(largestLimit, limit);
        if (isHeld) {
            QPromise<Result<QList<AuditRow>>> promise;
            promise.start();
            QFuture<Result<QList<AuditRow>>> answer = promise.future();
            held.push_back({std::move(promise), read(filter, before, limit)});
            return answer;
        }
        if (failure)
            return QtFuture::makeReadyFuture(Result<QList<AuditRow>>(*failure));
        return QtFuture::makeReadyFuture(Result<QList<AuditRow>>(read(filter, before, limit)));
    }
    QFuture<Result<AuditFinding>> verify() override
    {
        checking.emplace();
        checking->start();
        checking->setProgressRange(0, static_cast<int>(rows.size()));
        return checking->future();
    }

    void add(ActKind kind, const QString& actor, const QString& object, const QList<Fact>& facts = {},
             const QList<Fact>& personal = {})
    {
        AuditRow row;
        row.seq = static_cast<quint64>(rows.size());
        row.atMs = kFirstMs + static_cast<qint64>(rows.size()) * 40000;
        row.kind = kind;
        row.actor = actor;
        row.object = object;
        row.facts = facts;
        row.personal = personal;
        row.leaf = QByteArray(32, static_cast<char>(0x20 + row.seq % 90));
        rows.append(row);
    }
    /// Gives the answers that were held back, in the order of the questions.
    void release()
    {
        isHeld = false;
        for (auto& [promise, answer] : std::exchange(held, {})) {
            promise.addResult(Result<QList<AuditRow>>(answer));
            promise.finish();
        }
    }
    void finishCheck(const Result<AuditFinding>& finding)
    {
        checking->addResult(finding);
        checking->finish();
    }
    [[nodiscard]] AuditFinding intact() const
    {
        AuditFinding finding;
        finding.isIntact = true;
        finding.entries = static_cast<quint64>(rows.size());
        finding.checkpointSize = finding.entries - 10;
        finding.checkpointMs = rows.last().atMs - 60000;
        return finding;
    }

    QList<AuditRow> rows; ///< oldest first
    std::optional<Error> failure;
    bool isHeld = false;
    int questions = 0;
    int largestLimit = 0;
    std::optional<QPromise<Result<AuditFinding>>> checking;

private:
    struct Held
    {
        QPromise<Result<QList<AuditRow>>> promise;
        QList<AuditRow> answer;
    };

    [[nodiscard]] QList<AuditRow> read(const AuditFilter& filter, std::optional<quint64> before, int limit) const
    {
        const auto fits = [&filter](const AuditRow& row) {
            return (!filter.fromMs || row.atMs >= *filter.fromMs) && (!filter.untilMs || row.atMs < *filter.untilMs) &&
                   (filter.kinds.isEmpty() || filter.kinds.contains(row.kind)) &&
                   (filter.actor.isEmpty() || row.actor == filter.actor) &&
                   (filter.object.isEmpty() || row.object == filter.object);
        };
        QList<AuditRow> page;
        qsizetype at = before ? std::min(static_cast<qsizetype>(*before), rows.size()) : rows.size();
        while (at > 0 && page.size() < limit) {
            if (fits(rows.at(--at)))
                page.append(rows.at(at));
        }
        return page;
    }

    std::vector<Held> held;
};

} // namespace jinbi::test
