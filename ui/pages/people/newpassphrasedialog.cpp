// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/people/newpassphrasedialog.h"

#include "pages/people/secretpair.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 460;
constexpr int kMargin = 24;

} // namespace

NewPassphraseDialog::NewPassphraseDialog(OperatorBook& book, PermitDesk& desk, const OperatorAccount& account,
                                         QWidget* parent)
    : QDialog(parent)
    , m_book(book)
    , m_desk(desk)
    , m_account(account)
    , m_secrets(new SecretPair(this))
    , m_mistake(new Label(TextRole::Small, Ink::Text, this))
    , m_keep(new ActionButton(QString(), ActionButton::Kind::Primary, this))
{
    setObjectName(QStringLiteral("newPassphraseDialog"));
    setWindowTitle(tr("A new passphrase for %1?").arg(account.name));
    setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFixedWidth(kWidth);
    m_mistake->setObjectName(QStringLiteral("newPassphraseMistake"));
    m_mistake->setTone(Tone::Fault);
    m_mistake->setWordWrap(true);
    m_keep->setObjectName(QStringLiteral("newPassphraseKeep"));
    auto* effect =
        new Label(tr("The old one counts no more, and a delay after failed tries ends. Tell them the new one "
                     "in person: it is kept nowhere and shown to nobody."),
                  TextRole::Body, Ink::Text, this);
    effect->setWordWrap(true);
    auto* cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, this);
    cancel->setObjectName(QStringLiteral("newPassphraseCancel"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_keep);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, 20, kMargin, 20);
    column->setSpacing(8);
    column->addWidget(new Label(windowTitle(), TextRole::Subtitle, Ink::Text, this));
    column->addWidget(effect);
    column->addSpacing(8);
    column->addWidget(m_secrets);
    column->addWidget(m_mistake);
    column->addSpacing(12);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, &NewPassphraseDialog::submit);
    connect(m_secrets, &SecretPair::edited, m_mistake, &QLabel::clear);
    connect(m_secrets, &SecretPair::entered, this, &NewPassphraseDialog::submit);
    setBusy(false);
    m_secrets->first()->setFocus();
}

void NewPassphraseDialog::submit()
{
    if (!m_keep->isEnabled())
        return;
    auto secret = m_secrets->take(m_account.login, m_account.name);
    if (!secret) {
        say(secret.error().message);
        return;
    }
    setBusy(true);
    const auto held = std::make_shared<Passphrase>(std::move(*secret));
    m_desk.ask(Action::ManagePeople, this, [this, held](Result<Permit> permit) {
        if (!permit)
            return refuse(permit.error().message);
        m_book.resetPassphrase(m_account.id, std::move(*held), std::move(*permit))
            .then(this, [this](const Result<void>& done) {
                if (!done)
                    return refuse(done.error().message);
                Q_EMIT kept();
                accept();
            });
    });
}

void NewPassphraseDialog::setBusy(bool busy)
{
    m_keep->setEnabled(!busy);
    m_keep->setText(busy ? tr("Writing…") : tr("Set passphrase"));
    if (busy)
        m_mistake->clear();
}

void NewPassphraseDialog::refuse(const QString& why)
{
    setBusy(false);
    say(why);
    m_secrets->forget();
    m_secrets->first()->setFocus();
}

void NewPassphraseDialog::say(const QString& mistake)
{
    m_mistake->setText(mistake);
    fit();
}

/// Text that wraps into more lines must not be taken from the fields.
void NewPassphraseDialog::fit()
{
    resize(kWidth, layout()->totalHeightForWidth(kWidth));
}

} // namespace jinbi::ui
