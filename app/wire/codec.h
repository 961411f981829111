// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kioskstatus.h"
#include "domain/lease.h"
#include "domain/livepicture.h"
#include "domain/serviceorder.h"
#include "domain/sessionrecord.h"

#include <QByteArray>
#include <QList>

#include <optional>

/// Messages to bytes and back. JSON envelopes are {"v":1,"kind":"…","kiosk":"…","body":{…}}; pictures are a small
/// JSON head and sealed bytes behind it ("JNB1", big-endian u32 head length, head, sealed).
///
/// Every decode checks size (64 kB, pictures 256 kB), UTF-8, depth (16), duplicate keys, version, kind, the kiosk named
/// by the topic, types and ranges before it believes anything; the error's detail names field and limit and holds no
/// payload. Unknown fields are ignored. A newer version is Incompatible (quarantine), all else is Invalid.
namespace jinbi::wire {

inline constexpr int kVersion = 1;
inline constexpr qsizetype kMaxEventBytes = qsizetype{64} * 1024;
inline constexpr qsizetype kMaxPictureBytes = qsizetype{256} * 1024;
inline constexpr int kMaxDepth = 16;

/// Stored up to and including `upTo` without a gap, and each of `sparse` beyond it.
struct Ack
{
    QString epoch;
    quint64 upTo = 0;
    QList<quint64> sparse;
    qint64 storeUtcMs = 0; ///< the store's clock, from which the kiosk estimates its offset
    bool operator==(const Ack&) const = default;
};
struct Nack
{
    QString epoch;
    quint64 seq = 0;
    QString code;   ///< a fixed word: "range", "version", "identity", "conflict", "malformed", "mac"
    QString detail; ///< field and limit
    bool operator==(const Nack&) const = default;
};
/// Please send `from` … `to` (inclusive) again.
struct Resend
{
    QString epoch;
    quint64 from = 0;
    quint64 to = 0;
    bool operator==(const Resend&) const = default;
};
/// A signature of the bytes beside it, and which key is said to have made it.
struct PolicySignature
{
    QByteArray key;       ///< its name, kKeyNameBytes
    QByteArray signature; ///< Ed25519, kSignatureBytes
    bool operator==(const PolicySignature&) const = default;
};
/// A revision of a policy as it travels. Only what its signatures are of is ever read, as it came and not written anew.
struct SignedPolicy
{
    QByteArray content;
    QList<PolicySignature> signatures; ///< 1 to kMostSignatures
    bool operator==(const SignedPolicy&) const = default;
};
inline constexpr qsizetype kKeyNameBytes = 8;
inline constexpr qsizetype kSignatureBytes = 64;
inline constexpr qsizetype kMostSignatures = 4;
inline constexpr qsizetype kMaxPolicyBytes = qsizetype{45} * 1024; ///< in base64 it has to fit into an envelope
/// One picture of a session, sealed to the branch key.
struct EvidencePicture
{
    EvidenceId id;
    SessionId session;
    qint64 atMs = 0; ///< since the session began
    QByteArray sealed;
    bool operator==(const EvidencePicture&) const = default;
};
struct LivePicture
{
    LiveMeta meta;
    QByteArray sealed; ///< JPEG sealed to the branch key
};

[[nodiscard]] QByteArray encode(const SessionRecord& record);
[[nodiscard]] QByteArray encode(const KioskStatus& status);
[[nodiscard]] QByteArray encode(const VisitProgress& progress);
[[nodiscard]] QByteArray encode(const KioskId& kiosk, const EvidencePicture& picture);
[[nodiscard]] QByteArray encode(const KioskId& kiosk, const LivePicture& picture);
[[nodiscard]] QByteArray encode(const KioskId& kiosk, const Ack& ack);
[[nodiscard]] QByteArray encode(const KioskId& kiosk, const Nack& nack);
[[nodiscard]] QByteArray encode(const KioskId& kiosk, const Resend& resend);
[[nodiscard]] QByteArray encode(const ViewLease& lease);
[[nodiscard]] QByteArray encode(const KioskId& kiosk, const ServiceOrder& order);
[[nodiscard]] QByteArray encode(const KioskId& kiosk, const SignedPolicy& policy);
[[nodiscard]] QByteArray encodeRelease(const KioskId& kiosk, const LeaseId& lease);

/// `kiosk` is the one that the topic names; a message that names another is refused.
[[nodiscard]] Result<SessionRecord> decodeSession(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<KioskStatus> decodeStatus(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<VisitProgress> decodeProgress(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<EvidencePicture> decodeEvidence(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<LivePicture> decodeLive(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<Ack> decodeAck(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<Nack> decodeNack(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<Resend> decodeResend(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<ViewLease> decodeLease(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<ServiceOrder> decodeService(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<SignedPolicy> decodePolicy(const KioskId& kiosk, const QByteArray& bytes);
[[nodiscard]] Result<LeaseId> decodeRelease(const KioskId& kiosk, const QByteArray& bytes);

/// A session as it came, and its body as the store keeps it: the text that came, unless that holds a field which this
/// version does not know. What nobody asked for is not kept.
struct ReceivedSession
{
    SessionRecord record;
    QByteArray body;
};
[[nodiscard]] Result<ReceivedSession> receiveSession(const KioskId& kiosk, const QByteArray& bytes);

/// Of a session envelope that decodeSession() refused: epoch and sequence if they can be read at all, for the nack.
struct SessionPlace
{
    QString epoch;
    quint64 seq = 0;
};
[[nodiscard]] std::optional<SessionPlace> placeOf(const QByteArray& bytes);

/// The body of a session as the store keeps it (the same JSON object as in the envelope), and back.
[[nodiscard]] QByteArray sessionBody(const SessionRecord& record);
[[nodiscard]] Result<SessionRecord> sessionFromBody(const QByteArray& body);

} // namespace jinbi::wire
