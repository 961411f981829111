// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/evidencevault.h"

#include "domain/retention.h"

namespace jinbi::store {

namespace {

/// Binds a picture to its row: another row's, kiosk's or time's does not open there.
QByteArray boundTo(const QString& subject, const KioskId& kiosk, const wire::EvidencePicture& picture)
{
    return QStringLiteral("jinbi-picture-v1|subject=%1|evidence=%2|session=%3|kiosk=%4|at=%5")
        .arg(subject, picture.id.toString(), picture.session.toString(), kiosk.toString())
        .arg(picture.atMs)
        .toUtf8();
}

} // namespace

QString EvidenceVault::subjectOf(const SessionId& session)
{
    return QStringLiteral("session:") + session.toString();
}

QString EvidenceVault::furtherSubjectOf(const SessionId& session) const
{
    return subjectOf(session) + QLatin1Char('/') + m_vault.id();
}

Result<QByteArray> EvidenceVault::lock(const QByteArray& clear, const KioskId& kiosk,
                                       const wire::EvidencePicture& picture, const QString& subject,
                                       const crypto::SubjectKey& key)
{
    return key.lock(clear, boundTo(subject, kiosk, picture));
}

Result<QByteArray> EvidenceVault::open(const KeptPicture& kept) const
{
    if (kept.subject.isEmpty())
        return m_opening.open(kept.picture.sealed);
    if (kept.wrapped.isEmpty())
        return Error{ErrorCode::NotFound, words::picturesDeleted(), QStringLiteral("the key of a picture is gone")};
    const auto key = m_vault.unwrap(kept.wrapped, kept.subject);
    if (!key)
        return key.error();
    return key->open(kept.picture.sealed, boundTo(kept.subject, kept.kiosk, kept.picture));
}

} // namespace jinbi::store
