// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/quality.h"
#include "kiosk/screenlook.h"

#include <QWidget>

#include <optional>

namespace jinbi::ui {

/// Advice in a picture within a ring that empties from 1 to 0.
class ScanRing : public QWidget
{
    Q_OBJECT

public:
    ScanRing(const ScreenLook& look, QWidget* parent);

    void setLeft(double left);
    [[nodiscard]] double left() const { return m_left; }
    void setAdvice(std::optional<QualityComponent> advice);
    [[nodiscard]] std::optional<QualityComponent> advice() const { return m_advice; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ScreenLook& m_look;
    double m_left = 0;
    std::optional<QualityComponent> m_advice;
};

} // namespace jinbi::ui
