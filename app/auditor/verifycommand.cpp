// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/exportfile.h"
#include "auditor/arguments.h"
#include "auditor/commands.h"
#include "auditor/keys.h"
#include "auditor/storedlog.h"

#include <fstream>
#include <iostream>

namespace jinbi::auditor {

using audit::Outcome;
using audit::Verifier;

namespace {

Outcome<void> addAnchors(const Arguments& arguments, Verifier& verifier)
{
    for (const std::string& path : arguments.values("--anchor")) {
        const auto note = readFile(path, audit::Note::kMostBytes);
        if (!note)
            return note.failure();
        if (const auto added = verifier.addAnchor(*note); !added)
            return audit::Failure{path + ": " + added.reason()};
    }
    return {};
}

Outcome<void> feed(const std::string& path, Verifier& verifier)
{
    if (isStore(path))
        return feedStore(path, verifier);
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return audit::Failure{path + " cannot be opened"};
    return audit::feedExport(file, verifier);
}

} // namespace

int verify(Words words)
{
    const auto arguments = parseArguments(words, {{"--vkey", "--anchor"}, {"--without-values"}});
    if (!arguments)
        return complain(arguments.reason());
    const auto keys = expectedKeys(*arguments);
    if (!keys)
        return complain(keys.reason());
    Verifier verifier({*keys, arguments->has("--without-values")});
    if (const auto added = addAnchors(*arguments, verifier); !added)
        return complain(added.reason());
    if (const auto fed = feed(arguments->files.front(), verifier); !fed)
        return complain(arguments->files.front() + ": " + fed.reason());
    const audit::Report report = verifier.finish();
    for (const std::string& remark : report.remarks)
        std::cout << "Note: " << remark << '\n';
    std::cout << report.verdict() << '\n';
    return report.isIntact() ? kGood : kNotValid;
}

} // namespace jinbi::auditor
