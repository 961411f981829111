// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screenlabel.h"

#include <QWidget>

class QBoxLayout;

namespace jinbi::ui {

/// A sentence with a sign before it that stands on a field of its own.
class ScreenNote : public ScreenLabel
{
    Q_OBJECT

public:
    ScreenNote(const ScreenLook& look, bool warns, QWidget* parent);
    void say(const QString& iconName, const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    const ScreenLook& m_look;
    bool m_warns;
    QString m_icon;
};

/// What must be seen on every screen: that this is a rehearsal, and that somebody looks at the camera's picture.
class ScreenNotes : public QWidget
{
    Q_OBJECT

public:
    ScreenNotes(const ScreenLook& look, QWidget* parent);

    void setRehearsal(const QString& text);
    void setEye(const QString& iconName, const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    const ScreenLook& m_look;
    ScreenNote* m_rehearsal;
    ScreenNote* m_eye;
    QBoxLayout* m_layout;
};

} // namespace jinbi::ui
