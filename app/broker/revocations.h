// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/x509.h"
#include "domain/ids.h"
#include "domain/result.h"

#include <QByteArray>
#include <QSet>
#include <QString>

namespace jinbi::broker {

/// Which certificates of a branch count no more, and which kiosks are gone for good: two small files beside the
/// authority, and the list that mosquitto reads. Touches the disk; one writer at a time.
class Revocations
{
public:
    explicit Revocations(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] QString listFile() const { return m_folder + QStringLiteral("/revoked.crl"); }
    /// Corrupt when a file is not ours; nothing is forgotten by a fault.
    [[nodiscard]] Result<QSet<QString>> retired() const;
    /// The certificate counts no more, from the next start of the broker.
    Result<void> revoke(const QByteArray& certificate) const;
    /// The name is never given out again.
    Result<void> retire(const KioskId& kiosk) const;
    /// Signs the list anew.
    Result<void> publish(const x509::Pem& authority) const;

private:
    [[nodiscard]] QString serialsFile() const { return m_folder + QStringLiteral("/revoked.txt"); }
    [[nodiscard]] QString namesFile() const { return m_folder + QStringLiteral("/retired.txt"); }

    QString m_folder;
};

} // namespace jinbi::broker
