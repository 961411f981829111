// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QDate>
#include <QList>
#include <QString>

namespace jinbi {

/// What may follow what was typed into the filter.
struct FilterSuggestion
{
    QString label;           ///< shown
    QString text;            ///< replaces what was typed; empty for a mere hint
    bool isComplete = false; ///< `text` is a whole token
    bool operator==(const FilterSuggestion&) const = default;
};

namespace filtersuggestions {

inline constexpr int kMost = 14;

/// Fields first, then operators and values of the field; never more than kMost.
[[nodiscard]] QList<FilterSuggestion> after(const QString& typed, const QList<KioskId>& kiosks, const QDate& today);

} // namespace filtersuggestions

} // namespace jinbi
