// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screenlook.h"

#include "widgets/theme.h"

#include <algorithm>
#include <utility>

namespace jinbi::ui {

namespace {

constexpr double kLargest = 2.4;
constexpr double kLargePrint = 1.25;

ScreenColours fromTokens(Scheme scheme)
{
    const Tokens& t = theme::tokens(scheme);
    const ToneColours& attention = theme::tone(scheme, Tone::Attention);
    return {.ground = t.window,
            .key = t.raised,
            .text = t.text,
            .edge = t.edge,
            .accent = t.accentFill,
            .onAccent = t.onAccent,
            .ring = t.accent,
            .groove = t.sunken,
            .focus = t.accent,
            .note = attention.solid,
            .onNote = attention.onSolid};
}

/// Not of the theme: the console has no such scheme, and this one must not follow its tokens.
ScreenColours highContrast()
{
    const QColor black(0, 0, 0);
    const QColor white(255, 255, 255);
    const QColor yellow(255, 224, 0);
    return {.ground = black,
            .key = black,
            .text = white,
            .edge = white,
            .accent = yellow,
            .onAccent = black,
            .ring = yellow,
            .groove = QColor(96, 96, 96),
            .focus = yellow,
            .note = yellow,
            .onNote = black};
}

int pixelsOf(Print print)
{
    switch (print) {
    case Print::Body:
    case Print::Strong:
        return 22;
    case Print::Way:
        return 26;
    case Print::Heading:
        return 34;
    case Print::Advice:
        return 40;
    case Print::Key:
        return 30;
    }
    return 22;
}

} // namespace

ScreenLook::ScreenLook(QObject* parent) : QObject(parent) {}

const ScreenColours& ScreenLook::coloursOf(Ground ground)
{
    static const ScreenColours light = fromTokens(Scheme::Light);
    static const ScreenColours dark = fromTokens(Scheme::Dark);
    static const ScreenColours contrast = highContrast();
    switch (ground) {
    case Ground::Dark:
        return dark;
    case Ground::Contrast:
        return contrast;
    case Ground::Light:
        break;
    }
    return light;
}

int ScreenLook::em(double length) const
{
    return qRound(length * m_unit * (m_large ? kLargePrint : 1.0));
}

QFont ScreenLook::font(Print print) const
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(em(pixelsOf(print)));
    font.setWeight(print == Print::Body ? QFont::Normal : QFont::DemiBold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void ScreenLook::fit(const QSize& screen)
{
    const bool portrait = screen.height() > screen.width();
    const double across = screen.width() / (portrait ? 600.0 : 800.0);
    const double down = screen.height() / (portrait ? 800.0 : 600.0);
    const double unit = std::clamp(std::min(across, down), 1.0, kLargest);
    if (qFuzzyCompare(unit, m_unit) && portrait == m_portrait)
        return;
    m_unit = unit;
    m_portrait = portrait;
    Q_EMIT changed();
}

void ScreenLook::setLarge(bool large)
{
    if (std::exchange(m_large, large) != large)
        Q_EMIT changed();
}

void ScreenLook::setGround(Ground ground)
{
    if (std::exchange(m_ground, ground) != ground)
        Q_EMIT changed();
}

} // namespace jinbi::ui
