// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signin/signinview.h"

#include "pages/signin/firststartform.h"
#include "pages/signin/holdform.h"
#include "pages/signin/recoveryform.h"
#include "pages/signin/signinform.h"
#include "pages/signin/unlockform.h"
#include "widgets/actionbutton.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paint.h"
#include "widgets/recoverysheet.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kCardWidth = 440;
constexpr int kMargin = 32;
constexpr int kMark = 40;

/// A surface with a border, as the tiles and panes have.
class Card : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = theme::tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paint::box(&painter, rect(), tokens.surface, tokens.line, paint::kCardRadius);
    }
};

} // namespace

SignInView::SignInView(SignIn& signIn, QWidget* parent)
    : QWidget(parent)
    , m_signIn(signIn)
    , m_card(new Card(this))
    , m_branch(new Label(TextRole::Body, Ink::Text2, m_card))
    , m_forms(new QVBoxLayout)
    , m_opening(new Label(TextRole::Body, Ink::Text, this))
    , m_first(new FirstStartForm(this))
    , m_hold(new HoldForm(this))
    , m_login(new SignInForm(this))
    , m_unlock(new UnlockForm(this))
    , m_recovery(new RecoveryForm(this))
    , m_codes(new RecoverySheet(this))
    , m_rehearsal(new QWidget(m_card))
    , m_band(new Label(TextRole::Body, Ink::Text, m_rehearsal))
    , m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("signInView"));
    build();
    connectForms();
    connectRecovery();
    retranslate();
    showState();
}

void SignInView::build()
{
    auto* mark = new QLabel(m_card);
    mark->setPixmap(icons::appIcon().pixmap(kMark, kMark));
    auto* name = new Label(QStringLiteral("Jinbi"), TextRole::Title, Ink::Text, m_card);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(name);
    names->addWidget(m_branch);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(mark);
    head->addLayout(names, 1);
    m_opening->setWordWrap(true);
    m_opening->setObjectName(QStringLiteral("opening"));
    for (QWidget* form : QList<QWidget*>{m_opening, m_first, m_hold, m_login, m_unlock, m_recovery, m_codes}) {
        m_forms->addWidget(form);
        form->hide();
    }
    m_band->setWordWrap(true);
    m_band->setTone(Tone::Info);
    auto* people = new QVBoxLayout(m_rehearsal);
    people->setContentsMargins(0, 18, 0, 0);
    people->setSpacing(8);
    people->addWidget(m_band);
    m_grid->setSpacing(8);
    people->addLayout(m_grid);
    m_rehearsal->hide();
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(kMargin, kMargin - 4, kMargin, kMargin);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(20);
    column->addLayout(m_forms);
    column->addWidget(m_rehearsal);
    m_card->setFixedWidth(kCardWidth);
    // Not by an alignment: text that wraps would be given the height that it has at the width of the window.
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_card);
    middle->addStretch();
    auto* outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(middle);
    outer->addStretch(3);
}

void SignInView::connectForms()
{
    connect(&m_signIn, &SignIn::changed, this, &SignInView::showState);
    connect(&m_signIn, &SignIn::troubled, this, [this](const Error& error) {
        m_trouble = error.message;
        retranslate();
    });
    connect(&m_signIn, &SignIn::ended, this, [this](SignIn::End why) {
        if (why == SignIn::End::Absolute)
            refuse(tr("Signed out: nobody stays signed in for more than twelve hours."));
        else if (why == SignIn::End::Withdrawn)
            refuse(tr("Signed out: your account was changed. Ask the administrator."));
    });
    connect(m_first, &FirstStartForm::wanted, this, [this](OperatorAccount account, const auto& passphrase) {
        account.branches = {m_signIn.branch()};
        m_login->setLogin(account.login);
        answer(m_signIn.addFirst(std::move(account), std::move(*passphrase)));
    });
    connect(m_hold, &HoldForm::wanted, this, [this](const QString& login, const auto& passphrase) {
        m_login->setLogin(login);
        answer(m_signIn.acceptStore(login, std::move(*passphrase)));
    });
    connect(m_login, &SignInForm::wanted, this, [this](const QString& login, const auto& passphrase) {
        answer(m_signIn.signIn(login, std::move(*passphrase)));
    });
    connect(m_unlock, &UnlockForm::wanted, this,
            [this](const auto& passphrase) { answer(m_signIn.unlock(std::move(*passphrase))); });
    connect(m_unlock, &UnlockForm::switchWanted, this, [this] {
        m_isSwitching = true;
        m_login->clear();
        showState();
    });
}

