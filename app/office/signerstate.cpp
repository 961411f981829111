// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/signerstate.h"

#include "crypto/privatefile.h"
#include "store/auditrecord.h"

#include <utility>

namespace jinbi::office {

namespace {

constexpr qsizetype kMostBytes = 65536;

QByteArray heading()
{
    return QByteArrayLiteral("jinbi-audit-signer v1\n");
}

} // namespace

Result<SignerState> SignerState::load(const QString& path)
{
    auto bytes = crypto::readPrivateFile(path, kMostBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return SignerState{};
    if (!bytes)
        return bytes.error();
    const qsizetype start = heading().size();
    const qsizetype end = bytes->indexOf('\n', start);
    if (!bytes->startsWith(heading()) || end < 0)
        return store::auditrecord::damaged(QStringLiteral("signer state: form"));
    const auto encoded = QByteArray::fromBase64Encoding(bytes->sliced(start, end - start));
    auto frontier = audit::Frontier::parse(store::auditrecord::view(encoded.decoded));
    if (!encoded || !frontier)
        return store::auditrecord::damaged(QStringLiteral("signer state: frontier"));
    return SignerState{*std::move(frontier), bytes->sliced(end + 1)};
}

Result<void> SignerState::save(const QString& path) const
{
    const audit::Bytes edge = frontier.serialise();
    return crypto::replacePrivateFile(path, heading() + store::auditrecord::bytes(edge).toBase64() + '\n' + note);
}

} // namespace jinbi::office
