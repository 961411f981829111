// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/erasure.h"

#include <algorithm>
#include <functional>

namespace jinbi::audit {

namespace {

const std::string kSeqs = "seqs";
const std::string kFields = "fields";
const std::string kReason = "reason";

template <typename T>
bool isAscending(const std::vector<T>& items)
{
    return std::adjacent_find(items.begin(), items.end(), std::greater_equal<>()) == items.end();
}

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> found;
    for (std::size_t end = text.find(' '); end != std::string_view::npos; end = text.find(' ')) {
        found.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    found.emplace_back(text);
    return found;
}

std::string joined(const std::vector<std::string>& items)
{
    std::string text;
    for (const std::string& item : items)
        text += text.empty() ? item : ' ' + item;
    return text;
}

} // namespace

Outcome<void> putErasure(Entry& entry, const Erasure& erasure)
{
    if (erasure.seqs.empty() || erasure.fields.empty() || !isAscending(erasure.seqs) || !isAscending(erasure.fields))
        return Failure{"an erasure names entries and fields in ascending order"};
    if (!std::all_of(erasure.fields.begin(), erasure.fields.end(), isFieldName))
        return Failure{"an erasure names something that is no field"};
    std::vector<std::string> seqs;
    for (const std::uint64_t seq : erasure.seqs)
        seqs.push_back(std::to_string(seq));
    const std::string named = joined(seqs);
    const std::string fields = joined(erasure.fields);
    if (std::max({named.size(), fields.size(), erasure.reason.size()}) > Entry::kMostTextBytes)
        return Failure{"the erasure is too much for one entry"};
    entry.type = EntryType::Erased;
    entry.facts[kSeqs] = named;
    entry.facts[kFields] = fields;
    entry.facts[kReason] = erasure.reason;
    return {};
}

Outcome<Erasure> erasureOf(const Entry& entry)
{
    const auto seqs = entry.facts.find(kSeqs);
    const auto fields = entry.facts.find(kFields);
    const auto reason = entry.facts.find(kReason);
    if (seqs == entry.facts.end() || fields == entry.facts.end() || reason == entry.facts.end())
        return Failure{"it does not say what was erased and why"};
    Erasure erasure{{}, words(fields->second), reason->second};
    for (const std::string& word : words(seqs->second)) {
        const auto seq = toNumber(word);
        if (!seq)
            return Failure{"it names an entry by something that is no number"};
        erasure.seqs.push_back(*seq);
    }
    if (!std::all_of(erasure.fields.begin(), erasure.fields.end(), isFieldName))
        return Failure{"it names something that is no field"};
    if (!isAscending(erasure.seqs) || !isAscending(erasure.fields))
        return Failure{"it names entries or fields out of order"};
    return erasure;
}

} // namespace jinbi::audit
