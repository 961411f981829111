// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/retentionkeeper.h"

#include <utility>

namespace jinbi {

RetentionKeeper::RetentionKeeper(PictureRetention& retention, QObject* parent) : QObject(parent), m_retention(retention)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RetentionKeeper::look);
}

void RetentionKeeper::look()
{
    if (std::exchange(m_isSweeping, true))
        return;
    m_timer.stop();
    sweep();
}

void RetentionKeeper::sweep()
{
    m_retention.sweep().then(this, [this](const Result<SweepStep>& step) { take(step); });
}

void RetentionKeeper::take(const Result<SweepStep>& step)
{
    if (step && !step->isDone)
        return sweep(); // others had their turn in between
    m_isSweeping = false;
    m_timer.start(step ? std::chrono::milliseconds(kEvery) : std::chrono::milliseconds(kRetry));
    if (!step) {
        // These are said by whoever opens the store.
        const ErrorCode code = step.error().code;
        if (code != ErrorCode::Unavailable && code != ErrorCode::Held)
            Q_EMIT failed(step.error());
        return;
    }
    if (std::exchange(m_doubt, step->doubt) == step->doubt)
        return;
    m_doubtByMs = step->doubtByMs;
    Q_EMIT changed();
}

void RetentionKeeper::confirm(Permit permit)
{
    m_retention.confirmClock(std::move(permit)).then(this, [this](const Result<void>& confirmed) {
        if (!confirmed)
            Q_EMIT failed(confirmed.error());
        look();
    });
}

} // namespace jinbi
