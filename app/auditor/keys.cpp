// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditor/keys.h"

namespace jinbi::auditor {

audit::Outcome<std::vector<audit::VerifierKey>> expectedKeys(const Arguments& arguments)
{
    std::vector<audit::VerifierKey> keys;
    for (const std::string& text : arguments.values("--vkey")) {
        auto key = audit::VerifierKey::parse(text);
        if (!key)
            return audit::Failure{"--vkey " + text + ": " + key.reason()};
        keys.push_back(std::move(*key));
    }
    return keys;
}

} // namespace jinbi::auditor
