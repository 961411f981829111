// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scanview.h"

#include "domain/words.h"
#include "kiosk/scanring.h"
#include "kiosk/screentexts.h"

#include <QBoxLayout>
#include <QHideEvent>

namespace jinbi::ui {

ScanView::ScanView(const ScreenLook& look, QWidget* parent)
    : StageView(parent)
    , m_look(look)
    , m_ring(new ScanRing(look, this))
    , m_heading(new ScreenLabel(look, Print::Strong, this))
    , m_advice(new ScreenLabel(look, Print::Advice, this))
    , m_attempt(new ScreenLabel(look, Print::Body, this))
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_heading->setObjectName(QStringLiteral("heading"));
    m_advice->setObjectName(QStringLiteral("advice"));
    m_attempt->setObjectName(QStringLiteral("attempt"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    auto* column = new QVBoxLayout;
    column->addStretch(1);
    column->addWidget(m_heading);
    column->addWidget(m_advice);
    column->addWidget(m_attempt);
    column->addStretch(1);
    m_layout->addWidget(m_ring, 1);
    m_layout->addLayout(column, 1);
    m_countdown.setStartValue(1.0);
    m_countdown.setEndValue(0.0);
    connect(&m_countdown, &QVariantAnimation::valueChanged, m_ring,
            [this](const QVariant& left) { m_ring->setLeft(left.toDouble()); });
    m_dwell.setSingleShot(true);
    connect(&m_dwell, &QTimer::timeout, this, &ScanView::advise);
    connect(&look, &ScreenLook::changed, this, &ScanView::arrange);
    arrange();
}

void ScanView::arrange()
{
    const bool portrait = m_look.isPortrait();
    m_layout->setDirection(portrait ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setSpacing(m_look.px(24));
    m_layout->itemAt(1)->layout()->setSpacing(m_look.px(8));
    m_layout->setStretch(0, portrait ? 2 : 1);
    const Qt::Alignment alignment = portrait ? Qt::AlignHCenter : Qt::AlignLeft | Qt::AlignVCenter;
    for (ScreenLabel* label : {m_heading, m_advice, m_attempt})
        label->setAlignment(alignment);
}

void ScanView::present(const ScreenState& state)
{
    const bool looking = state.stage == Stage::Scan && state.message == ScreenMessage::LookAtCamera;
    const bool wasLooking = m_state.stage == Stage::Scan && m_state.message == ScreenMessage::LookAtCamera;
    m_state = state;
    if (looking && !wasLooking) {
        m_dwell.stop();
        m_ring->setLeft(1);
        m_countdown.setDuration(m_budgetMs);
        m_countdown.start();
    } else if (!looking) {
        m_countdown.stop();
        m_ring->setLeft(0);
    }
    m_heading->setText(textOf(state.message));
    setAttempt(m_attemptNow, m_attempts);
    if (!m_dwell.isActive())
        advise();
}

void ScanView::setAttempt(int attempt, int of)
{
    m_attemptNow = attempt;
    m_attempts = of;
    m_attempt->setText(of > 0 && attempt > 0 ? tr("Picture %1 of %2").arg(attempt).arg(of) : QString());
}

void ScanView::advise()
{
    const bool changed = m_ring->advice() != m_state.hint;
    m_ring->setAdvice(m_state.hint);
    m_advice->announce(m_state.hint ? words::advice(*m_state.hint) : scanCall(m_state.profile));
    if (changed)
        m_dwell.start(kDwellMs);
}

void ScanView::hideEvent(QHideEvent* event)
{
    StageView::hideEvent(event);
    // A window that is covered for a moment is no end of a scan.
    if (event->spontaneous())
        return;
    m_countdown.stop();
    m_dwell.stop();
    m_state = {};
    m_attemptNow = 0;
}

} // namespace jinbi::ui
