// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace jinbi::camera {

/// Hands the newest value from one thread to another; what nobody fetched in time is dropped. Thread-safe.
template <class T>
class LatestSlot
{
public:
    /// True when the slot was empty, so that the reader is told once and not for every value.
    bool put(T value)
    {
        const std::scoped_lock lock(m_mutex);
        const bool wasEmpty = !m_value;
        m_value = std::move(value);
        return wasEmpty;
    }

    /// The newest value, once.
    [[nodiscard]] std::optional<T> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_value, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::optional<T> m_value; // guarded by m_mutex
};

} // namespace jinbi::camera
