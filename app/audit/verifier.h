// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/checkpoint.h"
#include "audit/entry.h"
#include "audit/merkle.h"
#include "audit/missingvalues.h"
#include "audit/note.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jinbi::audit {

/// What was found wrong first, in a sentence.
struct Finding
{
    std::optional<std::uint64_t> seq; ///< the first entry that does not fit, when it is one
    std::string what;
};

struct Report
{
    std::uint64_t entries = 0;
    std::uint64_t checkpoints = 0;
    std::uint64_t anchors = 0;
    std::uint64_t erasedValues = 0;
    std::uint64_t unchanged = 0; ///< so many entries from the first on are those that a checkpoint covers
    std::optional<Finding> finding;
    std::vector<std::string> remarks; ///< what this check could not tell

    [[nodiscard]] bool isIntact() const { return !finding; }
    [[nodiscard]] std::string verdict() const; ///< one sentence
};

/// Checks a log that is fed to it in order, in constant memory but for 16 bytes per missing value: form and numbers of
/// entries, leaf hashes, the root at every checkpoint, signatures, what others hold against what is here, values
/// against commitments, erasures, and the clock.
///
/// Feed anchors first, then each entry, the values of that entry, and the checkpoints of the size then reached. The
/// first fault decides and all that follows is passed over. A copy goes on by itself. One thread.
class Verifier
{
public:
    struct Expectation
    {
        std::vector<VerifierKey> keys; ///< who may sign; none: the log's own word is taken, and the report says so
        bool isWithoutValues = false;  ///< an export that withholds values: the missing are not asked for
    };

    explicit Verifier(Expectation expectation) : m_expected(std::move(expectation)) {}

    /// A checkpoint that others hold. Refused, as unusable, when no expected key signed it or it is of another log than
    /// the other anchors.
    [[nodiscard]] Outcome<void> addAnchor(std::string_view note);
    /// The key that the log itself names; of use only when no key is expected.
    void addOwnKey(const VerifierKey& key);
    void addEntry(ByteView bytes, const std::optional<Hash>& leaf = std::nullopt);
    void addOpening(std::uint64_t seq, const std::string& field, const Salt& salt, ByteView value);
    void addCheckpoint(std::string_view note);
    /// What the log keeps to go on from.
    void addState(std::uint64_t size, ByteView frontier);
    /// A fault that whoever reads the log found.
    void reject(std::optional<std::uint64_t> seq, std::string what);

    [[nodiscard]] std::uint64_t size() const { return m_frontier.size(); }
    [[nodiscard]] bool isDecided() const { return m_finding.has_value(); }
    /// Once, after everything was fed.
    [[nodiscard]] Report finish();

private:
    struct Known
    {
        Hash root;
        bool isAnchor;
    };

    [[nodiscard]] bool isClockRight(const Entry& entry) const;
    void closeEntry();
    void eraseValues(const Entry& entry);
    void checkSignature(const Note& note, std::uint64_t size);
    void checkRoot(const Known& known);
    void checkKnown();
    void addKnown(const Checkpoint& checkpoint, bool isAnchor);
    void checkEnd();
    [[nodiscard]] std::vector<std::string> remarks() const;

    Expectation m_expected;
    std::vector<VerifierKey> m_ownKeys;
    Frontier m_frontier;
    std::map<std::uint64_t, Known> m_known; ///< of sizes that are still to come
    std::string m_origin;
    std::map<std::string, Hash> m_open; ///< commitments of the last entry whose values were not shown
    MissingValues m_missing;
    std::optional<Finding> m_finding;
    std::optional<std::pair<std::uint64_t, Bytes>> m_state;
    std::uint64_t m_wallMs = 0;
    bool m_hasJumped = false;
    std::uint64_t m_checkpoints = 0;
    std::uint64_t m_anchors = 0;
    std::uint64_t m_lastAnchor = 0; ///< the largest size
    std::uint64_t m_signedSize = 0; ///< of the last checkpoint of the log whose root was right
};

} // namespace jinbi::audit
