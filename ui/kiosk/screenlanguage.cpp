// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screenlanguage.h"

#include <QCoreApplication>
#include <QLocale>
#include <QLoggingCategory>

namespace jinbi::ui {

namespace {

Q_LOGGING_CATEGORY(lcScreen, "jinbi.ui.screen")

void load(QTranslator& translator, const QString& code)
{
    if (!translator.load(QStringLiteral(":/i18n/jinbi_%1.qm").arg(code)))
        qCWarning(lcScreen) << "no translation for" << code;
}

} // namespace

ScreenLanguage::ScreenLanguage() : m_home(QLocale::system().language() == QLocale::Chinese), m_chinese(m_home)
{
    load(m_english, QStringLiteral("en"));
    load(m_chineseWords, QStringLiteral("zh_CN"));
    QCoreApplication::installTranslator(m_home ? &m_chineseWords : &m_english);
}

ScreenLanguage::~ScreenLanguage()
{
    QCoreApplication::removeTranslator(&m_chineseWords);
    QCoreApplication::removeTranslator(&m_english);
}

void ScreenLanguage::use(bool chinese)
{
    if (chinese == m_chinese)
        return;
    m_chinese = chinese;
    QCoreApplication::removeTranslator(chinese ? &m_english : &m_chineseWords);
    QCoreApplication::installTranslator(chinese ? &m_chineseWords : &m_english);
}

} // namespace jinbi::ui
