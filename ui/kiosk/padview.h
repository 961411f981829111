// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/entryfield.h"
#include "kiosk/numberpad.h"
#include "kiosk/screenlabel.h"
#include "kiosk/stageview.h"

class QBoxLayout;

namespace jinbi::ui {

/// A field and a pad, with what is asked for above and what is wrong beside it: the frame of number and PIN.
class PadView : public StageView
{
    Q_OBJECT

Q_SIGNALS:
    /// A key of the pad was touched.
    void touched();

protected:
    PadView(const ScreenLook& look, bool secret, QWidget* parent);

    [[nodiscard]] EntryField& field() { return *m_field; }
    [[nodiscard]] NumberPad& pad() { return *m_pad; }
    void ask(const QString& heading);
    /// What is wrong with the entry; empty when nothing is.
    void explain(const QString& limit);

private:
    void arrange();

    const ScreenLook& m_look;
    ScreenLabel* m_heading;
    EntryField* m_field;
    ScreenLabel* m_limit;
    NumberPad* m_pad;
    QBoxLayout* m_layout;
};

} // namespace jinbi::ui
