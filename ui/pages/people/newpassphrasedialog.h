// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/operatorbook.h"
#include "services/permitdesk.h"

#include <QDialog>

namespace jinbi::ui {

class ActionButton;
class Label;
class SecretPair;

/// Asks for another passphrase for somebody who has forgotten theirs; it ends a delay after failures too.
class NewPassphraseDialog : public QDialog
{
    Q_OBJECT

public:
    /// `book` and `desk` outlive the dialog; an answer after it was closed is dropped, what was done is done.
    NewPassphraseDialog(OperatorBook& book, PermitDesk& desk, const OperatorAccount& account, QWidget* parent);

Q_SIGNALS:
    void kept();

private:
    void submit();
    void setBusy(bool busy);
    void refuse(const QString& why);
    void say(const QString& mistake);
    void fit();

    OperatorBook& m_book;
    PermitDesk& m_desk;
    const OperatorAccount m_account;
    SecretPair* m_secrets;
    Label* m_mistake;
    ActionButton* m_keep;
};

} // namespace jinbi::ui
