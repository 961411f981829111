// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
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
/// Key and certificate belong together, the authority signed it, and it stays valid for `forSeconds`.
[[nodiscard]] bool fits(const Pem& authority, const Pem& leaf, qint64 forSeconds);

} // namespace jinbi::broker::x509
