// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/passphrasedialog.h"

#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 460;

}

PassphraseDialog::PassphraseDialog(SignIn& signIn, Action action, QWidget* parent)
    : QDialog(parent)
    , m_signIn(signIn)
    , m_passphrase(new QLineEdit(this))
    , m_mistake(new Label(TextRole::Body, Ink::Text, this))
    , m_confirm(new ActionButton(tr("Confirm"), ActionButton::Kind::Primary, this))
{
    setObjectName(QStringLiteral("passphraseDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Type your passphrase again"));
    setAccessibleName(windowTitle());
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_passphrase->setObjectName(QStringLiteral("afreshPassphrase"));
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setMaxLength(static_cast<int>(Passphrase::kMostBytes));
    m_mistake->setObjectName(QStringLiteral("afreshMistake"));
    m_mistake->setTone(Tone::Fault);
    m_mistake->setWordWrap(true);
    m_confirm->setObjectName(QStringLiteral("afreshConfirm"));
    auto* cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, this);
    auto* why =
        new Label(tr("To %1, somebody has to be sure that it is you. It counts for this once.").arg(words::of(action)),
                  TextRole::Body, Ink::Text, this);
    why->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    column->addWidget(new Label(windowTitle(), TextRole::Subtitle, Ink::Text, this));
    column->addWidget(why);
    column->addSpacing(4);
    column->addWidget(m_passphrase);
    column->addWidget(m_mistake);
    column->addSpacing(8);
    column->addLayout(buttons);
    setFixedWidth(kWidth);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &PassphraseDialog::check);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &PassphraseDialog::check);
    m_passphrase->setFocus();
}

void PassphraseDialog::check()
{
    auto passphrase = Passphrase::from(m_passphrase->text());
    if (!passphrase)
        return refuse(passphrase.error().message);
    m_confirm->setEnabled(false);
    m_confirm->setText(tr("Checking…"));
    m_signIn.confirm(std::move(*passphrase)).then(this, [this](const Result<void>& confirmed) {
        if (!confirmed)
            return refuse(confirmed.error().message);
        accept();
    });
}

void PassphraseDialog::refuse(const QString& why)
{
    m_passphrase->clear();
    m_passphrase->setFocus();
    m_mistake->setText(why);
    m_confirm->setText(tr("Confirm"));
    m_confirm->setEnabled(true);
}

} // namespace jinbi::ui
