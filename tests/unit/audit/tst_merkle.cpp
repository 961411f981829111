// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/merkle.h"
#include "unit/audit/merklevectors.h"

#include <QTest>

#include <bit>
#include <limits>

using namespace jinbi;
using namespace jinbi::audit;

namespace {

constexpr std::size_t kMostLeaves = 32;

using Leaves = std::span<const Hash>;

/// MTH of RFC 6962 2.1 word for word, to compare with.
Hash naiveRoot(Leaves leaves)
{
    if (leaves.empty())
        return sha256({});
    if (leaves.size() == 1)
        return leaves.front();
    std::size_t split = 1;
    while (split * 2 < leaves.size())
        split *= 2;
    return nodeHash(naiveRoot(leaves.first(split)), naiveRoot(leaves.subspan(split)));
}

Inclusion claimOf(Leaves leaves, std::uint64_t index)
{
    return {index, leaves.size(), leaves[index], naiveRoot(leaves)};
}

Growth growthOf(Leaves leaves, std::uint64_t size1)
{
    return {size1, leaves.size(), naiveRoot(leaves.first(size1)), naiveRoot(leaves)};
}

/// Every way to spoil a proof by one step or one bit.
std::vector<Proof> spoiled(const Proof& proof)
{
    std::vector<Proof> all;
    for (std::size_t i = 0; i < proof.size(); ++i) {
        Proof flipped = proof;
        flipped[i][i % 32] ^= 0x10;
        all.push_back(flipped);
        Proof shorter = proof;
        shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
        all.push_back(shorter);
        Proof doubled = proof;
        doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), proof[i]);
        all.push_back(doubled);
    }
    for (const Hash& more : {Hash{}, emptyRoot()}) {
        all.push_back(proof);
        all.back().push_back(more);
        all.push_back(proof);
        all.back().insert(all.back().begin(), more);
    }
    return all;
}

std::vector<std::string> inHex(const Proof& proof)
{
    std::vector<std::string> hashes;
    for (const Hash& hash : proof)
        hashes.push_back(toHex(hash));
    return hashes;
}

} // namespace

class TestMerkle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRootsAreThoseOfThePublicVectors();
    void leavesAndNodesAreHashedApart();
    void theProofsAreThoseOfThePublicVectors();

    void everyRootIsThatOfTheRecursion();
    void everyLeafOfEveryTreeIsProved();
    void aProofForAnotherPlaceOrTreeIsRefused();
    void everyGrowthOfEveryTreeIsProved();
    void aProofForAnotherGrowthIsRefused();

    void aLeafOutsideOfTheTreeIsRefused();
    void sizesNearTheLargestNumberAreRefusedInStride();
    void nothingIsProvedAboutAnEmptyTree();
    void treesOfOneSizeAreTheSameOrNot();
    void proofsThatCannotBeMadeAreRefused();

    void aFrontierIsReadBackAndGoesOn();
    void aFrontierOfAnotherLengthIsRefused();
};

void TestMerkle::theRootsAreThoseOfThePublicVectors()
{
    const auto leaves = test::exampleLeaves();
    Frontier frontier;
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        QCOMPARE(toHex(rootOf(Leaves(leaves).first(size))), test::kRoots.at(size));
        QCOMPARE(toHex(frontier.root()), test::kRoots.at(size));
        if (size < leaves.size())
            frontier.append(leaves.at(size));
    }
}

void TestMerkle::leavesAndNodesAreHashedApart()
{
    QCOMPARE(toHex(leafHash(viewOf("L123456"))),
             std::string("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"));
    // The public vector joins two texts that are shorter than a hash.
    const std::string joined = std::string("\x01", 1) + "N123" + "N456";
    QCOMPARE(toHex(sha256(viewOf(joined))),
             std::string("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"));
    const auto leaves = test::exampleLeaves();
    Bytes both(leaves[0].begin(), leaves[0].end());
    both.insert(both.end(), leaves[1].begin(), leaves[1].end());
    QVERIFY(leafHash(both) != nodeHash(leaves[0], leaves[1]));
}

