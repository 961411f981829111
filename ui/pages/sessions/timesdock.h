// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/sessionlog.h"

#include <QObject>

class QHBoxLayout;
class QVBoxLayout;
class QWidget;

namespace jinbi {
class TimeLog;
}

namespace jinbi::ui {

class ActionButton;
class TimesPane;

/// The times of the kiosks and days that the filters of the log name, and the button that shows them.
///
/// Times are counted by kiosk and day: of the other filters the pane says that they are left out.
class TimesDock : public QObject
{
    Q_OBJECT

public:
    /// Both widgets become children of `parent`; `log` and `clock` outlive this. Without a log there is neither.
    TimesDock(TimeLog* log, const Clock& clock, QWidget* parent);

    [[nodiscard]] ActionButton* button() const { return m_button; }
    [[nodiscard]] TimesPane* pane() const { return m_pane; }
    /// Puts the button at `place` of `bar` and the pane at the end of `column`.
    void addTo(QHBoxLayout* bar, int place, QVBoxLayout* column) const;
    void countLater() const;
    void setFilter(const SessionFilter& filter);
    void retranslate();

private:
    const Clock& m_clock;
    SessionFilter m_filter;
    ActionButton* m_button = nullptr;
    TimesPane* m_pane = nullptr;
};

} // namespace jinbi::ui
