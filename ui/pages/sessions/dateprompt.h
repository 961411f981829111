// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimeZone>

class QLineEdit;

namespace jinbi {
class Clock;
}

namespace jinbi::ui {

class Label;

/// A small field under its button: type a day or a moment, Enter goes there.
class DatePrompt : public QFrame
{
    Q_OBJECT

public:
    DatePrompt(const Clock& clock, QTimeZone zone, QWidget* parent);

    void setTimeZone(const QTimeZone& zone) { m_zone = zone; }
    void openUnder(const QWidget* button);

Q_SIGNALS:
    /// UTC ms of the last moment that was meant: a day means its end, because the log runs from new to old.
    void chosen(qint64 utcMs);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void go();

    const Clock& m_clock;
    QTimeZone m_zone;
    Label* m_caption;
    QLineEdit* m_field;
    Label* m_error;
};

} // namespace jinbi::ui
