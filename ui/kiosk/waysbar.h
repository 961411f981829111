// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screenbutton.h"

#include <QWidget>

class QBoxLayout;

namespace jinbi::ui {

/// The three ways on at the foot of every screen: the one of this stage, another way, and staff.
///
/// Invariant: they are of one size and one look, whatever they say, so that the face is never the easiest choice.
class WaysBar : public QWidget
{
    Q_OBJECT

public:
    WaysBar(const ScreenLook& look, QWidget* parent);

    /// Empty text: there is no such way now.
    void setFirst(const QString& iconName, const QString& text);
    void setOther(const QString& text);
    void setStaff(bool called, const QString& text);
    /// Digits 1, 2 and 3 choose: printed on the ways. Those of the pads type.
    void setNumbered(bool numbered);

    [[nodiscard]] ScreenButton& first() { return *m_first; }
    [[nodiscard]] ScreenButton& other() { return *m_other; }
    [[nodiscard]] ScreenButton& staff() { return *m_staff; }

Q_SIGNALS:
    void firstChosen();
    void otherChosen();
    void staffChosen();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    void stack();

    const ScreenLook& m_look;
    ScreenButton* m_first;
    ScreenButton* m_other;
    ScreenButton* m_staff;
    QBoxLayout* m_layout;
};

} // namespace jinbi::ui
