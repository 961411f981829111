// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/embeddedbranch.h"
#include "console/inventedpeople.h"
#include "office/sqlauditlog.h"
#include "office/sqloperatorbook.h"
#include "office/sqlretention.h"
#include "pages/signin/signinview.h"
#include "platform/systembootclock.h"
#include "ports/clock.h"
#include "services/accesspolicy.h"
#include "services/signin.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace jinbi::console {

/// Who may sit at this console: the accounts and the log of the branch, who is signed in, and what they may do.
///
/// A rehearsal branch gets people of its own. It dies before the branch, whose store it writes. GUI thread.
class BranchPeople : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    BranchPeople(EmbeddedBranch& branch, const Clock& clock, SignIn::Limits limits);
    ~BranchPeople() override;

    /// Once the branch has opened its store.
    void open();

    [[nodiscard]] SignIn& signIn() { return *m_signIn; }
    [[nodiscard]] AccessPolicy& policy() { return *m_policy; }
    [[nodiscard]] AuditLog& log() { return *m_log; }
    [[nodiscard]] AuditExporter& exporter() { return *m_log; }
    [[nodiscard]] OperatorBook& book() { return *m_book; }
    [[nodiscard]] PictureRetention& retention() { return *m_retention; }
    /// Empty outside of a rehearsal.
    [[nodiscard]] QList<ui::InventedPerson> invented() const;
    /// One of these, without a passphrase; while the store is held, to confirm it.
    void signInAs(const QString& login);

Q_SIGNALS:
    /// An invented person could not come in.
    void refused(const QString& why);

private:
    void acceptAs(const QString& login);
    EmbeddedBranch& m_branch;
    platform::SystemBootClock m_bootClock;
    std::shared_ptr<office::OfficeLane> m_lane;
    std::unique_ptr<office::SqlOperatorBook> m_book;
    std::unique_ptr<office::SqlAuditLog> m_log;
    std::unique_ptr<office::SqlRetention> m_retention;
    std::unique_ptr<SignIn> m_signIn;
    std::unique_ptr<AccessPolicy> m_policy;
    std::unique_ptr<InventedPeople> m_invented; ///< of a rehearsal
};

} // namespace jinbi::console
