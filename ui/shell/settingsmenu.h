// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/appearance.h"

#include <QList>
#include <QMenu>

class QActionGroup;

namespace jinbi::ui {

/// Language, theme and text size, changed at once.
class SettingsMenu : public QMenu
{
    Q_OBJECT

public:
    explicit SettingsMenu(const Appearance& appearance, QWidget* parent = nullptr);

    [[nodiscard]] const Appearance& appearance() const { return m_appearance; }
    /// Every choice as an action of its own, for the search.
    [[nodiscard]] QList<QAction*> choices() const;

Q_SIGNALS:
    void languageChosen(const QString& language);
    void themeChosen(jinbi::ui::Scheme scheme);
    void textScaleChosen(double scale);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addLanguages();
    void addSchemes();
    void addScales();
    QMenu* addGroup(const QString& iconName, QActionGroup** group);
    void retranslate();

    Appearance m_appearance;
    QMenu* m_languageMenu = nullptr;
    QMenu* m_schemeMenu = nullptr;
    QMenu* m_scaleMenu = nullptr;
    QActionGroup* m_languages = nullptr;
    QActionGroup* m_schemes = nullptr;
    QActionGroup* m_scales = nullptr;
};

} // namespace jinbi::ui
