// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace jinbi::console {

/// Tells that somebody is there: a key, the mouse, the wheel or a finger anywhere in the program.
class Activity : public QObject
{
    Q_OBJECT

public:
    /// Listens to the application, which outlives it.
    Activity();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void seen();
};

} // namespace jinbi::console
