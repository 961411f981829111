// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QTimer>
#include <QWidget>

namespace jinbi {
class Clock;
}

namespace jinbi::ui {

class Label;

/// The time of the site, and below it the date and how far that is from UTC.
class ClockLabel : public QWidget
{
    Q_OBJECT

public:
    ClockLabel(const Clock& clock, const QTimeZone& zone, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void tick();

    const Clock& m_clock;
    QTimeZone m_zone;
    QTimer m_timer;
    Label* m_time;
    Label* m_date;
};

} // namespace jinbi::ui
