// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/rehearsalissuer.h"

#include "crypto/privatefile.h"
#include "policy/revisioncodec.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdlib>
#include <utility>

#include <sys/stat.h>

namespace jinbi::policy {

namespace {

/// A kiosk whose clock is a little behind takes it at once all the same.
constexpr qint64 kBackdatedMs = 600000;

QString say(const char* text)
{
    return QCoreApplication::translate("RehearsalIssuer", text);
}

Error unreadable(const QString& path, const QString& detail)
{
    return {ErrorCode::Corrupt,
            say(QT_TRANSLATE_NOOP("RehearsalIssuer", "A signed policy of this branch is damaged: %1.")).arg(path),
            detail};
}

} // namespace

Result<RehearsalIssuer> RehearsalIssuer::open(const QString& folder)
{
    QList<crypto::SigningKey> keys;
    for (const char* name : {"/policy-1.key", "/policy-2.key"}) {
        auto key = crypto::SigningKey::fromFile(folder + QLatin1StringView(name));
        if (!key)
            return key.error();
        keys.append(*std::move(key));
    }
    const QString kept = folder + QStringLiteral("/policies");
    if (!QDir().mkpath(kept) || ::chmod(QFile::encodeName(kept).constData(), S_IRWXU) != 0) {
        return Error{ErrorCode::Io,
                     say(QT_TRANSLATE_NOOP("RehearsalIssuer", "The folder %1 cannot be written.")).arg(kept), kept};
    }
    return RehearsalIssuer(kept, std::move(keys));
}

RehearsalIssuer::RehearsalIssuer(QString folder, QList<crypto::SigningKey> keys)
    : m_folder(std::move(folder)), m_keys(std::move(keys))
{
    for (const crypto::SigningKey& key : std::as_const(m_keys))
        m_pins.keys.append(key.publicKey());
}

Result<Issued> RehearsalIssuer::read(const QString& path, const KioskId& kiosk) const
{
    const Result<QByteArray> message = crypto::readPrivateFile(path, wire::kMaxEventBytes);
    if (!message)
        return message.error();
    const Result<wire::SignedPolicy> policy = wire::decodePolicy(kiosk, *message);
    if (!policy)
        return unreadable(path, policy.error().detail);
    const Result<PolicyRevision> revision = revisionFrom(policy->content);
    if (!revision)
        return unreadable(path, revision.error().detail);
    return Issued{kiosk, *revision, hashOf(policy->content), *message};
}

Result<QList<Issued>> RehearsalIssuer::load()
{
    QList<Issued> all;
    const QDir folder(m_folder);
    const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& name : names) {
        const Result<KioskId> kiosk = KioskId::from(name);
        if (!kiosk)
            continue;
        for (quint64 version = 1;; ++version) {
            const QString path = QStringLiteral("%1/%2/%3.json").arg(m_folder, name).arg(version);
            if (!QFile::exists(path))
                break;
            auto issued = read(path, *kiosk);
            if (!issued)
                return issued.error();
            if (issued->revision.version() != version)
                return unreadable(path, QStringLiteral("another version than its name says"));
            m_newest.insert(*kiosk, *issued);
            all.append(*std::move(issued));
        }
    }
    return all;
}

Result<Issued> RehearsalIssuer::issue(const KioskId& kiosk, const PolicyFields& content, qint64 utcMs)
{
    const auto before = m_newest.constFind(kiosk);
    const bool isFirst = before == m_newest.cend();
    PolicyRevision next;
    next.content = content;
    next.content.revision = isFirst ? 1 : before->revision.version() + 1;
    next.content.rehearsal = true;
    next.audience = {kiosk};
    next.environment = Environment::Rehearsal;
    next.notBeforeMs = utcMs - kBackdatedMs;
    next.notAfterMs = utcMs + kLastsMs;
    if (!isFirst) {
        next.previous = before->hash;
        const int step = std::abs(content.accept.units() - before->revision.content.accept.units());
        next.largeStep = step > policylimits::kLargestStep;
    }
    const QByteArray bytes = canonicalBytes(next);
    const Issued issued{kiosk, next, hashOf(bytes), wire::encode(kiosk, sign(bytes, m_keys))};
    const QString folder = m_folder + QLatin1Char('/') + kiosk.toString();
    if (!QDir().mkpath(folder)) {
        return Error{ErrorCode::Io,
                     say(QT_TRANSLATE_NOOP("RehearsalIssuer", "The folder %1 cannot be written.")).arg(folder), folder};
    }
    const QString path = QStringLiteral("%1/%2.json").arg(folder).arg(next.version());
    if (const auto written = crypto::createPrivateFile(path, issued.message); !written)
        return written.error();
    m_newest.insert(kiosk, issued);
    return issued;
}

} // namespace jinbi::policy
