// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signin/unlockform.h"

#include "widgets/actionbutton.h"

#include <QLineEdit>

namespace jinbi::ui {

UnlockForm::UnlockForm(QWidget* parent)
    : SignInCard(parent)
    , m_passphrase(addSecret(QStringLiteral("unlockPassphrase")))
    , m_button(addButton(QStringLiteral("unlockButton")))
    , m_switch(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
{
    m_switch->setObjectName(QStringLiteral("switchOperator"));
    addWide(m_switch);
    connect(m_switch, &QPushButton::clicked, this, &UnlockForm::switchWanted);
    UnlockForm::retranslate();
}

void UnlockForm::setPerson(const QString& name, const QString& role)
{
    m_name = name;
    m_role = role;
    retranslate();
}

void UnlockForm::focusFirst()
{
    m_passphrase->setFocus();
}

void UnlockForm::retranslate()
{
    setHeading(tr("Locked"), m_name.isEmpty() ? QString() : tr("%1, %2", "name, role").arg(m_name, m_role));
    setCaption(m_passphrase, tr("Passphrase"));
    m_button->setText(isBusy() ? tr("Checking…") : tr("Unlock"));
    m_switch->setText(tr("Another person signs in"));
}

void UnlockForm::submit()
{
    if (auto passphrase = takePassphrase(m_passphrase))
        Q_EMIT wanted(std::make_shared<Passphrase>(std::move(*passphrase)));
}

} // namespace jinbi::ui
