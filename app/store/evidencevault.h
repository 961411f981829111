// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "crypto/vaultkey.h"
#include "domain/ids.h"
#include "domain/result.h"
#include "wire/codec.h"

#include <QByteArray>
#include <QString>

namespace jinbi::store {

/// A picture as it lies in the store.
struct KeptPicture
{
    wire::EvidencePicture picture; ///< `sealed` by the kiosk, or locked with the key of `subject`
    KioskId kiosk;
    QString subject;    ///< empty: stored by an older version, as the kiosk sealed it
    QByteArray wrapped; ///< the subject's key; empty when it was destroyed or there never was one
};

/// By what a branch opens pictures that kiosks sealed, and locks them for the store.
///
/// The subject of a picture is the visit, "session:<uuid>": a face that was refused is nobody whom we know, and one
/// that was accepted leaves no picture. So there is one key for each session with pictures, and destroying it makes
/// them unreadable in every copy of the store. A session whose key lies under a vault key that was lost gets a second
/// subject, "session:<uuid>/<id of the vault key>". A value; thread-safe.
class EvidenceVault
{
public:
    EvidenceVault(crypto::OpeningKey opening, crypto::VaultKey vault)
        : m_opening(std::move(opening)), m_vault(std::move(vault))
    {
    }

    [[nodiscard]] static QString subjectOf(const SessionId& session);
    /// For pictures of a session whose own subject is under another vault key.
    [[nodiscard]] QString furtherSubjectOf(const SessionId& session) const;

    /// What the kiosk sent; Corrupt when it was not sealed to this branch.
    [[nodiscard]] Result<QByteArray> unseal(const wire::EvidencePicture& picture) const
    {
        return m_opening.open(picture.sealed);
    }
    /// `clear` for the row that the rest of the arguments make.
    [[nodiscard]] static Result<QByteArray> lock(const QByteArray& clear, const KioskId& kiosk,
                                                 const wire::EvidencePicture& picture, const QString& subject,
                                                 const crypto::SubjectKey& key);
    /// The picture itself. WrongKey: its key is under another vault key; NotFound: its key was destroyed; Corrupt:
    /// altered, moved to another row, or (of an older version) sealed to another branch key.
    [[nodiscard]] Result<QByteArray> open(const KeptPicture& kept) const;
    /// What kiosks seal with.
    [[nodiscard]] crypto::SealingKey sealingKey() const { return m_opening.sealingKey(); }
    [[nodiscard]] const crypto::VaultKey& key() const { return m_vault; }

private:
    crypto::OpeningKey m_opening;
    crypto::VaultKey m_vault;
};

} // namespace jinbi::store
