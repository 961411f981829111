// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/inventedpeople.h"

#include <algorithm>
#include <utility>

namespace jinbi::console {

namespace {

const ui::InventedPerson& administrator(const QList<ui::InventedPerson>& people)
{
    return *std::find_if(people.cbegin(), people.cend(),
                         [](const ui::InventedPerson& each) { return each.role == Role::Administrator; });
}

} // namespace

InventedPeople::InventedPeople(OperatorBook& book, AuditLog& log, const Clock& clock, const crypto::OpeningKey& key,
                               const QString& branch)
    : m_book(book), m_key(key), m_signIn(book, clock, branch, {}), m_policy(m_signIn, log)
{
    connect(&m_signIn, &SignIn::changed, this, &InventedPeople::step);
}

QList<ui::InventedPerson> InventedPeople::all()
{
    return {{QStringLiteral("chen.jing"), QStringLiteral("Chen Jing"), Role::BranchStaff},
            {QStringLiteral("zhao.lei"), QStringLiteral("Zhao Lei"), Role::SecurityOfficer},
            {QStringLiteral("yang.xue"), QStringLiteral("Yang Xue"), Role::Administrator},
            {QStringLiteral("ma.rui"), QStringLiteral("Ma Rui"), Role::Auditor}};
}

/// No kiosk has a '/' in its name, so that no kiosk's key is anybody's passphrase.
Passphrase InventedPeople::passphraseOf(const QString& login) const
{
    const QByteArray key = m_key.messageKeyOf(QStringLiteral("operator/") + login).bytes();
    return Passphrase::from(QString::fromLatin1(key.toBase64())).value();
}

void InventedPeople::make()
{
    m_signIn.open();
}

void InventedPeople::step()
{
    if (m_isBusy || m_isDone)
        return;
    // Not even in a rehearsal is a store confirmed by a program.
    if (m_signIn.hold())
        return Q_EMIT held();
    switch (m_signIn.state()) {
    case SignIn::State::FirstStart:
        return addAdministrator();
    case SignIn::State::SignedOut:
        return lookWhoIsMissing();
    case SignIn::State::SignedIn:
        return addNext();
    case SignIn::State::Opening:
    case SignIn::State::Held:
    case SignIn::State::Locked:
        break;
    }
}

void InventedPeople::acceptStore()
{
    if (!m_isBusy && !m_isDone && m_signIn.hold() && m_signIn.state() == SignIn::State::FirstStart)
        addAdministrator();
}

template <class T>
void InventedPeople::after(QFuture<Result<T>> future)
{
    m_isBusy = true;
    future.then(this, [this](const Result<T>& answer) {
        m_isBusy = false;
        if (answer)
            return step();
        m_isDone = true;
        Q_EMIT failed(answer.error());
    });
}

void InventedPeople::addAdministrator()
{
    const QList<ui::InventedPerson> people = all();
    const OperatorAccount account = accountOf(administrator(people));
    after(m_signIn.addFirst(account, passphraseOf(account.login)));
}

void InventedPeople::lookWhoIsMissing()
{
    m_isBusy = true;
    m_book.all().then(this, [this](const Result<QList<OperatorStanding>>& known) {
        m_isBusy = false;
        m_missing.clear();
        const QList<OperatorStanding> there = known ? *known : QList<OperatorStanding>();
        for (const ui::InventedPerson& person : all()) {
            const bool isThere = std::any_of(there.cbegin(), there.cend(), [&](const OperatorStanding& each) {
                return each.account.login == person.login;
            });
            if (!isThere)
                m_missing.append(person);
        }
        if (m_missing.isEmpty()) {
            m_isDone = true;
            Q_EMIT made();
            return;
        }
        const QString login = administrator(all()).login;
        after(m_signIn.signIn(login, passphraseOf(login)));
    });
}

void InventedPeople::addNext()
{
    if (m_missing.isEmpty())
        return m_signIn.signOut();
    auto permit = m_policy.permit(Action::ManagePeople);
    if (!permit)
        return after(m_signIn.confirm(passphraseOf(m_signIn.account()->login)));
    const OperatorAccount account = accountOf(m_missing.takeFirst());
    after(m_book.add(account, passphraseOf(account.login), std::move(*permit)));
}

OperatorAccount InventedPeople::accountOf(const ui::InventedPerson& person) const
{
    OperatorAccount account;
    account.login = person.login;
    account.name = person.name;
    account.role = person.role;
    account.branches = {m_signIn.branch()};
    return account;
}

} // namespace jinbi::console
