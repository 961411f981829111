// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/settingsmenu.h"

#include "widgets/icons.h"

#include <QActionGroup>
#include <QEvent>
#include <QVariant>

namespace jinbi::ui {

namespace {

QAction* addChoice(QMenu* menu, QActionGroup* group, const QVariant& value, bool checked)
{
    QAction* action = menu->addAction(QString());
    action->setCheckable(true);
    action->setData(value);
    action->setChecked(checked);
    group->addAction(action);
    return action;
}

QString schemeName(bool dark)
{
    return dark ? QStringLiteral("dark") : QStringLiteral("light");
}

} // namespace

SettingsMenu::SettingsMenu(const Appearance& appearance, QWidget* parent) : QMenu(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("settingsMenu"));
    addLanguages();
    addSchemes();
    addScales();
    retranslate();
}

QList<QAction*> SettingsMenu::choices() const
{
    return m_languages->actions() + m_schemes->actions() + m_scales->actions();
}

void SettingsMenu::changeEvent(QEvent* event)
{
    QMenu::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QMenu* SettingsMenu::addGroup(const QString& iconName, QActionGroup** group)
{
    QMenu* menu = addMenu(QString());
    menu->setIcon(icons::icon(iconName));
    *group = new QActionGroup(this);
    return menu;
}

void SettingsMenu::addLanguages()
{
    m_languageMenu = addGroup(QStringLiteral("language"), &m_languages);
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
        QAction* action = addChoice(m_languageMenu, m_languages, language, language == m_appearance.language);
        action->setObjectName(QStringLiteral("language-%1").arg(language));
        action->setIcon(icons::icon(QStringLiteral("language")));
    }
    connect(m_languages, &QActionGroup::triggered, this, [this](QAction* action) {
        m_appearance.language = action->data().toString();
        Q_EMIT languageChosen(m_appearance.language);
    });
}

void SettingsMenu::addSchemes()
{
    m_schemeMenu = addGroup(QStringLiteral("sun"), &m_schemes);
    for (const bool dark : {false, true}) {
        QAction* action = addChoice(m_schemeMenu, m_schemes, dark, dark == (m_appearance.scheme == Scheme::Dark));
        action->setObjectName(QStringLiteral("theme-%1").arg(schemeName(dark)));
        action->setIcon(icons::icon(dark ? QStringLiteral("moon") : QStringLiteral("sun")));
    }
    connect(m_schemes, &QActionGroup::triggered, this, [this](QAction* action) {
        m_appearance.scheme = action->data().toBool() ? Scheme::Dark : Scheme::Light;
        Q_EMIT themeChosen(m_appearance.scheme);
    });
}

void SettingsMenu::addScales()
{
    m_scaleMenu = addGroup(QStringLiteral("text-size"), &m_scales);
    for (const int percent : {100, 110, 125}) {
        QAction* action = addChoice(m_scaleMenu, m_scales, percent, percent == qRound(m_appearance.textScale * 100));
        action->setObjectName(QStringLiteral("textSize-%1").arg(percent));
        action->setIcon(icons::icon(QStringLiteral("text-size")));
    }
    connect(m_scales, &QActionGroup::triggered, this, [this](QAction* action) {
        m_appearance.textScale = action->data().toInt() / 100.0;
        Q_EMIT textScaleChosen(m_appearance.textScale);
    });
}

void SettingsMenu::retranslate()
{
    setAccessibleName(tr("Settings"));
    m_languageMenu->setTitle(tr("Language"));
    m_schemeMenu->setTitle(tr("Theme"));
    m_scaleMenu->setTitle(tr("Text size"));
    // Each language in its own words, or whoever needs it cannot find it.
    m_languages->actions().at(0)->setText(QStringLiteral("English"));
    m_languages->actions().at(1)->setText(QString::fromUtf8("简体中文"));
    m_schemes->actions().at(0)->setText(tr("Light theme"));
    m_schemes->actions().at(1)->setText(tr("Dark theme"));
    const QList<QAction*> scales = m_scales->actions();
    for (QAction* action : scales)
        action->setText(tr("Text size %1 %").arg(action->data().toInt()));
}

} // namespace jinbi::ui
