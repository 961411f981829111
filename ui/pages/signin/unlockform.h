// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/signin/signincard.h"

#include <memory>

namespace jinbi::ui {

/// The console is locked: the passphrase of whoever sits here, or somebody else.
class UnlockForm : public SignInCard
{
    Q_OBJECT

public:
    explicit UnlockForm(QWidget* parent = nullptr);

    void setPerson(const QString& name, const QString& role);
    void focusFirst() override;

Q_SIGNALS:
    void wanted(const std::shared_ptr<jinbi::Passphrase>& passphrase);
    void switchWanted();

protected:
    void retranslate() override;
    void submit() override;

private:
    QString m_name;
    QString m_role;
    QLineEdit* m_passphrase;
    ActionButton* m_button;
    ActionButton* m_switch;
};

} // namespace jinbi::ui
