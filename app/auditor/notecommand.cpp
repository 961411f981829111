// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/note.h"
#include "auditor/arguments.h"
#include "auditor/commands.h"
#include "auditor/keys.h"

#include <iostream>

namespace jinbi::auditor {

int note(Words words)
{
    const auto arguments = parseArguments(words, {{"--vkey"}, {}});
    if (!arguments)
        return complain(arguments.reason());
    const auto keys = expectedKeys(*arguments);
    if (!keys)
        return complain(keys.reason());
    if (keys->empty())
        return complain("a note says nothing without a key to expect (--vkey)");
    const auto bytes = readFile(arguments->files.front(), audit::Note::kMostBytes);
    if (!bytes)
        return complain(bytes.reason());
    const auto parsed = audit::parseNote(*bytes);
    if (!parsed)
        return complain(parsed.reason());
    const auto signers = audit::verifyNote(*parsed, *keys);
    if (!signers) {
        std::cerr << "Not valid: " << signers.reason() << ".\n";
        return kNotValid;
    }
    std::cout << parsed->text;
    return kGood;
}

} // namespace jinbi::auditor
