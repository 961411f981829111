// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signin/signinform.h"

#include "domain/operatoraccount.h"
#include "widgets/actionbutton.h"

#include <QLineEdit>

namespace jinbi::ui {

namespace {

constexpr int kLongestLogin = 64; // a pasted one with spaces around it still fits

}

SignInForm::SignInForm(QWidget* parent)
    : SignInCard(parent)
    , m_login(addField(QStringLiteral("signInName"), kLongestLogin))
    , m_passphrase(addSecret(QStringLiteral("signInPassphrase")))
    , m_button(addButton(QStringLiteral("signInButton")))
{
    SignInForm::retranslate();
}

void SignInForm::setLogin(const QString& login)
{
    m_login->setText(login);
}

void SignInForm::focusFirst()
{
    (m_login->text().isEmpty() ? m_login : m_passphrase)->setFocus();
}

void SignInForm::retranslate()
{
    setHeading(tr("Sign in"), {});
    setCaption(m_login, tr("Sign-in name"));
    setCaption(m_passphrase, tr("Passphrase"));
    m_button->setText(isBusy() ? tr("Checking…") : tr("Sign in"));
}

void SignInForm::submit()
{
    const QString login = OperatorAccount::loginFrom(m_login->text());
    if (login.isEmpty()) {
        say(tr("Type your sign-in name."));
        m_login->setFocus();
        return;
    }
    if (auto passphrase = takePassphrase(m_passphrase))
        Q_EMIT wanted(login, std::make_shared<Passphrase>(std::move(*passphrase)));
}

} // namespace jinbi::ui
