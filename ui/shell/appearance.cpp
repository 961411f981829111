// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/appearance.h"

#include "ports/settingsstore.h"

namespace jinbi::ui {

namespace {

QString schemeKey()
{
    return QStringLiteral("appearance/scheme");
}

QString scaleKey()
{
    return QStringLiteral("appearance/textScale");
}

QString languageKey()
{
    return QStringLiteral("appearance/language");
}

} // namespace

Appearance Appearance::load(const SettingsStore& settings)
{
    Appearance appearance;
    if (settings.value(schemeKey()).toString() == QLatin1StringView("dark"))
        appearance.scheme = Scheme::Dark;
    const double scale = settings.value(scaleKey()).toDouble();
    if (scale >= 1.0 && scale <= 1.25)
        appearance.textScale = scale;
    if (settings.value(languageKey()).toString() == QLatin1StringView("zh_CN"))
        appearance.language = QStringLiteral("zh_CN");
    return appearance;
}

void Appearance::save(SettingsStore& settings) const
{
    settings.setValue(schemeKey(), scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
    settings.setValue(scaleKey(), textScale);
    settings.setValue(languageKey(), language);
}

void Appearance::apply() const
{
    theme::setTextScale(textScale);
    theme::setChinese(language.startsWith(QLatin1StringView("zh")));
    theme::apply(scheme);
}

} // namespace jinbi::ui
