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
    void focusFirst() override;

Q_SIGNALS:
    void wanted(const QString& login, const std::shared_ptr<jinbi::Passphrase>& passphrase);

protected:
    void retranslate() override;
    void submit() override;

private:
    QLineEdit* m_login;
    QLineEdit* m_passphrase;
    ActionButton* m_button;
};

} // namespace jinbi::ui
