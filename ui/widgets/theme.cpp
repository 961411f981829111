// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include "widgets/consolestyle.h"

#include <QApplication>
#include <QToolTip>
#include <QWidget>

#include <array>

namespace jinbi::ui::theme {

namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(value);
}

const Tokens& light()
{
    static const Tokens tokens{.window = rgb(0xE6E9ED),
                               .rail = rgb(0xDADEE4),
                               .surface = rgb(0xF6F7F9),
                               .raised = rgb(0xFFFFFF),
                               .sunken = rgb(0xCFD5DC),
                               .hover = rgb(0xE4E9F0),
                               .sel = rgb(0xCFE0F6),
                               .line = rgb(0xCBD1D9),
                               .edge = rgb(0x76818F),
                               .text = rgb(0x18212C),
                               .text2 = rgb(0x4A5563),
                               .text3 = rgb(0x5C6774),
                               .accent = rgb(0x1B5DB8),
                               .accentFill = rgb(0x1B5DB8),
                               .onAccent = rgb(0xFFFFFF),
                               .series1 = rgb(0x2F6DB5),
                               .series2 = rgb(0xB4552D),
                               .series3 = rgb(0x6B7684),
                               .toast = rgb(0x222B36),
                               .onToast = rgb(0xF2F4F7)};
    return tokens;
}

const Tokens& dark()
{
    static const Tokens tokens{.window = rgb(0x15191E),
                               .rail = rgb(0x0F1317),
                               .surface = rgb(0x1C2127),
                               .raised = rgb(0x262C34),
                               .sunken = rgb(0x0B0E11),
                               .hover = rgb(0x252C35),
                               .sel = rgb(0x1E3A5E),
                               .line = rgb(0x303842),
                               .edge = rgb(0x76828F),
                               .text = rgb(0xE3E7EC),
                               .text2 = rgb(0xA9B3BF),
                               .text3 = rgb(0x8A95A2),
                               .accent = rgb(0x74ABF2),
                               .accentFill = rgb(0x2C68BE),
                               .onAccent = rgb(0xFFFFFF),
                               .series1 = rgb(0x6FA8EE),
                               .series2 = rgb(0xE0905F),
                               .series3 = rgb(0x8A95A2),
                               .toast = rgb(0xE3E7EC),
                               .onToast = rgb(0x18212C)};
    return tokens;
}

/// Han glyphs of the CFF font look bold on dark; a dimmer text colour evens them out.
const Tokens& darkChinese()
{
    static const Tokens tokens = [] {
        Tokens dimmed = dark();
        dimmed.text = rgb(0xCBD1D9);
        return dimmed;
    }();
    return tokens;
}

using ToneTable = std::array<ToneColours, 7>;

const ToneTable& lightTones()
{
    static const ToneTable table{{
        {light().text2, light().hover, light().text2, rgb(0xFFFFFF), light().series3},
        {rgb(0x226A3B), rgb(0xDFF1E5), rgb(0x2E7D4A), rgb(0xFFFFFF), rgb(0x2E7D4A)},
        {rgb(0x1B5DB8), rgb(0xDFEAF8), light().accentFill, light().onAccent, light().accent},
        {light().text2, light().sunken, light().text2, rgb(0xFFFFFF), light().edge},
        {rgb(0x8A5300), rgb(0xFDEFD3), rgb(0xF0A922), rgb(0x231A06), rgb(0xB36C00)},
        {rgb(0xB4231C), rgb(0xFBE3E1), rgb(0xCC2F26), rgb(0xFFFFFF), rgb(0xCC2F26)},
        {rgb(0x7B2C9D), rgb(0xF2E4F8), rgb(0x8E3AB4), rgb(0xFFFFFF), rgb(0x8E3AB4)},
    }};
    return table;
}

const ToneTable& darkTones()
{
    static const ToneTable table{{
        {dark().text2, dark().hover, dark().text2, dark().window, dark().series3},
        {rgb(0x74C88F), rgb(0x16321F), rgb(0x2A7E49), rgb(0xFFFFFF), rgb(0x2A7E49)},
        {rgb(0x74ABF2), rgb(0x172C46), dark().accentFill, dark().onAccent, dark().accent},
        {dark().text2, dark().sunken, dark().text2, dark().window, dark().edge},
        {rgb(0xF1B445), rgb(0x3A2C10), rgb(0xE9A426), rgb(0x1C1404), rgb(0xE9A426)},
        {rgb(0xFF8379), rgb(0x431C1B), rgb(0xCF3B33), rgb(0xFFFFFF), rgb(0xCF3B33)},
        {rgb(0xD79BF2), rgb(0x351D42), rgb(0xA155C9), rgb(0xFFFFFF), rgb(0xA155C9)},
    }};
    return table;
}

