// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "windowfixture.h"

#include <QLabel>
#include <QTest>

/// What the tests of the window ask of it again and again.
namespace jinbi::ui {

template <class Widget>
Widget* find(const WindowFixture& fixture, const char* name)
{
    return fixture.window->findChild<Widget*>(QString::fromLatin1(name));
}

inline QString textOf(const WindowFixture& fixture, const char* name)
{
    return find<QLabel>(fixture, name)->text();
}

inline bool isShown(const WindowFixture& fixture)
{
    fixture.window->resize(1280, 800);
    fixture.window->show();
    fixture.window->activateWindow();
    return QTest::qWaitForWindowActive(fixture.window.get());
}

inline bool belongsToQt(const QWidget* widget)
{
    return widget->objectName().startsWith(QLatin1StringView("qt_"));
}

inline QStringList unnamed(const QWidget& root)
{
    QStringList missing;
    const QList<QWidget*> all = root.findChildren<QWidget*>();
    for (const QWidget* widget : all) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || belongsToQt(widget))
            continue;
        if (widget->accessibleName().isEmpty() || widget->objectName().isEmpty())
            missing.append(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName());
    }
    return missing;
}

} // namespace jinbi::ui
