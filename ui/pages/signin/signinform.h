// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/signin/signincard.h"

#include <memory>

namespace jinbi::ui {

/// Name and passphrase.
class SignInForm : public SignInCard
{
    Q_OBJECT

public:
    explicit SignInForm(QWidget* parent = nullptr);

    /// So that whoever made the first account only types the passphrase.
    void setLogin(const QString& login);
    [[nodiscard]] QString login() const;
    /// Not while somebody's session waits behind a lock: they unlock it, or somebody else signs in.
    void setRecoveryOffered(bool offered);
    void focusFirst() override;

Q_SIGNALS:
    void wanted(const QString& login, const std::shared_ptr<jinbi::Passphrase>& passphrase);
    /// An administrator has forgotten the passphrase.
    void recoveryWanted();

protected:
    void retranslate() override;
    void submit() override;

private:
    QLineEdit* m_login;
    QLineEdit* m_passphrase;
    ActionButton* m_button;
    ActionButton* m_forgotten;
};

} // namespace jinbi::ui
