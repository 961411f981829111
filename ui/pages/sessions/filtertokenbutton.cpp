// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/filtertokenbutton.h"

#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace jinbi::ui {

namespace {

constexpr int kHeight = 26;
constexpr int kPadding = 8;
constexpr int kGap = 5;
constexpr int kCross = 24;

int widthOf(TextRole role, const QString& text)
{
    return QFontMetrics(theme::font(role)).horizontalAdvance(text);
}

/// The unemphasised part: "Score at least".
QString leadOf(const FilterToken& token)
{
    const QString op = filtertokens::opWord(token.field, token.op);
    const QString field = filtertokens::fieldWord(token.field);
    return op.isEmpty() ? field : field + QLatin1Char(' ') + op;
}

} // namespace

FilterTokenButton::FilterTokenButton(const FilterToken& token, QWidget* parent)
    : QAbstractButton(parent), m_token(token)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setObjectName(QStringLiteral("filterToken"));
    nameIt();
}

void FilterTokenButton::nameIt()
{
    const QString words = filtertokens::spoken(m_token);
    setText(words);
    setAccessibleName(tr("Filter: %1").arg(words));
    setAccessibleDescription(tr("Delete removes it, Enter changes it."));
    setToolTip(words);
}

QSize FilterTokenButton::sizeHint() const
{
    const int words = widthOf(TextRole::Small, leadOf(m_token)) + kGap +
                      widthOf(TextRole::SmallStrong, filtertokens::valueWord(m_token));
    return {kPadding + words + 2 + kCross, std::max(kHeight, paint::lineHeight(TextRole::Small) + 6)};
}

QRect FilterTokenButton::crossRect() const
{
    return {width() - kCross, 0, kCross, height()};
}

void FilterTokenButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    const ToneColours& info = theme::tone(palette(), Tone::Info);
    paint::box(&painter, rect(), underMouse() ? tokens.sel : info.chip, tokens.sel, paint::kControlRadius);
    if (hasFocus())
        paint::focusRing(&painter, rect(), palette(), paint::kControlRadius);
    const QString lead = leadOf(m_token);
    QRectF room = QRectF(rect()).adjusted(kPadding, 0, -kCross, 0);
    paint::text(&painter, room, lead, TextRole::Small, tokens.text2);
    room.setLeft(room.left() + widthOf(TextRole::Small, lead) + kGap);
    paint::text(&painter, room, filtertokens::valueWord(m_token), TextRole::SmallStrong, tokens.text);
    icons::paint(&painter, QStringLiteral("close"), QRectF(crossRect()).adjusted(5, 0, -5, 0), tokens.text2);
}

void FilterTokenButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (event->modifiers() != Qt::NoModifier)
            break;
        Q_EMIT removed();
        return;
    case Qt::Key_Left:
        Q_EMIT leftBehind(-1);
        return;
    case Qt::Key_Right:
        Q_EMIT leftBehind(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        break;
    }
    QAbstractButton::keyPressEvent(event);
}

void FilterTokenButton::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterTokenButton::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        nameIt();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace jinbi::ui
