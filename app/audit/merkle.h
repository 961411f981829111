// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bytes.h"
#include "audit/outcome.h"

#include <cstdint>
#include <span>
#include <vector>

/// The hash tree of RFC 6962 section 2.1 over SHA-256. Thread-safe.
namespace jinbi::audit {

[[nodiscard]] Hash leafHash(ByteView entry);                      ///< SHA-256(0x00 | entry)
[[nodiscard]] Hash nodeHash(const Hash& left, const Hash& right); ///< SHA-256(0x01 | left | right)
[[nodiscard]] Hash emptyRoot();                                   ///< SHA-256 of nothing
[[nodiscard]] Hash rootOf(std::span<const Hash> leaves);

/// The right edge of a tree: what is needed to append to it and to know its root, at most 64 hashes.
///
/// Invariant: one hash for each bit set in the size, the root of the largest complete subtree first.
class Frontier
{
public:
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    void append(const Hash& leaf);
    [[nodiscard]] Hash root() const;

    /// u64 size (big endian), then the hashes.
    [[nodiscard]] Bytes serialise() const;
    static Outcome<Frontier> parse(ByteView bytes);

    bool operator==(const Frontier&) const = default;

private:
    std::uint64_t m_size = 0;
    std::vector<Hash> m_subtrees;
};

using Proof = std::vector<Hash>; ///< from the leaf's side up, as the RFCs order it

/// PATH(index, leaves) of RFC 6962 2.1.1; refused when there is no such leaf.
[[nodiscard]] Outcome<Proof> inclusionProof(std::span<const Hash> leaves, std::uint64_t index);
/// PROOF(size1, leaves) of RFC 6962 2.1.2; refused for size1 = 0 or more than there are leaves.
[[nodiscard]] Outcome<Proof> consistencyProof(std::span<const Hash> leaves, std::uint64_t size1);

/// A leaf's place in a tree, as somebody claims it.
struct Inclusion
{
    std::uint64_t index = 0;
    std::uint64_t size = 0;
    Hash leaf{};
    Hash root{};
};

/// RFC 9162 2.1.3.2; a proof of another length than the sizes demand is refused, too.
[[nodiscard]] Outcome<void> verifyInclusion(const Inclusion& claim, std::span<const Hash> proof);

/// That a tree only grew, as somebody claims it.
struct Growth
{
    std::uint64_t size1 = 0;
    std::uint64_t size2 = 0;
    Hash root1{};
    Hash root2{};
};

/// RFC 9162 2.1.4.2. From an empty tree anything can grow, so that size1 = 0 proves nothing and is refused.
[[nodiscard]] Outcome<void> verifyConsistency(const Growth& claim, std::span<const Hash> proof);

} // namespace jinbi::audit
