// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jinbi::audit {

/// Values that entries commit to and nobody can show any more, until a later entry says that they were erased. Takes 16
/// bytes for each. One thread.
class MissingValues
{
public:
    static constexpr std::size_t kMost = std::size_t{16} * 1024 * 1024;
    static constexpr std::size_t kMostNames = 65536;

    struct Value
    {
        std::uint64_t seq;
        std::string field;
    };

    /// In ascending order of `seq`; false when there is no room for more.
    [[nodiscard]] bool add(std::uint64_t seq, const std::string& field);
    /// False when no such value is missing.
    [[nodiscard]] bool erase(std::uint64_t seq, const std::string& field);
    /// The first one that no erasure named.
    [[nodiscard]] std::optional<Value> firstUnexplained() const;
    [[nodiscard]] std::uint64_t erased() const { return m_erased; }

private:
    struct Slot
    {
        std::uint64_t seq;
        std::uint32_t name;
        bool isErased;
    };

    std::vector<Slot> m_slots;
    std::map<std::string, std::uint32_t, std::less<>> m_names;
    std::uint64_t m_erased = 0;
};

} // namespace jinbi::audit
