// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jinbi::store {

/// What makes a file one of ours: the mark in its header and the folder of its numbered migrations.
///
/// A migration is `NNNN_name.sql`, numbered 1, 2, 3 … without a gap. A line `-- min-compatible: N` names the oldest
/// schema version whose program may still work with the result. A statement ends with ';' at the end of a line; the
/// token {{BYTES}} stands for the database's type for bytes, {{ID}} for that of a text which is ordered by its bytes.
/// The lines after `-- only: sqlite` or `-- only: postgresql`, up to the next such line, are for that database.
struct Schema
{
    QString migrations;
    quint32 applicationId = 0;

    /// The branch database: sessions, evidence, quarantine, rollups.
    static Schema branch();
};

} // namespace jinbi::store
