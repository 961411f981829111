// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace jinbi::audit {

/// Why something was refused, as an English sentence without its full stop.
struct Failure
{
    std::string reason;
};

/// A value or the reason why there is none. The audit library stands alone, so that an auditor can read all of it.
template <typename T>
class [[nodiscard]] Outcome
{
public:
    Outcome(T value) : m_value(std::move(value)) {}
    Outcome(Failure failure) : m_reason(std::move(failure.reason)) {}

    [[nodiscard]] bool isGood() const { return m_value.has_value(); }
    explicit operator bool() const { return isGood(); }
    /// Only of a good one.
    T& operator*() { return *m_value; }
    const T& operator*() const { return *m_value; }
    T* operator->() { return &*m_value; }
    const T* operator->() const { return &*m_value; }
    /// Empty for a good one.
    [[nodiscard]] const std::string& reason() const { return m_reason; }
    [[nodiscard]] Failure failure() const { return Failure{m_reason}; }

private:
    std::optional<T> m_value;
    std::string m_reason;
};

template <>
class [[nodiscard]] Outcome<void>
{
public:
    Outcome() = default;
    Outcome(Failure failure) : m_reason(std::move(failure.reason)), m_isGood(false) {}

    [[nodiscard]] bool isGood() const { return m_isGood; }
    explicit operator bool() const { return m_isGood; }
    [[nodiscard]] const std::string& reason() const { return m_reason; }
    [[nodiscard]] Failure failure() const { return Failure{m_reason}; }

private:
    std::string m_reason;
    bool m_isGood = true;
};

} // namespace jinbi::audit
