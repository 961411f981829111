// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operatoraccount.h"
#include "domain/storehold.h"
#include "pages/signin/signincard.h"

#include <memory>
#include <optional>

namespace jinbi::ui {

/// The first start of a branch: who administers it, under a passphrase of their own. Also of one whose store was lost.
class FirstStartForm : public SignInCard
{
    Q_OBJECT

public:
    explicit FirstStartForm(QWidget* parent = nullptr);

    /// What is to be confirmed with it, if anything.
    void setHold(const std::optional<StoreHold>& hold);
    [[nodiscard]] QString login() const;
    void focusFirst() override;

Q_SIGNALS:
    /// Name and login only; the branch is whoever asked's to add.
    void wanted(const jinbi::OperatorAccount& account, const std::shared_ptr<jinbi::Passphrase>& passphrase);

protected:
    void retranslate() override;
    void submit() override;

private:
    std::optional<StoreHold> m_hold;
    QLineEdit* m_name;
    QLineEdit* m_login;
    QLineEdit* m_passphrase;
    QLineEdit* m_repeat;
    ActionButton* m_button;
};

} // namespace jinbi::ui
