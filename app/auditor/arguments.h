// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/outcome.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jinbi::auditor {

/// What the program answers to whoever started it.
enum ExitCode : int { kGood = 0, kNotValid = 1, kUnusable = 2 };

/// What stands behind the command: files, and options that take a value and may come more than once.
struct Arguments
{
    struct Option
    {
        std::string name; ///< with its dashes
        std::string value;
    };

    std::vector<std::string> files;
    std::vector<Option> options;
    std::vector<std::string> flags;

    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
    [[nodiscard]] bool has(std::string_view flag) const;
};

/// Which options and flags a command knows; anything else that begins with a dash is refused.
struct Known
{
    std::vector<std::string_view> options;
    std::vector<std::string_view> flags;
};

[[nodiscard]] audit::Outcome<Arguments> parseArguments(std::span<const std::string> words, const Known& known);

/// One line on stderr.
int complain(const std::string& what);

/// A whole file of at most `most` bytes.
[[nodiscard]] audit::Outcome<std::string> readFile(const std::string& path, std::size_t most);

} // namespace jinbi::auditor
