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
    , m_forgotten(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
{
    m_forgotten->setObjectName(QStringLiteral("forgotten"));
    addWide(m_forgotten);
    connect(m_forgotten, &QPushButton::clicked, this, &SignInForm::recoveryWanted);
    SignInForm::retranslate();
}

void SignInForm::setLogin(const QString& login)
{
    m_login->setText(login);
}

QString SignInForm::login() const
{
    return OperatorAccount::loginFrom(m_login->text());
}

void SignInForm::setRecoveryOffered(bool offered)
{
    m_forgotten->setVisible(offered);
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
    m_forgotten->setText(tr("Forgotten passphrase (administrator)…"));
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
