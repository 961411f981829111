// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/label.h"

#include <QAbstractButton>
#include <QLayout>
#include <QLayoutItem>
#include <QStringList>
#include <QWidget>

namespace jinbi::test {

/// How a fault names a widget.
inline QString nameOf(const QWidget& widget)
{
    return QStringLiteral("%1 \"%2\"").arg(QLatin1StringView(widget.metaObject()->className()), widget.objectName());
}

/// Words of labels and buttons that do not fit their room, or lie outside the window. A label that was told to cut its
/// text has a tool tip and is no fault.
inline QStringList clippedWords(const QWidget& window)
{
    QStringList faults;
    const auto isOutside = [&window](const QWidget& widget) {
        return !window.rect().contains(QRect(widget.mapTo(&window, QPoint()), widget.size()));
    };
    for (const ui::Label* label : window.findChildren<ui::Label*>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->visibleRegion().isEmpty())
            continue;
        const bool narrow = !label->wordWrap() && label->minimumSizeHint().width() > label->width();
        const bool flat = label->wordWrap() ? label->heightForWidth(label->width()) > label->height()
                                            : label->fontMetrics().height() > label->height();
        if (narrow || flat || isOutside(*label))
            faults << QStringLiteral("label %1: %2").arg(label->objectName(), label->text());
    }
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || button->visibleRegion().isEmpty())
            continue;
        const QSize least = button->minimumSizeHint();
        if (least.width() > button->width() || least.height() > button->height() || isOutside(*button))
            faults << QStringLiteral("button %1: %2, %3x%4 of %5x%6")
                          .arg(button->objectName(), button->text())
                          .arg(button->width())
                          .arg(button->height())
                          .arg(least.width())
                          .arg(least.height());
    }
    return faults;
}

/// Widgets of one layout that lie on each other, in the whole tree below `parent`.
inline QStringList overlaps(const QLayout* layout)
{
    QStringList faults;
    QList<const QWidget*> seen;
    for (int i = 0; i < layout->count(); ++i) {
        if (const QLayout* inner = layout->itemAt(i)->layout())
            faults << overlaps(inner);
        const QWidget* widget = layout->itemAt(i)->widget();
        if (!widget || !widget->isVisible() || widget->size().isEmpty())
            continue;
        for (const QWidget* other : std::as_const(seen)) {
            if (other->geometry().intersects(widget->geometry()))
                faults << nameOf(*other) + QStringLiteral(" and ") + nameOf(*widget);
        }
        seen << widget;
    }
    return faults;
}

/// Everything that a person would see as broken in what is laid out by layouts.
inline QStringList layoutFaults(const QWidget& window)
{
    QStringList faults = clippedWords(window);
    QList<const QWidget*> parents{&window};
    for (const QWidget* each : window.findChildren<QWidget*>())
        parents << each;
    for (const QWidget* parent : std::as_const(parents)) {
        const bool isStacked = parent->inherits("QStackedWidget");
        if (parent->isVisible() && parent->layout() && !isStacked)
            faults << overlaps(parent->layout());
    }
    return faults;
}

} // namespace jinbi::test
