// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QString>

namespace jinbi {
class SettingsStore;
}

namespace jinbi::ui {

/// How one user likes the console to look. Whoever starts the application loads it, applies it and installs the
/// translator before there is a window; the window changes it at run time.
struct Appearance
{
    Scheme scheme = Scheme::Light;
    double textScale = 1.0;
    QString language = QStringLiteral("en"); ///< "en" or "zh_CN"

    [[nodiscard]] static Appearance load(const SettingsStore& settings);
    void save(SettingsStore& settings) const;
    /// Scheme, text scale and the sizes of the language; the translator is the application's.
    void apply() const;
};

} // namespace jinbi::ui
