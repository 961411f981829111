// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QWidget>

namespace jinbi::ui {

class ActionButton;
class Label;

/// What a view says when it has nothing to show: nothing yet, nothing that matches, or nothing that could be loaded.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// Fault for "could not be loaded", Normal for the other two.
    void setState(const QString& iconName, const QString& title, const QString& line, Tone tone = Tone::Normal);
    /// An empty text takes the button away.
    void setAction(const QString& text);

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintIcon();

    QString m_iconName;
    Tone m_tone = Tone::Normal;
    Label* m_icon;
    Label* m_title;
    Label* m_line;
    ActionButton* m_action;
};

} // namespace jinbi::ui
