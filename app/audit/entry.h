// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bytes.h"
#include "audit/entrytypes.h"
#include "audit/outcome.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace jinbi::audit {

/// One entry of the log. It holds no personal data: only numbers, pseudonyms and commitments to what may be erased.
///
/// Written (big endian, one form only) as
///     "JBA1" | u64 seq | u64 wallMs | u64 bootMs | eventId 16 | u16 type | u16 n actor | u16 n object | u32 n body
/// and the body as
///     u16 count of facts { u8 n name | u16 n value } | u16 count of commitments { u8 n name | 32 bytes }
/// with facts and commitments ascending by name, each name once. Texts are UTF-8.
struct Entry
{
    static constexpr std::size_t kMostTextBytes = 256; ///< of actor, object and a fact's value
    static constexpr std::size_t kMostBodyBytes = std::size_t{64} * 1024;
    static constexpr std::size_t kMostNameBytes = 32; ///< letters a to z and _

    std::uint64_t seq = 0;
    std::uint64_t wallMs = 0; ///< milliseconds since 1970
    std::uint64_t bootMs = 0; ///< milliseconds since the machine started
    std::array<std::uint8_t, 16> eventId{};
    EntryType type = EntryType::Opened;
    std::string actor;  ///< a pseudonym
    std::string object; ///< what was acted on
    std::map<std::string, std::string> facts;
    std::map<std::string, Hash> commitments;

    bool operator==(const Entry&) const = default;
};

/// Refused when a text is too long or no UTF-8, or when a name is none.
[[nodiscard]] Outcome<Bytes> encodeEntry(const Entry& entry);
/// Takes exactly what encodeEntry gives.
[[nodiscard]] Outcome<Entry> parseEntry(ByteView bytes);

/// What hides a value in an entry until its salt is shown, and for good once the salt is erased.
using Salt = std::array<std::uint8_t, 16>;
[[nodiscard]] Hash commitment(const Salt& salt, ByteView value); ///< SHA-256(0x10 | salt | value)

[[nodiscard]] bool isFieldName(std::string_view name);

} // namespace jinbi::audit
