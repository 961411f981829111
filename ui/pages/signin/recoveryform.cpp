// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signin/recoveryform.h"

#include "domain/operatoraccount.h"
#include "domain/recoverycode.h"
#include "widgets/actionbutton.h"

#include <QLineEdit>

#include <utility>

namespace jinbi::ui {

namespace {

constexpr int kLongestLogin = 64;
constexpr int kLongestCode = 40; // with spaces and hyphens around the groups

} // namespace

RecoveryForm::RecoveryForm(QWidget* parent)
    : SignInCard(parent)
    , m_login(addField(QStringLiteral("recoveryName"), kLongestLogin))
    , m_code(addField(QStringLiteral("recoveryCode"), kLongestCode))
    , m_passphrase(addSecret(QStringLiteral("recoveryPassphrase")))
    , m_repeat(addSecret(QStringLiteral("recoveryRepeat")))
    , m_button(addButton(QStringLiteral("recoveryButton")))
    , m_back(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
{
    m_code->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhPreferUppercase);
    m_back->setObjectName(QStringLiteral("recoveryBack"));
    addWide(m_back);
    connect(m_back, &QPushButton::clicked, this, &RecoveryForm::backWanted);
    RecoveryForm::retranslate();
}

QString RecoveryForm::login() const
{
    return OperatorAccount::loginFrom(m_login->text());
}

void RecoveryForm::setLogin(const QString& login)
{
    m_login->setText(login);
}

void RecoveryForm::focusFirst()
{
    (m_login->text().isEmpty() ? m_login : m_code)->setFocus();
}

void RecoveryForm::retranslate()
{
    setHeading(tr("Forgotten passphrase"),
               tr("For an administrator with one of the codes that were made at the first start. For anybody else the "
                  "administrator sets a new passphrase."));
    setCaption(m_login, tr("Sign-in name"));
    setCaption(m_code, tr("Recovery code"));
    setCaption(m_passphrase, tr("New passphrase, at least %1 characters").arg(Passphrase::kShortest));
    setCaption(m_repeat, tr("New passphrase again"));
    m_button->setText(isBusy() ? tr("Checking…") : tr("Set the new passphrase"));
    m_back->setText(tr("Back to signing in"));
}

void RecoveryForm::submit()
{
    if (login().isEmpty()) {
        say(tr("Type your sign-in name."));
        m_login->setFocus();
        return;
    }
    auto code = recoverycode::typed(m_code->text());
    if (!code) {
        say(code.error().message);
        m_code->setFocus();
        return;
    }
    const auto typed = Passphrase::from(m_passphrase->text());
    if (const Result<void> fits = typed ? typed->fitsAsNew(login(), {}) : typed.error(); !fits) {
        say(fits.error().message);
        m_passphrase->setFocus();
        return;
    }
    if (m_passphrase->text() != m_repeat->text()) {
        say(tr("The two passphrases differ."));
        m_repeat->setFocus();
        return;
    }
    if (auto fresh = takePassphrase(m_passphrase))
        Q_EMIT wanted(login(), std::make_shared<Passphrase>(std::move(*code)),
                      std::make_shared<Passphrase>(std::move(*fresh)));
}

} // namespace jinbi::ui
