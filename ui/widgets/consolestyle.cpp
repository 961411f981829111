// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/consolestyle.h"

#include "widgets/icons.h"
#include "widgets/paint.h"
#include "widgets/stylebuttons.h"
#include "widgets/styleinputs.h"
#include "widgets/styleviews.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QCalendarWidget>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSplitterHandle>
#include <QStyleOption>
#include <QTabBar>
#include <QTextCharFormat>
#include <QTextEdit>

namespace jinbi::ui {

namespace {

template <class Option>
const Option& as(const QStyleOption* option)
{
    return *static_cast<const Option*>(option);
}

bool isInsideField(const QWidget* widget)
{
    const QWidget* parent = widget == nullptr ? nullptr : widget->parentWidget();
    return qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
           qobject_cast<const QComboBox*>(parent) != nullptr;
}

bool isTextArea(const QWidget* widget)
{
    return qobject_cast<const QTextEdit*>(widget) != nullptr || qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
}

void focusRect(QPainter* painter, const QStyleOption& option, const QWidget* widget)
{
    // Item views claim keyboard focus for every focused item; the window knows better.
    const bool byKeyboard = widget == nullptr || widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (!byKeyboard || !stylepaint::hasKeyboardFocus(option.state))
        return;
    // Rows show where they are by their selection, buttons by their own border.
    if (option.state.testFlag(QStyle::State_Selected) && qobject_cast<const QAbstractItemView*>(widget) != nullptr)
        return;
    paint::focusRing(painter, option.rect, option.palette, 3);
}

void frame(QPainter* painter, const QStyleOption& option, const QWidget* widget)
{
    if (isTextArea(widget)) {
        stylepaint::fieldFrame(painter, option, widget);
        return;
    }
    paint::box(painter, option.rect, {}, theme::tokens(option.palette).line, 0);
}

void arrow(QPainter* painter, const QStyleOption& option, const QString& name)
{
    const Tokens& tokens = theme::tokens(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    icons::paint(painter, name, option.rect, enabled ? tokens.text2 : tokens.text3);
}

QString arrowNameOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowDown:
        return QStringLiteral("chevron-down");
    case QStyle::PE_IndicatorArrowUp:
        return QStringLiteral("chevron-up");
    case QStyle::PE_IndicatorArrowLeft:
        return QStringLiteral("chevron-left");
    case QStyle::PE_IndicatorArrowRight:
        return QStringLiteral("chevron-right");
    default:
        return {};
    }
}

QSize atLeast(const QSize& size, int width, int height)
{
    return size.expandedTo(QSize(width, height));
}

} // namespace

ConsoleStyle::ConsoleStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ConsoleStyle::markInvalid(QWidget* field, bool invalid)
{
    field->setProperty(stylepaint::kInvalidProperty, invalid);
    field->update();
}

void ConsoleStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    const bool hovers =
        qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr ||
        qobject_cast<QAbstractSpinBox*>(widget) != nullptr || qobject_cast<QAbstractSlider*>(widget) != nullptr ||
        qobject_cast<QTabBar*>(widget) != nullptr || qobject_cast<QHeaderView*>(widget) != nullptr ||
        qobject_cast<QSplitterHandle*>(widget) != nullptr;
    if (hovers)
        widget->setAttribute(Qt::WA_Hover);
    if (auto* calendar = qobject_cast<QCalendarWidget*>(widget)) {
        // Red is for faults; a Sunday is none.
        for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
            calendar->setWeekdayTextFormat(day, QTextCharFormat());
        calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    }
    if (auto* area = qobject_cast<QAbstractScrollArea*>(widget)) {
        if (isTextArea(area) || area->inherits("QComboBoxListView"))
            area->viewport()->setBackgroundRole(QPalette::Button);
    }
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto& button = as<QStyleOptionButton>(option);
        return stylepaint::buttonPanel(painter, button.rect, button.palette, stylepaint::lookOf(button), button.state);
    }
    case PE_PanelButtonTool:
        return stylepaint::buttonPanel(painter, option->rect, option->palette, stylepaint::ButtonLook::Quiet,
                                       option->state);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return stylepaint::checkIndicator(painter, *option);
    case PE_IndicatorRadioButton:
        return stylepaint::radioIndicator(painter, *option);
    case PE_PanelLineEdit:
        if (!isInsideField(widget) && as<QStyleOptionFrame>(option).lineWidth > 0)
            stylepaint::fieldFrame(painter, *option, widget);
        return;
    case PE_FrameLineEdit:
    case PE_FrameGroupBox:
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
    case PE_FrameMenu:
    case PE_IndicatorHeaderArrow:
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_Frame:
    case PE_FrameTabWidget:
        return frame(painter, *option, widget);
    case PE_FrameFocusRect:
        return focusRect(painter, *option, widget);
    case PE_PanelItemViewItem:
        return stylepaint::itemPanel(painter, as<QStyleOptionViewItem>(option), widget);
    case PE_PanelItemViewRow:
        return stylepaint::rowPanel(painter, as<QStyleOptionViewItem>(option));
    case PE_PanelMenu:
        return stylepaint::menuPanel(painter, *option);
    case PE_PanelTipLabel:
        return stylepaint::tipPanel(painter, *option);
    case PE_IndicatorBranch:
        return stylepaint::branch(painter, *option);
    default:
        break;
    }
    const QString arrowName = arrowNameOf(element);
    if (arrowName.isEmpty())
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    else
        arrow(painter, *option, arrowName);
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (element) {
    case CE_PushButton:
        drawControl(CE_PushButtonBevel, option, painter, widget);
        return drawControl(CE_PushButtonLabel, option, painter, widget);
    case CE_PushButtonBevel:
        return drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
    case CE_PushButtonLabel:
        return stylepaint::buttonLabel(painter, as<QStyleOptionButton>(option));
    case CE_ComboBoxLabel: {
        const auto& combo = as<QStyleOptionComboBox>(option);
        return stylepaint::comboLabel(painter, combo, stylepaint::comboRect(combo.rect, SC_ComboBoxEditField, false));
    }
    case CE_ProgressBarGroove:
        return stylepaint::progressGroove(painter, as<QStyleOptionProgressBar>(option));
    case CE_ProgressBarContents:
        return stylepaint::progressContents(painter, as<QStyleOptionProgressBar>(option));
    case CE_ProgressBarLabel:
        return stylepaint::progressLabel(painter, as<QStyleOptionProgressBar>(option));
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return stylepaint::headerSection(painter, *option);
    case CE_HeaderLabel:
        return stylepaint::headerLabel(painter, as<QStyleOptionHeader>(option));
    case CE_TabBarTabShape:
        return stylepaint::tabShape(painter, as<QStyleOptionTab>(option));
    case CE_MenuItem:
        return stylepaint::menuItem(painter, as<QStyleOptionMenuItem>(option));
    case CE_Splitter:
        return stylepaint::splitter(painter, *option);
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                      const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox:
        return stylepaint::comboBox(painter, as<QStyleOptionComboBox>(option), widget);
    case CC_SpinBox:
        return stylepaint::spinBox(painter, as<QStyleOptionSpinBox>(option), widget);
    case CC_Slider:
        return stylepaint::slider(painter, as<QStyleOptionSlider>(option),
                                  subControlRect(control, option, SC_SliderGroove, widget),
                                  subControlRect(control, option, SC_SliderHandle, widget));
    case CC_ScrollBar:
        return stylepaint::scrollBar(painter, as<QStyleOptionSlider>(option),
                                     subControlRect(control, option, SC_ScrollBarSlider, widget), widget);
    case CC_ToolButton: {
        const auto& button = as<QStyleOptionToolButton>(option);
        stylepaint::toolButtonPanel(painter, button);
        QStyleOptionToolButton label(button);
        if (button.toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            label.rect.adjust(5, 0, -5, 0);
        if (button.features.testFlag(QStyleOptionToolButton::HasMenu)) {
            label.rect.adjust(0, 0, -14, 0);
            QStyleOption chevron(button);
            chevron.rect = QRect(button.rect.right() - 19, button.rect.top(), 12, button.rect.height());
            arrow(painter, chevron, QStringLiteral("chevron-down"));
        }
        return drawControl(CE_ToolButtonLabel, &label, painter, widget);
    }
    case CC_GroupBox: {
        const auto& box = as<QStyleOptionGroupBox>(option);
        stylepaint::groupBox(painter, box, subControlRect(control, option, SC_GroupBoxFrame, widget),
                             subControlRect(control, option, SC_GroupBoxLabel, widget));
        if (!box.subControls.testFlag(SC_GroupBoxCheckBox))
            return;
        QStyleOption check(box);
        check.rect = subControlRect(control, option, SC_GroupBoxCheckBox, widget);
        return stylepaint::checkIndicator(painter, check);
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return isTextArea(widget) ? 3 : 1; // the viewport must not cover the rounded border
    case PM_SpinBoxFrameWidth:
    case PM_ComboBoxFrameWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return 16;
    case PM_SliderThickness:
        return 24;
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
        return 18;
    case PM_HeaderMargin:
    case PM_FocusFrameHMargin:
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 12;
    case PM_MenuVMargin:
        return 4;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_MenuHMargin:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SplitterWidth:
        return 5;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon ConsoleStyle::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    switch (icon) {
    case SP_ArrowLeft:
    case SP_ArrowBack:
        return icons::icon(QStringLiteral("chevron-left"));
    case SP_ArrowRight:
    case SP_ArrowForward:
        return icons::icon(QStringLiteral("chevron-right"));
    case SP_ArrowUp:
        return icons::icon(QStringLiteral("chevron-up"));
    case SP_ArrowDown:
        return icons::icon(QStringLiteral("chevron-down"));
    case SP_LineEditClearButton:
    case SP_DialogCloseButton:
    case SP_TitleBarCloseButton:
        return icons::icon(QStringLiteral("close"));
    case SP_MessageBoxInformation:
        return icons::icon(QStringLiteral("info"), Tone::Info);
    case SP_MessageBoxWarning:
        return icons::icon(QStringLiteral("triangle-alert"), Tone::Attention);
    case SP_MessageBoxCritical:
        return icons::icon(QStringLiteral("octagon-alert"), Tone::Fault);
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                     const QWidget* widget) const
{
    const int control = paint::kControlHeight;
    switch (type) {
    case CT_PushButton: {
        const bool hasMenu = as<QStyleOptionButton>(option).features.testFlag(QStyleOptionButton::HasMenu);
        return atLeast(size + QSize(hasMenu ? 44 : 26, 10), as<QStyleOptionButton>(option).text.isEmpty() ? 32 : 72,
                       control);
    }
    case CT_LineEdit:
        return atLeast(size + QSize(18, 10), 0, control);
    case CT_ComboBox:
        return atLeast(size + QSize(stylepaint::kArrowWidth + 14, 10), 72, control);
    case CT_SpinBox:
        return {qMax(size.width() + 36, 72), qMax(control, option->fontMetrics.height() + 12)};
    case CT_ToolButton: {
        const bool hasMenu = as<QStyleOptionToolButton>(option).features.testFlag(QStyleOptionToolButton::HasMenu);
        return atLeast(size + QSize(hasMenu ? 28 : 14, 12), control, control);
    }
    case CT_CheckBox:
    case CT_RadioButton:
        return atLeast(QProxyStyle::sizeFromContents(type, option, size, widget), 0, 28);
    case CT_HeaderSection: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + 8, qMax(34, option->fontMetrics.height() + 14)};
    }
    case CT_TabBarTab:
        return atLeast(size + QSize(8, 0), 72, 36);
    case CT_MenuItem: {
        const auto& item = as<QStyleOptionMenuItem>(option);
        if (item.menuItemType == QStyleOptionMenuItem::Separator)
            return {10, 9};
        const int shortcut = item.text.contains(QLatin1Char('\t')) ? 32 : 0;
        return {size.width() + 34 + 34 + shortcut, qMax(30, item.fontMetrics.height() + 10)};
    }
    case CT_ItemViewItem:
        return atLeast(QProxyStyle::sizeFromContents(type, option, size, widget), 0, 30);
    case CT_ProgressBar:
        return atLeast(size, 80, 20);
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                   const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (subControl == SC_ComboBoxListBoxPopup)
            break;
        return stylepaint::comboRect(option->rect, subControl, as<QStyleOptionComboBox>(option).editable);
    case CC_SpinBox:
        return stylepaint::spinRect(option->rect, subControl,
                                    as<QStyleOptionSpinBox>(option).buttonSymbols != QAbstractSpinBox::NoButtons);
    case CC_ScrollBar:
        return stylepaint::scrollBarRect(as<QStyleOptionSlider>(option), subControl);
    case CC_GroupBox:
        return stylepaint::groupBoxRect(as<QStyleOptionGroupBox>(option), subControl);
    default:
        break;
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents:
        return isInsideField(widget) || as<QStyleOptionFrame>(option).lineWidth == 0
                   ? option->rect
                   : option->rect.adjusted(8, 2, -8, -2);
    case SE_HeaderLabel:
        return option->rect.adjusted(8, 0, -8, 0);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
    case SE_ProgressBarLabel:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

} // namespace jinbi::ui
