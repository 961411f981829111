// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

namespace jinbi::console {

/// The languages of the console and the one in use. Widgets learn of a change by QEvent::LanguageChange.
/// GUI thread; dies before the application object.
class Languages
{
public:
    Languages() = default;
    Languages(const Languages&) = delete;
    Languages& operator=(const Languages&) = delete;
    ~Languages();

    /// "en" and "zh_CN".
    [[nodiscard]] static QStringList codes();
    /// `wanted` if the console has it, else what the system's locale comes nearest to.
    [[nodiscard]] static QString resolve(const QString& wanted);

    /// Texts, plurals, Qt's own buttons, number and date formats, and the fonts' Chinese sizes.
    void use(const QString& code);
    [[nodiscard]] const QString& current() const noexcept { return m_current; }

private:
    void removeAll();

    QTranslator m_console;
    QTranslator m_qt;
    QString m_current;
};

} // namespace jinbi::console
