// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <algorithm>
#include <optional>

namespace jinbi::kiosk {

/// How far this kiosk's clock is ahead of the store's, judged by acknowledgements.
///
/// A sample is too large by the time that its acknowledgement travelled, so the least of the last few is the best.
class ClockOffset
{
public:
    static constexpr qsizetype kSamples = 8;

    void sample(qint64 kioskUtcMs, qint64 storeUtcMs)
    {
        m_samples << kioskUtcMs - storeUtcMs;
        if (m_samples.size() > kSamples)
            m_samples.removeFirst();
    }
    [[nodiscard]] std::optional<qint64> estimateMs() const
    {
        if (m_samples.isEmpty())
            return std::nullopt;
        return *std::min_element(m_samples.cbegin(), m_samples.cend());
    }

private:
    QList<qint64> m_samples;
};

} // namespace jinbi::kiosk
