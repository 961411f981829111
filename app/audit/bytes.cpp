// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/bytes.h"

#include <sodium.h>

#include <algorithm>
#include <limits>

namespace jinbi::audit {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNoDigit = 0xFF;

constexpr std::array<std::uint8_t, 256> base64Digits()
{
    std::array<std::uint8_t, 256> digits{};
    digits.fill(kNoDigit);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i)
        digits[static_cast<std::uint8_t>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    return digits;
}

constexpr auto kDigits = base64Digits();

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// How many bytes follow a first byte, and what the smallest code point of that length is.
struct Lead
{
    std::size_t more;
    char32_t bits;
    char32_t least;
};

std::optional<Lead> leadOf(std::uint8_t byte)
{
    if (byte < 0x80)
        return Lead{0, byte, 0};
    if ((byte & 0xE0U) == 0xC0)
        return Lead{1, byte & 0x1FU, 0x80};
    if ((byte & 0xF0U) == 0xE0)
        return Lead{2, byte & 0x0FU, 0x800};
    if ((byte & 0xF8U) == 0xF0)
        return Lead{3, byte & 0x07U, 0x10000};
    return std::nullopt;
}

/// The code point at the front of `rest`, which loses it.
std::optional<char32_t> takeCodePoint(ByteView& rest)
{
    const auto lead = leadOf(rest.front());
    if (!lead || rest.size() <= lead->more)
        return std::nullopt;
    char32_t point = lead->bits;
    for (std::size_t i = 1; i <= lead->more; ++i) {
        if ((rest[i] & 0xC0U) != 0x80)
            return std::nullopt;
        point = (point << 6U) | (rest[i] & 0x3FU);
    }
    if (point < lead->least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        return std::nullopt;
    rest = rest.subspan(lead->more + 1);
    return point;
}

} // namespace

bool initialise()
{
    return sodium_init() >= 0;
}

Hash sha256(ByteView bytes)
{
    Hash hash{};
    crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
    return hash;
}

ByteView viewOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string textOf(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}

std::string toBase64(ByteView bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = (group << 8U) | (i < count ? bytes[at + i] : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text.push_back(i <= count ? kAlphabet[(group >> (18U - 6U * i)) & 0x3FU] : '=');
    }
    return text;
}

std::optional<Bytes> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && text.ends_with('=')) {
        text.remove_suffix(1);
        ++padding;
    }
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const std::uint8_t digit = kDigits[static_cast<std::uint8_t>(c)];
        if (digit == kNoDigit)
            return std::nullopt;
        held = (held << 6U) | digit;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>((held >> bits) & 0xFFU));
        }
    }
    if ((held & ((1U << bits) - 1U)) != 0)
        return std::nullopt;
    return bytes;
}

std::string toHex(ByteView bytes)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text.push_back(kHex[byte >> 4U]);
        text.push_back(kHex[byte & 0x0FU]);
    }
    return text;
}

std::optional<Bytes> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexDigit(text[i]);
        const int low = hexDigit(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

std::optional<Hash> toHash(ByteView bytes)
{
    Hash hash{};
    if (bytes.size() != hash.size())
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

std::optional<std::uint64_t> toNumber(std::string_view text)
{
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
    if (text.empty() || (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    std::uint64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        const auto digit = static_cast<std::uint64_t>(c - '0');
        if (number > (kMost - digit) / 10)
            return std::nullopt;
        number = number * 10 + digit;
    }
    return number;
}

std::optional<std::u32string> fromUtf8(std::string_view text)
{
    std::u32string points;
    for (ByteView rest = viewOf(text); !rest.empty();) {
        const auto point = takeCodePoint(rest);
        if (!point)
            return std::nullopt;
        points.push_back(*point);
    }
    return points;
}

bool isUtf8(std::string_view text)
{
    for (ByteView rest = viewOf(text); !rest.empty();) {
        if (!takeCodePoint(rest))
            return false;
    }
    return true;
}

void putNumber(Bytes& bytes, std::uint64_t number, std::size_t width)
{
    for (std::size_t i = width; i > 0; --i)
        bytes.push_back(static_cast<std::uint8_t>((number >> (8 * (i - 1))) & 0xFFU));
}

std::optional<std::uint64_t> ByteReader::number(std::size_t width)
{
    const auto found = bytes(width);
    if (!found)
        return std::nullopt;
    std::uint64_t number = 0;
    for (const std::uint8_t byte : *found)
        number = (number << 8U) | byte;
    return number;
}

std::optional<ByteView> ByteReader::bytes(std::size_t count)
{
    if (m_isShort || m_bytes.size() < count) {
        m_isShort = true;
        return std::nullopt;
    }
    const ByteView front = m_bytes.first(count);
    m_bytes = m_bytes.subspan(count);
    return front;
}

} // namespace jinbi::audit
