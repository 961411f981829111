// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QWidget>

#include <optional>

namespace jinbi::ui {

/// A score on its groove with the threshold as a tick. Values are fractions 0 to 1 of the scale that the caller shows;
/// the caller gives the accessible name, because it knows how the score is written.
class ScoreBar : public QWidget
{
    Q_OBJECT

public:
    explicit ScoreBar(QWidget* parent = nullptr);

    void setScore(std::optional<double> value, std::optional<double> threshold, Tone tone);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_value;
    std::optional<double> m_threshold;
    Tone m_tone = Tone::Normal;
};

} // namespace jinbi::ui
