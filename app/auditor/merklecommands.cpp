// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/lines.h"
#include "audit/merkle.h"
#include "auditor/arguments.h"
#include "auditor/commands.h"
#include "auditor/jsonfile.h"

#include <fstream>
#include <iostream>

namespace jinbi::auditor {

using audit::Hash;
using audit::Outcome;

namespace {

constexpr std::size_t kMostLineBytes = std::size_t{4} * 1024 * 1024;

int answer(const Outcome<void>& verified, const char* good)
{
    if (verified)
        std::cout << "Valid: " << good << ".\n";
    else
        std::cout << "Not valid: " << verified.reason() << ".\n";
    return verified ? kGood : kNotValid;
}

/// What can be read but is no hash makes a proof invalid, not the file unusable.
Outcome<audit::Proof> hashes(const std::vector<audit::Bytes>& items)
{
    audit::Proof proof;
    for (const audit::Bytes& item : items) {
        const auto hash = audit::toHash(item);
        if (!hash)
            return audit::Failure{"a hash does not have 32 bytes"};
        proof.push_back(*hash);
    }
    return proof;
}

} // namespace

int merkle(Words words)
{
    const auto arguments = parseArguments(words, {});
    if (!arguments)
        return complain(arguments.reason());
    const std::string& path = arguments->files.front();
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return complain(path + " cannot be opened");
    audit::LineReader lines(file, kMostLineBytes);
    audit::Frontier frontier;
    while (const auto line = lines.next()) {
        const auto leaf = audit::fromHex(*line);
        if (!leaf)
            return complain("line " + std::to_string(lines.number()) + " of " + path + " is not hex");
        frontier.append(audit::leafHash(*leaf));
    }
    if (lines.hasFailed())
        return complain(path + " cannot be read or has a line that is too long");
    std::cout << audit::toHex(frontier.root()) << '\n';
    return kGood;
}

int inclusion(Words words)
{
    const auto arguments = parseArguments(words, {});
    if (!arguments)
        return complain(arguments.reason());
    const auto json = JsonFile::open(arguments->files.front());
    if (!json)
        return complain(json.reason());
    const auto index = json->number("leafIdx");
    const auto size = json->number("treeSize");
    const auto root = json->bytes("root");
    const auto leaf = json->bytes("leafHash");
    const auto steps = json->list("proof");
    for (const std::string& reason : {index.reason(), size.reason(), root.reason(), leaf.reason(), steps.reason()}) {
        if (!reason.empty())
            return complain(reason);
    }
    const auto ends = hashes({*leaf, *root});
    const auto proof = hashes(*steps);
    if (!ends || !proof)
        return answer(ends ? proof.failure() : ends.failure(), "");
    return answer(audit::verifyInclusion({*index, *size, (*ends)[0], (*ends)[1]}, *proof),
                  "the tree of this root holds the leaf at this place");
}

int consistency(Words words)
{
    const auto arguments = parseArguments(words, {});
    if (!arguments)
        return complain(arguments.reason());
    const auto json = JsonFile::open(arguments->files.front());
    if (!json)
        return complain(json.reason());
    const auto size1 = json->number("size1");
    const auto size2 = json->number("size2");
    const auto root1 = json->bytes("root1");
    const auto root2 = json->bytes("root2");
    const auto steps = json->list("proof");
    for (const std::string& reason : {size1.reason(), size2.reason(), root1.reason(), root2.reason(), steps.reason()}) {
        if (!reason.empty())
            return complain(reason);
    }
    // Nothing is hashed for trees of one size: their roots are the same bytes or not, whatever hash made them.
    if (*size1 == *size2 && *size1 > 0 && steps->empty() && *root1 == *root2)
        return answer({}, "the two are one tree");
    const auto roots = hashes({*root1, *root2});
    const auto proof = hashes(*steps);
    if (!roots || !proof)
        return answer(roots ? proof.failure() : roots.failure(), "");
    return answer(audit::verifyConsistency({*size1, *size2, (*roots)[0], (*roots)[1]}, *proof),
                  "the second tree is the first one and what was appended to it");
}

} // namespace jinbi::auditor
