// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/store/storeundertest.h"
#include "unit/office/people.h"

#include "office/officelane.h"
#include "office/sqlauditlog.h"
#include "office/sqloperatorbook.h"
#include "store/statement.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace jinbi::test {

/// A console's office: the lane and what speaks through it.
struct Console
{
    Console(const store::StoreAddress& address, const Clock& clock, std::optional<office::AuditSigner> signer,
            const office::LogTrust& trust, crypto::PassphraseHash::Cost cost = crypto::PassphraseHash::Cost::lowest())
        : lane(std::make_shared<office::OfficeLane>(address, clock, std::move(signer)))
        , book(std::make_unique<office::SqlOperatorBook>(lane, clock, crypto::PassphraseHash(cost)))
        , log(std::make_unique<office::SqlAuditLog>(lane, clock, trust))
    {
    }

    std::shared_ptr<office::OfficeLane> lane;
    std::unique_ptr<office::SqlOperatorBook> book;
    std::unique_ptr<office::SqlAuditLog> log;
};

/// A branch with a store of the kind whose turn it is, which somebody holds open for writing as a recorder does.
class BranchOffice
{
public:
    explicit BranchOffice(StoreKinds& kinds) : m_store(kinds.make()), m_key(crypto::SigningKey::create().value())
    {
        m_keeper.emplace(store::Database::openOrCreate(address(), store::Schema::branch()).value());
        start();
    }
    BranchOffice(const BranchOffice&) = delete;
    BranchOffice& operator=(const BranchOffice&) = delete;
    ~BranchOffice() { stop(); }

    void start() { m_console.emplace(address(), clock, signer(), trust()); }
    void stop() { m_console.reset(); }
    void restart()
    {
        stop();
        start();
    }
    /// Another console on the same store, which signs nothing.
    [[nodiscard]] std::unique_ptr<Console> another() const
    {
        return std::make_unique<Console>(address(), clock, std::nullopt, trust());
    }
    office::SqlOperatorBook& book() { return *m_console->book; }
    office::SqlAuditLog& log() { return *m_console->log; }
    [[nodiscard]] std::shared_ptr<office::OfficeLane> lane() const { return m_console->lane; }
    store::Database& keeper() { return *m_keeper; }
    [[nodiscard]] store::StoreAddress address() const { return m_store->address(); }
    [[nodiscard]] office::AuditSigner signer() const { return {m_key, QStringLiteral("branch-1"), statePath()}; }
    [[nodiscard]] office::LogTrust trust() const
    {
        return {QStringLiteral("branch-1"), {m_key.publicKey()}, statePath()};
    }
    [[nodiscard]] QString statePath() const { return m_folder.filePath(QStringLiteral("signer")); }

    /// The first operator, with the usual passphrase.
    OperatorAccount begin(const QString& login = QStringLiteral("anna"))
    {
        const auto made = answerOf(book().addFirst(account(login), passphrase()));
        if (!made)
            qFatal("%ls", qUtf16Printable(made.error().detail));
        codes = made->recoveryCodes;
        return made->account;
    }
    Result<Admission> prove(const QString& login, const QString& typed, Proof proof = Proof::SignIn)
    {
        return answerOf(book().prove(login, passphrase(typed), proof));
    }
    QList<AuditRow> rows(const AuditFilter& filter = {})
    {
        const auto found = answerOf(log().page(filter, std::nullopt, 1000));
        if (!found)
            qFatal("%ls", qUtf16Printable(found.error().detail));
        return *found;
    }
    QList<AuditRow> rowsOf(ActKind kind)
    {
        AuditFilter filter;
        filter.kinds = {kind};
        return rows(filter);
    }
    qint64 number(const QString& sql)
    {
        const auto row = store::Statement(*m_keeper, sql).first({});
        return row && *row ? (*row)->first().toLongLong() : -1;
    }
    void run(const QString& sql, const QVariantList& values = {})
    {
        Result<void> ok;
        if (values.isEmpty())
            ok = m_keeper->execute(sql);
        else if (const auto bound = store::Statement(*m_keeper, sql).run(values); !bound)
            ok = bound.error();
        if (!ok)
            qFatal("%ls", qUtf16Printable(ok.error().detail));
    }
    /// As somebody who means it: without the triggers.
    void disarm()
    {
        const QStringList names{QStringLiteral("audit_leaf_changed"), QStringLiteral("audit_leaf_removed"),
                                QStringLiteral("audit_checkpoint_changed"), QStringLiteral("audit_checkpoint_removed")};
        if (StoreKinds::isFile()) {
            for (const QString& name : names)
                run(QStringLiteral("DROP TRIGGER ") + name);
            return;
        }
        run(QStringLiteral("DROP TRIGGER audit_leaf_kept ON audit_leaf"));
        run(QStringLiteral("DROP TRIGGER audit_checkpoint_kept ON audit_checkpoint"));
    }

    TwoClocks clock;
    QStringList codes; ///< what begin() was told

private:
    std::unique_ptr<StoreUnderTest> m_store;
    QTemporaryDir m_folder;
    crypto::SigningKey m_key;
    std::optional<store::Database> m_keeper;
    std::optional<Console> m_console;
};

} // namespace jinbi::test
