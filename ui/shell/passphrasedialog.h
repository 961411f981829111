// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rights.h"
#include "services/signin.h"

#include <QDialog>

class QLineEdit;

namespace jinbi::ui {

class ActionButton;
class Label;

/// Asks whoever sits here for the passphrase again, for one act. Accepted once it was right.
class PassphraseDialog : public QDialog
{
    Q_OBJECT

public:
    /// `signIn` outlives the dialog.
    PassphraseDialog(SignIn& signIn, Action action, QWidget* parent);

private:
    void check();
    void refuse(const QString& why);

    SignIn& m_signIn;
    QLineEdit* m_passphrase;
    Label* m_mistake;
    ActionButton* m_confirm;
};

} // namespace jinbi::ui
