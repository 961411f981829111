// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/operatorbutton.h"

#include "services/timetext.h"

#include <QEvent>
#include <QMenu>

namespace jinbi::ui {

OperatorButton::OperatorButton(QWidget* parent)
    : ActionButton(QStringLiteral("person"), {}, ActionButton::Kind::Quiet, parent)
    , m_menu(new QMenu(this))
    , m_role(m_menu->addAction(QString()))
    , m_lastTime(m_menu->addAction(QString()))
    , m_failures(m_menu->addAction(QString()))
{
    setObjectName(QStringLiteral("operator"));
    setFocusPolicy(Qt::TabFocus);
    m_menu->setObjectName(QStringLiteral("operatorMenu"));
    for (QAction* fact : {m_role, m_lastTime, m_failures})
        fact->setEnabled(false);
    m_menu->addSeparator();
    connect(this, &QPushButton::clicked, this, [this] {
        const int left = width() - m_menu->sizeHint().width();
        m_menu->popup(mapToGlobal(QPoint(left, height() + 4)));
    });
    setPerson(std::nullopt, {});
}

void OperatorButton::setActions(QAction* lock, QAction* signOut)
{
    m_menu->addAction(lock);
    m_menu->addAction(signOut);
}

void OperatorButton::setPerson(const std::optional<OperatorAccount>& account, const LastSignIn& last)
{
    m_account = account;
    m_last = last;
    setVisible(account.has_value());
    retranslate();
}

void OperatorButton::changeEvent(QEvent* event)
{
    ActionButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OperatorButton::retranslate()
{
    setAccessibleName(tr("Nobody is signed in"));
    if (!m_account)
        return;
    setText(m_account->name);
    setAccessibleName(tr("Signed in: %1, %2", "name, role").arg(m_account->name, words::of(m_account->role)));
    setToolTip(accessibleName());
    m_role->setText(tr("%1, %2", "name, role").arg(m_account->name, words::of(m_account->role)));
    m_lastTime->setText(m_last.atMs ? tr("Last sign-in %1").arg(timetext::moment(*m_last.atMs))
                                    : tr("First sign-in of this account"));
    m_failures->setText(tr("%n failed attempt(s) since", nullptr, m_last.failures));
    m_failures->setVisible(m_last.failures > 0);
}

} // namespace jinbi::ui
