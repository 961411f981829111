// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/x509.h"
#include "domain/ids.h"
#include "domain/result.h"

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

namespace jinbi::broker {

/// PEM files with which one program proves itself.
struct IdentityFiles
{
    QString certFile;
    QString keyFile;
};

/// The certificate authority of one branch and what it signed, as files of mode 0600 in one folder of mode 0700.
///
/// The authority is made once and read again at the next start. A client's pair is kept as long as it fits and is
/// valid for another 30 days; the server's is made anew at every start. Calls touch the disk: not for the GUI thread.
/// Thread-safe for different identities.
class Certificates
{
public:
    static Result<Certificates> inFolder(const QString& folder);

    [[nodiscard]] QString caFile() const;
    Result<IdentityFiles> server(const QStringList& addresses) const;
    /// Refused for a kiosk that calls itself like one of our own programs, and for one that was retired.
    Result<IdentityFiles> kiosk(const KioskId& kiosk) const;
    /// A new pair for a kiosk that keeps it elsewhere: only the certificate stays here. What the kiosk had before
    /// counts no more from the broker's next start.
    Result<x509::Pem> handOut(const KioskId& kiosk) const;
    /// Neither the certificate nor the name of the kiosk counts any more. Refused for our own programs.
    Result<void> retire(const KioskId& kiosk) const;
    /// Signs the list of what counts no more, for the broker.
    Result<void> publishRevocations() const;
    /// kConsole or kRecorder.
    Result<IdentityFiles> program(QLatin1StringView name) const;

    /// Where an identity's files are, whether or not they exist.
    static IdentityFiles filesOf(const QString& folder, const QString& name);
    static QString caFileOf(const QString& folder);

private:
    Certificates(QString folder, x509::Pem authority) : m_folder(std::move(folder)), m_authority(std::move(authority))
    {
    }
    Result<IdentityFiles> client(const QString& commonName) const;
    [[nodiscard]] Result<void> checkName(const KioskId& kiosk) const;
    Result<void> revokeFormer(const KioskId& kiosk) const;

    QString m_folder;
    x509::Pem m_authority;
};

} // namespace jinbi::broker
