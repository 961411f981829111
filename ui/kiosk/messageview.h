// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screenlabel.h"
#include "kiosk/stageview.h"

#include <QList>

class QBoxLayout;

namespace jinbi::ui {

class Pictogram;

/// A picture, a sentence and what follows from it: welcome, notice, waiting, outcome, out of service.
class MessageView : public StageView
{
    Q_OBJECT

public:
    MessageView(const ScreenLook& look, QWidget* parent);

    void present(const ScreenState& state) override;

private:
    void arrange();
    void setLines(const QStringList& lines);

    const ScreenLook& m_look;
    Pictogram* m_picture;
    ScreenLabel* m_heading;
    QList<ScreenLabel*> m_lines;
    QBoxLayout* m_layout;
};

} // namespace jinbi::ui
