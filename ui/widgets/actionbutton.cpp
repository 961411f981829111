// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actionbutton.h"

#include "widgets/icons.h"
#include "widgets/paint.h"
#include "widgets/stylebuttons.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace jinbi::ui {

namespace {

constexpr int kPadding = 12;
constexpr int kIcon = 18;
constexpr int kGap = 7;

stylepaint::ButtonLook lookOf(ActionButton::Kind kind)
{
    switch (kind) {
    case ActionButton::Kind::Primary:
        return stylepaint::ButtonLook::Primary;
    case ActionButton::Kind::Danger:
        return stylepaint::ButtonLook::Danger;
    case ActionButton::Kind::Quiet:
        return stylepaint::ButtonLook::Quiet;
    case ActionButton::Kind::Neutral:
        break;
    }
    return stylepaint::ButtonLook::Neutral;
}

} // namespace

ActionButton::ActionButton(const QString& text, Kind kind, QWidget* parent) : ActionButton({}, text, kind, parent) {}

ActionButton::ActionButton(const QString& iconName, const QString& text, Kind kind, QWidget* parent)
    : QPushButton(text, parent), m_kind(kind), m_iconName(iconName)
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ActionButton::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void ActionButton::setIconName(const QString& name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void ActionButton::setKeyHint(const QString& key)
{
    m_keyHint = key;
    updateGeometry();
    update();
}

QSize ActionButton::sizeHint() const
{
    int width = 2 * kPadding;
    if (!m_iconName.isEmpty())
        width += kIcon;
    if (!text().isEmpty())
        width += fontMetrics().size(Qt::TextShowMnemonic, text()).width() + (m_iconName.isEmpty() ? 0 : kGap);
    if (!m_keyHint.isEmpty())
        width += paint::keycapSize(m_keyHint).width() + kGap;
    const int height = qMax(paint::kControlHeight, fontMetrics().height() + 12);
    return {text().isEmpty() ? qMax(width, height) : qMax(width, 72), height};
}

void ActionButton::paintEvent(QPaintEvent*)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const stylepaint::ButtonLook look = lookOf(m_kind);
    QPainter painter(this);
    stylepaint::buttonPanel(&painter, rect(), palette(), look, option.state);
    const QColor ink = stylepaint::buttonInk(palette(), look, option.state);

    const int content = sizeHint().width() - 2 * kPadding;
    const int wanted = text().isEmpty() ? kIcon : qMin(content, width() - 2 * kPadding);
    const int natural = m_keyHint.isEmpty() ? wanted : width() - 2 * kPadding;
    QRect room((width() - natural) / 2, 0, natural, height());
    if (!m_keyHint.isEmpty()) {
        const QSize cap = paint::keycapSize(m_keyHint);
        const QRect place(room.right() - cap.width() + 1, (height() - cap.height()) / 2, cap.width(), cap.height());
        const Tokens& tokens = theme::tokens(palette());
        const bool solid = look == stylepaint::ButtonLook::Primary || look == stylepaint::ButtonLook::Danger;
        paint::keycap(&painter, place, m_keyHint, solid ? QColor(255, 255, 255, 45) : tokens.line,
                      solid ? ink : tokens.text2);
        room.setRight(place.left() - kGap);
    }
    if (!m_iconName.isEmpty()) {
        icons::paint(&painter, m_iconName, QRectF(room.left(), 0, kIcon, height()), ink);
        room.setLeft(room.left() + kIcon + kGap);
    }
    painter.setFont(font());
    painter.setPen(ink);
    const int flags = Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine |
                      (m_iconName.isEmpty() && m_keyHint.isEmpty() ? Qt::AlignHCenter : Qt::AlignLeft);
    painter.drawText(room, flags, text());
}

} // namespace jinbi::ui
