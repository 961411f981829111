// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QWidget>

namespace jinbi::ui {

/// One fact of the status strip: an outline if it has one, and words in the colour of its tone.
class StripItem : public QWidget
{
    Q_OBJECT

public:
    explicit StripItem(const QString& name, QWidget* parent = nullptr);

    void setFact(Tone tone, const QString& iconName, const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 28}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Normal;
    QString m_iconName;
    QString m_text;
};

} // namespace jinbi::ui
