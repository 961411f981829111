// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operatoraccount.h"
#include "widgets/actionbutton.h"

#include <QString>

#include <optional>

class QAction;
class QMenu;

namespace jinbi::ui {

/// Who is signed in, and what they are told about their account: role, last time, failures since. Opens the menu that
/// locks and signs out. Not there while nobody is signed in.
class OperatorButton : public ActionButton
{
    Q_OBJECT

public:
    explicit OperatorButton(QWidget* parent = nullptr);

    /// The window owns their shortcuts.
    void setActions(QAction* lock, QAction* signOut);
    /// Nothing: nobody.
    void setPerson(const std::optional<OperatorAccount>& account, const LastSignIn& last);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::optional<OperatorAccount> m_account;
    LastSignIn m_last;
    QMenu* m_menu;
    QAction* m_role;
    QAction* m_lastTime;
    QAction* m_failures;
};

} // namespace jinbi::ui
