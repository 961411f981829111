// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/signin.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace jinbi::ui {

class ActionButton;
class FirstStartForm;
class HoldForm;
class Label;
class RecoveryForm;
class RecoverySheet;
class SignInForm;
class UnlockForm;

/// Somebody whom a rehearsal branch made up. Their passphrase is nobody's secret and never typed.
struct InventedPerson
{
    QString login;
    QString name;
    Role role = Role::BranchStaff;
};

/// Stands before everything else while nobody is signed in, or the console is locked: nothing of the branch is behind
/// it to be seen.
class SignInView : public QWidget
{
    Q_OBJECT

public:
    /// `signIn` outlives the view.
    explicit SignInView(SignIn& signIn, QWidget* parent = nullptr);

    /// Offered by one click, under a band that says what they are; only a rehearsal has any. While the store is held, a
    /// click confirms it.
    void setInventedPeople(const QList<InventedPerson>& people);
    void focusFirst();

Q_SIGNALS:
    void personChosen(const QString& login);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

public Q_SLOTS:
    /// Why an invented person could not come in.
    void refuse(const QString& why);

private:
    void build();
    void connectForms();
    void connectRecovery();
    void showState();
    void retranslate();
    void retranslatePeople();
    void answer(QFuture<Result<void>> future);
    [[nodiscard]] QWidget* formOfState() const;

    SignIn& m_signIn;
    QWidget* m_card;
    Label* m_branch;
    QVBoxLayout* m_forms;
    QWidget* m_form = nullptr; ///< the one that is shown
    Label* m_opening;
    FirstStartForm* m_first;
    HoldForm* m_hold;
    SignInForm* m_login;
    UnlockForm* m_unlock;
    RecoveryForm* m_recovery;
    RecoverySheet* m_codes;
    QWidget* m_rehearsal;
    Label* m_band;
    QGridLayout* m_grid;
    QList<InventedPerson> m_people;
    QList<ActionButton*> m_buttons;
    QString m_trouble;
    bool m_isRecovering = false; ///< an administrator has forgotten the passphrase
    bool m_isSwitching = false;  ///< somebody else signs in at a locked console
};

} // namespace jinbi::ui
