// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/messageview.h"

#include "domain/words.h"
#include "kiosk/pictogram.h"
#include "kiosk/screentexts.h"

#include <QBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kMostLines = 4;
constexpr qsizetype kLinesBesidePicture = 2;

} // namespace

MessageView::MessageView(const ScreenLook& look, QWidget* parent)
    : StageView(parent)
    , m_look(look)
    , m_picture(new Pictogram(look, this))
    , m_heading(new ScreenLabel(look, Print::Heading, this))
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_heading->setObjectName(QStringLiteral("heading"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    auto* column = new QVBoxLayout;
    m_layout->addStretch();
    column->addStretch(1);
    column->addWidget(m_heading);
    for (int i = 0; i < kMostLines; ++i) {
        m_lines << new ScreenLabel(look, Print::Body, this);
        column->addWidget(m_lines.last());
    }
    column->addStretch(1);
    m_layout->addWidget(m_picture);
    m_layout->addLayout(column, 1);
    m_layout->addStretch();
    connect(&look, &ScreenLook::changed, this, &MessageView::arrange);
    arrange();
}

void MessageView::arrange()
{
    const bool portrait = m_look.isPortrait();
    m_layout->setDirection(portrait ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setSpacing(m_look.px(24));
    auto* column = static_cast<QBoxLayout*>(m_layout->itemAt(2)->layout());
    column->setSpacing(m_look.px(8));
    // One block in the middle either way.
    m_layout->setStretch(0, portrait ? 1 : 0);
    m_layout->setStretch(2, portrait ? 0 : 1);
    m_layout->setStretch(3, portrait ? 1 : 0);
    m_picture->setSide(m_look.px(portrait ? 220 : 150));
    const Qt::Alignment alignment = portrait ? Qt::AlignHCenter | Qt::AlignTop : Qt::AlignLeft | Qt::AlignVCenter;
    m_heading->setAlignment(alignment);
    for (ScreenLabel* line : std::as_const(m_lines))
        line->setAlignment(alignment);
}

void MessageView::present(const ScreenState& state)
{
    const ScreenText text = screenText(state.profile, state.message);
    m_picture->showIcon(text.icon);
    m_heading->announce(text.heading);
    QStringList lines = text.lines;
    if (state.hint)
        lines.prepend(words::advice(*state.hint));
    setLines(lines);
    // Words before pictures where both are too much.
    m_picture->setVisible(m_look.isPortrait() || !m_look.isLarge() || lines.size() <= kLinesBesidePicture);
}

void MessageView::setLines(const QStringList& lines)
{
    for (int i = 0; i < kMostLines; ++i) {
        m_lines.at(i)->setText(lines.value(i));
        m_lines.at(i)->setVisible(i < lines.size());
    }
}

} // namespace jinbi::ui
