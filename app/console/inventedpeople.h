// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "domain/passphrase.h"
#include "pages/signin/signinview.h"
#include "ports/auditlog.h"
#include "ports/operatorbook.h"
#include "services/accesspolicy.h"
#include "services/signin.h"

#include <QFuture>
#include <QList>
#include <QObject>

namespace jinbi::console {

/// The people of a rehearsal branch, made in the way in which people are made: the first is the administrator, who
/// signs in and adds the others, each with a permit and an entry in the log. A start that ended in between goes on at
/// the next.
///
/// Their passphrases follow from the branch key; nobody types or keeps one. GUI thread.
class InventedPeople : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    InventedPeople(OperatorBook& book, AuditLog& log, const Clock& clock, const crypto::OpeningKey& key,
                   const QString& branch);

    [[nodiscard]] static QList<ui::InventedPerson> all();
    [[nodiscard]] Passphrase passphraseOf(const QString& login) const;
    /// made() or failed() follows, once; before it held(), if the store waits for somebody to confirm it.
    void make();
    /// Goes on with a held store that nobody has an account in, as the administrator.
    void acceptStore();

Q_SIGNALS:
    void made();
    void held();
    void failed(const jinbi::Error& error);

private:
    void step();
    void addAdministrator();
    void lookWhoIsMissing();
    void addNext();
    /// Goes on after a good answer and ends with a bad one.
    template <class T>
    void after(QFuture<Result<T>> future);
    [[nodiscard]] OperatorAccount accountOf(const ui::InventedPerson& person) const;

    OperatorBook& m_book;
    const crypto::OpeningKey& m_key;
    SignIn m_signIn;
    AccessPolicy m_policy;
    QList<ui::InventedPerson> m_missing;
    bool m_isBusy = false;
    bool m_isDone = false;
};

} // namespace jinbi::console
