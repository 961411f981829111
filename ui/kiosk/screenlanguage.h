// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace jinbi::ui {

/// English or Chinese, for the whole application, at once: widgets learn of it by QEvent::LanguageChange.
/// Thread: GUI; dies before the application object.
class ScreenLanguage
{
public:
    /// Begins with what the system's locale says.
    ScreenLanguage();
    ~ScreenLanguage();
    ScreenLanguage(const ScreenLanguage&) = delete;
    ScreenLanguage& operator=(const ScreenLanguage&) = delete;

    [[nodiscard]] bool isChinese() const { return m_chinese; }
    void use(bool chinese);
    /// Back to the one that it began with.
    void restore() { use(m_home); }

private:
    QTranslator m_english; ///< plurals
    QTranslator m_chineseWords;
    bool m_home = false;
    bool m_chinese = false;
};

} // namespace jinbi::ui
