// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/headerbar.h"

#include "shell/attentionbutton.h"
#include "shell/clocklabel.h"
#include "shell/operatorbutton.h"
#include "shell/searchbox.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QHBoxLayout>

namespace jinbi::ui {

HeaderBar::HeaderBar(const Clock& clock, const QTimeZone& zone, QWidget* window)
    : QWidget(window)
    , m_title(new Label(TextRole::Title, Ink::Text, this))
    , m_fact(new Label(TextRole::Body, Ink::Text2, this))
    , m_search(new SearchBox(window, this))
    , m_attention(new AttentionButton(this))
    , m_person(new OperatorButton(this))
{
    setObjectName(QStringLiteral("header"));
    m_title->setObjectName(QStringLiteral("viewTitle"));
    m_fact->setObjectName(QStringLiteral("viewFact"));
    m_fact->setElided(true);
    m_fact->setContentsMargins(0, 3, 0, 0);
    setFixedHeight(56);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_fact, 1);
    row->addWidget(m_search);
    row->addWidget(m_attention);
    row->addWidget(m_person);
    row->addSpacing(4);
    row->addWidget(new ClockLabel(clock, zone, this));
    connect(m_attention, &QAbstractButton::clicked, this, &HeaderBar::attentionActivated);
}

void HeaderBar::setTexts(const QString& title, const QString& fact)
{
    m_title->setText(title);
    m_fact->setText(fact);
}

void HeaderBar::setAttention(int count, Tone worst)
{
    m_attention->setCount(count, worst);
}

} // namespace jinbi::ui
