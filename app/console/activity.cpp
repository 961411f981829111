// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/activity.h"

#include <QCoreApplication>
#include <QEvent>

namespace jinbi::console {

Activity::Activity()
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool Activity::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
        Q_EMIT seen();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace jinbi::console
