// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/merkle.h"

#include <sodium.h>

#include <algorithm>
#include <bit>

namespace jinbi::audit {

namespace {

constexpr std::uint8_t kLeafPrefix = 0x00;
constexpr std::uint8_t kNodePrefix = 0x01;
constexpr std::size_t kSizeBytes = 8;

/// The largest power of two below n (n > 1): where RFC 6962 splits a tree.
std::size_t splitOf(std::size_t n)
{
    return std::bit_floor(n - 1);
}

/// SUBPROOF of RFC 6962 2.1.2: `isWhole` while the first `size1` leaves are a complete subtree the verifier knows.
void addSubproof(Proof& proof, std::span<const Hash> leaves, std::size_t size1, bool isWhole)
{
    if (size1 == leaves.size()) {
        if (!isWhole)
            proof.push_back(rootOf(leaves));
        return;
    }
    const std::size_t split = splitOf(leaves.size());
    if (size1 <= split) {
        addSubproof(proof, leaves.first(split), size1, isWhole);
        proof.push_back(rootOf(leaves.subspan(split)));
    } else {
        addSubproof(proof, leaves.subspan(split), size1 - split, false);
        proof.push_back(rootOf(leaves.first(split)));
    }
}

void addPath(Proof& proof, std::span<const Hash> leaves, std::size_t index)
{
    if (leaves.size() <= 1)
        return;
    const std::size_t split = splitOf(leaves.size());
    if (index < split) {
        addPath(proof, leaves.first(split), index);
        proof.push_back(rootOf(leaves.subspan(split)));
    } else {
        addPath(proof, leaves.subspan(split), index - split);
        proof.push_back(rootOf(leaves.first(split)));
    }
}

/// The way from a leaf to the root, in the names of RFC 9162 2.1.3.2: fn is the node's place in its level and sn that
/// of the level's last node.
struct Climb
{
    std::uint64_t fn;
    std::uint64_t sn;

    [[nodiscard]] bool isAtTop() const { return sn == 0; }
    [[nodiscard]] bool isStepLeft() const { return (fn & 1U) != 0 || fn == sn; }
    void goUp()
    {
        // The last node of a level that has no brother goes up unchanged.
        if (isStepLeft()) {
            while ((fn & 1U) == 0 && fn != 0)
                rise();
        }
        rise();
    }
    /// To the largest complete subtree that ends with this node.
    void skipComplete()
    {
        while ((fn & 1U) != 0)
            rise();
    }

    void rise()
    {
        fn >>= 1U;
        sn >>= 1U;
    }
};

Outcome<void> verifySame(const Growth& claim, std::span<const Hash> proof)
{
    if (!proof.empty())
        return Failure{"trees of one size need no proof"};
    return claim.root1 == claim.root2 ? Outcome<void>() : Failure{"two roots for trees of one size"};
}

} // namespace

Hash leafHash(ByteView entry)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &kLeafPrefix, 1);
    crypto_hash_sha256_update(&state, entry.data(), entry.size());
    Hash hash{};
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

Hash nodeHash(const Hash& left, const Hash& right)
{
    std::array<std::uint8_t, 1 + 2 * sizeof(Hash)> bytes{kNodePrefix};
    std::copy(left.begin(), left.end(), bytes.begin() + 1);
    std::copy(right.begin(), right.end(), bytes.begin() + 1 + sizeof(Hash));
    return sha256(bytes);
}

Hash emptyRoot()
{
    return sha256({});
}

Hash rootOf(std::span<const Hash> leaves)
{
    Frontier frontier;
    for (const Hash& leaf : leaves)
        frontier.append(leaf);
    return frontier.root();
}

void Frontier::append(const Hash& leaf)
{
    m_subtrees.push_back(leaf);
    // Two subtrees of one size become one for each bit that the size carries over.
    for (std::uint64_t carry = m_size; (carry & 1U) != 0; carry >>= 1U) {
        const Hash right = m_subtrees.back();
        m_subtrees.pop_back();
        m_subtrees.back() = nodeHash(m_subtrees.back(), right);
    }
    ++m_size;
}

