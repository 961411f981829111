// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screenlook.h"

#include <QString>
#include <QWidget>

namespace jinbi::ui {

/// What the customer has typed, in large print: a number in groups of 3, 4 and 4, or as many dots as there are digits.
///
/// Its accessible text says how many digits there are, never which: a kiosk speaks aloud.
class EntryField : public QWidget
{
    Q_OBJECT

public:
    EntryField(const ScreenLook& look, QWidget* parent);

    /// Shown as it is, in groups.
    void showNumber(const QString& digits);
    void showDots(int count);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] int dots() const { return m_dots; }
    /// "138 0013 8000".
    [[nodiscard]] static QString grouped(const QString& digits);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ScreenLook& m_look;
    QString m_text;
    int m_dots = 0;
};

} // namespace jinbi::ui
