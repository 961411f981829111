// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QAbstractButton>

namespace jinbi::ui {

/// How many things wait for a person, in the colour of the worst of them. Not there when nothing waits.
class AttentionButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AttentionButton(QWidget* parent = nullptr);

    void setCount(int count, Tone worst);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    int m_count = 0;
    Tone m_worst = Tone::Normal;
};

} // namespace jinbi::ui
