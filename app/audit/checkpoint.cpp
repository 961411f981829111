// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checkpoint.h"

namespace jinbi::audit {

namespace {

constexpr std::size_t kFixedLines = 3;

} // namespace

std::string formatCheckpoint(const Checkpoint& checkpoint)
{
    std::string text =
        checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n' + toBase64(checkpoint.root) + '\n';
    for (const std::string& line : checkpoint.extensions)
        text += line + '\n';
    return text;
}

Outcome<Checkpoint> parseCheckpoint(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return Failure{"the checkpoint does not end with a line feed"};
        if (end == 0)
            return Failure{"the checkpoint has an empty line"};
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    if (lines.size() < kFixedLines)
        return Failure{"the checkpoint has fewer than three lines"};
    const auto size = toNumber(lines[1]);
    if (!size)
        return Failure{"the checkpoint's size is not a number"};
    const auto bytes = fromBase64(lines[2]);
    const auto root = bytes ? toHash(*bytes) : std::nullopt;
    if (!root)
        return Failure{"the checkpoint's root is not base64 of 32 bytes"};
    return Checkpoint{lines[0], *size, *root, {lines.begin() + kFixedLines, lines.end()}};
}

} // namespace jinbi::audit
