// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

/// X.509 through libcrypto: P-256 keys, SHA-256 signatures, PEM in and out. Thread-safe, touches no file.
namespace jinbi::broker::x509 {

struct Pem
{
    QByteArray certificate;
    QByteArray key;
};

enum class Use { Server, Client };

[[nodiscard]] Result<Pem> makeAuthority(const QString& name);
/// `addresses` (DNS names and IP addresses) are what a server answers to.
[[nodiscard]] Result<Pem> issue(const Pem& authority, const QString& commonName, Use use,
                                const QStringList& addresses = {});
/// Of a certificate, in hexadecimal digits.
[[nodiscard]] Result<QByteArray> serialOf(const QByteArray& certificate);
/// The authority's signed list of certificates (by serialOf()) that count no more, as PEM.
[[nodiscard]] Result<QByteArray> revocationList(const Pem& authority, const QList<QByteArray>& serials);
/// Key and certificate belong together, the authority signed it, and it stays valid for `forSeconds`.
[[nodiscard]] bool fits(const Pem& authority, const Pem& leaf, qint64 forSeconds);

} // namespace jinbi::broker::x509
