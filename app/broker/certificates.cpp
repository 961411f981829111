// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/certificates.h"

#include "broker/accesslist.h"
#include "broker/revocations.h"
#include "crypto/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QUuid>

#include <sys/stat.h>

namespace jinbi::broker {

namespace {

constexpr qsizetype kMaxPemBytes = qsizetype{16} * 1024;
constexpr qint64 kRenewBefore = qint64{30} * 86400;

QString authorityName()
{
    return QStringLiteral("Jinbi branch %1").arg(QUuid::createUuid().toString(QUuid::Id128).left(8));
}

Result<void> makePrivateFolder(const QString& folder)
{
    const QByteArray path = QFile::encodeName(folder);
    if (QDir().mkpath(folder) && ::chmod(path.constData(), S_IRWXU) == 0)
        return {};
    return Error{ErrorCode::Io,
                 QCoreApplication::translate("Certificates", "The folder %1 cannot be used.").arg(folder),
                 QStringLiteral("mkpath or chmod 0700 failed: %1").arg(folder)};
}

Result<x509::Pem> load(const IdentityFiles& files)
{
    const Result<QByteArray> certificate = crypto::readPrivateFile(files.certFile, kMaxPemBytes);
    if (!certificate)
        return certificate.error();
    const Result<QByteArray> key = crypto::readPrivateFile(files.keyFile, kMaxPemBytes);
    if (!key)
        return key.error();
    return x509::Pem{*certificate, *key};
}

Result<void> save(const IdentityFiles& files, const x509::Pem& pem)
{
    QFile::remove(files.certFile);
    QFile::remove(files.keyFile);
    if (auto written = crypto::createPrivateFile(files.keyFile, pem.key); !written)
        return written;
    return crypto::createPrivateFile(files.certFile, pem.certificate);
}

IdentityFiles authorityFiles(const QString& folder)
{
    return {Certificates::caFileOf(folder), folder + QStringLiteral("/ca.key")};
}

} // namespace

Result<Certificates> Certificates::inFolder(const QString& folder)
{
    for (const QString& path : {folder, folder + QStringLiteral("/clients")}) {
        if (const auto made = makePrivateFolder(path); !made)
            return made.error();
    }
    const IdentityFiles files = authorityFiles(folder);
    Result<x509::Pem> authority = load(files);
    // Only what is not there is made: replacing an authority would lock out every kiosk that was paired with it.
    if (!authority && authority.error().code == ErrorCode::NotFound && !QFile::exists(files.certFile)) {
        authority = x509::makeAuthority(authorityName());
        if (authority) {
            if (const auto saved = save(files, *authority); !saved)
                return saved.error();
        }
    }
    if (!authority)
        return authority.error();
    if (!x509::fits(*authority, *authority, 0)) {
        return Error{ErrorCode::Corrupt,
                     QCoreApplication::translate("Certificates", "The certificate authority of this branch is damaged "
                                                                 "or has expired."),
                     files.certFile};
    }
    return Certificates(folder, std::move(authority).value());
}

QString Certificates::caFile() const
{
    return caFileOf(m_folder);
}

QString Certificates::caFileOf(const QString& folder)
{
    return folder + QStringLiteral("/ca.crt");
}

IdentityFiles Certificates::filesOf(const QString& folder, const QString& name)
{
    const QString stem = folder + QStringLiteral("/clients/") + name;
    return {stem + QStringLiteral(".crt"), stem + QStringLiteral(".key")};
}

Result<IdentityFiles> Certificates::server(const QStringList& addresses) const
{
    const Result<x509::Pem> pem = x509::issue(m_authority, QStringLiteral("broker"), x509::Use::Server, addresses);
    if (!pem)
        return pem.error();
    const IdentityFiles files{m_folder + QStringLiteral("/server.crt"), m_folder + QStringLiteral("/server.key")};
    if (const auto saved = save(files, *pem); !saved)
        return saved.error();
    return files;
}

Result<void> Certificates::checkName(const KioskId& kiosk) const
{
    if (kiosk.isNull() || kiosk.toString() == kConsole || kiosk.toString() == kRecorder) {
        return Error{ErrorCode::Refused, QCoreApplication::translate("Certificates", "A kiosk cannot have this name."),
                     QStringLiteral("kiosk id is empty or reserved")};
    }
    const Result<QSet<QString>> retired = Revocations(m_folder).retired();
    if (!retired)
        return retired.error();
    if (retired->contains(kiosk.toString())) {
        return Error{ErrorCode::Refused,
                     QCoreApplication::translate("Certificates", "Kiosk %1 was retired. Choose another name.")
                         .arg(kiosk.toString()),
                     QStringLiteral("kiosk id was retired")};
    }
    return {};
}

Result<IdentityFiles> Certificates::kiosk(const KioskId& kiosk) const
{
    if (const auto fits = checkName(kiosk); !fits)
        return fits.error();
    return client(kiosk.toString());
}

Result<void> Certificates::revokeFormer(const KioskId& kiosk) const
{
    const IdentityFiles files = filesOf(m_folder, kiosk.toString());
    const Result<QByteArray> former = crypto::readPrivateFile(files.certFile, kMaxPemBytes);
    if (!former && former.error().code == ErrorCode::NotFound)
        return {};
    if (!former)
        return former.error();
    const Revocations revocations(m_folder);
    if (const auto revoked = revocations.revoke(*former); !revoked)
        return revoked;
    QFile::remove(files.certFile);
    QFile::remove(files.keyFile);
    return revocations.publish(m_authority);
}

Result<x509::Pem> Certificates::handOut(const KioskId& kiosk) const
{
    if (const auto fits = checkName(kiosk); !fits)
        return fits.error();
    const Result<x509::Pem> pem = x509::issue(m_authority, kiosk.toString(), x509::Use::Client);
    if (!pem)
        return pem;
    if (const auto revoked = revokeFormer(kiosk); !revoked)
        return revoked.error();
    // The certificate, to revoke it some day; the key is the kiosk's alone.
    const QString certFile = filesOf(m_folder, kiosk.toString()).certFile;
    if (const auto saved = crypto::createPrivateFile(certFile, pem->certificate); !saved)
        return saved.error();
    return x509::Pem{pem->certificate, pem->key};
}

Result<void> Certificates::retire(const KioskId& kiosk) const
{
    if (const auto fits = checkName(kiosk); !fits)
        return fits;
    if (const auto revoked = revokeFormer(kiosk); !revoked)
        return revoked;
    return Revocations(m_folder).retire(kiosk);
}

Result<void> Certificates::publishRevocations() const
{
    return Revocations(m_folder).publish(m_authority);
}

Result<IdentityFiles> Certificates::program(QLatin1StringView name) const
{
    return client(name);
}

Result<IdentityFiles> Certificates::client(const QString& commonName) const
{
    const IdentityFiles files = filesOf(m_folder, commonName);
    if (const Result<x509::Pem> kept = load(files); kept && x509::fits(m_authority, *kept, kRenewBefore))
        return files;
    const Result<x509::Pem> pem = x509::issue(m_authority, commonName, x509::Use::Client);
    if (!pem)
        return pem.error();
    if (const auto saved = save(files, *pem); !saved)
        return saved.error();
    return files;
}

} // namespace jinbi::broker
