// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/languages.h"

#include "widgets/theme.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>

namespace jinbi::console {

namespace {

Q_LOGGING_CATEGORY(lcLanguage, "jinbi.console.language")

} // namespace

Languages::~Languages()
{
    removeAll();
}

QStringList Languages::codes()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString Languages::resolve(const QString& wanted)
{
    if (codes().contains(wanted))
        return wanted;
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

void Languages::removeAll()
{
    QCoreApplication::removeTranslator(&m_console);
    QCoreApplication::removeTranslator(&m_qt);
}

void Languages::use(const QString& code)
{
    m_current = resolve(code);
    removeAll();
    QLocale::setDefault(QLocale(m_current));
    ui::theme::setChinese(m_current == QStringLiteral("zh_CN"));
    // English needs its file as well, for plurals.
    if (!m_console.load(QStringLiteral(":/i18n/jinbi_%1.qm").arg(m_current)))
        qCWarning(lcLanguage) << "no translation for" << m_current;
    if (m_current != QStringLiteral("en") &&
        !m_qt.load(QStringLiteral("qtbase_") + m_current, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        qCWarning(lcLanguage) << "Qt's own texts are missing for" << m_current;
    QCoreApplication::installTranslator(&m_qt);
    QCoreApplication::installTranslator(&m_console);
}

} // namespace jinbi::console
