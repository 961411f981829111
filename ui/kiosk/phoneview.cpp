// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/phoneview.h"

namespace jinbi::ui {

namespace {

constexpr int kUsualDigits = 11;

} // namespace

PhoneView::PhoneView(const ScreenLook& look, QWidget* parent) : PadView(look, false, parent)
{
    m_typed.reserve(kMostDigits);
}

PhoneView::~PhoneView()
{
    m_typed.fill(QChar());
}

void PhoneView::present(const ScreenState& state)
{
    m_refused = state.message == ScreenMessage::PhoneNotANumber;
    ask(textOf(ScreenMessage::EnterPhone));
    field().setAccessibleName(tr("Mobile number"));
    pad().setWords(tr("Delete"), tr("Done"));
    field().showNumber(m_typed);
    tellLimit();
}

void PhoneView::tellLimit()
{
    if (!m_refused)
        return explain({});
    const int count = static_cast<int>(m_typed.size());
    const QString why = count == kUsualDigits ? tr("It begins with 1.") : tr("You typed %n.", nullptr, count);
    //: two sentences, one after the other
    explain(tr("%1 %2").arg(textOf(ScreenMessage::PhoneNotANumber), why));
}

void PhoneView::wipe()
{
    m_typed.fill(QChar());
    m_typed.resize(0);
    m_refused = false;
    field().showNumber({});
    explain({});
}

void PhoneView::changed()
{
    field().showNumber(m_typed);
    tellLimit();
}

void PhoneView::enterDigit(int digit)
{
    if (m_typed.size() >= kMostDigits) {
        m_refused = true;
        tellLimit();
        return;
    }
    m_typed += QChar(static_cast<char16_t>(u'0' + digit));
    changed();
}

void PhoneView::takeBack()
{
    m_typed.chop(1);
    changed();
}

void PhoneView::finishEntry()
{
    if (m_typed.isEmpty()) {
        m_refused = true;
        tellLimit();
        return;
    }
    Q_EMIT entered(m_typed);
}

} // namespace jinbi::ui
