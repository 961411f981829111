// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/bytes.h"
#include "auditor/arguments.h"
#include "auditor/commands.h"

#include <array>
#include <exception>
#include <iostream>
#include <string_view>
#include <vector>

using namespace jinbi::auditor;

namespace {

constexpr std::string_view kHelp = R"(Checks the tamper-evident log of a branch, offline.

jinbi-audit verify EXPORT_OR_STORE  whether a log is what it was when it was signed
    --vkey KEY           by whom its checkpoints must be signed (name+hash+base64; may be repeated)
    --anchor NOTEFILE    a checkpoint of this log that somebody else kept (may be repeated)
    --without-values     the export leaves out personal values on purpose
jinbi-audit merkle FILE             root of the tree of a file's lines (a leaf in hex on each)
jinbi-audit inclusion FILE.json     whether a proof shows that a leaf is in a tree
jinbi-audit consistency FILE.json   whether a proof shows that a tree only grew
jinbi-audit note FILE --vkey KEY…   whether one of the keys signed a note; prints its text
jinbi-audit --help
jinbi-audit --version

Exit code: 0 valid or intact, 1 not valid or tampered with, 2 the input cannot be used.
)";

struct Command
{
    std::string_view name;
    int (*run)(Words words);
};

constexpr std::array kCommands = {
    Command{"merkle", merkle}, Command{"inclusion", inclusion}, Command{"consistency", consistency},
    Command{"note", note},     Command{"verify", verify},
};

int dispatch(const std::vector<std::string>& words)
{
    if (words.empty()) {
        std::cerr << kHelp;
        return kUnusable;
    }
    if (words.size() == 1 && (words.front() == "--help" || words.front() == "-h")) {
        std::cout << kHelp;
        return kGood;
    }
    if (words.size() == 1 && words.front() == "--version") {
        std::cout << "jinbi-audit " << JINBI_VERSION << '\n';
        return kGood;
    }
    for (const Command& command : kCommands) {
        if (words.front() == command.name)
            return command.run(Words(words).subspan(1));
    }
    return complain("there is no command " + words.front() + "; --help lists them");
}

} // namespace

int main(int argc, char* argv[])
{
    std::ios::sync_with_stdio(false);
    try {
        if (!jinbi::audit::initialise())
            return complain("libsodium does not start");
        const int code = dispatch({argv + 1, argv + argc});
        // An answer that nobody could read is none.
        return std::cout.flush() ? code : complain("the answer cannot be written");
    } catch (const std::exception& error) {
        return complain(error.what());
    }
}
