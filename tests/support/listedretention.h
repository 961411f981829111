// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/pictureretention.h"

#include <QList>
#include <QPromise>

#include <optional>
#include <utility>

namespace jinbi::test {

/// Answers what a test has laid out, one after the other; the last one again and again.
class ListedRetention : public PictureRetention
{
public:
    QFuture<Result<SweepStep>> sweep() override
    {
        ++sweeps;
        if (isSlow) {
            late.emplace();
            late->start();
            return late->future();
        }
        const Result<SweepStep> answer = answers.first();
        if (answers.size() > 1)
            answers.removeFirst();
        return QtFuture::makeReadyFuture(answer);
    }
    QFuture<Result<void>> confirmClock(Permit permit) override
    {
        const auto act = std::move(permit).spend(Action::ExportSessions, ActKind::SweepConfirmed);
        if (!act)
            return QtFuture::makeReadyFuture(Result<void>(act.error()));
        answers = {SweepStep{}};
        return QtFuture::makeReadyFuture(Result<void>());
    }
    QFuture<Result<void>> hold(SessionId, QString, Permit) override { return nothing(); }
    QFuture<Result<void>> lift(SessionId, Permit) override { return nothing(); }
    QFuture<Result<std::optional<LegalHold>>> holdOf(SessionId) override
    {
        return QtFuture::makeReadyFuture(Result<std::optional<LegalHold>>(std::optional<LegalHold>()));
    }

    QList<Result<SweepStep>> answers{SweepStep{}};
    int sweeps = 0;
    bool isSlow = false;
    std::optional<QPromise<Result<SweepStep>>> late;

private:
    static QFuture<Result<void>> nothing() { return QtFuture::makeReadyFuture(Result<void>()); }
};

} // namespace jinbi::test
