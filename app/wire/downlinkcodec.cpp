// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/codec.h"

#include "wire/envelope.h"
#include "wire/fields.h"
#include "wire/jsonparts.h"

#include <QJsonArray>

namespace jinbi::wire {

namespace {

constexpr QLatin1StringView kAck("ack");
constexpr QLatin1StringView kNack("nack");
constexpr QLatin1StringView kResend("resend");
constexpr QLatin1StringView kLease("lease");
constexpr QLatin1StringView kRelease("release");
constexpr QLatin1StringView kService("service");
constexpr QLatin1StringView kPolicy("policy");
/// What does not fit is sent again by the kiosk and acknowledged then.
constexpr qsizetype kMaxSparse = 1024;
constexpr qsizetype kMaxDetail = 200;
constexpr qsizetype kMaxName = 64;

using Name = QLatin1StringView;

QList<quint64> sparseFrom(Fields& fields, quint64 upTo)
{
    QList<quint64> sparse;
    if (!fields.has(Name("sparse")))
        return sparse;
    for (const auto& value : fields.list(Name("sparse"), kMaxSparse)) {
        const qint64 seq = value.toInteger(0);
        if (seq < 1 || static_cast<quint64>(seq) <= upTo)
            fields.complain(Name("sparse"), QStringLiteral("whole numbers beyond upTo"));
        else
            sparse.append(static_cast<quint64>(seq));
    }
    return sparse;
}

/// The reason of a stop is required; whoever resumes need not give one.
Suspension whatFrom(Fields& fields, bool suspended)
{
    Suspension what;
    what.reason =
        suspended ? fields.text(Name("reason"), kLongestReason) : fields.textIf(Name("reason"), kLongestReason);
    what.by = fields.textIf(Name("by"), kMaxName);
    what.sinceMs = fields.time(Name("sinceMs"));
    if (!fields.has(Name("untilMs")))
        return what;
    what.untilMs = fields.time(Name("untilMs"));
    if (!suspended || what.untilMs <= what.sinceMs)
        fields.complain(Name("untilMs"), QStringLiteral("of a stop, and after sinceMs"));
    return what;
}

/// Unwraps, reads with `read(Fields&)` and reports what was wrong.
template <class Message, class Read>
Result<Message> decoded(Name kind, const KioskId& kiosk, const QByteArray& bytes, Read read)
{
    const Result<QJsonObject> body = unwrap(kind, kiosk, bytes);
    if (!body)
        return body.error();
    Complaint complaint;
    Fields fields(*body, kind, complaint);
    Message message = read(fields);
    if (complaint.first())
        return *complaint.first();
    return message;
}

} // namespace

QByteArray encode(const KioskId& kiosk, const Ack& ack)
{
    QJsonObject body{{Name("epoch"), ack.epoch},
                     {Name("upTo"), static_cast<qint64>(ack.upTo)},
                     {Name("storeUtcMs"), ack.storeUtcMs}};
    QJsonArray sparse;
    for (const quint64 seq : ack.sparse.first(std::min(ack.sparse.size(), kMaxSparse)))
        sparse.append(static_cast<qint64>(seq));
    if (!sparse.isEmpty())
        body.insert(Name("sparse"), sparse);
    return wrap(kAck, kiosk, body);
}

QByteArray encode(const KioskId& kiosk, const Nack& nack)
{
    QJsonObject body{
        {Name("epoch"), nack.epoch}, {Name("seq"), static_cast<qint64>(nack.seq)}, {Name("code"), nack.code}};
    insertIf(body, Name("detail"), nack.detail.left(kMaxDetail));
    return wrap(kNack, kiosk, body);
}

QByteArray encode(const KioskId& kiosk, const Resend& resend)
{
    return wrap(kResend, kiosk,
                {{Name("epoch"), resend.epoch},
                 {Name("from"), static_cast<qint64>(resend.from)},
                 {Name("to"), static_cast<qint64>(resend.to)}});
}

QByteArray encode(const ViewLease& lease)
{
    QJsonObject body{{Name("id"), lease.id.toString()},         {Name("masked"), lease.masked},
                     {Name("lastsMs"), lease.lastsMs},          {Name("maxFps"), lease.maxFps},
                     {Name("maxWidth"), lease.maxSize.width()}, {Name("maxHeight"), lease.maxSize.height()}};
    insertIf(body, Name("holder"), lease.holder);
    insertIf(body, Name("purpose"), lease.purpose);
    return wrap(kLease, lease.kiosk, body);
}

QByteArray encode(const KioskId& kiosk, const ServiceOrder& order)
{
    QJsonObject body{{Name("id"), order.id.toString(QUuid::WithoutBraces)},
                     {Name("suspended"), order.suspended},
                     {Name("sinceMs"), order.what.sinceMs}};
    insertIf(body, Name("reason"), order.what.reason);
    insertIf(body, Name("by"), order.what.by);
    if (order.what.untilMs != 0)
        body.insert(Name("untilMs"), order.what.untilMs);
    return wrap(kService, kiosk, body);
}

QByteArray encode(const KioskId& kiosk, const SignedPolicy& policy)
{
    QJsonArray signatures;
    for (const PolicySignature& each : policy.signatures) {
        signatures.append(QJsonObject{{Name("key"), QString::fromLatin1(each.key.toHex())},
                                      {Name("signature"), QString::fromLatin1(each.signature.toBase64())}});
    }
    return wrap(kPolicy, kiosk,
                {{Name("signed"), QString::fromLatin1(policy.content.toBase64())}, {Name("signatures"), signatures}});
}

QByteArray encodeRelease(const KioskId& kiosk, const LeaseId& lease)
{
    return wrap(kRelease, kiosk, {{Name("lease"), lease.toString()}});
}

Result<Ack> decodeAck(const KioskId& kiosk, const QByteArray& bytes)
{
    return decoded<Ack>(kAck, kiosk, bytes, [](Fields& fields) {
        Ack ack;
        ack.epoch = fields.text(Name("epoch"), 36);
        ack.upTo = fields.count(Name("upTo"), 0);
        ack.sparse = sparseFrom(fields, ack.upTo);
        ack.storeUtcMs = fields.time(Name("storeUtcMs"));
        return ack;
    });
}

Result<Nack> decodeNack(const KioskId& kiosk, const QByteArray& bytes)
{
    return decoded<Nack>(kNack, kiosk, bytes, [](Fields& fields) {
        return Nack{fields.text(Name("epoch"), 36), fields.count(Name("seq"), 1), fields.text(Name("code"), 16),
                    fields.textIf(Name("detail"), kMaxDetail)};
    });
}

Result<Resend> decodeResend(const KioskId& kiosk, const QByteArray& bytes)
{
    return decoded<Resend>(kResend, kiosk, bytes, [](Fields& fields) {
        Resend resend{fields.text(Name("epoch"), 36), fields.count(Name("from"), 1), fields.count(Name("to"), 1)};
        if (resend.to < resend.from)
            fields.complain(Name("to"), QStringLiteral("not before from"));
        return resend;
    });
}

Result<ViewLease> decodeLease(const KioskId& kiosk, const QByteArray& bytes)
{
    Result<ViewLease> lease = decoded<ViewLease>(kLease, kiosk, bytes, [&kiosk](Fields& fields) {
        ViewLease read;
        read.id = LeaseId(fields.uuid(Name("id")));
        read.kiosk = kiosk;
        read.holder = fields.textIf(Name("holder"), 64);
        read.purpose = fields.textIf(Name("purpose"), 200);
        read.masked = fields.flag(Name("masked"));
        read.lastsMs = fields.integer(Name("lastsMs"), 1, kUnmaskedLeaseMs);
        read.maxFps = static_cast<int>(fields.integer(Name("maxFps"), 1, 60));
        read.maxSize = QSize(static_cast<int>(fields.integer(Name("maxWidth"), 1, 4096)),
                             static_cast<int>(fields.integer(Name("maxHeight"), 1, 4096)));
        return read;
    });
    if (!lease)
        return lease;
    if (const auto valid = validate(*lease); !valid)
        return valid.error();
    return lease;
}

Result<ServiceOrder> decodeService(const KioskId& kiosk, const QByteArray& bytes)
{
    return decoded<ServiceOrder>(kService, kiosk, bytes, [](Fields& fields) {
        ServiceOrder order;
        order.id = fields.uuid(Name("id"));
        order.suspended = fields.flag(Name("suspended"));
        order.what = whatFrom(fields, order.suspended);
        return order;
    });
}

Result<SignedPolicy> decodePolicy(const KioskId& kiosk, const QByteArray& bytes)
{
    return decoded<SignedPolicy>(kPolicy, kiosk, bytes, [](Fields& fields) {
        SignedPolicy policy;
        policy.content = fields.base64(Name("signed"), 1, kMaxPolicyBytes);
        const QJsonArray signatures = fields.list(Name("signatures"), kMostSignatures);
        if (signatures.isEmpty())
            fields.complain(Name("signatures"), QStringLiteral("at least one"));
        for (const auto& value : signatures) {
            Fields each = fields.entry(Name("signatures"), value);
            policy.signatures.append({QByteArray::fromHex(each.hex(Name("key"), kKeyNameBytes).toLatin1()),
                                      each.base64(Name("signature"), kSignatureBytes, kSignatureBytes)});
        }
        return policy;
    });
}

Result<LeaseId> decodeRelease(const KioskId& kiosk, const QByteArray& bytes)
{
    return decoded<LeaseId>(kRelease, kiosk, bytes, [](Fields& fields) { return LeaseId(fields.uuid(Name("lease"))); });
}

} // namespace jinbi::wire
