// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "itemmodels/sessionfiltertokens.h"

#include <QLatin1String>

#include <optional>

/// Filters as text: what people type, in their language, and what is kept in saved views, in none.
namespace jinbi::filtertext {

inline constexpr QLatin1StringView kToday("today");
inline constexpr QLatin1StringView kYesterday("yesterday");
inline constexpr QLatin1StringView kLastSevenDays("last7days");
inline constexpr int kLongestValue = 64;

/// What was typed, taken apart as far as it goes: "score at le" is a field and a rest.
struct Typed
{
    std::optional<FilterField> field;
    std::optional<FilterOp> op;
    QString rest;
};
[[nodiscard]] Typed takeApart(const QString& typed);

/// One token from what a person typed: "kiosk K-0342", "Score at least 0.58", "time>=2026-11-20". Without a field name
/// it is searched for as text. The error's message names the limit that was missed.
[[nodiscard]] Result<FilterToken> parse(const QString& typed);

/// "time=today score>=0.58 text="harbour road""; fromText(toText(x)) is x.
[[nodiscard]] QString toText(const QList<FilterToken>& tokens);
[[nodiscard]] Result<QList<FilterToken>> fromText(const QString& text);

} // namespace jinbi::filtertext
