// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/styleinputs.h"

#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QAbstractScrollArea>
#include <QFontMetrics>
#include <QPainter>
#include <QStyleOption>
#include <QVariant>
#include <QWidget>

namespace jinbi::ui::stylepaint {

namespace {

constexpr int kSpinWidth = 24;
constexpr int kMinHandle = 28;

void frame(QPainter* painter, const QRect& rect, const QStyleOption& option, const QWidget* widget, bool ringOnFocus)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool invalid = widget != nullptr && widget->property(kInvalidProperty).toBool();
    paint::box(painter, rect, enabled ? tokens.raised : tokens.window, enabled ? tokens.edge : tokens.line,
               paint::kControlRadius);
    if (invalid)
        paint::box(painter, rect, {}, theme::tone(option.palette, Tone::Fault).line, paint::kControlRadius, 2);
    else if (enabled && ringOnFocus)
        paint::focusRing(painter, rect, option.palette, paint::kControlRadius);
}

/// A well that still shows on a dark ground.
QColor grooveOf(const QPalette& palette)
{
    const Tokens& tokens = theme::tokens(palette);
    return theme::schemeOf(palette) == Scheme::Dark ? tokens.line : tokens.sunken;
}

QColor arrowInk(const QStyleOption& option, bool active)
{
    const Tokens& tokens = theme::tokens(option.palette);
    if (!option.state.testFlag(QStyle::State_Enabled))
        return tokens.line;
    return active ? tokens.text : tokens.text2;
}

void spinArrow(QPainter* painter, const QStyleOptionSpinBox& option, QStyle::SubControl which, bool possible)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const QRect rect = spinRect(option.rect, which, true);
    const bool active = option.activeSubControls == which && option.state.testFlag(QStyle::State_Enabled);
    if (active && possible)
        painter->fillRect(rect.adjusted(0, 1, -1, -1), tokens.hover);
    const QString name = which == QStyle::SC_SpinBoxUp ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down");
    const QRectF icon(rect.center().x() - 5, rect.center().y() - 5, 12, 12);
    icons::paint(painter, name, icon, possible ? arrowInk(option, active) : tokens.line);
}

int room(const QStyleOptionProgressBar& option)
{
    return option.textVisible && !option.text.isEmpty() ? option.fontMetrics.horizontalAdvance(option.text) + 8 : 0;
}

QRectF bar(const QStyleOptionProgressBar& option)
{
    const QRectF rect = option.rect;
    const qreal height = qMin<qreal>(6, rect.height());
    return {rect.left(), rect.center().y() - height / 2, qMax<qreal>(0, rect.width() - room(option)), height};
}

} // namespace

void fieldFrame(QPainter* painter, const QStyleOption& option, const QWidget* widget)
{
    frame(painter, option.rect, option, widget, option.state.testFlag(QStyle::State_HasFocus));
}

void comboBox(QPainter* painter, const QStyleOptionComboBox& option, const QWidget* widget)
{
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    const bool ring = focus && (option.editable || option.state.testFlag(QStyle::State_KeyboardFocusChange));
    if (option.frame)
        frame(painter, option.rect, option, widget, ring);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    const QRect arrow = comboRect(option.rect, QStyle::SC_ComboBoxArrow, false);
    icons::paint(painter, QStringLiteral("chevron-down"), QRectF(arrow).adjusted(7, 0, -7, 0), arrowInk(option, hover));
}

void comboLabel(QPainter* painter, const QStyleOptionComboBox& option, const QRect& edit)
{
    if (option.editable)
        return;
    const Tokens& tokens = theme::tokens(option.palette);
    QRect rect = edit;
    if (!option.currentIcon.isNull()) {
        option.currentIcon.paint(painter, QRect(rect.topLeft(), QSize(16, rect.height())));
        rect.setLeft(rect.left() + 22);
    }
    painter->setPen(option.state.testFlag(QStyle::State_Enabled) ? tokens.text : tokens.text3);
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, rect.width()));
}

void spinBox(QPainter* painter, const QStyleOptionSpinBox& option, const QWidget* widget)
{
    if (option.frame)
        frame(painter, option.rect, option, widget, option.state.testFlag(QStyle::State_HasFocus));
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const Tokens& tokens = theme::tokens(option.palette);
    const QRect up = spinRect(option.rect, QStyle::SC_SpinBoxUp, true);
    spinArrow(painter, option, QStyle::SC_SpinBoxUp, option.stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled));
    spinArrow(painter, option, QStyle::SC_SpinBoxDown, option.stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled));
    paint::verticalLine(painter, up.left() - 1, option.rect.top() + 2, option.rect.bottom() - 2, tokens.line);
}

void slider(QPainter* painter, const QStyleOptionSlider& option, const QRect& groove, const QRect& handle)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool across = option.orientation == Qt::Horizontal;
    const QPointF middle = QRectF(groove).center();
    QRectF line = across ? QRectF(groove.left(), middle.y() - 2, groove.width(), 4)
                         : QRectF(middle.x() - 2, groove.top(), 4, groove.height());
    paint::box(painter, line, grooveOf(option.palette), {}, 2);
    const QPointF grip = QRectF(handle).center();
    if (across)
        (option.upsideDown ? line.setLeft(grip.x()) : line.setRight(grip.x()));
    else
        (option.upsideDown ? line.setTop(grip.y()) : line.setBottom(grip.y()));
    paint::box(painter, line, enabled ? tokens.accent : tokens.text3, {}, 2);
    const QRectF knob(grip.x() - 8, grip.y() - 8, 16, 16);
    paint::box(painter, knob, enabled ? tokens.raised : tokens.window, enabled ? tokens.accent : tokens.text3, 7, 2);
    const bool ring =
        option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    if (ring)
        paint::box(painter, knob.adjusted(4, 4, -4, -4), tokens.accent, {}, 4);
}

