// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/exportfile.h"

#include "audit/lines.h"

#include <algorithm>
#include <array>

namespace jinbi::audit {

namespace {

constexpr std::string_view kHeader = "jinbi-audit-export v1";
constexpr std::size_t kMostLineBytes = std::size_t{256} * 1024;

using Fields = std::vector<std::string_view>;

Fields fieldsOf(std::string_view line)
{
    Fields fields;
    for (std::size_t end = line.find(' '); end != std::string_view::npos; end = line.find(' ')) {
        fields.push_back(line.substr(0, end));
        line.remove_prefix(end + 1);
    }
    fields.push_back(line);
    return fields;
}

// Each of these takes what stands behind the record's name; false when the record is malformed.

bool takeKey(const Fields& fields, Verifier& verifier)
{
    const auto key = fields.size() == 1 ? VerifierKey::parse(fields[0]) : Failure{""};
    if (key)
        verifier.addOwnKey(*key);
    return key.isGood();
}

bool takeEntry(const Fields& fields, Verifier& verifier)
{
    const auto bytes = fields.size() <= 2 ? fromBase64(fields[0]) : std::nullopt;
    const auto leaf = fields.size() == 2 ? fromBase64(fields[1]) : std::nullopt;
    const auto hash = leaf ? toHash(*leaf) : std::nullopt;
    if (!bytes || (fields.size() == 2 && !hash))
        return false;
    verifier.addEntry(*bytes, hash);
    return true;
}

bool takeOpening(const Fields& fields, Verifier& verifier)
{
    if (fields.size() != 4 || !isFieldName(fields[1]))
        return false;
    const auto seq = toNumber(fields[0]);
    const auto salt = fromBase64(fields[2]);
    const auto value = fromBase64(fields[3]);
    Salt salted{};
    if (!seq || !salt || !value || salt->size() != salted.size())
        return false;
    std::copy(salt->begin(), salt->end(), salted.begin());
    verifier.addOpening(*seq, std::string(fields[1]), salted, *value);
    return true;
}

bool takeCheckpoint(const Fields& fields, Verifier& verifier)
{
    const auto note = fields.size() == 1 ? fromBase64(fields[0]) : std::nullopt;
    if (note)
        verifier.addCheckpoint(textOf(*note));
    return note.has_value();
}

bool takeState(const Fields& fields, Verifier& verifier)
{
    const auto size = fields.size() == 2 ? toNumber(fields[0]) : std::nullopt;
    const auto frontier = size ? fromBase64(fields[1]) : std::nullopt;
    if (frontier)
        verifier.addState(*size, *frontier);
    return frontier.has_value();
}

struct RecordKind
{
    std::string_view name;
    bool (*take)(const Fields& fields, Verifier& verifier);
};

constexpr std::array kKinds = {
    RecordKind{"vkey", takeKey},        RecordKind{"entry", takeEntry},
    RecordKind{"opening", takeOpening}, RecordKind{"checkpoint", takeCheckpoint},
    RecordKind{"state", takeState},
};

Outcome<void> feedEnd(const Fields& fields, LineReader& lines)
{
    if (fields.size() != 1 || toNumber(fields[0]) != lines.number() - 1)
        return Failure{"its last line counts other lines than there are"};
    if (lines.next() || lines.hasFailed())
        return Failure{"there is more behind its last line"};
    return {};
}

Outcome<void> feedRecord(std::string_view line, const LineReader& lines, Verifier& verifier)
{
    const std::size_t space = line.find(' ');
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                   [&](const RecordKind& one) { return one.name == line.substr(0, space); });
    const std::string where = "line " + std::to_string(lines.number());
    if (kind == kKinds.end() || space == std::string_view::npos)
        return Failure{where + " is none of an export"};
    if (!kind->take(fieldsOf(line.substr(space + 1)), verifier))
        verifier.reject(std::nullopt, "The " + std::string(kind->name) + " in " + where + " is malformed.");
    return {};
}

} // namespace

ExportWriter::ExportWriter(std::ostream& stream) : m_stream(stream)
{
    line(std::string(kHeader));
}

void ExportWriter::line(const std::string& text)
{
    m_stream << text << '\n';
    ++m_lines;
}

void ExportWriter::key(const VerifierKey& key)
{
    line("vkey " + key.text());
}

void ExportWriter::entry(ByteView bytes, const std::optional<Hash>& leaf)
{
    line("entry " + toBase64(bytes) + (leaf ? ' ' + toBase64(*leaf) : std::string()));
}

void ExportWriter::opening(std::uint64_t seq, const std::string& field, const Salt& salt, ByteView value)
{
    line("opening " + std::to_string(seq) + ' ' + field + ' ' + toBase64(salt) + ' ' + toBase64(value));
}

void ExportWriter::checkpoint(const std::string& note)
{
    line("checkpoint " + toBase64(viewOf(note)));
}

void ExportWriter::state(std::uint64_t size, ByteView frontier)
{
    line("state " + std::to_string(size) + ' ' + toBase64(frontier));
}

bool ExportWriter::end()
{
    const std::uint64_t before = m_lines;
    line("end " + std::to_string(before));
    m_stream.flush();
    return m_stream.good();
}

Outcome<void> feedExport(std::istream& stream, Verifier& verifier)
{
    LineReader lines(stream, kMostLineBytes);
    if (lines.next() != kHeader)
        return Failure{"it does not begin as an export does"};
    while (const auto line = lines.next()) {
        if (!lines.isWhole())
            break;
        if (line->starts_with("end "))
            return feedEnd(fieldsOf(line->substr(4)), lines);
        if (auto fed = feedRecord(*line, lines, verifier); !fed)
            return fed;
        if (verifier.isDecided())
            return {};
    }
    if (lines.hasFailed())
        return Failure{"the line after line " + std::to_string(lines.number()) + " is too long or cannot be read"};
    return Failure{"it is cut off: its last line is not whole or missing"};
}

} // namespace jinbi::audit
