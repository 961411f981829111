// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/entryfield.h"

#include "widgets/paint.h"

#include <QPainter>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kFirstGap = 3;
constexpr int kSecondGap = 7;
constexpr int kMostDots = 12;

} // namespace

EntryField::EntryField(const ScreenLook& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    connect(&look, &ScreenLook::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QString EntryField::grouped(const QString& digits)
{
    QString text = digits;
    if (text.size() > kSecondGap)
        text.insert(kSecondGap, QLatin1Char(' '));
    if (text.size() > kFirstGap)
        text.insert(kFirstGap, QLatin1Char(' '));
    return text;
}

void EntryField::showNumber(const QString& digits)
{
    m_text.fill(QChar());
    m_text = grouped(digits);
    m_dots = 0;
    setAccessibleDescription(tr("%n digits typed", nullptr, static_cast<int>(digits.size())));
    update();
}

void EntryField::showDots(int count)
{
    m_text.fill(QChar());
    m_text.clear();
    m_dots = std::clamp(count, 0, kMostDots);
    setAccessibleDescription(tr("%n digits typed", nullptr, m_dots));
    update();
}

QSize EntryField::sizeHint() const
{
    const QFontMetrics metrics(m_look.font(Print::Heading));
    // Room for 13 digits in groups, or twelve dots.
    return {metrics.horizontalAdvance(QStringLiteral("000 0000 000000")) + m_look.px(24), m_look.em(60)};
}

void EntryField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ScreenColours& colours = m_look.colours();
    paint::box(&painter, rect(), colours.key, colours.edge, m_look.px(8), m_look.px(2));
    if (m_dots == 0) {
        painter.setFont(m_look.font(Print::Heading));
        painter.setPen(colours.text);
        painter.drawText(rect(), Qt::AlignCenter, m_text);
        return;
    }
    const int step = std::min(m_look.em(30), (width() - m_look.px(16)) / kMostDots);
    const qreal radius = step * 0.3;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.text);
    for (int i = 0; i < m_dots; ++i)
        painter.drawEllipse(QPointF(width() / 2.0 + (i - (m_dots - 1) / 2.0) * step, height() / 2.0), radius, radius);
}

} // namespace jinbi::ui
