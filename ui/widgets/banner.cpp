// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include "widgets/actionbutton.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace jinbi::ui {

Banner::Banner(QWidget* parent)
    : QWidget(parent)
    , m_title(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_line(new Label(TextRole::Body, Ink::Text2, this))
    , m_action(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(44, 5, 8, 5);
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addWidget(m_line, 1);
    row->addWidget(m_action);
    m_line->setElided(true);
    m_action->hide();
    row->addStrut(30); // not a least height of its own, which would let a low window squeeze the button
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_action, &QPushButton::clicked, this, [this] { Q_EMIT actionTriggered(m_text.id); });
}

void Banner::setText(const BannerText& text)
{
    m_text = text;
    setObjectName(QStringLiteral("banner-%1").arg(text.id));
    setAccessibleName(text.title + QLatin1Char(' ') + text.line);
    m_title->setText(text.title);
    m_line->setText(text.line);
    m_action->setText(text.action);
    m_action->setAccessibleName(text.action);
    m_action->setObjectName(QStringLiteral("bannerAction-%1").arg(text.id));
    m_action->setVisible(!text.action.isEmpty());
    update();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ToneColours& colours = theme::tone(palette(), m_text.tone);
    paint::box(&painter, rect(), colours.chip, colours.line, paint::kCardRadius);
    icons::paint(&painter, m_text.tone == Tone::Info ? QStringLiteral("info") : icons::nameOf(m_text.tone),
                 QRectF(14, 0, 20, height()), colours.text);
}

} // namespace jinbi::ui
