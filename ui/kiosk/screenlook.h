// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QSize>

namespace jinbi::ui {

/// What a kiosk's screen is drawn on. Contrast: white and yellow on black, every text 7:1 or more.
enum class Ground { Light, Dark, Contrast };

/// Type of the kiosk, which is read standing: no print under 22 pixels.
enum class Print { Body, Strong, Way, Heading, Key, Advice };

/// Colours of one ground. Light and dark are the console's tokens.
struct ScreenColours
{
    QColor ground, key, text, edge, accent, onAccent, ring, groove, focus, note, onNote;
};

/// How large and in which colours one kiosk's screen is drawn; the customer may change both.
///
/// Lengths are given for a screen of 800 by 600 and grow with it. Thread: GUI.
class ScreenLook : public QObject
{
    Q_OBJECT

public:
    explicit ScreenLook(QObject* parent = nullptr);

    [[nodiscard]] static const ScreenColours& coloursOf(Ground ground);

    [[nodiscard]] const ScreenColours& colours() const { return coloursOf(m_ground); }
    [[nodiscard]] QFont font(Print print) const;
    /// Device-independent pixels for a length on a screen of 800 by 600.
    [[nodiscard]] int px(double length) const { return qRound(length * m_unit); }
    /// The same for what grows with the print.
    [[nodiscard]] int em(double length) const;
    [[nodiscard]] bool isPortrait() const { return m_portrait; }
    [[nodiscard]] bool isLarge() const { return m_large; }
    [[nodiscard]] Ground ground() const { return m_ground; }

    void fit(const QSize& screen);
    void setLarge(bool large);
    void setGround(Ground ground);

Q_SIGNALS:
    void changed();

private:
    double m_unit = 1;
    bool m_portrait = false;
    bool m_large = false;
    Ground m_ground = Ground::Light;
};

} // namespace jinbi::ui
