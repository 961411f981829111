// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scorebar.h"

#include "widgets/paint.h"

#include <QPainter>

namespace jinbi::ui {

ScoreBar::ScoreBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreBar::setScore(std::optional<double> value, std::optional<double> threshold, Tone tone)
{
    m_value = value;
    m_threshold = threshold;
    m_tone = tone;
    update();
}

QSize ScoreBar::sizeHint() const
{
    return {120, 16};
}

QSize ScoreBar::minimumSizeHint() const
{
    return {48, 16};
}

void ScoreBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint::scoreBar(&painter, rect(), m_value, m_threshold, palette(), m_tone);
}

} // namespace jinbi::ui
