// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditor/arguments.h"

#include <algorithm>
#include <fstream>
#include <iostream>

namespace jinbi::auditor {

std::vector<std::string> Arguments::values(std::string_view option) const
{
    std::vector<std::string> found;
    for (const Option& one : options) {
        if (one.name == option)
            found.push_back(one.value);
    }
    return found;
}

bool Arguments::has(std::string_view flag) const
{
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

audit::Outcome<Arguments> parseArguments(std::span<const std::string> words, const Known& known)
{
    const auto isAmong = [](const std::vector<std::string_view>& names, const std::string& word) {
        return std::find(names.begin(), names.end(), word) != names.end();
    };
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (isAmong(known.flags, word)) {
            arguments.flags.push_back(word);
        } else if (isAmong(known.options, word)) {
            if (i + 1 == words.size())
                return audit::Failure{word + " needs a value"};
            arguments.options.push_back({word, words[++i]});
        } else if (word.starts_with('-')) {
            return audit::Failure{"there is no option " + word + " here"};
        } else {
            arguments.files.push_back(word);
        }
    }
    if (arguments.files.size() != 1)
        return audit::Failure{"exactly one file is wanted"};
    return arguments;
}

int complain(const std::string& what)
{
    std::cerr << "jinbi-audit: " << what << ".\n";
    return kUnusable;
}

audit::Outcome<std::string> readFile(const std::string& path, std::size_t most)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return audit::Failure{path + " cannot be opened"};
    std::string bytes(most + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (file.bad() || (file.fail() && !file.eof()))
        return audit::Failure{path + " cannot be read"};
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > most)
        return audit::Failure{path + " is too long"};
    return bytes;
}

} // namespace jinbi::auditor
