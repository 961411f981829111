// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/signin/signincard.h"

#include <memory>

namespace jinbi::ui {

/// An administrator who has forgotten the passphrase: name, one of the codes on paper, and a new passphrase.
class RecoveryForm : public SignInCard
{
    Q_OBJECT

public:
    explicit RecoveryForm(QWidget* parent = nullptr);

    [[nodiscard]] QString login() const;
    void setLogin(const QString& login);
    void focusFirst() override;

Q_SIGNALS:
    void wanted(const QString& login, const std::shared_ptr<jinbi::Passphrase>& code,
                const std::shared_ptr<jinbi::Passphrase>& fresh);
    void backWanted();

protected:
    void retranslate() override;
    void submit() override;

private:
    QLineEdit* m_login;
    QLineEdit* m_code;
    QLineEdit* m_passphrase;
    QLineEdit* m_repeat;
    ActionButton* m_button;
    ActionButton* m_back;
};

} // namespace jinbi::ui
