// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace jinbi {

/// What kind of failure it was; the code is what a program may branch on.
enum class ErrorCode {
    Invalid,      ///< a value outside its stated limits
    NotFound,     ///< nothing by that name or id
    Unavailable,  ///< the other side is not there now; trying again later may help
    Refused,      ///< understood, and not allowed
    Incompatible, ///< another version, engine or schema
    Corrupt,      ///< bytes that should be whole are not
    Cancelled,    ///< somebody asked for it to stop
    Io,           ///< disk, socket, device
    WrongKey,     ///< whole, but locked with another key than the one at hand
    Held,         ///< waits until a person has confirmed it
    Internal,     ///< our own mistake
};

/// An expected failure. `message` is translated and may be shown; `detail` is English, for the log, and never
/// holds a face, a template, a name, a PIN or a whole phone number.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString detail;
};

/// A value or the reason why there is none: the subset of C++23's std::expected that the project uses.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    [[nodiscard]] const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_state(std::move(error)) {}

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<std::monostate, Error> m_state;
};

} // namespace jinbi
