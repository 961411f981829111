// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/missingvalues.h"

#include <algorithm>

namespace jinbi::audit {

bool MissingValues::add(std::uint64_t seq, const std::string& field)
{
    const auto name = m_names.emplace(field, static_cast<std::uint32_t>(m_names.size())).first;
    if (m_slots.size() == kMost || m_names.size() > kMostNames)
        return false;
    m_slots.push_back({seq, name->second, false});
    return true;
}

bool MissingValues::erase(std::uint64_t seq, const std::string& field)
{
    const auto name = m_names.find(field);
    if (name == m_names.end())
        return false;
    auto slot = std::lower_bound(m_slots.begin(), m_slots.end(), seq,
                                 [](const Slot& one, std::uint64_t wanted) { return one.seq < wanted; });
    while (slot != m_slots.end() && slot->seq == seq && slot->name != name->second)
        ++slot;
    if (slot == m_slots.end() || slot->seq != seq)
        return false;
    m_erased += slot->isErased ? 0 : 1;
    slot->isErased = true;
    return true;
}

std::optional<MissingValues::Value> MissingValues::firstUnexplained() const
{
    const auto slot = std::find_if(m_slots.begin(), m_slots.end(), [](const Slot& one) { return !one.isErased; });
    if (slot == m_slots.end())
        return std::nullopt;
    const auto name =
        std::find_if(m_names.begin(), m_names.end(), [slot](const auto& one) { return one.second == slot->name; });
    return Value{slot->seq, name->first};
}

} // namespace jinbi::audit
