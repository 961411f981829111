// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/quality.h"
#include "kiosk/screenlook.h"

#include <QWidget>

#include <optional>

namespace jinbi::ui {

/// Draws what to do before the camera, large enough for those who do not read: a face and an arrow, a lamp, one person.
/// Nothing asked for is a face that looks straight ahead.
void paintAdvice(QPainter& painter, const QRectF& room, std::optional<QualityComponent> advice,
                 const ScreenColours& colours);

/// A square picture of the house's icons. The words beside it say the same, so it has no accessible text.
class Pictogram : public QWidget
{
    Q_OBJECT

public:
    Pictogram(const ScreenLook& look, QWidget* parent);
    void showIcon(const QString& name);
    void setSide(int side);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ScreenLook& m_look;
    QString m_icon;
};

} // namespace jinbi::ui
