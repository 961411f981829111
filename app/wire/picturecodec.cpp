// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/codec.h"

#include "wire/envelope.h"
#include "wire/fields.h"
#include "wire/progressjson.h"

#include <QJsonArray>
#include <QtEndian>

namespace jinbi::wire {

namespace {

constexpr QLatin1StringView kEvidence("evidence");
constexpr QLatin1StringView kLive("live");
constexpr QByteArrayView kMagic("JNB1");
constexpr qsizetype kPrefixBytes = 8; // magic and head length
constexpr qsizetype kMaxHeadBytes = qsizetype{8} * 1024;
constexpr int kLargestSide = 2048;

using Name = QLatin1StringView;

QByteArray framed(const QByteArray& head, const QByteArray& sealed)
{
    QByteArray length(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(head.size()), length.data());
    QByteArray bytes;
    bytes.reserve(kPrefixBytes + head.size() + sealed.size());
    return bytes.append(kMagic).append(length).append(head).append(sealed);
}

struct Frame
{
    QByteArray head;
    QByteArray sealed;
};

Result<Frame> unframed(const QByteArray& bytes)
{
    if (bytes.size() <= kPrefixBytes || bytes.size() > kMaxPictureBytes)
        return malformed(QStringLiteral("size: %1 to %2 bytes").arg(kPrefixBytes + 1).arg(kMaxPictureBytes));
    if (!bytes.startsWith(kMagic))
        return malformed(QStringLiteral("frame: does not begin with JNB1"));
    const auto headBytes = static_cast<qsizetype>(qFromBigEndian<quint32>(bytes.constData() + kMagic.size()));
    if (headBytes > kMaxHeadBytes || headBytes >= bytes.size() - kPrefixBytes)
        return malformed(QStringLiteral("frame: head of at most %1 bytes, and a picture").arg(kMaxHeadBytes));
    return Frame{bytes.sliced(kPrefixBytes, headBytes), bytes.sliced(kPrefixBytes + headBytes)};
}

QJsonObject jsonOf(const FaceBox& face)
{
    QJsonObject json{{Name("x"), face.box.x()},
                     {Name("y"), face.box.y()},
                     {Name("width"), face.box.width()},
                     {Name("height"), face.box.height()},
                     {Name("confidence"), face.confidence}};
    if (face.hasLandmarks) {
        QJsonArray landmarks;
        for (const QPointF& point : face.landmarks)
            landmarks.append(QJsonObject{{Name("x"), point.x()}, {Name("y"), point.y()}});
        json.insert(Name("landmarks"), landmarks);
    }
    return json;
}

/// A face may lie partly outside the picture.
double coordinate(Fields& fields, Name name)
{
    return fields.number(name, -kLargestSide, 2 * kLargestSide);
}

FaceBox faceFrom(Fields fields)
{
    FaceBox face;
    face.box =
        QRectF(coordinate(fields, Name("x")), coordinate(fields, Name("y")),
               fields.number(Name("width"), 0, 2 * kLargestSide), fields.number(Name("height"), 0, 2 * kLargestSide));
    face.confidence = fields.number(Name("confidence"), 0, 1);
    if (!fields.has(Name("landmarks")))
        return face;
    constexpr auto kCount = static_cast<qsizetype>(std::tuple_size_v<decltype(face.landmarks)>);
    const QJsonArray points = fields.list(Name("landmarks"), kCount);
    if (points.size() != kCount) {
        fields.complain(Name("landmarks"), QStringLiteral("a list of %1").arg(kCount));
        return face;
    }
    face.hasLandmarks = true;
    for (qsizetype i = 0; i < kCount; ++i) {
        Fields point = fields.entry(Name("landmarks"), points[i]);
        face.landmarks[static_cast<std::size_t>(i)] = {coordinate(point, Name("x")), coordinate(point, Name("y"))};
    }
    return face;
}

QJsonObject jsonOf(const LiveMeta& meta)
{
    QJsonObject json{{Name("lease"), meta.lease.toString()},         {Name("frame"), static_cast<qint64>(meta.frame)},
                     {Name("capturedMs"), meta.capturedMs},          {Name("width"), meta.size.width()},
                     {Name("height"), meta.size.height()},           {Name("masked"), meta.masked},
                     {Name("progress"), progressJson(meta.progress)}};
    if (meta.face)
        json.insert(Name("face"), jsonOf(*meta.face));
    return json;
}

LiveMeta metaFrom(const KioskId& kiosk, Fields& fields)
{
    LiveMeta meta;
    meta.lease = LeaseId(fields.uuid(Name("lease")));
    meta.frame = fields.count(Name("frame"), 0);
    meta.capturedMs = fields.time(Name("capturedMs"));
    meta.size = QSize(static_cast<int>(fields.integer(Name("width"), 1, kLargestSide)),
                      static_cast<int>(fields.integer(Name("height"), 1, kLargestSide)));
    meta.masked = fields.flag(Name("masked"));
    meta.progress = progressFrom(kiosk, fields.child(Name("progress")));
    if (fields.has(Name("face")))
        meta.face = faceFrom(fields.child(Name("face")));
    return meta;
}

} // namespace

QByteArray encode(const KioskId& kiosk, const EvidencePicture& picture)
{
    const QJsonObject body{{Name("id"), picture.id.toString()},
                           {Name("session"), picture.session.toString()},
                           {Name("atMs"), picture.atMs}};
    return framed(wrap(kEvidence, kiosk, body), picture.sealed);
}

QByteArray encode(const KioskId& kiosk, const LivePicture& picture)
{
    return framed(wrap(kLive, kiosk, jsonOf(picture.meta)), picture.sealed);
}

Result<EvidencePicture> decodeEvidence(const KioskId& kiosk, const QByteArray& bytes)
{
    const Result<Frame> frame = unframed(bytes);
    if (!frame)
        return frame.error();
    const Result<QJsonObject> body = unwrap(kEvidence, kiosk, frame->head);
    if (!body)
        return body.error();
    Complaint complaint;
    Fields fields(*body, kEvidence, complaint);
    EvidencePicture picture{EvidenceId(fields.uuid(Name("id"))), SessionId(fields.uuid(Name("session"))),
                            fields.span(Name("atMs")), frame->sealed};
    if (complaint.first())
        return *complaint.first();
    return picture;
}

Result<LivePicture> decodeLive(const KioskId& kiosk, const QByteArray& bytes)
{
    const Result<Frame> frame = unframed(bytes);
    if (!frame)
        return frame.error();
    const Result<QJsonObject> body = unwrap(kLive, kiosk, frame->head);
    if (!body)
        return body.error();
    Complaint complaint;
    Fields fields(*body, kLive, complaint);
    LivePicture picture{metaFrom(kiosk, fields), frame->sealed};
    if (complaint.first())
        return *complaint.first();
    return picture;
}

} // namespace jinbi::wire
