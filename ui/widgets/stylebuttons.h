// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QStyle>

class QPainter;
class QPalette;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionToolButton;

/// How ConsoleStyle draws buttons. Nothing here calls back into the style.
namespace jinbi::ui::stylepaint {

/// One primary button at most in a view; danger is for what cannot be undone; quiet has no border at rest.
enum class ButtonLook { Neutral, Primary, Danger, Quiet };

[[nodiscard]] ButtonLook lookOf(const QStyleOptionButton& option);
void buttonPanel(QPainter* painter, const QRect& rect, const QPalette& palette, ButtonLook look, QStyle::State state);
[[nodiscard]] QColor buttonInk(const QPalette& palette, ButtonLook look, QStyle::State state);
void buttonLabel(QPainter* painter, const QStyleOptionButton& option);
void checkIndicator(QPainter* painter, const QStyleOption& option);
void radioIndicator(QPainter* painter, const QStyleOption& option);
void toolButtonPanel(QPainter* painter, const QStyleOptionToolButton& option);
/// True where the ring belongs: focus that came by keyboard.
[[nodiscard]] bool hasKeyboardFocus(QStyle::State state);

} // namespace jinbi::ui::stylepaint