void SignInView::connectRecovery()
{
    connect(m_codes, &RecoverySheet::putAway, &m_signIn, &SignIn::putAwayCodes);
    connect(m_login, &SignInForm::recoveryWanted, this, [this] {
        m_recovery->clear();
        m_recovery->setLogin(m_login->login());
        m_isRecovering = true;
        showState();
    });
    connect(m_recovery, &RecoveryForm::backWanted, this, [this] {
        m_isRecovering = false;
        m_recovery->clear();
        showState();
    });
    connect(m_recovery, &RecoveryForm::wanted, this, [this](const QString& login, const auto& code, const auto& fresh) {
        m_signIn.recover(login, std::move(*code), std::move(*fresh))
            .then(this, [this, login](const Result<void>& done) {
                if (!done)
                    return m_recovery->refuse(done.error().message);
                m_isRecovering = false;
                m_recovery->clear();
                m_login->clear();
                m_login->setLogin(login);
                showState();
            });
    });
}

void SignInView::answer(QFuture<Result<void>> future)
{
    future.then(this, [this](const Result<void>& done) {
        if (!done)
            refuse(done.error().message);
    });
}

void SignInView::refuse(const QString& why)
{
    if (auto* form = qobject_cast<SignInCard*>(m_form))
        form->refuse(why);
}

void SignInView::setInventedPeople(const QList<InventedPerson>& people)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_people = people;
    for (const InventedPerson& person : people) {
        auto* button = new ActionButton(QStringLiteral("person"), {}, ActionButton::Kind::Neutral, m_rehearsal);
        button->setObjectName(QStringLiteral("person-") + person.login);
        connect(button, &QPushButton::clicked, this, [this, login = person.login] { Q_EMIT personChosen(login); });
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        const int at = static_cast<int>(m_buttons.size());
        m_grid->addWidget(button, at, 0);
        m_buttons.append(button);
    }
    retranslatePeople();
    showState();
}

QWidget* SignInView::formOfState() const
{
    switch (m_signIn.state()) {
    case SignIn::State::Opening:
        return m_opening;
    case SignIn::State::FirstStart:
        return m_first;
    case SignIn::State::Held:
        return m_hold;
    case SignIn::State::Locked:
        return m_isSwitching ? static_cast<QWidget*>(m_login) : m_unlock;
    case SignIn::State::SignedOut:
        if (!m_signIn.recoveryCodes().isEmpty())
            return m_codes;
        if (m_isRecovering)
            return m_recovery;
        break;
    case SignIn::State::SignedIn:
        break;
    }
    return m_login;
}

void SignInView::showState()
{
    const SignIn::State state = m_signIn.state();
    if (state == SignIn::State::SignedIn) {
        // The next to see these forms may be somebody else.
        m_isSwitching = false;
        m_isRecovering = false;
        for (SignInCard* form : QList<SignInCard*>{m_first, m_hold, m_login, m_unlock, m_recovery})
            form->clear();
        return;
    }
    if (const OperatorAccount* who = m_signIn.account())
        m_unlock->setPerson(who->name, words::of(who->role));
    m_first->setHold(m_signIn.hold());
    if (m_signIn.hold())
        m_hold->setHold(*m_signIn.hold());
    QWidget* form = formOfState();
    const bool isNew = form != m_form;
    if (isNew && (form == m_codes || m_form == m_codes))
        m_codes->setCodes(m_signIn.recoveryCodes(), m_signIn.branch());
    // The passphrase was typed twice a moment ago; it is typed once more to see that it is known by heart.
    if (isNew && (m_form == m_first || m_form == m_hold))
        static_cast<SignInCard*>(m_form)->clear();
    if (isNew && m_form)
        m_form->hide();
    m_form = form;
    m_form->show();
    m_login->setRecoveryOffered(state == SignIn::State::SignedOut);
    m_rehearsal->setVisible(!m_people.isEmpty() && (form == m_login || m_signIn.hold()));
    retranslatePeople();
    if (isNew && isVisible())
        focusFirst();
}

void SignInView::focusFirst()
{
    if (auto* form = qobject_cast<SignInCard*>(m_form))
        form->focusFirst();
    else if (m_form == m_codes)
        m_codes->focusFirst();
}

void SignInView::retranslate()
{
    m_opening->setText(m_trouble.isEmpty() ? tr("Opening the store of this branch…")
                                           : tr("The store of this branch cannot be opened. %1").arg(m_trouble));
    retranslatePeople();
}

void SignInView::retranslatePeople()
{
    m_branch->setText(m_people.isEmpty() ? tr("Branch %1").arg(m_signIn.branch()) : tr("Rehearsal branch"));
    m_band->setText(m_signIn.hold()
                        ? tr("Rehearsal branch: these people are invented. One click confirms in their name.")
                        : tr("Rehearsal branch: these people are invented. One click signs them in."));
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const InventedPerson& person = m_people.at(i);
        m_buttons.at(i)->setText(tr("%1, %2", "name, role").arg(person.name, words::of(person.role)));
    }
}

void SignInView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::tokens(palette()).window);
}

void SignInView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SignInView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    focusFirst();
}

} // namespace jinbi::ui
