// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/padview.h"

#include <QBoxLayout>

namespace jinbi::ui {

PadView::PadView(const ScreenLook& look, bool secret, QWidget* parent)
    : StageView(parent)
    , m_look(look)
    , m_heading(new ScreenLabel(look, Print::Heading, this))
    , m_field(new EntryField(look, this))
    , m_limit(new ScreenLabel(look, Print::Strong, this))
    , m_pad(new NumberPad(look, secret, this))
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_heading->setObjectName(QStringLiteral("heading"));
    m_limit->setObjectName(QStringLiteral("limit"));
    m_field->setObjectName(QStringLiteral("field"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    auto* column = new QVBoxLayout;
    column->addStretch(1);
    column->addWidget(m_heading);
    column->addWidget(m_field);
    column->addWidget(m_limit);
    column->addStretch(1);
    m_layout->addLayout(column, 1);
    m_layout->addWidget(m_pad, 1);
    connect(m_pad, &NumberPad::digitPressed, this, [this](int digit) {
        Q_EMIT touched();
        enterDigit(digit);
    });
    connect(m_pad, &NumberPad::takeBackPressed, this, [this] {
        Q_EMIT touched();
        takeBack();
    });
    connect(m_pad, &NumberPad::donePressed, this, [this] {
        Q_EMIT touched();
        finishEntry();
    });
    connect(&look, &ScreenLook::changed, this, &PadView::arrange);
    arrange();
}

void PadView::arrange()
{
    const bool portrait = m_look.isPortrait();
    m_layout->setDirection(portrait ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setSpacing(m_look.px(20));
    m_layout->itemAt(0)->layout()->setSpacing(m_look.px(12));
    m_pad->layout()->setSpacing(m_look.px(6));
    const Qt::Alignment alignment = portrait ? Qt::AlignHCenter | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter;
    m_heading->setAlignment(alignment);
    m_limit->setAlignment(alignment);
}

void PadView::ask(const QString& heading)
{
    m_heading->announce(heading);
}

void PadView::explain(const QString& limit)
{
    m_limit->announce(limit);
    m_limit->setVisible(!limit.isEmpty());
}

} // namespace jinbi::ui
