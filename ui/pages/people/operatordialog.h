// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/operatorbook.h"
#include "services/permitdesk.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLineEdit;

namespace jinbi::ui {

class ActionButton;
class Label;
class SecretPair;

/// Asks for somebody who shall be able to sign in, or what shall be another of an account that is there.
///
/// What was typed is judged before the passphrase of whoever asks is. After a refusal all of it stays but passphrases.
class OperatorDialog : public QDialog
{
    Q_OBJECT

public:
    /// Both outlive the dialog; an answer after it was closed is dropped, what was done is done.
    struct Deps
    {
        OperatorBook& book;
        PermitDesk& desk;
        QString branch; ///< where a new operator's role counts
    };

    /// No account: a new one.
    OperatorDialog(const Deps& deps, const std::optional<OperatorAccount>& known, QWidget* parent);

Q_SIGNALS:
    /// It is in the store.
    void kept(const jinbi::OperatorAccount& account);

private:
    void build();
    void describeRole();
    void submit();
    void add(const OperatorAccount& account);
    void change(const OperatorAccount& account);
    [[nodiscard]] OperatorAccount typed() const;
    void setBusy(bool busy);
    void refuse(const QString& why);
    void say(const QString& mistake);
    void fit();

    Deps m_deps;
    const std::optional<OperatorAccount> m_known;
    QLineEdit* m_name;
    QLineEdit* m_login;
    QComboBox* m_role;
    Label* m_rights;
    SecretPair* m_secrets; ///< null when the account is there already
    Label* m_mistake;
    ActionButton* m_cancel;
    ActionButton* m_keep;
};

} // namespace jinbi::ui
