// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "policy/rehearsalissuer.h"
#include "ports/clock.h"
#include "ports/livefeed.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace jinbi::console {

/// Gives each kiosk of a rehearsal its policy under two signatures: what the kiosk was started with, signed once, sent
/// when the link comes up and again to a kiosk whose heartbeat shows another one.
///
/// That a console follows what a kiosk says of its start is only for rehearsals, where a kiosk calibrates its threshold
/// on drawn people; everywhere else policies will come from people. GUI thread; signing and files on one of its own.
class PolicySender : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kSendAgain{3};
    /// To a kiosk that refused this very revision: its disk or its clock may be better by then.
    static constexpr std::chrono::seconds kRefusedAgain{60};
    /// False when there is no connection now.
    using Carry = std::function<bool(const KioskId&, const QByteArray& message)>;

    /// All of it outlives the sender. The issuer is used by the sender alone.
    PolicySender(std::shared_ptr<policy::RehearsalIssuer> issuer, LiveFeed& feed, Carry carry, const Clock& clock,
                 QObject* parent = nullptr);

Q_SIGNALS:
    /// Before a kiosk can have it.
    void signedFor(const jinbi::KioskId& kiosk, const jinbi::PolicyFields& content);
    void failed(const jinbi::Error& error);

private:
    struct Entry
    {
        std::optional<policy::Issued> newest;
        std::optional<RefusedPolicy> answered; ///< a refusal of something else, to which the newest was sent again
        qint64 carriedMs = 0;                  ///< monotonic; 0: never
        bool signing = false;
        bool saidUnsignable = false;
    };
    void load();
    void takeLoaded(const Result<QList<policy::Issued>>& all);
    void takeIssued(const KioskId& kiosk, const Result<policy::Issued>& issued);
    void takeStatus(const KioskStatus& status);
    void takeLink(bool connected);
    void order(const KioskId& kiosk, const PolicyFields& content);
    void adopt(const policy::Issued& issued);
    void carry(const KioskId& kiosk, Entry& entry);
    [[nodiscard]] bool isDue(const Entry& entry, const PolicyStanding& standing) const;

    std::shared_ptr<policy::RehearsalIssuer> m_issuer;
    Carry m_carry;
    const Clock& m_clock;
    QHash<KioskId, Entry> m_entries;
    bool m_isLoaded = false;
    QThreadPool m_pool; ///< last: its end waits for work that is under way
};

} // namespace jinbi::console
