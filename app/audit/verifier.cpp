// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verifier.h"

#include "audit/erasure.h"

#include <algorithm>

namespace jinbi::audit {

namespace {

/// A log signs a checkpoint at least this often; one that was just begun may have none yet.
constexpr std::uint64_t kEntriesPerCheckpoint = 256;
/// Checkpoints of sizes to come are kept, so that there must be an end to them.
constexpr std::size_t kMostKnown = 100000;

std::string number(std::uint64_t value)
{
    return std::to_string(value);
}

std::string entryNamed(std::uint64_t seq)
{
    return "Entry " + number(seq);
}

Outcome<Checkpoint> checkpointOf(std::string_view bytes, Note& note)
{
    auto parsed = parseNote(bytes);
    if (!parsed)
        return parsed.failure();
    note = std::move(*parsed);
    return parseCheckpoint(note.text);
}

} // namespace

std::string Report::verdict() const
{
    if (!finding)
        return "The log is intact: " + number(entries) + " entries, " + number(checkpoints) +
               " checkpoints of its own, " + number(anchors) + " held elsewhere.";
    if (finding->seq)
        return "The log was tampered with, first at entry " + number(*finding->seq) + ": " + finding->what;
    return "The log was tampered with: " + finding->what;
}

Outcome<void> Verifier::addAnchor(std::string_view bytes)
{
    Note note;
    const auto checkpoint = checkpointOf(bytes, note);
    if (!checkpoint)
        return checkpoint.failure();
    if (!m_expected.keys.empty()) {
        if (const auto verified = verifyNote(note, m_expected.keys); !verified)
            return verified.failure();
    }
    if (!m_origin.empty() && m_origin != checkpoint->origin)
        return Failure{"the checkpoints held elsewhere are of two logs"};
    if (size() != 0 || m_known.size() >= kMostKnown)
        return Failure{"there are too many checkpoints held elsewhere, or they come too late"};
    m_origin = checkpoint->origin;
    ++m_anchors;
    m_lastAnchor = std::max(m_lastAnchor, checkpoint->size);
    addKnown(*checkpoint, true);
    return {};
}

void Verifier::addOwnKey(const VerifierKey& key)
{
    m_ownKeys.push_back(key);
}

void Verifier::reject(std::optional<std::uint64_t> seq, std::string what)
{
    if (!m_finding)
        m_finding = Finding{seq, std::move(what)};
}

bool Verifier::isClockRight(const Entry& entry) const
{
    // The entry that tells of the jump may be the first one with the new time, or the last one with the old.
    return entry.wallMs >= m_wallMs || entry.type == EntryType::ClockJump || m_hasJumped;
}

void Verifier::addEntry(ByteView bytes, const std::optional<Hash>& leaf)
{
    closeEntry();
    if (isDecided())
        return;
    const std::uint64_t seq = size();
    auto entry = parseEntry(bytes);
    if (!entry)
        return reject(seq, entryNamed(seq) + " does not have the form of an entry: " + entry.reason() + ".");
    if (entry->seq != seq)
        return reject(seq, "In the place of entry " + number(seq) + " stands one numbered " + number(entry->seq) +
                               ": entries were deleted, inserted, repeated or moved.");
    const Hash hash = leafHash(bytes);
    if (leaf && *leaf != hash)
        return reject(seq,
                      entryNamed(seq) + " is not the one whose hash is stored with it: one of the two was changed.");
    if (!isClockRight(*entry))
        return reject(seq, entryNamed(seq) + " is older than the one before it, and nothing tells of a changed clock.");
    m_wallMs = entry->wallMs;
    m_hasJumped = entry->type == EntryType::ClockJump;
    if (entry->type == EntryType::Erased)
        eraseValues(*entry);
    m_open = std::move(entry->commitments);
    m_frontier.append(hash);
    checkKnown();
}

void Verifier::eraseValues(const Entry& entry)
{
    const auto erasure = erasureOf(entry);
    if (!erasure)
        return reject(entry.seq, entryNamed(entry.seq) + " tells of an erasure, but " + erasure.reason() + ".");
    if (m_expected.isWithoutValues)
        return;
    for (const std::uint64_t seq : erasure->seqs) {
        for (const std::string& field : erasure->fields) {
            if (!m_missing.erase(seq, field))
                return reject(entry.seq, entryNamed(entry.seq) + " says that the " + field + " of entry " +
                                             number(seq) + " was erased, but it is still there or never was.");
        }
    }
}

void Verifier::closeEntry()
{
    if (!m_expected.isWithoutValues && !isDecided()) {
        for (const auto& [field, hash] : m_open) {
            if (!m_missing.add(size() - 1, field))
                return reject(size() - 1, "More values are missing than this program can keep in mind.");
        }
    }
    m_open.clear();
}

void Verifier::addOpening(std::uint64_t seq, const std::string& field, const Salt& salt, ByteView value)
{
    if (isDecided())
        return;
    if (seq + 1 != size())
        return reject(seq, "There is a value of entry " + number(seq) + " where that entry is not.");
    const auto open = m_open.find(field);
    if (open == m_open.end())
        return reject(seq, entryNamed(seq) + " commits to no " + field + ", or there are two of it.");
    if (open->second != commitment(salt, value))
        return reject(seq, "The " + field + " of entry " + number(seq) + " is not the one that the entry commits to.");
    m_open.erase(open);
}

void Verifier::checkSignature(const Note& note, std::uint64_t size)
{
    const auto& keys = m_expected.keys.empty() ? m_ownKeys : m_expected.keys;
    if (keys.empty())
        return;
    if (const auto verified = verifyNote(note, keys); !verified)
        reject(std::nullopt,
               "The checkpoint for " + number(size) + " entries is not signed as expected: " + verified.reason() + ".");
}

void Verifier::addCheckpoint(std::string_view bytes)
{
    if (isDecided())
        return;
    Note note;
    const auto checkpoint = checkpointOf(bytes, note);
    if (!checkpoint)
        return reject(std::nullopt,
                      "A checkpoint after entry " + number(size()) + " is malformed: " + checkpoint.reason() + ".");
    checkSignature(note, checkpoint->size);
    if (!m_origin.empty() && m_origin != checkpoint->origin)
        return reject(std::nullopt, "The checkpoint for " + number(checkpoint->size) + " entries is of another log, " +
                                        checkpoint->origin + ".");
    m_origin = checkpoint->origin;
    ++m_checkpoints;
    if (checkpoint->size < size())
        return reject(std::nullopt, "The checkpoint for " + number(checkpoint->size) + " entries stands out of order.");
    if (checkpoint->size > size())
        return addKnown(*checkpoint, false);
    checkRoot({checkpoint->root, false});
}

void Verifier::addKnown(const Checkpoint& checkpoint, bool isAnchor)
{
    const Known known{checkpoint.root, isAnchor};
    if (checkpoint.size == 0)
        return checkRoot(known);
    const auto [place, isNew] = m_known.emplace(checkpoint.size, known);
    if (!isNew && place->second.root != checkpoint.root)
        return reject(std::nullopt, "There are two checkpoints for " + number(checkpoint.size) +
                                        " entries with different roots: the log is a fork of the one seen elsewhere.");
    if (m_known.size() > 2 * kMostKnown)
        reject(std::nullopt,
               "There are more checkpoints of entries that are missing than this program can keep in mind.");
}

void Verifier::checkKnown()
{
    // Sizes grow by one, so that the next one to come is always in front.
    if (isDecided() || m_known.empty() || m_known.begin()->first != size())
        return;
    const Known known = m_known.begin()->second;
    m_known.erase(m_known.begin());
    checkRoot(known);
}

void Verifier::checkRoot(const Known& known)
{
    if (isDecided())
        return;
    if (known.root == m_frontier.root()) {
        m_signedSize = size();
        return;
    }
    const std::string where = "the checkpoint for " + number(size()) + " entries";
    const std::string which = size() == 0 ? ""
                                          : " One of the entries from " + number(m_signedSize) + " to " +
                                                number(size() - 1) + " was changed, inserted or deleted.";
    const auto seq = size() == 0 ? std::nullopt : std::optional(m_signedSize);
    if (known.isAnchor)
        return reject(seq, "The log is a fork: " + where + " that is held elsewhere has another root." + which);
    reject(seq, "The root is not the one that " + where + " signs." + which);
}

void Verifier::addState(std::uint64_t size, ByteView frontier)
{
    m_state = {size, Bytes(frontier.begin(), frontier.end())};
}

void Verifier::checkEnd()
{
    if (m_state && (m_state->first != size() || m_state->second != m_frontier.serialise()))
        return reject(std::nullopt,
                      "What the log keeps to go on from is not that of its " + number(size()) + " entries.");
    if (!m_known.empty()) {
        const auto& [known, what] = *m_known.rbegin();
        return reject(size(), std::string("The log is truncated: a checkpoint ") +
                                  (what.isAnchor ? "held elsewhere" : "of its own") + " is for " + number(known) +
                                  " entries, and there are " + number(size()) + ".");
    }
    if (const auto missing = m_missing.firstUnexplained())
        return reject(missing->seq, "The " + missing->field + " of entry " + number(missing->seq) +
                                        " is missing, and no later entry tells that it was erased.");
    if (!m_expected.keys.empty() && m_checkpoints == 0 && size() > kEntriesPerCheckpoint)
        reject(0, "There is no checkpoint, though a log of this length has signed some.");
}

std::vector<std::string> Verifier::remarks() const
{
    std::vector<std::string> all;
    if (isDecided()) {
        if (m_signedSize > 0)
            all.push_back("The first " + number(m_signedSize) +
                          " entries are those that a checkpoint covers; what was touched comes after them.");
        return all;
    }
    if (m_expected.keys.empty() && m_ownKeys.empty())
        all.emplace_back("No key was given, so that no signature was checked.");
    else if (m_expected.keys.empty())
        all.emplace_back(
            "No key was expected: the signatures are of the key that the log itself names, and whose that is "
            "only somebody else can tell.");
    if (m_expected.isWithoutValues)
        all.emplace_back("Values were withheld: that none is missing was not checked.");
    if (size() > m_signedSize)
        all.push_back("No checkpoint covers the last " + number(size() - m_signedSize) + " entries.");
    if (m_anchors == 0)
        all.emplace_back(
            "No checkpoint held elsewhere was given: only one can tell whether entries were cut off at the "
            "end, or whether an older or newly signed log stands in the place of the true one.");
    else if (size() > m_lastAnchor)
        all.push_back("The newest checkpoint held elsewhere is for " + number(m_lastAnchor) +
                      " entries: whoever holds the log's key could have replaced what came after.");
    return all;
}

Report Verifier::finish()
{
    closeEntry();
    if (!isDecided())
        checkEnd();
    Report report;
    report.entries = size();
    report.checkpoints = m_checkpoints;
    report.anchors = m_anchors;
    report.erasedValues = m_missing.erased();
    report.unchanged = m_signedSize;
    report.finding = m_finding;
    report.remarks = remarks();
    return report;
}

} // namespace jinbi::audit
