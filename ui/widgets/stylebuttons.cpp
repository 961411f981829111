// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stylebuttons.h"

#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOption>

namespace jinbi::ui::stylepaint {

namespace {

struct PanelColours
{
    QColor fill, border;
};

PanelColours neutralColours(const Tokens& tokens, QStyle::State state)
{
    if (!state.testFlag(QStyle::State_Enabled))
        return {tokens.window, tokens.line};
    if (state.testFlag(QStyle::State_On))
        return {tokens.sel, tokens.accent};
    if (state.testFlag(QStyle::State_Sunken))
        return {tokens.sunken, tokens.edge};
    return {state.testFlag(QStyle::State_MouseOver) ? tokens.hover : tokens.raised, tokens.edge};
}

PanelColours quietColours(const Tokens& tokens, QStyle::State state)
{
    if (state.testFlag(QStyle::State_On))
        return {tokens.sel, {}};
    if (!state.testFlag(QStyle::State_Enabled))
        return {};
    if (state.testFlag(QStyle::State_Sunken))
        return {tokens.sunken, {}};
    return {state.testFlag(QStyle::State_MouseOver) ? tokens.hover : QColor(), {}};
}

PanelColours solidColours(const Tokens& tokens, const QColor& solid, QStyle::State state)
{
    if (!state.testFlag(QStyle::State_Enabled))
        return {tokens.window, tokens.line};
    if (state.testFlag(QStyle::State_Sunken))
        return {solid.darker(118), {}};
    return {state.testFlag(QStyle::State_MouseOver) ? solid.darker(108) : solid, {}};
}

PanelColours coloursOf(const QPalette& palette, ButtonLook look, QStyle::State state)
{
    const Tokens& tokens = theme::tokens(palette);
    switch (look) {
    case ButtonLook::Primary:
        return solidColours(tokens, tokens.accentFill, state);
    case ButtonLook::Danger:
        return solidColours(tokens, theme::tone(palette, Tone::Fault).solid, state);
    case ButtonLook::Quiet:
        return quietColours(tokens, state);
    case ButtonLook::Neutral:
        break;
    }
    return neutralColours(tokens, state);
}

} // namespace

bool hasKeyboardFocus(QStyle::State state)
{
    return state.testFlag(QStyle::State_HasFocus) && state.testFlag(QStyle::State_KeyboardFocusChange);
}

ButtonLook lookOf(const QStyleOptionButton& option)
{
    if (option.features.testFlag(QStyleOptionButton::Flat))
        return ButtonLook::Quiet;
    return option.features.testFlag(QStyleOptionButton::DefaultButton) ? ButtonLook::Primary : ButtonLook::Neutral;
}

void buttonPanel(QPainter* painter, const QRect& rect, const QPalette& palette, ButtonLook look, QStyle::State state)
{
    const PanelColours colours = coloursOf(palette, look, state);
    paint::box(painter, rect, colours.fill, colours.border, paint::kControlRadius);
    if (!hasKeyboardFocus(state))
        return;
    paint::focusRing(painter, rect, palette, paint::kControlRadius);
    // On a solid fill the ring alone would hardly show.
    if (look == ButtonLook::Primary || look == ButtonLook::Danger)
        paint::box(painter, rect.adjusted(2, 2, -2, -2), {}, theme::tokens(palette).raised, paint::kControlRadius - 1);
}

QColor buttonInk(const QPalette& palette, ButtonLook look, QStyle::State state)
{
    const Tokens& tokens = theme::tokens(palette);
    if (!state.testFlag(QStyle::State_Enabled))
        return tokens.text3;
    switch (look) {
    case ButtonLook::Primary:
        return tokens.onAccent;
    case ButtonLook::Danger:
        return theme::tone(palette, Tone::Fault).onSolid;
    case ButtonLook::Quiet:
        return state.testFlag(QStyle::State_On) ? tokens.text : tokens.text2;
    case ButtonLook::Neutral:
        break;
    }
    return tokens.text;
}

void buttonLabel(QPainter* painter, const QStyleOptionButton& option)
{
    constexpr int kGap = 7;
    const QColor ink = buttonInk(option.palette, lookOf(option), option.state);
    const bool hasMenu = option.features.testFlag(QStyleOptionButton::HasMenu);
    QRect room = option.rect.adjusted(0, 0, hasMenu ? -20 : 0, 0);
    const int iconWidth = option.icon.isNull() ? 0 : option.iconSize.width();
    const int gap = option.icon.isNull() || option.text.isEmpty() ? 0 : kGap;
    const int textWidth =
        qMin(option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width(), room.width() - iconWidth - gap);
    int left = room.left() + (room.width() - iconWidth - gap - textWidth) / 2;
    if (iconWidth > 0) {
        const QRect iconRect(left, room.center().y() - option.iconSize.height() / 2 + 1, iconWidth,
                             option.iconSize.height());
        // Our own icons take the colour of the words; others have only their modes.
        if (!option.icon.name().isEmpty())
            icons::paint(painter, option.icon.name(), iconRect, ink);
        else
            option.icon.paint(painter, iconRect, Qt::AlignCenter,
                              option.state.testFlag(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
        left += iconWidth + gap;
    }
    painter->setPen(ink);
    painter->drawText(QRect(left, room.top(), textWidth + 2, room.height()),
                      Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, option.text);
    if (hasMenu) {
        icons::paint(painter, QStringLiteral("chevron-down"),
                     QRectF(option.rect.right() - 24, option.rect.top(), 14, option.rect.height()), ink);
    }
}

void checkIndicator(QPainter* painter, const QStyleOption& option)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const QRectF rect = option.rect;
    if (!partly && !option.state.testFlag(QStyle::State_On)) {
        const bool hover = option.state.testFlag(QStyle::State_MouseOver) && enabled;
        paint::box(painter, rect, enabled ? (hover ? tokens.hover : tokens.raised) : tokens.window,
                   enabled ? tokens.edge : tokens.line, 3);
        return;
    }
    paint::box(painter, rect, enabled ? tokens.accentFill : tokens.sunken, {}, 3);
    icons::paint(painter, partly ? QStringLiteral("minus") : QStringLiteral("tick"), rect.adjusted(1, 1, -1, -1),
                 enabled ? tokens.onAccent : tokens.text3);
}

void radioIndicator(QPainter* painter, const QStyleOption& option)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const QRectF rect = option.rect;
    const bool on = option.state.testFlag(QStyle::State_On);
    const QColor mark = enabled ? (on ? tokens.accent : tokens.edge) : tokens.line;
    paint::box(painter, rect, enabled ? tokens.raised : tokens.window, mark, rect.width() / 2 - 0.5, on ? 1.5 : 1);
    if (on) {
        const qreal inset = rect.width() * 0.27;
        paint::box(painter, rect.adjusted(inset, inset, -inset, -inset), enabled ? tokens.accent : tokens.text3, {},
                   rect.width() / 2);
    }
}

void toolButtonPanel(QPainter* painter, const QStyleOptionToolButton& option)
{
    const bool raised = option.state.testFlag(QStyle::State_AutoRaise);
    buttonPanel(painter, option.rect, option.palette, raised ? ButtonLook::Quiet : ButtonLook::Neutral, option.state);
}

} // namespace jinbi::ui::stylepaint
