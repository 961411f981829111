// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/codec.h"

#include "domain/names.h"
#include "wire/envelope.h"
#include "wire/fields.h"
#include "wire/jsonparts.h"
#include "wire/progressjson.h"

namespace jinbi::wire {

namespace {

constexpr QLatin1StringView kStatus("status");
constexpr QLatin1StringView kProgress("progress");
constexpr qsizetype kHashBytes = 32;
constexpr qint64 kLargestOffsetMs = 10LL * 365 * 86400 * 1000;

using Name = QLatin1StringView;

QJsonObject suspensionJson(const Suspension& s)
{
    QJsonObject json{{Name("reason"), s.reason}, {Name("sinceMs"), s.sinceMs}};
    insertIf(json, Name("by"), s.by);
    if (s.untilMs != 0)
        json.insert(Name("untilMs"), s.untilMs);
    return json;
}

Suspension readSuspension(Fields fields)
{
    Suspension s;
    s.reason = fields.text(Name("reason"), kLongestReason);
    s.by = fields.textIf(Name("by"), 64);
    s.sinceMs = fields.time(Name("sinceMs"));
    if (fields.has(Name("untilMs")))
        s.untilMs = fields.time(Name("untilMs"));
    return s;
}

QJsonObject refusedJson(const RefusedPolicy& r)
{
    QJsonObject json{{Name("why"), names::of(r.why)}, {Name("hash"), r.hash}, {Name("atMs"), r.atMs}};
    if (r.version != 0)
        json.insert(Name("version"), static_cast<qint64>(r.version));
    return json;
}

QJsonObject policyJson(const PolicyStanding& p)
{
    QJsonObject json{{Name("startMode"), names::of(p.startMode)},
                     {Name("startAccept"), p.startAccept.units()},
                     {Name("startReview"), p.startReview.units()}};
    if (p.version != 0) {
        json.insert(Name("version"), static_cast<qint64>(p.version));
        json.insert(Name("hash"), p.hash);
    }
    if (p.expired)
        json.insert(Name("expired"), true);
    if (p.unusable)
        json.insert(Name("unusable"), true);
    if (p.refused)
        json.insert(Name("refused"), refusedJson(*p.refused));
    return json;
}

PolicyStanding readPolicy(Fields fields)
{
    PolicyStanding p;
    p.startMode = fields.word(Name("startMode"), &names::matchMode);
    p.startAccept = fields.score(Name("startAccept"));
    p.startReview = fields.score(Name("startReview"));
    if (fields.has(Name("version")) || fields.has(Name("hash"))) {
        p.version = fields.count(Name("version"), 1);
        p.hash = fields.hex(Name("hash"), kHashBytes);
    }
    p.expired = fields.flagIf(Name("expired")).value_or(false);
    p.unusable = fields.flagIf(Name("unusable")).value_or(false);
    if (!fields.has(Name("refused")))
        return p;
    Fields refused = fields.child(Name("refused"));
    p.refused = RefusedPolicy{refused.word(Name("why"), &names::policyRefusal),
                              refused.has(Name("version")) ? refused.count(Name("version"), 1) : 0,
                              refused.hex(Name("hash"), kHashBytes), refused.time(Name("atMs"))};
    return p;
}

QJsonObject jsonOf(const KioskStatus& s)
{
    QJsonObject json{{Name("online"), s.online},
                     {Name("sentMs"), s.sentMs},
                     {Name("classicalEngine"), s.classicalEngine},
                     {Name("policyRevision"), static_cast<qint64>(s.policyRevision)},
                     {Name("policy"), policyJson(s.policy)},
                     {Name("mode"), names::of(s.mode)},
                     {Name("stage"), names::of(s.stage)},
                     {Name("camera"), names::of(s.camera)},
                     {Name("disk"), names::of(s.disk)},
                     {Name("diskFreeBytes"), s.diskFreeBytes},
                     {Name("outboxDepth"), s.outboxDepth},
                     {Name("uptimeMs"), s.uptimeMs},
                     {Name("staffCalled"), s.staffCalled},
                     {Name("rehearsal"), s.rehearsal}};
    insertIf(json, Name("place"), s.place);
    insertIf(json, Name("software"), s.software);
    insertIf(json, Name("cameraNote"), s.cameraNote);
    if (!s.engine.isNull())
        json.insert(Name("engine"), engineJson(s.engine));
    if (s.networks.state != NetworkState::InUse)
        json.insert(Name("networks"), names::of(s.networks.state));
    insertIf(json, Name("networkFile"), s.networks.file);
    if (s.profile != Profile::Atm)
        json.insert(Name("profile"), names::of(s.profile));
    if (s.suspension)
        json.insert(Name("suspension"), suspensionJson(*s.suspension));
    if (s.clockOffsetMs)
        json.insert(Name("clockOffsetMs"), *s.clockOffsetMs);
    return json;
}

void readHealth(Fields& fields, KioskStatus& s)
{
    s.camera = fields.word(Name("camera"), &names::cameraHealth);
    s.cameraNote = fields.textIf(Name("cameraNote"), 64);
    s.disk = fields.word(Name("disk"), &names::diskHealth);
    s.diskFreeBytes = fields.integer(Name("diskFreeBytes"), 0, kLargest);
    s.outboxDepth = fields.integer(Name("outboxDepth"), 0, kLargest);
    s.uptimeMs = fields.integer(Name("uptimeMs"), 0, kLargest);
    if (fields.has(Name("clockOffsetMs")))
        s.clockOffsetMs = fields.integer(Name("clockOffsetMs"), -kLargestOffsetMs, kLargestOffsetMs);
}

void readState(Fields& fields, KioskStatus& s)
{
    s.place = fields.textIf(Name("place"), 64);
    s.online = fields.flag(Name("online"));
    s.sentMs = fields.time(Name("sentMs"));
    s.software = fields.textIf(Name("software"), 32);
    if (fields.has(Name("engine")))
        s.engine = fields.engine(Name("engine"));
    s.classicalEngine = fields.flag(Name("classicalEngine"));
    s.policyRevision = fields.count(Name("policyRevision"), 0);
    if (fields.has(Name("policy")))
        s.policy = readPolicy(fields.child(Name("policy")));
    s.networks.state = fields.wordIf(Name("networks"), &names::networkState).value_or(NetworkState::InUse);
    s.networks.file = fields.textIf(Name("networkFile"), 128);
    s.mode = fields.word(Name("mode"), &names::matchMode);
    s.profile = fields.wordIf(Name("profile"), &names::profile).value_or(Profile::Atm);
    if (fields.has(Name("suspension")))
        s.suspension = readSuspension(fields.child(Name("suspension")));
    s.stage = fields.word(Name("stage"), &names::stage);
    s.staffCalled = fields.flag(Name("staffCalled"));
    s.rehearsal = fields.flag(Name("rehearsal"));
}

} // namespace

QJsonObject progressJson(const VisitProgress& p)
{
    QJsonObject json{{Name("stage"), names::of(p.stage)},
                     {Name("attempt"), p.attempt},
                     {Name("maxAttempts"), p.maxAttempts},
                     {Name("liveness"), names::of(p.liveness)},
                     {Name("staffCalled"), p.staffCalled}};
    if (!p.session.isNull())
        json.insert(Name("session"), p.session.toString());
    if (p.sinceMs != 0)
        json.insert(Name("sinceMs"), p.sinceMs);
    insertIf(json, Name("score"), p.score);
    insertIf(json, Name("threshold"), p.threshold);
    insertIf(json, Name("hint"), p.hint);
    insertIf(json, Name("outcome"), p.outcome);
    return json;
}

VisitProgress progressFrom(const KioskId& kiosk, Fields fields)
{
    VisitProgress p;
    p.kiosk = kiosk;
    if (fields.has(Name("session")))
        p.session = SessionId(fields.uuid(Name("session")));
    p.stage = fields.word(Name("stage"), &names::stage);
    if (fields.has(Name("sinceMs")))
        p.sinceMs = fields.time(Name("sinceMs"));
    p.attempt = static_cast<int>(fields.integer(Name("attempt"), 0, kMaxAttempts));
    p.maxAttempts = static_cast<int>(fields.integer(Name("maxAttempts"), 0, kMaxAttempts));
    p.score = fields.scoreIf(Name("score"));
    p.threshold = fields.scoreIf(Name("threshold"));
    p.liveness = fields.word(Name("liveness"), &names::liveness);
    p.hint = fields.wordIf(Name("hint"), &names::qualityComponent);
    p.outcome = fields.wordIf(Name("outcome"), &names::outcome);
    p.staffCalled = fields.flag(Name("staffCalled"));
    return p;
}

QByteArray encode(const KioskStatus& status)
{
    return wrap(kStatus, status.kiosk, jsonOf(status));
}

QByteArray encode(const VisitProgress& progress)
{
    return wrap(kProgress, progress.kiosk, progressJson(progress));
}

Result<KioskStatus> decodeStatus(const KioskId& kiosk, const QByteArray& bytes)
{
    const Result<QJsonObject> body = unwrap(kStatus, kiosk, bytes);
    if (!body)
        return body.error();
    Complaint complaint;
    Fields fields(*body, kStatus, complaint);
    KioskStatus status;
    status.kiosk = kiosk;
    readState(fields, status);
    readHealth(fields, status);
    if (complaint.first())
        return *complaint.first();
    return status;
}

Result<VisitProgress> decodeProgress(const KioskId& kiosk, const QByteArray& bytes)
{
    const Result<QJsonObject> body = unwrap(kProgress, kiosk, bytes);
    if (!body)
        return body.error();
    Complaint complaint;
    VisitProgress progress = progressFrom(kiosk, Fields(*body, kProgress, complaint));
    if (complaint.first())
        return *complaint.first();
    return progress;
}

} // namespace jinbi::wire
