// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/branchpeople.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace jinbi::console {

BranchPeople::BranchPeople(EmbeddedBranch& branch, const Clock& clock, SignIn::Limits limits) : m_branch(branch)
{
    const BranchSettings& settings = branch.settings();
    std::optional<office::AuditSigner> signer;
    office::LogTrust trust{settings.name, {}, {}};
    if (auto key = crypto::SigningKey::fromFile(settings.folder + QStringLiteral("/audit.key"))) {
        trust = {settings.name, {key->publicKey()}, branch.signedPath()};
        signer = office::AuditSigner{std::move(*key), settings.name, branch.signedPath()};
    }
    m_lane = std::make_shared<office::OfficeLane>(branch.store(), clock, std::move(signer));
    m_book = std::make_unique<office::SqlOperatorBook>(m_lane, clock, crypto::PassphraseHash());
    m_log = std::make_unique<office::SqlAuditLog>(m_lane, clock, trust);
    m_retention = std::make_unique<office::SqlRetention>(m_lane, clock, m_bootClock);
    m_signIn = std::make_unique<SignIn>(*m_book, clock, settings.name, limits);
    m_policy = std::make_unique<AccessPolicy>(*m_signIn, *m_log);
    if (!settings.rehearsal)
        return;
    m_invented = std::make_unique<InventedPeople>(*m_book, *m_log, clock, branch.key(), settings.name);
    connect(m_invented.get(), &InventedPeople::made, m_signIn.get(), &SignIn::open);
    connect(m_invented.get(), &InventedPeople::held, m_signIn.get(), &SignIn::open);
    connect(m_invented.get(), &InventedPeople::failed, this, [this](const Error& error) {
        Q_EMIT refused(error.message);
        m_signIn->open();
    });
}

BranchPeople::~BranchPeople()
{
    m_invented.reset();
    m_policy.reset();
    m_signIn.reset();
    m_retention.reset();
    m_log.reset();
    m_book.reset();
}

void BranchPeople::open()
{
    if (m_invented)
        m_invented->make();
    else
        m_signIn->open();
}

QList<ui::InventedPerson> BranchPeople::invented() const
{
    return m_invented ? InventedPeople::all() : QList<ui::InventedPerson>();
}

/// Into a store in which nobody has an account any more.
void BranchPeople::acceptAs(const QString& login)
{
    const QList<ui::InventedPerson> people = InventedPeople::all();
    const bool isAdministrator =
        std::any_of(people.cbegin(), people.cend(), [&login](const ui::InventedPerson& person) {
            return person.login == login && person.role == Role::Administrator;
        });
    if (isAdministrator)
        m_invented->acceptStore();
    else
        Q_EMIT refused(tr("Only an administrator can confirm it."));
}

void BranchPeople::signInAs(const QString& login)
{
    if (!m_invented)
        return;
    if (m_signIn->state() == SignIn::State::FirstStart)
        return acceptAs(login);
    auto answer = m_signIn->state() == SignIn::State::Held
                      ? m_signIn->acceptStore(login, m_invented->passphraseOf(login))
                      : m_signIn->signIn(login, m_invented->passphraseOf(login));
    answer.then(this, [this](const Result<void>& admitted) {
        if (!admitted)
            Q_EMIT refused(admitted.error().message);
    });
}

} // namespace jinbi::console
