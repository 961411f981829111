// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/permit.h"
#include "domain/result.h"
#include "domain/visit.h"

#include <QFuture>
#include <QString>
#include <QStringList>

namespace jinbi {

/// A kiosk on another computer that shall join, or be given a new certificate.
struct PairingRequest
{
    KioskId kiosk;
    QString place; ///< at most 64 characters
    Profile profile = Profile::Atm;
    QString file; ///< where the pairing file goes; nothing may be there yet
};

/// What a person carries to the kiosk beside the file. The code is shown once and kept nowhere.
struct PairingTicket
{
    QString file;
    QString code;
    QString address; ///< where the kiosk will look for the broker
    qint64 expiresMs = 0;
};

/// Lets kiosks into a branch and out of it. Called on the GUI thread; the work is done elsewhere. What changes
/// something takes a permit for Action::ManageKiosks, and is done once its entry in the audit log is on the disk.
class PairingOffice
{
public:
    PairingOffice() = default;
    PairingOffice(const PairingOffice&) = delete;
    PairingOffice& operator=(const PairingOffice&) = delete;
    virtual ~PairingOffice() = default;

    /// A certificate that the kiosk had before counts no more. Invalid names the field; Refused for a name that was
    /// retired or a file that exists; Unavailable while the broker does not run or is somebody else's.
    [[nodiscard]] virtual QFuture<Result<PairingTicket>> pair(const PairingRequest& request, Permit permit) = 0;
    /// For good: neither certificate nor name count any more, and its connection ends.
    [[nodiscard]] virtual QFuture<Result<void>> retire(const KioskId& kiosk, Permit permit) = 0;

    /// "127.0.0.1": this computer only.
    [[nodiscard]] virtual QString listenAddress() const = 0;
    /// Those of this computer that may be listened on, the loopback address first.
    [[nodiscard]] virtual QStringList addresses() const = 0;
    /// Kept; the broker starts anew. Invalid for an address that is none of addresses().
    [[nodiscard]] virtual QFuture<Result<void>> listenOn(const QString& address, Permit permit) = 0;
    [[nodiscard]] virtual bool isRehearsal() const = 0;
};

} // namespace jinbi
