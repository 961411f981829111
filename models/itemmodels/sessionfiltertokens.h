// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QList>
#include <QString>
#include <QTimeZone>

#include <array>

namespace jinbi {

enum class FilterField { Time, Kiosk, Outcome, Score, Customer, Text };
inline constexpr std::array kAllFilterFields{FilterField::Time,  FilterField::Kiosk,    FilterField::Outcome,
                                             FilterField::Score, FilterField::Customer, FilterField::Text};

/// From and Until include their value: "until 14 July" holds the whole day, "score until 0.6" holds 0.6.
enum class FilterOp { Is, From, Until };

/// One condition of a filter, as a person sees it: "Score at least 0.58".
///
/// The value is language-free and was checked by filtertext::parse(): "yesterday", "2026-11-20 14:30", "0.58",
/// "below_threshold", "K-0342".
struct FilterToken
{
    FilterField field = FilterField::Text;
    FilterOp op = FilterOp::Is;
    QString value;
    bool operator==(const FilterToken&) const = default;
};

namespace filtertokens {

/// Tokens of one field widen each other (kiosk A or B), except that of two limits the later one counts; different
/// fields narrow. Days begin at midnight in `zone`; presets are relative to `nowMs` (UTC ms).
[[nodiscard]] SessionFilter toFilter(const QList<FilterToken>& tokens, qint64 nowMs, const QTimeZone& zone);

/// Adds a token to a list: one that says the same, or sets the same limit, gives way.
[[nodiscard]] QList<FilterToken> with(QList<FilterToken> tokens, const FilterToken& token);

[[nodiscard]] QList<FilterOp> operatorsOf(FilterField field);

/// Translated, for the token: "Score", "at least", "0.58". The operator may be empty: "Time yesterday".
[[nodiscard]] QString fieldWord(FilterField field);
[[nodiscard]] QString opWord(FilterField field, FilterOp op);
[[nodiscard]] QString valueWord(const FilterToken& token);
/// The three together, for people who listen.
[[nodiscard]] QString spoken(const FilterToken& token);

} // namespace filtertokens

} // namespace jinbi
