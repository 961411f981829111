// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/people/secretpair.h"

#include "widgets/label.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace jinbi::ui {

SecretPair::SecretPair(QWidget* parent) : QWidget(parent), m_first(new QLineEdit(this)), m_again(new QLineEdit(this))
{
    m_first->setObjectName(QStringLiteral("newPassphrase"));
    m_again->setObjectName(QStringLiteral("newPassphraseAgain"));
    m_first->setAccessibleName(tr("Passphrase, at least %1 characters").arg(Passphrase::kShortest));
    m_again->setAccessibleName(tr("Passphrase again"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QLineEdit* edit : {m_first, m_again}) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
        edit->setMaxLength(static_cast<int>(Passphrase::kMostBytes));
        edit->setMinimumHeight(edit->sizeHint().height());
        auto* caption = new Label(edit->accessibleName(), TextRole::SmallStrong, Ink::Text, this);
        caption->setBuddy(edit);
        column->addWidget(caption);
        column->addWidget(edit);
        connect(edit, &QLineEdit::textEdited, this, &SecretPair::edited);
        connect(edit, &QLineEdit::returnPressed, this, &SecretPair::entered);
    }
    setFocusProxy(m_first);
}

Result<Passphrase> SecretPair::take(const QString& login, const QString& name)
{
    auto typed = Passphrase::from(m_first->text());
    if (const Result<void> fits = typed ? typed->fitsAsNew(login, name) : typed.error(); !fits) {
        m_first->setFocus();
        return fits.error();
    }
    if (m_first->text() != m_again->text()) {
        m_again->setFocus();
        return Error{ErrorCode::Invalid, tr("The two passphrases differ."), QStringLiteral("passphrase: differ")};
    }
    return std::move(*typed);
}

void SecretPair::forget()
{
    m_first->clear();
    m_again->clear();
}

} // namespace jinbi::ui
