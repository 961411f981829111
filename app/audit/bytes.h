// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Bytes and their one written form. Nothing here guesses: what is not exactly the form is refused. Thread-safe.
namespace jinbi::audit {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Hash = std::array<std::uint8_t, 32>; ///< SHA-256

/// Must succeed once before signing or checking; hashing needs nothing.
[[nodiscard]] bool initialise();

[[nodiscard]] Hash sha256(ByteView bytes);

/// The bytes of a text, without a copy.
[[nodiscard]] ByteView viewOf(std::string_view text);
[[nodiscard]] std::string textOf(ByteView bytes);

/// RFC 4648 section 4, padded, no line breaks; also refuses bits that no byte holds.
[[nodiscard]] std::string toBase64(ByteView bytes);
[[nodiscard]] std::optional<Bytes> fromBase64(std::string_view text);
/// Lower case; reading takes both cases.
[[nodiscard]] std::string toHex(ByteView bytes);
[[nodiscard]] std::optional<Bytes> fromHex(std::string_view text);
/// Nothing for another length than 32.
[[nodiscard]] std::optional<Hash> toHash(ByteView bytes);

/// Digits only, no leading zero, up to 2^64 - 1.
[[nodiscard]] std::optional<std::uint64_t> toNumber(std::string_view text);

/// Code points of well-formed UTF-8 (no overlong forms, no surrogates), else nothing.
[[nodiscard]] std::optional<std::u32string> fromUtf8(std::string_view text);
[[nodiscard]] bool isUtf8(std::string_view text);

/// Appends big-endian numbers of `width` (1 to 8) bytes.
void putNumber(Bytes& bytes, std::uint64_t number, std::size_t width);

/// Reads from the front of bytes; once anything is missing, everything is nothing.
class ByteReader
{
public:
    explicit ByteReader(ByteView bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::optional<std::uint64_t> number(std::size_t width);
    [[nodiscard]] std::optional<ByteView> bytes(std::size_t count);
    [[nodiscard]] bool atEnd() const { return m_bytes.empty() && !m_isShort; }

private:
    ByteView m_bytes;
    bool m_isShort = false;
};

} // namespace jinbi::audit