void progressGroove(QPainter* painter, const QStyleOptionProgressBar& option)
{
    paint::box(painter, bar(option), grooveOf(option.palette), {}, 3);
}

void progressContents(QPainter* painter, const QStyleOptionProgressBar& option)
{
    const Tokens& tokens = theme::tokens(option.palette);
    QRectF done = bar(option);
    const bool endless = option.minimum == option.maximum;
    const double range = qMax(1.0, static_cast<double>(option.maximum) - option.minimum);
    const double share = endless ? 1.0 : (static_cast<double>(option.progress) - option.minimum) / range;
    done.setWidth(done.width() * qBound(0.0, share, 1.0));
    if (done.width() <= 0)
        return;
    painter->save();
    painter->setClipRect(done);
    const QRectF whole = bar(option);
    paint::box(painter, QRectF(whole.left(), whole.top(), qMax(done.width(), whole.height()), whole.height()),
               option.state.testFlag(QStyle::State_Enabled) ? tokens.accentFill : tokens.text3, {}, 3);
    // Unknown total: a texture, never a made-up share.
    if (endless)
        paint::hatch(painter, done, tokens.sel);
    painter->restore();
}

void progressLabel(QPainter* painter, const QStyleOptionProgressBar& option)
{
    if (!option.textVisible)
        return;
    const Tokens& tokens = theme::tokens(option.palette);
    painter->setPen(option.state.testFlag(QStyle::State_Enabled) ? tokens.text2 : tokens.text3);
    painter->drawText(option.rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, option.text);
}

void scrollBar(QPainter* painter, const QStyleOptionSlider& option, const QRect& handle, const QWidget* widget)
{
    // The ground of what it scrolls goes on under it; its own would be a grey stripe beside a table.
    const QWidget* holder = widget == nullptr ? nullptr : widget->parentWidget();
    const auto* area = holder == nullptr ? nullptr : qobject_cast<const QAbstractScrollArea*>(holder->parentWidget());
    if (area != nullptr)
        painter->fillRect(option.rect, option.palette.brush(area->viewport()->backgroundRole()));
    if (option.minimum == option.maximum)
        return;
    const Tokens& tokens = theme::tokens(option.palette);
    const bool active = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider) &&
                        option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    QColor colour = active ? tokens.text2 : tokens.edge;
    if (!option.state.testFlag(QStyle::State_Enabled))
        colour = tokens.line;
    else if (!active)
        colour.setAlphaF(0.75F);
    paint::box(painter, QRectF(handle).adjusted(3, 3, -3, -3), colour, {}, 3);
}

QRect comboRect(const QRect& rect, QStyle::SubControl subControl, bool editable)
{
    switch (subControl) {
    case QStyle::SC_ComboBoxArrow:
        return {rect.right() - kArrowWidth + 1, rect.top(), kArrowWidth, rect.height()};
    case QStyle::SC_ComboBoxEditField:
        return rect.adjusted(editable ? 8 : 10, 2, -kArrowWidth, -2); // a line edit adds two of its own
    default:
        return rect;
    }
}

QRect spinRect(const QRect& rect, QStyle::SubControl subControl, bool hasButtons)
{
    const QRect side(rect.right() - kSpinWidth, rect.top() + 1, kSpinWidth, rect.height() - 2);
    switch (subControl) {
    case QStyle::SC_SpinBoxUp:
        return hasButtons ? QRect(side.left(), side.top(), side.width(), side.height() / 2) : QRect();
    case QStyle::SC_SpinBoxDown:
        return hasButtons ? side.adjusted(0, side.height() / 2, 0, 0) : QRect();
    case QStyle::SC_SpinBoxEditField:
        return rect.adjusted(8, 2, hasButtons ? -kSpinWidth - 2 : -8, -2);
    default:
        return rect;
    }
}

QRect scrollBarRect(const QStyleOptionSlider& option, QStyle::SubControl subControl)
{
    const bool across = option.orientation == Qt::Horizontal;
    const int length = across ? option.rect.width() : option.rect.height();
    const qint64 range = static_cast<qint64>(option.maximum) - option.minimum;
    const qint64 wanted =
        range > 0 ? length * static_cast<qint64>(option.pageStep) / (range + option.pageStep) : length;
    const int size = qBound(qMin(kMinHandle, length), static_cast<int>(wanted), length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - size, option.upsideDown);
    const auto part = [&](int from, int to) {
        const QRect rect =
            across ? QRect(from, 0, to - from, option.rect.height()) : QRect(0, from, option.rect.width(), to - from);
        return rect.translated(option.rect.topLeft());
    };
    switch (subControl) {
    case QStyle::SC_ScrollBarSlider:
        return part(start, start + size);
    case QStyle::SC_ScrollBarSubPage:
        return part(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return part(start + size, length);
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    default:
        return {};
    }
}

} // namespace jinbi::ui::stylepaint
