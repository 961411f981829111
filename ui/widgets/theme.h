// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace jinbi::ui {

/// The colour tokens of the design language; the only place where colours are named.
struct Tokens
{
    QColor window, rail, surface, raised, sunken, hover, sel, line, edge;
    QColor text, text2, text3, accent, accentFill, onAccent;
    QColor series1, series2, series3; ///< same person, different people, reference
    QColor toast, onToast;
};

/// Colours of one tone: text, chip background, solid fill and its text, line for borders and bars.
struct ToneColours
{
    QColor text, chip, solid, onSolid, line;
};

enum class Scheme { Light, Dark };
enum class TextRole { Caption, Small, SmallStrong, Body, BodyStrong, Subtitle, Title, Metric, Mono };

/// Colours, fonts and palette as they are now. Free functions over one immutable table; switching the scheme or the
/// language sets the application's palette and font, and widgets follow PaletteChange, FontChange and LanguageChange.
namespace theme {

[[nodiscard]] const Tokens& tokens(Scheme scheme);
[[nodiscard]] const ToneColours& tone(Scheme scheme, Tone tone);
[[nodiscard]] QPalette palette(Scheme scheme);

/// What the palette of a widget says it is now; views ask with their own palette().
[[nodiscard]] Scheme schemeOf(const QPalette& palette);
[[nodiscard]] const Tokens& tokens(const QPalette& palette);
[[nodiscard]] const ToneColours& tone(const QPalette& palette, Tone tone);

/// Noto Sans, then Noto Sans CJK SC, in device-independent pixels times the text scale; no Chinese text under 12.
[[nodiscard]] QFont font(TextRole role);
/// 1.0, 1.1 or 1.25 and the language decide the sizes that font() gives.
void setTextScale(double scale);
void setChinese(bool chinese);

/// Fusion based ConsoleStyle, palette and font for the whole application.
void apply(Scheme scheme);

} // namespace theme

} // namespace jinbi::ui
