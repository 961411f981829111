// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/storehold.h"
#include "pages/signin/signincard.h"

#include <memory>

namespace jinbi::ui {

/// The store lacks what was signed: what that is, and an administrator who goes on with it all the same.
class HoldForm : public SignInCard
{
    Q_OBJECT

public:
    explicit HoldForm(QWidget* parent = nullptr);

    void setHold(const StoreHold& hold);
    [[nodiscard]] QString login() const;
    void focusFirst() override;

Q_SIGNALS:
    void wanted(const QString& login, const std::shared_ptr<jinbi::Passphrase>& passphrase);

protected:
    void retranslate() override;
    void submit() override;

private:
    StoreHold m_hold;
    QLineEdit* m_login;
    QLineEdit* m_passphrase;
    ActionButton* m_button;
};

} // namespace jinbi::ui
