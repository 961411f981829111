// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/erasure.h"
#include "audit/exportfile.h"
#include "audit/verifier.h"

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace jinbi::test {

inline const std::string kOrigin = "branch-0001.bank.example/audit";

inline audit::SigningKey signingKey(std::uint8_t seedByte = 1)
{
    audit::KeySeed seed{};
    seed.fill(seedByte);
    auto key = audit::SigningKey::fromSeed(kOrigin, seed);
    if (!key)
        std::abort();
    return std::move(*key);
}

inline std::string signedCheckpoint(std::uint64_t size, const audit::Hash& root, const audit::SigningKey& key,
                                    const std::string& origin = kOrigin)
{
    audit::Note note;
    note.text = audit::formatCheckpoint({origin, size, root, {}});
    if (!audit::signNote(note, key))
        std::abort();
    return audit::formatNote(note);
}

/// One thing that a log holds, in the order in which a verifier is fed.
struct Record
{
    enum class Kind { Entry, Opening, Checkpoint, State };

    Kind kind = Kind::Entry;
    std::uint64_t seq = 0; ///< of an entry or opening; the size of a checkpoint or state
    audit::Bytes bytes;    ///< entry, value, note or frontier
    audit::Hash leaf{};    ///< of an entry
    std::string field;     ///< of an opening
    audit::Salt salt{};
};

inline void feed(const Record& record, audit::Verifier& verifier)
{
    switch (record.kind) {
    case Record::Kind::Entry:
        return verifier.addEntry(record.bytes, record.leaf);
    case Record::Kind::Opening:
        return verifier.addOpening(record.seq, record.field, record.salt, record.bytes);
    case Record::Kind::Checkpoint:
        return verifier.addCheckpoint(audit::textOf(record.bytes));
    case Record::Kind::State:
        return verifier.addState(record.seq, record.bytes);
    }
}

inline Record entryRecord(const audit::Entry& entry)
{
    const auto bytes = audit::encodeEntry(entry);
    if (!bytes)
        std::abort();
    return {Record::Kind::Entry, entry.seq, *bytes, audit::leafHash(*bytes), {}, {}};
}

inline Record checkpointRecord(const audit::Frontier& frontier, const audit::SigningKey& key)
{
    const std::string note = signedCheckpoint(frontier.size(), frontier.root(), key);
    return {Record::Kind::Checkpoint, frontier.size(), {note.begin(), note.end()}, {}, {}, {}};
}

inline Record stateRecord(const audit::Frontier& frontier)
{
    return {Record::Kind::State, frontier.size(), frontier.serialise(), {}, {}, {}};
}

/// Writes a log as the store does: values beside their entries, a checkpoint every `interval` entries.
class LogBuilder
{
public:
    explicit LogBuilder(std::uint64_t interval = 256, audit::SigningKey key = signingKey())
        : m_interval(interval), m_key(std::move(key))
    {
    }

    /// Number and time are made here unless the time is given.
    void add(audit::Entry entry, const std::map<std::string, std::string>& values = {}, bool areShown = true)
    {
        entry.seq = m_frontier.size();
        entry.wallMs = entry.wallMs == 0 ? 1767225600000 + 500 * entry.seq : entry.wallMs;
        std::vector<Record> openings;
        for (const auto& [field, value] : values) {
            audit::Salt salt{};
            salt[0] = static_cast<std::uint8_t>(entry.seq % 251);
            salt[1] = static_cast<std::uint8_t>(field.size());
            entry.commitments[field] = audit::commitment(salt, audit::viewOf(value));
            openings.push_back({Record::Kind::Opening, entry.seq, {value.begin(), value.end()}, {}, field, salt});
        }
        records.push_back(entryRecord(entry));
        m_frontier.append(records.back().leaf);
        if (areShown)
            records.insert(records.end(), openings.begin(), openings.end());
        if (m_frontier.size() % m_interval == 0)
            sign();
    }
    void sign() { records.push_back(checkpointRecord(m_frontier, m_key)); }
    void close()
    {
        if (m_frontier.size() % m_interval != 0)
            sign();
        records.push_back(stateRecord(m_frontier));
    }
    [[nodiscard]] const audit::Frontier& frontier() const { return m_frontier; }
    [[nodiscard]] const audit::SigningKey& key() const { return m_key; }
    [[nodiscard]] std::string checkpoint() const
    {
        return signedCheckpoint(m_frontier.size(), m_frontier.root(), m_key);
    }

    std::vector<Record> records;

private:
    std::uint64_t m_interval;
    audit::SigningKey m_key;
    audit::Frontier m_frontier;
};

/// A plausible log: every seventh entry has two values, and every 50th erases those of an older one for good.
inline LogBuilder exampleLog(std::uint64_t entries)
{
    constexpr std::uint64_t kErasesBack = 36; // 50 k - 36 = 14 + 50 (k - 1): a multiple of seven every 350
    LogBuilder log;
    for (std::uint64_t seq = 0; seq < entries; ++seq) {
        audit::Entry entry;
        entry.bootMs = 1000 * seq;
        entry.actor = "op-" + std::to_string(seq % 5);
        entry.object = "session-" + std::to_string(seq);
        entry.type = seq == 0 ? audit::EntryType::Opened : audit::EntryType::SessionStored;
        entry.facts = {{"outcome", seq % 3 == 0 ? "refused" : "accepted"}};
        const bool isErased = seq % 350 == 14 && seq + kErasesBack < entries;
        if (seq >= 50 && (seq - kErasesBack) % 350 == 14) {
            if (!audit::putErasure(entry, {{seq - kErasesBack}, {"name", "phone"}, "retention"}))
                std::abort();
            log.add(entry);
        } else if (seq % 7 == 0) {
            log.add(entry, {{"name", "Zhang " + std::to_string(seq)}, {"phone", std::to_string(13800000000 + seq)}},
                    !isErased);
        } else {
            log.add(entry);
        }
    }
    log.close();
    return log;
}

inline audit::Report verified(const std::vector<Record>& records, audit::Verifier verifier)
{
    for (const Record& record : records)
        feed(record, verifier);
    return verifier.finish();
}

inline audit::Verifier expecting(const audit::SigningKey& key)
{
    return audit::Verifier({{key.verifier()}, false});
}

inline void writeExport(const std::vector<Record>& records, const audit::VerifierKey& key, std::ostream& stream)
{
    audit::ExportWriter writer(stream);
    writer.key(key);
    for (const Record& record : records) {
        if (record.kind == Record::Kind::Entry)
            writer.entry(record.bytes, record.seq % 2 == 0 ? std::optional(record.leaf) : std::nullopt);
        else if (record.kind == Record::Kind::Opening)
            writer.opening(record.seq, record.field, record.salt, record.bytes);
        else if (record.kind == Record::Kind::Checkpoint)
            writer.checkpoint(audit::textOf(record.bytes));
        else
            writer.state(record.seq, record.bytes);
    }
    if (!writer.end())
        std::abort();
}

} // namespace jinbi::test
