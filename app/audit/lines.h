// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace jinbi::audit {

/// Lines of a stream of any length, in the memory of one line. Each line ends with a line feed, which is not part of
/// it; what stands after the last line feed is a line only when it is not empty. One thread.
class LineReader
{
public:
    LineReader(std::istream& stream, std::size_t mostBytes) : m_stream(stream), m_line(mostBytes + 2, '\0') {}

    /// The next line, valid until the next call; nothing at the end and after a fault.
    [[nodiscard]] std::optional<std::string_view> next();
    [[nodiscard]] std::uint64_t number() const { return m_number; } ///< of the last line, from 1
    /// The last line had its line feed.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    /// A line was longer than allowed, or the stream could not be read.
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

private:
    std::istream& m_stream;
    std::string m_line;
    std::uint64_t m_number = 0;
    bool m_isWhole = false;
    bool m_hasFailed = false;
};

} // namespace jinbi::audit