/// What font() and the Chinese text colour depend on; GUI thread only.
struct Reading
{
    double scale = 1.0;
    bool chinese = false;
    bool applied = false;
    Scheme scheme = Scheme::Light;
};

Reading& reading()
{
    static Reading current;
    return current;
}

struct FontSpec
{
    int pixels;
    bool strong;
};

FontSpec specOf(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
        return {reading().chinese ? 12 : 11, false};
    case TextRole::Small:
    case TextRole::Mono:
        return {12, false};
    case TextRole::SmallStrong:
        return {12, true};
    case TextRole::Body:
        return {13, false};
    case TextRole::BodyStrong:
        return {13, true};
    case TextRole::Subtitle:
        return {15, true};
    case TextRole::Title:
        return {18, true};
    case TextRole::Metric:
        return {26, true};
    }
    return {13, false};
}

/// Qt tells only windows and those that inherit the font; a widget with a role of its own has to hear of it as well.
void announceFonts()
{
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget* widget : all) {
        if (!widget->testAttribute(Qt::WA_SetFont))
            continue;
        QEvent event(QEvent::ApplicationFontChange);
        QApplication::sendEvent(widget, &event);
    }
}

void refresh()
{
    if (reading().applied)
        apply(reading().scheme);
}

} // namespace

const Tokens& tokens(Scheme scheme)
{
    if (scheme == Scheme::Light)
        return light();
    return reading().chinese ? darkChinese() : dark();
}

const ToneColours& tone(Scheme scheme, Tone tone)
{
    const ToneTable& table = scheme == Scheme::Light ? lightTones() : darkTones();
    return table.at(static_cast<std::size_t>(tone));
}

QPalette palette(Scheme scheme)
{
    const Tokens& t = tokens(scheme);
    QPalette palette;
    const auto all = [&palette](QPalette::ColorRole role, const QColor& colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    all(QPalette::Window, t.window);
    all(QPalette::WindowText, t.text);
    all(QPalette::Base, t.surface);
    all(QPalette::AlternateBase, t.hover);
    all(QPalette::Text, t.text);
    all(QPalette::PlaceholderText, t.text3);
    all(QPalette::Button, t.raised);
    all(QPalette::ButtonText, t.text);
    all(QPalette::BrightText, t.text);
    all(QPalette::Light, t.raised);
    all(QPalette::Midlight, t.hover);
    all(QPalette::Mid, t.line);
    all(QPalette::Dark, t.edge);
    all(QPalette::Shadow, t.sunken);
    all(QPalette::Highlight, t.sel);
    all(QPalette::HighlightedText, t.text);
    all(QPalette::Link, t.accent);
    all(QPalette::LinkVisited, t.accent);
    all(QPalette::ToolTipBase, t.toast);
    all(QPalette::ToolTipText, t.onToast);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, t.text3);
    palette.setColor(QPalette::Disabled, QPalette::Button, t.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.hover);
    return palette;
}

Scheme schemeOf(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

const Tokens& tokens(const QPalette& palette)
{
    return tokens(schemeOf(palette));
}

const ToneColours& tone(const QPalette& palette, Tone wanted)
{
    return tone(schemeOf(palette), wanted);
}

QFont font(TextRole role)
{
    const FontSpec spec = specOf(role);
    QFont font;
    font.setFamilies({role == TextRole::Mono ? QStringLiteral("Noto Sans Mono") : QStringLiteral("Noto Sans"),
                      QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(qRound(spec.pixels * reading().scale));
    font.setWeight(spec.strong ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void setTextScale(double scale)
{
    reading().scale = qBound(1.0, scale, 1.25);
    refresh();
}

void setChinese(bool chinese)
{
    reading().chinese = chinese;
    refresh();
}

void apply(Scheme scheme)
{
    reading().applied = true;
    reading().scheme = scheme;
    if (qobject_cast<ConsoleStyle*>(QApplication::style()) == nullptr)
        QApplication::setStyle(new ConsoleStyle);
    QApplication::setPalette(palette(scheme));
    QApplication::setFont(font(TextRole::Body));
    // Set for the class, so that size hints are right without a font per widget.
    QApplication::setFont(font(TextRole::BodyStrong), "QPushButton");
    QApplication::setFont(font(TextRole::SmallStrong), "QHeaderView");
    announceFonts();
    QToolTip::setFont(font(TextRole::Small));
    QToolTip::setPalette(QApplication::palette());
}

} // namespace jinbi::ui::theme
