// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entry.h"
#include "audit/note.h"
#include "audit/verifier.h"

#include <cstdint>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

/// A log, or the first part of it, as one file to hand on. Text of ASCII lines, each ended by a line feed; fields are
/// parted by one space:
///
///     jinbi-audit-export v1
///     vkey <name+hash+base64>                              the key that the log says it signs with
///     entry <base64> [<base64 of the leaf's 32 bytes>]     in order of their numbers, from 0
///     opening <seq> <field> <base64 salt> <base64 value>   behind its entry
///     checkpoint <base64 of the note>                      behind the last entry it covers
///     state <size> <base64 of the frontier>                at most once
///     end <number of lines before this one>
///
/// A line has at most 256 KiB. The file is written and read in the memory of one line.
namespace jinbi::audit {

/// Writes one export; the caller keeps the order. One thread.
class ExportWriter
{
public:
    explicit ExportWriter(std::ostream& stream);

    void key(const VerifierKey& key);
    void entry(ByteView bytes, const std::optional<Hash>& leaf = std::nullopt);
    void opening(std::uint64_t seq, const std::string& field, const Salt& salt, ByteView value);
    void checkpoint(const std::string& note);
    void state(std::uint64_t size, ByteView frontier);
    /// False when not everything could be written; nothing may follow.
    [[nodiscard]] bool end();

private:
    void line(const std::string& text);

    std::ostream& m_stream;
    std::uint64_t m_lines = 0;
};

/// Feeds a whole export to the verifier, which then finishes. Refused when the stream is no export, is cut off or has
/// lines that no export has; a malformed record is a fault of the log and the verifier's to tell.
[[nodiscard]] Outcome<void> feedExport(std::istream& stream, Verifier& verifier);

} // namespace jinbi::audit
