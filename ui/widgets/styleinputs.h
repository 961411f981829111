// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QWidget;

/// How ConsoleStyle draws fields, sliders, progress and scroll bars.
namespace jinbi::ui::stylepaint {

inline constexpr int kArrowWidth = 28;
inline constexpr char kInvalidProperty[] = "jinbiInvalid";

void fieldFrame(QPainter* painter, const QStyleOption& option, const QWidget* widget);
void comboBox(QPainter* painter, const QStyleOptionComboBox& option, const QWidget* widget);
void comboLabel(QPainter* painter, const QStyleOptionComboBox& option, const QRect& edit);
void spinBox(QPainter* painter, const QStyleOptionSpinBox& option, const QWidget* widget);
void slider(QPainter* painter, const QStyleOptionSlider& option, const QRect& groove, const QRect& handle);
void progressGroove(QPainter* painter, const QStyleOptionProgressBar& option);
void progressContents(QPainter* painter, const QStyleOptionProgressBar& option);
void progressLabel(QPainter* painter, const QStyleOptionProgressBar& option);
void scrollBar(QPainter* painter, const QStyleOptionSlider& option, const QRect& handle, const QWidget* widget);

[[nodiscard]] QRect comboRect(const QRect& rect, QStyle::SubControl subControl, bool editable);
[[nodiscard]] QRect spinRect(const QRect& rect, QStyle::SubControl subControl, bool hasButtons);
[[nodiscard]] QRect scrollBarRect(const QStyleOptionSlider& option, QStyle::SubControl subControl);

} // namespace jinbi::ui::stylepaint
