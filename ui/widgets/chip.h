// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QWidget>

namespace jinbi::ui {

/// A state as icon and word on its own ground. Its accessible name is its text.
class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(QWidget* parent = nullptr);

    /// An empty icon name takes the outline of the tone.
    void setState(Tone tone, const QString& text, const QString& icon = {});
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Tone m_tone = Tone::Normal;
    QString m_text;
    QString m_icon;
};

} // namespace jinbi::ui
