// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/batch.h"

#include <QHash>
#include <QList>
#include <QString>

#include <utility>

namespace jinbi::recorder {

/// Which gaps to ask for, and when: at once, then after 1 s doubling to 60 s, ten times in all; then they are given up
/// and reported once. An outbox is never asked more often than once a second, however often its gaps change.
class ResendPlan
{
public:
    struct Request
    {
        KioskId kiosk;
        QString epoch;
        store::Gap gap;
    };
    struct Due
    {
        QList<Request> requests;
        QList<Request> givenUp;
    };

    /// The newest news of an outbox.
    void update(const store::EpochState& state);
    [[nodiscard]] Due due(qint64 nowMonotonicMs);

private:
    struct Open
    {
        QList<store::Gap> gaps;
        int asked = 0;
        qint64 askedAtMs = 0; ///< of the last time
        bool isGivenUp = false;
    };
    static qint64 waitAfter(int asked);
    QHash<std::pair<KioskId, QString>, Open> m_open;
};

} // namespace jinbi::recorder
