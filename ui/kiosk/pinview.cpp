// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/pinview.h"

namespace jinbi::ui {

PinView::PinView(const ScreenLook& look, QWidget* parent) : PadView(look, true, parent) {}

void PinView::begin()
{
    if (m_entry)
        m_entry->begin();
    wipe();
}

void PinView::present(const ScreenState& state)
{
    ask(textOf(state.message));
    field().setAccessibleName(tr("PIN"));
    pad().setWords(tr("Clear"), tr("Done"));
    showLength();
}

void PinView::showLength()
{
    field().showDots(m_entry ? m_entry->length() : 0);
}

void PinView::wipe()
{
    if (m_entry)
        m_entry->clear();
    showLength();
    explain({});
}

void PinView::enterDigit(int digit)
{
    if (!m_entry)
        return;
    const bool taken = m_entry->enter(digit);
    showLength();
    explain(taken ? QString() : tr("A PIN has no more digits than this."));
}

void PinView::takeBack()
{
    wipe();
}

void PinView::finishEntry()
{
    if (!m_entry)
        return;
    const Result<PinBlock> block = m_entry->seal();
    showLength();
    explain(block ? QString() : block.error().message);
    if (block)
        Q_EMIT submitted(*block);
}

} // namespace jinbi::ui
