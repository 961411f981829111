// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signin/firststartform.h"

#include "pages/signin/holdwords.h"
#include "widgets/actionbutton.h"

#include <QLineEdit>

namespace jinbi::ui {

namespace {

constexpr int kLongestName = 64;
constexpr int kLongestLogin = 32;

} // namespace

FirstStartForm::FirstStartForm(QWidget* parent)
    : SignInCard(parent)
    , m_name(addField(QStringLiteral("firstName"), kLongestName))
    , m_login(addField(QStringLiteral("firstLogin"), kLongestLogin))
    , m_passphrase(addSecret(QStringLiteral("firstPassphrase")))
    , m_repeat(addSecret(QStringLiteral("firstRepeat")))
    , m_button(addButton(QStringLiteral("firstButton")))
{
    FirstStartForm::retranslate();
}

void FirstStartForm::setHold(const std::optional<StoreHold>& hold)
{
    m_hold = hold;
    retranslate();
}

QString FirstStartForm::login() const
{
    return OperatorAccount::loginFrom(m_login->text());
}

void FirstStartForm::focusFirst()
{
    m_name->setFocus();
}

void FirstStartForm::retranslate()
{
    if (m_hold)
        setHeading(holdwords::heading(*m_hold), holdwords::sentence(*m_hold));
    else
        setHeading(tr("First start of this branch"),
                   tr("There is no account yet and no default one. Make the administrator's: they add the others, and "
                      "see neither faces nor customers."));
    setCaption(m_name, tr("Name"));
    setCaption(m_login, tr("Sign-in name"));
    setCaption(m_passphrase, tr("Passphrase, at least %1 characters").arg(Passphrase::kShortest));
    setCaption(m_repeat, tr("Passphrase again"));
    m_button->setText(isBusy() ? tr("Making the account…") : tr("Make the administrator"));
}

void FirstStartForm::submit()
{
    OperatorAccount account;
    account.login = login();
    account.name = m_name->text().simplified();
    account.branches = {QStringLiteral("-")}; // only so that the two fields can be checked
    if (const Result<void> sound = account.check(); !sound) {
        say(sound.error().message);
        (sound.error().detail.startsWith(QLatin1StringView("name")) ? m_name : m_login)->setFocus();
        return;
    }
    if (m_passphrase->text() != m_repeat->text()) {
        say(tr("The two passphrases differ."));
        m_repeat->setFocus();
        return;
    }
    const auto typed = Passphrase::from(m_passphrase->text());
    if (const Result<void> fits = typed ? typed->fitsAsNew(account.login, account.name) : typed.error(); !fits) {
        say(fits.error().message);
        m_passphrase->setFocus();
        return;
    }
    account.branches.clear();
    if (auto passphrase = takePassphrase(m_passphrase))
        Q_EMIT wanted(account, std::make_shared<Passphrase>(std::move(*passphrase)));
}

} // namespace jinbi::ui
