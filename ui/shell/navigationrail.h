// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QList>
#include <QWidget>

class QButtonGroup;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace jinbi::ui {

class RailButton;

/// The column of views at the left: real buttons, icon over label, one of them checked.
class NavigationRail : public QWidget
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget* parent = nullptr);

    /// `name` becomes part of the button's object name; the shortcut is only told, the window owns it.
    void addEntry(const QString& name, const QString& iconName, const QString& title, const QString& shortcut);
    void setTitle(int index, const QString& title);
    /// A count of what waits there; zero takes the badge away. Normal is grey: work, not a problem.
    void setBadge(int index, int count, Tone tone);
    void setCurrent(int index);
    void setEntryVisible(int index, bool visible);
    void setSettingsMenu(QMenu* menu);
    void openSettings();

Q_SIGNALS:
    void entryChosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QButtonGroup* m_group;
    QVBoxLayout* m_entries;
    QList<RailButton*> m_buttons;
    QToolButton* m_settings;
};

} // namespace jinbi::ui
