// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/actionbutton.h"
#include "widgets/icons.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jinbi::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new Label(TextRole::Body, Ink::Text3, this))
    , m_title(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_line(new Label(TextRole::Body, Ink::Text2, this))
    , m_action(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
{
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_line->setObjectName(QStringLiteral("emptyLine"));
    m_action->setObjectName(QStringLiteral("emptyAction"));
    for (Label* label : {m_icon, m_title, m_line})
        label->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_line->setWordWrap(true);
    auto* texts = new QWidget(this);
    texts->setMaximumWidth(440);
    auto* column = new QVBoxLayout(texts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_icon);
    column->addSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_line);
    column->addSpacing(10);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(texts, 1000);
    row->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addLayout(row);
    all->addStretch(3);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setState(const QString& iconName, const QString& title, const QString& line, Tone tone)
{
    m_iconName = iconName;
    m_tone = tone;
    m_title->setText(title);
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
    paintIcon();
}

void EmptyState::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setAccessibleName(text);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

void EmptyState::paintIcon()
{
    constexpr QSize kSize(40, 40);
    const QIcon icon = m_tone == Tone::Normal ? icons::icon(m_iconName) : icons::icon(m_iconName, m_tone);
    m_icon->setPixmap(icon.pixmap(kSize, devicePixelRatioF()));
}

} // namespace jinbi::ui