void TestMerkle::theProofsAreThoseOfThePublicVectors()
{
    const auto leaves = test::exampleLeaves();
    const auto inclusion = inclusionProof(leaves, 5);
    QVERIFY(inclusion);
    QCOMPARE(inHex(*inclusion),
             (std::vector<std::string>{"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                       "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                       "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));

    const auto consistency = consistencyProof(Leaves(leaves).first(7), 3);
    QVERIFY(consistency);
    QCOMPARE(inHex(*consistency),
             (std::vector<std::string>{"0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
                                       "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
                                       "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                       "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e"}));
}

void TestMerkle::everyRootIsThatOfTheRecursion()
{
    const auto leaves = test::numberedLeaves(300);
    Frontier frontier;
    for (std::size_t size = 0; size < leaves.size(); ++size) {
        QCOMPARE(frontier.size(), size);
        QCOMPARE(frontier.root(), naiveRoot(Leaves(leaves).first(size)));
        frontier.append(leaves[size]);
    }
}

void TestMerkle::everyLeafOfEveryTreeIsProved()
{
    const auto leaves = test::numberedLeaves(kMostLeaves);
    for (std::size_t size = 1; size <= kMostLeaves; ++size) {
        const Leaves tree = Leaves(leaves).first(size);
        for (std::uint64_t index = 0; index < size; ++index) {
            const auto proof = inclusionProof(tree, index);
            QVERIFY(proof);
            QVERIFY(verifyInclusion(claimOf(tree, index), *proof));
            for (const Proof& wrong : spoiled(*proof))
                QVERIFY(!verifyInclusion(claimOf(tree, index), wrong));
        }
    }
}

void TestMerkle::aProofForAnotherPlaceOrTreeIsRefused()
{
    const auto leaves = test::numberedLeaves(kMostLeaves);
    for (std::size_t size = 2; size <= kMostLeaves; ++size) {
        const Leaves tree = Leaves(leaves).first(size);
        const auto proof = inclusionProof(tree, size / 2);
        const Inclusion right = claimOf(tree, size / 2);
        for (std::uint64_t index = 0; index <= size + 1; ++index) {
            Inclusion moved = right;
            moved.index = index;
            QCOMPARE(verifyInclusion(moved, *proof).isGood(), index == right.index);
        }
        Inclusion changed = right;
        changed.leaf[31] ^= 1;
        QVERIFY(!verifyInclusion(changed, *proof));
        changed = right;
        changed.root[0] ^= 0x80;
        QVERIFY(!verifyInclusion(changed, *proof));
        changed = right;
        changed.size *= 2;
        QVERIFY(!verifyInclusion(changed, *proof));
    }
}

void TestMerkle::everyGrowthOfEveryTreeIsProved()
{
    const auto leaves = test::numberedLeaves(kMostLeaves);
    for (std::size_t size2 = 1; size2 <= kMostLeaves; ++size2) {
        const Leaves tree = Leaves(leaves).first(size2);
        for (std::uint64_t size1 = 1; size1 <= size2; ++size1) {
            const auto proof = consistencyProof(tree, size1);
            QVERIFY(proof);
            QVERIFY(verifyConsistency(growthOf(tree, size1), *proof));
            for (const Proof& wrong : spoiled(*proof))
                QVERIFY(!verifyConsistency(growthOf(tree, size1), wrong));
        }
    }
}

void TestMerkle::aProofForAnotherGrowthIsRefused()
{
    const auto leaves = test::numberedLeaves(kMostLeaves);
    for (std::size_t size2 = 3; size2 <= kMostLeaves; ++size2) {
        const Leaves tree = Leaves(leaves).first(size2);
        for (std::uint64_t size1 = 1; size1 < size2; ++size1) {
            const auto proof = consistencyProof(tree, size1);
            const Growth right = growthOf(tree, size1);
            for (int which = 0; which < 4; ++which) {
                Growth wrong = right;
                wrong.root1[7] ^= which == 0 ? 1 : 0;
                wrong.root2[7] ^= which == 1 ? 1 : 0;
                if (which == 2)
                    std::swap(wrong.root1, wrong.root2);
                if (which == 3)
                    std::swap(wrong.size1, wrong.size2);
                QVERIFY(!verifyConsistency(wrong, *proof));
            }
        }
    }
}

void TestMerkle::aLeafOutsideOfTheTreeIsRefused()
{
    const auto leaves = test::exampleLeaves();
    for (const std::uint64_t index : {8ULL, 9ULL, 1ULL << 63U, 0xFFFFFFFFFFFFFFFFULL}) {
        QVERIFY(!verifyInclusion({index, 8, leaves[0], rootOf(leaves)}, {}));
        QVERIFY(!inclusionProof(leaves, index));
    }
    QVERIFY(!verifyInclusion({0, 0, leaves[0], leaves[0]}, {}));
    QVERIFY(verifyInclusion({0, 1, leaves[0], leaves[0]}, {}));
    QVERIFY(!verifyInclusion({0, 1, leaves[0], leaves[1]}, {}));
}

void TestMerkle::sizesNearTheLargestNumberAreRefusedInStride()
{
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
    const Proof longProof(64, Hash{});
    const Proof tooLong(70, Hash{});
    for (const std::uint64_t size : {kMost, kMost - 1, std::uint64_t{1} << 63U}) {
        for (const Proof& proof : {Proof(), longProof, tooLong}) {
            QVERIFY(!verifyInclusion({size - 1, size, Hash{}, Hash{}}, proof));
            QVERIFY(!verifyInclusion({size, size, Hash{}, Hash{}}, proof));
            QVERIFY(!verifyConsistency({size - 1, size, Hash{}, Hash{}}, proof));
            QVERIFY(!verifyConsistency({1, size, Hash{}, Hash{}}, proof));
            QVERIFY(!verifyConsistency({size, 1, Hash{}, Hash{}}, proof));
        }
    }
}

void TestMerkle::nothingIsProvedAboutAnEmptyTree()
{
    const auto leaves = test::exampleLeaves();
    QVERIFY(!verifyConsistency({0, 0, emptyRoot(), emptyRoot()}, {}));
    QVERIFY(!verifyConsistency({0, 8, emptyRoot(), rootOf(leaves)}, {}));
    QVERIFY(!verifyConsistency({0, 1, emptyRoot(), leaves[0]}, Proof{leaves[0]}));
}

void TestMerkle::treesOfOneSizeAreTheSameOrNot()
{
    const auto leaves = test::exampleLeaves();
    QVERIFY(verifyConsistency({1, 1, leaves[0], leaves[0]}, {}));
    QVERIFY(!verifyConsistency({1, 1, leaves[0], leaves[1]}, {}));
    QVERIFY(!verifyConsistency({1, 1, leaves[0], leaves[0]}, Proof{leaves[0]}));
    QVERIFY(!verifyConsistency({1, 2, leaves[0], leaves[0]}, {}));
}

void TestMerkle::proofsThatCannotBeMadeAreRefused()
{
    const auto leaves = test::exampleLeaves();
    QVERIFY(!inclusionProof({}, 0));
    QVERIFY(!consistencyProof(leaves, 0));
    QVERIFY(!consistencyProof(leaves, 9));
    QVERIFY(consistencyProof(leaves, 8)->empty());
}

void TestMerkle::aFrontierIsReadBackAndGoesOn()
{
    const auto leaves = test::numberedLeaves(70);
    Frontier kept;
    for (const Hash& leaf : leaves) {
        const auto read = Frontier::parse(kept.serialise());
        QVERIFY(read);
        QCOMPARE(*read, kept);
        QCOMPARE(kept.serialise().size(), 8 + 32 * static_cast<std::size_t>(std::popcount(kept.size())));
        Frontier goesOn = *read;
        goesOn.append(leaf);
        kept.append(leaf);
        QCOMPARE(goesOn.root(), kept.root());
    }
}

void TestMerkle::aFrontierOfAnotherLengthIsRefused()
{
    Frontier frontier;
    for (const Hash& leaf : test::numberedLeaves(7))
        frontier.append(leaf);
    const Bytes bytes = frontier.serialise();
    for (std::size_t count = 0; count < bytes.size(); ++count)
        QVERIFY(!Frontier::parse(ByteView(bytes).first(count)));
    Bytes longer = bytes;
    longer.push_back(0);
    QVERIFY(!Frontier::parse(longer));
    Bytes another = bytes;
    another[7] = 6; // two hashes' worth of size in front of three
    QVERIFY(!Frontier::parse(another));
}

QTEST_APPLESS_MAIN(TestMerkle)
#include "tst_merkle.moc"
