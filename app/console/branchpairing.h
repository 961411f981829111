// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/embeddedbranch.h"
#include "ports/auditlog.h"
#include "ports/clock.h"
#include "ports/pairingoffice.h"
#include "ports/settingsstore.h"

#include <QList>
#include <QObject>
#include <QPair>
#include <QThreadPool>

namespace jinbi::console {

/// Pairing at the branch that this console carries. Remembers who was paired and where the broker listens.
class BranchPairing : public QObject, public PairingOffice
{
    Q_OBJECT

public:
    /// All outlive the office; `store` is its own.
    BranchPairing(EmbeddedBranch& branch, SettingsStore& store, const Clock& clock, AuditLog& log);

    /// What is listened on from the last time; to be known before the branch is opened.
    static QString keptAddress(const SettingsStore& store);

    QFuture<Result<PairingTicket>> pair(const PairingRequest& request, Permit permit) override;
    QFuture<Result<void>> retire(const KioskId& kiosk, Permit permit) override;
    [[nodiscard]] QString listenAddress() const override;
    [[nodiscard]] QStringList addresses() const override;
    QFuture<Result<void>> listenOn(const QString& address, Permit permit) override;
    [[nodiscard]] bool isRehearsal() const override { return m_branch.settings().rehearsal; }

    /// Kiosks that were paired and not retired, with their places.
    [[nodiscard]] QList<QPair<KioskId, QString>> paired() const;
    struct Retired
    {
        KioskId kiosk;
        QString place;
        qint64 atMs = 0; ///< UTC ms; 0 when it is not known
    };
    /// Kiosks that have left for good.
    [[nodiscard]] QList<Retired> retired() const;

private:
    [[nodiscard]] Result<void> check(const PairingRequest& request) const;
    template <class T, class Deed>
    QFuture<Result<T>> recorded(Permit permit, ActKind kind, const QString& object, Deed deed);
    QFuture<Result<PairingTicket>> handOut(const PairingRequest& request);
    Result<void> listen(const QString& address);
    void remember(const PairingRequest& request);
    void rememberRetired(const KioskId& kiosk);

    EmbeddedBranch& m_branch;
    SettingsStore& m_store;
    const Clock& m_clock;
    AuditLog& m_log;
    QThreadPool m_pool; ///< last: its end waits for work that is under way
};

} // namespace jinbi::console
