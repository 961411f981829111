// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/permit.h"
#include "domain/result.h"
#include "domain/retention.h"
#include "ports/pictureretention.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace jinbi {

/// Has overdue pictures deleted every hour, in small pieces, and knows why they are not.
///
/// A store that is not there yet is tried again every minute. GUI thread.
class RetentionKeeper : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::hours kEvery{1};
    static constexpr std::chrono::minutes kRetry{1};

    /// `retention` outlives it.
    explicit RetentionKeeper(PictureRetention& retention, QObject* parent = nullptr);

    /// Sweeps now and then by the hour; while a sweep is under way, nothing.
    void look();
    /// With another one than None nothing is deleted, until somebody confirms the clock.
    [[nodiscard]] ClockDoubt doubt() const { return m_doubt; }
    [[nodiscard]] qint64 doubtByMs() const { return m_doubtByMs; }
    /// The clock is right as it is. Takes a permit as PictureRetention does; sweeps when it is written down.
    void confirm(Permit permit);

Q_SIGNALS:
    /// Of doubt().
    void changed();
    void failed(const jinbi::Error& error);

private:
    void sweep();
    void take(const Result<SweepStep>& step);

    PictureRetention& m_retention;
    QTimer m_timer;
    bool m_isSweeping = false;
    ClockDoubt m_doubt = ClockDoubt::None;
    qint64 m_doubtByMs = 0;
};

} // namespace jinbi
