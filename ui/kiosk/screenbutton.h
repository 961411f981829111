// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screenlook.h"

#include <QPushButton>

namespace jinbi::ui {

/// A button for a finger. Way: a way on, picture and words; all ways look alike. Key: of a pad. Mark: the key that ends
/// an entry. Tool: language, contrast, print.
///
/// Takes the focus by Tab only, so that Enter never presses what was merely touched.
class ScreenButton : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind { Way, Key, Mark, Tool };

    ScreenButton(const ScreenLook& look, Kind kind, QWidget* parent);

    void setIconName(const QString& name);
    void setPrint(Print print);
    /// The key that does the same, printed in a corner.
    void setCap(const QString& cap);
    /// The picture above the words, not before them.
    void setStacked(bool stacked);
    /// Whether picture, words and cap have room in one row.
    [[nodiscard]] bool fitsInRow() const;
    /// Looks the same while it is pressed: a watcher learns nothing from the screen.
    void setSecret(bool secret) { m_secret = secret; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void paintContent(QPainter& painter, const QColor& ink) const;
    [[nodiscard]] int leastHeight() const;

    const ScreenLook& m_look;
    Kind m_kind;
    Print m_print;
    QString m_iconName;
    QString m_cap;
    bool m_secret = false;
    bool m_stacked = false;
};

} // namespace jinbi::ui