Hash Frontier::root() const
{
    if (m_subtrees.empty())
        return emptyRoot();
    Hash root = m_subtrees.back();
    for (std::size_t i = m_subtrees.size() - 1; i > 0; --i)
        root = nodeHash(m_subtrees[i - 1], root);
    return root;
}

Bytes Frontier::serialise() const
{
    Bytes bytes;
    putNumber(bytes, m_size, kSizeBytes);
    for (const Hash& subtree : m_subtrees)
        bytes.insert(bytes.end(), subtree.begin(), subtree.end());
    return bytes;
}

Outcome<Frontier> Frontier::parse(ByteView bytes)
{
    ByteReader reader(bytes);
    const auto size = reader.number(kSizeBytes);
    if (!size)
        return Failure{"the frontier has no size"};
    Frontier frontier;
    frontier.m_size = *size;
    const auto count = static_cast<std::size_t>(std::popcount(*size));
    for (std::size_t i = 0; i < count; ++i) {
        const auto hash = reader.bytes(sizeof(Hash));
        if (!hash)
            return Failure{"the frontier has fewer hashes than its size demands"};
        frontier.m_subtrees.push_back(*toHash(*hash));
    }
    if (!reader.atEnd())
        return Failure{"the frontier has more bytes than its size demands"};
    return frontier;
}

Outcome<Proof> inclusionProof(std::span<const Hash> leaves, std::uint64_t index)
{
    if (index >= leaves.size())
        return Failure{"there is no such leaf"};
    Proof proof;
    addPath(proof, leaves, index);
    return proof;
}

Outcome<Proof> consistencyProof(std::span<const Hash> leaves, std::uint64_t size1)
{
    if (size1 == 0 || size1 > leaves.size())
        return Failure{"there is no such smaller tree"};
    Proof proof;
    addSubproof(proof, leaves, size1, true);
    return proof;
}

Outcome<void> verifyInclusion(const Inclusion& claim, std::span<const Hash> proof)
{
    if (claim.index >= claim.size)
        return Failure{"the leaf lies outside of the tree"};
    Climb climb{claim.index, claim.size - 1};
    Hash root = claim.leaf;
    for (const Hash& step : proof) {
        if (climb.isAtTop())
            return Failure{"the proof is too long"};
        root = climb.isStepLeft() ? nodeHash(step, root) : nodeHash(root, step);
        climb.goUp();
    }
    if (!climb.isAtTop())
        return Failure{"the proof is too short"};
    return root == claim.root ? Outcome<void>() : Failure{"the proof leads to another root"};
}

Outcome<void> verifyConsistency(const Growth& claim, std::span<const Hash> proof)
{
    if (claim.size1 > claim.size2)
        return Failure{"the first tree is larger than the second"};
    if (claim.size1 == 0)
        return Failure{"an empty tree says nothing about what grew from it"};
    if (claim.size1 == claim.size2)
        return verifySame(claim, proof);
    if (proof.empty())
        return Failure{"the proof is too short"};
    Climb climb{claim.size1 - 1, claim.size2 - 1};
    climb.skipComplete();
    // A complete first tree is its own first step, which the proof leaves out.
    const bool isComplete = std::has_single_bit(claim.size1);
    Hash root1 = isComplete ? claim.root1 : proof.front();
    Hash root2 = root1;
    for (const Hash& step : proof.subspan(isComplete ? 0 : 1)) {
        if (climb.isAtTop())
            return Failure{"the proof is too long"};
        if (climb.isStepLeft()) {
            root1 = nodeHash(step, root1);
            root2 = nodeHash(step, root2);
        } else {
            root2 = nodeHash(root2, step);
        }
        climb.goUp();
    }
    if (!climb.isAtTop())
        return Failure{"the proof is too short"};
    if (root1 != claim.root1)
        return Failure{"the proof leads to another first root"};
    return root2 == claim.root2 ? Outcome<void>() : Failure{"the proof leads to another second root"};
}

} // namespace jinbi::audit
