// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entry.h"

#include <algorithm>
#include <limits>

namespace jinbi::audit {

namespace {

constexpr std::string_view kMagic = "JBA1";
constexpr std::uint8_t kCommitmentPrefix = 0x10;
constexpr std::size_t kMostNamed = std::numeric_limits<std::uint16_t>::max();

void putBytes(Bytes& bytes, ByteView more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

void putText(Bytes& bytes, const std::string& text, std::size_t width)
{
    putNumber(bytes, text.size(), width);
    putBytes(bytes, viewOf(text));
}

bool isText(std::string_view text)
{
    return text.size() <= Entry::kMostTextBytes && isUtf8(text);
}

std::optional<std::string> takeText(ByteReader& reader, std::size_t width)
{
    const auto count = reader.number(width);
    if (!count || *count > Entry::kMostTextBytes)
        return std::nullopt;
    const auto bytes = reader.bytes(static_cast<std::size_t>(*count));
    if (!bytes)
        return std::nullopt;
    return textOf(*bytes);
}

Outcome<Bytes> encodeBody(const Entry& entry)
{
    if (entry.facts.size() > kMostNamed || entry.commitments.size() > kMostNamed)
        return Failure{"the entry has too many facts"};
    Bytes body;
    putNumber(body, entry.facts.size(), 2);
    for (const auto& [name, value] : entry.facts) {
        if (!isFieldName(name) || !isText(value))
            return Failure{"a fact's name or value is none"};
        putText(body, name, 1);
        putText(body, value, 2);
    }
    putNumber(body, entry.commitments.size(), 2);
    for (const auto& [name, hash] : entry.commitments) {
        if (!isFieldName(name))
            return Failure{"a commitment's name is none"};
        putText(body, name, 1);
        putBytes(body, hash);
    }
    if (body.size() > Entry::kMostBodyBytes)
        return Failure{"the entry's body is too long"};
    return body;
}

/// A name that comes after all of `before`, so that there is one order only.
template <typename Map>
std::optional<std::string> takeName(ByteReader& reader, const Map& before)
{
    auto name = takeText(reader, 1);
    if (!name || !isFieldName(*name) || (!before.empty() && *name <= before.rbegin()->first))
        return std::nullopt;
    return name;
}

Outcome<void> parseBody(ByteView bytes, Entry& entry)
{
    ByteReader reader(bytes);
    const auto facts = reader.number(2);
    for (std::uint64_t i = 0; facts && i < *facts; ++i) {
        auto name = takeName(reader, entry.facts);
        auto value = name ? takeText(reader, 2) : std::nullopt;
        if (!value || !isText(*value))
            return Failure{"a fact is malformed"};
        entry.facts.emplace_hint(entry.facts.end(), std::move(*name), std::move(*value));
    }
    const auto commitments = reader.number(2);
    for (std::uint64_t i = 0; commitments && i < *commitments; ++i) {
        auto name = takeName(reader, entry.commitments);
        const auto hash = name ? reader.bytes(sizeof(Hash)) : std::nullopt;
        if (!hash)
            return Failure{"a commitment is malformed"};
        entry.commitments.emplace_hint(entry.commitments.end(), std::move(*name), *toHash(*hash));
    }
    return reader.atEnd() ? Outcome<void>() : Failure{"the body is cut off or has bytes too many"};
}

/// Everything before the actor, which has a fixed length.
bool takeHead(ByteReader& reader, Entry& entry)
{
    const auto magic = reader.bytes(kMagic.size());
    const auto seq = reader.number(8);
    const auto wall = reader.number(8);
    const auto boot = reader.number(8);
    const auto id = reader.bytes(entry.eventId.size());
    const auto type = reader.number(2);
    if (!type || textOf(*magic) != kMagic)
        return false;
    entry.seq = *seq;
    entry.wallMs = *wall;
    entry.bootMs = *boot;
    std::copy(id->begin(), id->end(), entry.eventId.begin());
    entry.type = static_cast<EntryType>(*type);
    return true;
}

} // namespace

bool isFieldName(std::string_view name)
{
    return !name.empty() && name.size() <= Entry::kMostNameBytes &&
           std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

Hash commitment(const Salt& salt, ByteView value)
{
    Bytes bytes{kCommitmentPrefix};
    putBytes(bytes, salt);
    putBytes(bytes, value);
    return sha256(bytes);
}

Outcome<Bytes> encodeEntry(const Entry& entry)
{
    if (!isText(entry.actor) || !isText(entry.object))
        return Failure{"the actor or the object is too long or no UTF-8"};
    const auto body = encodeBody(entry);
    if (!body)
        return body.failure();
    Bytes bytes;
    putBytes(bytes, viewOf(kMagic));
    putNumber(bytes, entry.seq, 8);
    putNumber(bytes, entry.wallMs, 8);
    putNumber(bytes, entry.bootMs, 8);
    putBytes(bytes, entry.eventId);
    putNumber(bytes, static_cast<std::uint16_t>(entry.type), 2);
    putText(bytes, entry.actor, 2);
    putText(bytes, entry.object, 2);
    putNumber(bytes, body->size(), 4);
    putBytes(bytes, *body);
    return bytes;
}

Outcome<Entry> parseEntry(ByteView bytes)
{
    ByteReader reader(bytes);
    Entry entry;
    if (!takeHead(reader, entry))
        return Failure{"it does not begin as an entry does"};
    auto actor = takeText(reader, 2);
    auto object = actor ? takeText(reader, 2) : std::nullopt;
    if (!object || !isUtf8(*actor) || !isUtf8(*object))
        return Failure{"the actor or the object is malformed"};
    const auto bodySize = reader.number(4);
    if (!bodySize || *bodySize > Entry::kMostBodyBytes)
        return Failure{"the body is missing or too long"};
    const auto body = reader.bytes(static_cast<std::size_t>(*bodySize));
    if (!body || !reader.atEnd())
        return Failure{"the entry is cut off or has bytes too many"};
    entry.actor = std::move(*actor);
    entry.object = std::move(*object);
    if (const auto parsed = parseBody(*body, entry); !parsed)
        return parsed.failure();
    return entry;
}

} // namespace jinbi::audit
