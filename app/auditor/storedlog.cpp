// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditor/storedlog.h"

#include "auditor/database.h"

#include <algorithm>
#include <fstream>

namespace jinbi::auditor {

using audit::Failure;
using audit::Outcome;
using audit::Verifier;

namespace {

constexpr std::string_view kMagic = "SQLite format 3";

/// The three tables side by side, each in its order.
struct Tables
{
    Statement entries;
    Statement openings;
    Statement checkpoints;

    [[nodiscard]] bool haveFailed() const
    {
        return entries.hasFailed() || openings.hasFailed() || checkpoints.hasFailed();
    }
};

void feedOpening(const Statement& row, Verifier& verifier)
{
    const auto seq = static_cast<std::uint64_t>(row.number(0));
    const audit::ByteView salt = row.bytes(2);
    audit::Salt salted{};
    if (salt.size() != salted.size())
        return verifier.reject(seq, "A value of entry " + std::to_string(seq) + " has no salt of 16 bytes.");
    std::copy(salt.begin(), salt.end(), salted.begin());
    verifier.addOpening(seq, row.text(1), salted, row.bytes(3));
}

/// Whatever belongs to the entries so far; everything that is left when `isEnd`.
void feedWhatFollows(Tables& tables, Verifier& verifier, bool isEnd)
{
    const auto isDue = [&](const Statement& row, std::uint64_t before) {
        return row.hasRow() && (isEnd || row.number(0) < static_cast<std::int64_t>(before));
    };
    while (!verifier.isDecided() && isDue(tables.openings, verifier.size())) {
        feedOpening(tables.openings, verifier);
        tables.openings.next();
    }
    while (!verifier.isDecided() && isDue(tables.checkpoints, verifier.size() + 1)) {
        verifier.addCheckpoint(tables.checkpoints.text(1));
        tables.checkpoints.next();
    }
}

void feedEntry(const Statement& row, Verifier& verifier)
{
    const auto seq = verifier.size();
    const auto leaf = audit::toHash(row.bytes(2));
    if (static_cast<std::uint64_t>(row.number(0)) != seq)
        return verifier.reject(seq, "In the place of entry " + std::to_string(seq) + " stands the row of number " +
                                        std::to_string(row.number(0)) + ": entries were deleted or inserted.");
    if (!leaf)
        return verifier.reject(seq, "The hash stored with entry " + std::to_string(seq) + " does not have 32 bytes.");
    verifier.addEntry(row.bytes(1), *leaf);
}

Outcome<void> feedState(const Database& database, Verifier& verifier)
{
    auto state = database.prepare("SELECT size, frontier FROM audit_state ORDER BY id");
    if (!state)
        return state.failure();
    if (!state->next()) {
        if (verifier.size() > 0)
            verifier.reject(std::nullopt, "What the log keeps to go on from is gone.");
    } else {
        verifier.addState(static_cast<std::uint64_t>(state->number(0)), state->bytes(1));
        if (state->next())
            verifier.reject(std::nullopt, "The log keeps two places to go on from.");
    }
    return state->hasFailed() ? Failure{"the store cannot be read"} : Outcome<void>();
}

Outcome<void> checkTables(const Database& database)
{
    auto count = database.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN "
                                  "('audit_leaf', 'audit_opening', 'audit_checkpoint', 'audit_state')");
    if (!count || !count->next())
        return Failure{"the store cannot be read"};
    return count->number(0) == 4 ? Outcome<void>() : Failure{"the store has no tables of a log"};
}

} // namespace

bool isStore(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string front(kMagic.size(), '\0');
    file.read(front.data(), static_cast<std::streamsize>(front.size()));
    return file && front == kMagic;
}

Outcome<void> feedStore(const std::string& path, Verifier& verifier)
{
    const auto database = Database::openFile(path);
    if (!database)
        return database.failure();
    if (auto begun = database->run("BEGIN"); !begun)
        return begun;
    if (auto found = checkTables(*database); !found)
        return found;
    auto entries = database->prepare("SELECT seq, entry, leaf FROM audit_leaf ORDER BY seq");
    auto openings = database->prepare("SELECT seq, name, salt, value FROM audit_opening ORDER BY seq, name");
    auto checkpoints = database->prepare("SELECT size, note FROM audit_checkpoint ORDER BY size");
    if (!entries || !openings || !checkpoints)
        return Failure{"the store's tables of the log have other columns"};
    Tables tables{std::move(*entries), std::move(*openings), std::move(*checkpoints)};
    tables.openings.next();
    tables.checkpoints.next();
    feedWhatFollows(tables, verifier, false);
    while (!verifier.isDecided() && tables.entries.next()) {
        feedEntry(tables.entries, verifier);
        feedWhatFollows(tables, verifier, false);
    }
    feedWhatFollows(tables, verifier, true);
    if (tables.haveFailed())
        return Failure{"the store cannot be read to its end"};
    return verifier.isDecided() ? Outcome<void>() : feedState(*database, verifier);
}

} // namespace jinbi::auditor
