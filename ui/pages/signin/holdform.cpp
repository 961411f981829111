// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signin/holdform.h"

#include "domain/operatoraccount.h"
#include "pages/signin/holdwords.h"
#include "widgets/actionbutton.h"

#include <QLineEdit>

namespace jinbi::ui {

namespace {

constexpr int kLongestLogin = 64; // a pasted one with spaces around it still fits

}

HoldForm::HoldForm(QWidget* parent)
    : SignInCard(parent)
    , m_login(addField(QStringLiteral("holdName"), kLongestLogin))
    , m_passphrase(addSecret(QStringLiteral("holdPassphrase")))
    , m_button(addButton(QStringLiteral("holdButton")))
{
    HoldForm::retranslate();
}

void HoldForm::setHold(const StoreHold& hold)
{
    m_hold = hold;
    retranslate();
}

QString HoldForm::login() const
{
    return OperatorAccount::loginFrom(m_login->text());
}

void HoldForm::focusFirst()
{
    (m_login->text().isEmpty() ? m_login : m_passphrase)->setFocus();
}

void HoldForm::retranslate()
{
    setHeading(holdwords::heading(m_hold), holdwords::sentence(m_hold));
    setCaption(m_login, tr("Sign-in name of an administrator"));
    setCaption(m_passphrase, tr("Passphrase"));
    m_button->setText(isBusy() ? tr("Checking…") : tr("Go on with this copy"));
}

void HoldForm::submit()
{
    if (login().isEmpty()) {
        say(tr("Type your sign-in name."));
        m_login->setFocus();
        return;
    }
    const QString who = login();
    if (auto passphrase = takePassphrase(m_passphrase))
        Q_EMIT wanted(who, std::make_shared<Passphrase>(std::move(*passphrase)));
}

} // namespace jinbi::ui
