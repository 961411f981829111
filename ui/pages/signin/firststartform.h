// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operatoraccount.h"
#include "pages/signin/signincard.h"

#include <memory>

namespace jinbi::ui {

/// The first start of a branch: who administers it, under a passphrase of their own.
class FirstStartForm : public SignInCard
{
    Q_OBJECT

public:
    explicit FirstStartForm(QWidget* parent = nullptr);

    [[nodiscard]] QString login() const;
    void focusFirst() override;

Q_SIGNALS:
    /// Name and login only; the branch is whoever asked's to add.
    void wanted(const jinbi::OperatorAccount& account, const std::shared_ptr<jinbi::Passphrase>& passphrase);

protected:
    void retranslate() override;
    void submit() override;

private:
    QLineEdit* m_name;
    QLineEdit* m_login;
    QLineEdit* m_passphrase;
    QLineEdit* m_repeat;
    ActionButton* m_button;
};

} // namespace jinbi::ui
