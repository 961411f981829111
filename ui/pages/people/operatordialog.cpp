// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/people/operatordialog.h"

#include "pages/people/secretpair.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kMargin = 24;
constexpr int kLongestName = 64;
constexpr int kLongestLogin = 32;

} // namespace

OperatorDialog::OperatorDialog(const Deps& deps, const std::optional<OperatorAccount>& known, QWidget* parent)
    : QDialog(parent)
    , m_deps(deps)
    , m_known(known)
    , m_name(new QLineEdit(this))
    , m_login(new QLineEdit(this))
    , m_role(new QComboBox(this))
    , m_rights(new Label(TextRole::Small, Ink::Text2, this))
    , m_secrets(known ? nullptr : new SecretPair(this))
    , m_mistake(new Label(TextRole::Small, Ink::Text, this))
    , m_cancel(new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, this))
    , m_keep(new ActionButton(QString(), ActionButton::Kind::Primary, this))
{
    setObjectName(QStringLiteral("operatorDialog"));
    setWindowTitle(known ? tr("Change the account of %1?").arg(known->name) : tr("Add an operator?"));
    setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFixedWidth(kWidth);
    m_name->setObjectName(QStringLiteral("operatorName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(kLongestName);
    m_login->setObjectName(QStringLiteral("operatorLogin"));
    m_login->setAccessibleName(tr("Sign-in name"));
    m_login->setMaxLength(kLongestLogin);
    m_role->setObjectName(QStringLiteral("operatorRole"));
    m_role->setAccessibleName(tr("Role"));
    for (const Role role : kRoles)
        m_role->addItem(words::of(role), static_cast<int>(role));
    m_rights->setObjectName(QStringLiteral("operatorRights"));
    m_rights->setWordWrap(true);
    m_mistake->setObjectName(QStringLiteral("operatorMistake"));
    m_mistake->setTone(Tone::Fault);
    m_mistake->setWordWrap(true);
    m_cancel->setObjectName(QStringLiteral("operatorCancel"));
    m_keep->setObjectName(QStringLiteral("operatorKeep"));
    if (known) {
        m_name->setText(known->name);
        m_login->setText(known->login);
        m_login->setEnabled(false); // the audit log and people know each other by it
        m_role->setCurrentIndex(m_role->findData(static_cast<int>(known->role)));
    }
    build();
    setBusy(false);
    describeRole();
    m_name->setFocus();
}

void OperatorDialog::build()
{
    const auto caption = [this](QWidget* field) {
        auto* label = new Label(field->accessibleName(), TextRole::SmallStrong, Ink::Text, this);
        label->setBuddy(field);
        return label;
    };
    auto* effect = new Label(m_known ? tr("A new role counts at once, also for somebody who is signed in.")
                                     : tr("Tell them the passphrase in person: it is kept nowhere and shown to nobody. "
                                          "The role counts in %1.")
                                           .arg(m_deps.branch),
                             TextRole::Body, Ink::Text, this);
    effect->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_keep);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, 20, kMargin, 20);
    column->setSpacing(8);
    column->addWidget(new Label(windowTitle(), TextRole::Subtitle, Ink::Text, this));
    column->addWidget(effect);
    column->addSpacing(8);
    for (QWidget* field : QList<QWidget*>{m_name, m_login, m_role}) {
        column->addWidget(caption(field));
        column->addWidget(field);
    }
    column->addWidget(m_rights);
    if (m_secrets) {
        column->addWidget(m_secrets);
        connect(m_secrets, &SecretPair::edited, m_mistake, &QLabel::clear);
        connect(m_secrets, &SecretPair::entered, this, &OperatorDialog::submit);
    }
    column->addWidget(m_mistake);
    column->addSpacing(12);
    column->addLayout(buttons);
    for (QLineEdit* edit : {m_name, m_login}) {
        connect(edit, &QLineEdit::textEdited, m_mistake, &QLabel::clear);
        connect(edit, &QLineEdit::returnPressed, this, &OperatorDialog::submit);
    }
    connect(m_role, &QComboBox::currentIndexChanged, this, &OperatorDialog::describeRole);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, &OperatorDialog::submit);
}

void OperatorDialog::describeRole()
{
    m_rights->setText(words::rightsOf(static_cast<Role>(m_role->currentData().toInt())));
    fit();
}

OperatorAccount OperatorDialog::typed() const
{
    OperatorAccount account = m_known.value_or(OperatorAccount());
    account.name = m_name->text().simplified();
    account.login = OperatorAccount::loginFrom(m_login->text());
    account.role = static_cast<Role>(m_role->currentData().toInt());
    if (!m_known)
        account.branches = {m_deps.branch};
    return account;
}

void OperatorDialog::submit()
{
    if (!m_keep->isEnabled())
        return;
    const OperatorAccount account = typed();
    if (const Result<void> sound = account.check(); !sound) {
        say(sound.error().message);
        (sound.error().detail.startsWith(QLatin1StringView("login")) ? m_login : m_name)->setFocus();
        return;
    }
    if (m_known)
        change(account);
    else
        add(account);
}

void OperatorDialog::add(const OperatorAccount& account)
{
    auto secret = m_secrets->take(account.login, account.name);
    if (!secret) {
        say(secret.error().message);
        return;
    }
    setBusy(true);
    // A std::function is copied, which a passphrase is not.
    const auto held = std::make_shared<Passphrase>(std::move(*secret));
    m_deps.desk.ask(Action::ManagePeople, this, [this, account, held](Result<Permit> permit) {
        if (!permit)
            return refuse(permit.error().message);
        m_deps.book.add(account, std::move(*held), std::move(*permit))
            .then(this, [this](const Result<OperatorAccount>& added) {
                if (!added)
                    return refuse(added.error().message);
                Q_EMIT kept(*added);
                accept();
            });
    });
}

void OperatorDialog::change(const OperatorAccount& account)
{
    setBusy(true);
    m_deps.desk.ask(Action::ManagePeople, this, [this, account](Result<Permit> permit) {
        if (!permit)
            return refuse(permit.error().message);
        m_deps.book.change(account, std::move(*permit)).then(this, [this, account](const Result<void>& changed) {
            if (!changed)
                return refuse(changed.error().message);
            Q_EMIT kept(account);
            accept();
        });
    });
}

void OperatorDialog::setBusy(bool busy)
{
    m_keep->setEnabled(!busy);
    const QString verb = m_known ? tr("Change account") : tr("Add operator");
    m_keep->setText(busy ? tr("Writing…") : verb);
    if (busy)
        m_mistake->clear();
}

void OperatorDialog::refuse(const QString& why)
{
    setBusy(false);
    say(why);
    if (m_secrets)
        m_secrets->forget();
}

void OperatorDialog::say(const QString& mistake)
{
    m_mistake->setText(mistake);
    fit();
}

/// Text that wraps into more lines must not be taken from the fields.
void OperatorDialog::fit()
{
    resize(kWidth, layout()->totalHeightForWidth(kWidth));
}

} // namespace jinbi::ui
