// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/signing.h"
#include "domain/policyrevision.h"
#include "policy/verifier.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace jinbi::policy {

/// A revision that was signed here, and the message that carries it.
struct Issued
{
    KioskId kiosk;
    PolicyRevision revision;
    QByteArray hash;
    QByteArray message;
};

/// Signs policies of a rehearsal branch by two keys that lie side by side in the branch's folder.
///
/// Nobody approves anything here, which is why it is for rehearsals only: the signatures say that the branch's own
/// console meant it. Invariant: what was signed is on the disk before anybody else sees it, so that no second revision
/// is ever made under its version. One thread at a time.
class RehearsalIssuer
{
public:
    static constexpr qint64 kLastsMs = qint64{365} * 86400000;

    /// Reads, or makes, the keys (0600). `folder` is the branch's.
    static Result<RehearsalIssuer> open(const QString& folder);

    [[nodiscard]] const Pins& pins() const { return m_pins; }
    /// Every revision that was signed, oldest first for each kiosk. Corrupt when one is not whole: versions cannot be
    /// told then, and nothing may be signed.
    Result<QList<Issued>> load();
    /// The next revision for the kiosk, of `content` but for its number. After load().
    Result<Issued> issue(const KioskId& kiosk, const PolicyFields& content, qint64 utcMs);

private:
    RehearsalIssuer(QString folder, QList<crypto::SigningKey> keys);
    [[nodiscard]] Result<Issued> read(const QString& path, const KioskId& kiosk) const;

    QString m_folder;
    QList<crypto::SigningKey> m_keys;
    Pins m_pins;
    QHash<KioskId, Issued> m_newest;
};

} // namespace jinbi::policy
