// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/lines.h"

namespace jinbi::audit {

std::optional<std::string_view> LineReader::next()
{
    if (m_hasFailed || m_stream.eof())
        return std::nullopt;
    m_stream.getline(m_line.data(), static_cast<std::streamsize>(m_line.size()));
    auto count = static_cast<std::size_t>(m_stream.gcount());
    if (m_stream.eof()) {
        m_hasFailed = m_stream.bad();
        if (count == 0 || m_hasFailed)
            return std::nullopt;
    } else if (m_stream.fail()) {
        m_hasFailed = true;
        return std::nullopt;
    } else {
        --count; // the line feed is counted
    }
    m_isWhole = !m_stream.eof();
    ++m_number;
    return std::string_view(m_line).substr(0, count);
}

} // namespace jinbi::audit
