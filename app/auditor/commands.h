// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

/// The commands of jinbi-audit. Each takes what stands behind its name and gives the exit code of the program.
namespace jinbi::auditor {

using Words = std::span<const std::string>;

/// FILE with one leaf in hex per line, each ended by a line feed: an empty line is the empty leaf, so that "\n" is a
/// tree of one leaf and an empty file the empty tree. The last line feed may be missing behind a leaf that is not
/// empty.
int merkle(Words words);
int inclusion(Words words);
int consistency(Words words);
int note(Words words);
/// An export or a store, any --vkey, any --anchor, --without-values.
int verify(Words words);

} // namespace jinbi::auditor
