// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/passphrasedesk.h"

#include "shell/passphrasedialog.h"

#include <utility>

namespace jinbi::ui {

PassphraseDesk::PassphraseDesk(AccessPolicy& policy, SignIn& signIn, QObject* parent)
    : PermitDesk(parent), m_policy(policy), m_signIn(signIn)
{
    connect(&policy, &AccessPolicy::changed, this, &PermitDesk::changed);
}

void PassphraseDesk::ask(Action action, QObject* context, Answer answer)
{
    Result<Permit> permit = m_policy.permit(action);
    const bool wantsPassphrase = !permit && permit.error().code == ErrorCode::Unavailable;
    if (!wantsPassphrase)
        return answer(std::move(permit));
    auto* dialog = new PassphraseDialog(m_signIn, action, m_window);
    connect(dialog, &QDialog::finished, context, [this, action, answer = std::move(answer)](int result) {
        if (result == QDialog::Accepted)
            return answer(m_policy.permit(action));
        answer(Error{ErrorCode::Cancelled, {}, QStringLiteral("the passphrase was not typed")});
    });
    dialog->open();
}

bool PassphraseDesk::may(Action action) const
{
    return m_policy.may(action);
}

} // namespace jinbi::ui
