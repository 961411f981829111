// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

using namespace jinbi;

namespace samples {

namespace {

constexpr qint64 kNow = 1795417200000; // 2026-11-23

MatchScore score(int units)
{
    return MatchScore::fromUnits(units).value();
}

QJsonValue replaced(const QJsonValue& at, const QStringList& path, const QJsonValue& value)
{
    if (path.isEmpty())
        return value;
    const QJsonValue child = at.isArray() ? at[path.first().toInt()] : at[path.first()];
    const QJsonValue fresh = replaced(child, path.mid(1), value);
    if (at.isArray()) {
        QJsonArray array = at.toArray();
        array.replace(path.first().toInt(), fresh);
        return array;
    }
    QJsonObject object = at.toObject();
    if (fresh.isUndefined())
        object.remove(path.first());
    else
        object.insert(path.first(), fresh);
    return object;
}

} // namespace

KioskId kiosk()
{
    return KioskId::from(QStringLiteral("hall-01")).value();
}

SessionRecord session()
{
    SessionRecord r;
    r.id = SessionId::create();
    r.kiosk = kiosk();
    r.epoch = QStringLiteral("6f1c2a");
    r.seq = 9007199254740993ULL; // 2^53 + 1: must not pass through a double
    r.startedMs = kNow;
    r.mode = MatchMode::Identify;
    r.outcome = Outcome::Accepted;
    r.engine = {QStringLiteral("mobilefacenet"), QString(64, QLatin1Char('a'))};
    r.policyRevision = 12;
    r.threshold = score(4200);
    r.score = score(5813);
    r.failing = QualityComponent::HeadYaw;
    r.liveness = Liveness::BonaFide;
    r.profile = Profile::Counter;
    r.faceMatched = true;
    r.phoneKnown = true;
    r.pinValid = true;
    r.customer = QStringLiteral("c-0042");
    r.phoneTail = QStringLiteral("1234");
    FaceAttempt attempt;
    attempt.atMs = 1200;
    attempt.score = score(-17);
    attempt.quality.set(QualityComponent::LuminanceMean, 100);
    attempt.quality.set(QualityComponent::HeadRoll, 0);
    attempt.failing = QualityComponent::OverExposure;
    attempt.liveness = Liveness::NotAssessed;
    r.attempts = {attempt, FaceAttempt{}};
    r.steps = {{Stage::Scan, 0, 1800, QStringLiteral("left_eye_hidden")}, {Stage::Pin, 9000, 3000, {}}};
    r.evidence = {EvidenceId::create(), EvidenceId::create()};
    r.timing = {1800, 240, 14000};
    r.rehearsal = true;
    return r;
}

KioskStatus status()
{
    KioskStatus s;
    s.kiosk = kiosk();
    s.place = QStringLiteral("Hall, 大厅");
    s.online = true;
    s.sentMs = kNow;
    s.software = QStringLiteral("0.1.0");
    s.engine = {QStringLiteral("classical"), {}};
    s.classicalEngine = true;
    s.networks = {NetworkState::Damaged, QStringLiteral("yunet.onnx")};
    s.profile = Profile::Gate;
    s.suspension = Suspension{QStringLiteral("Camera is being replaced, 更换摄像头"), QStringLiteral("console"),
                              kNow - 1000, kNow + 3600000};
    s.policyRevision = 3;
    s.policy.version = 3;
    s.policy.hash = QString(64, QLatin1Char('b'));
    s.policy.expired = true;
    s.policy.unusable = true;
    s.policy.startMode = MatchMode::Identify;
    s.policy.startAccept = score(5800);
    s.policy.startReview = score(-1);
    s.policy.refused = RefusedPolicy{PolicyRefusal::Equivocation, 3, QString(64, QLatin1Char('c')), kNow - 5};
    s.mode = MatchMode::Identify;
    s.stage = Stage::Notice;
    s.camera = CameraHealth::Reformatted;
    s.cameraNote = QStringLiteral("640x480 -> 320x240");
    s.disk = DiskHealth::Low;
    s.diskFreeBytes = 5'000'000'000;
    s.outboxDepth = 17;
    s.uptimeMs = 86'400'000;
    s.clockOffsetMs = -1500;
    s.staffCalled = true;
    s.rehearsal = true;
    return s;
}

VisitProgress progress()
{
    VisitProgress p;
    p.kiosk = kiosk();
    p.session = SessionId::create();
    p.stage = Stage::Finished;
    p.sinceMs = kNow;
    p.attempt = 2;
    p.maxAttempts = 3;
    p.score = score(5000);
    p.threshold = score(4200);
    p.liveness = Liveness::Attack;
    p.hint = QualityComponent::InterEyeDistance;
    p.outcome = Outcome::LivenessFailed;
    p.staffCalled = true;
    return p;
}

LiveMeta liveMeta()
{
    LiveMeta meta;
    meta.lease = LeaseId::create();
    meta.frame = 4711;
    meta.capturedMs = kNow;
    meta.size = {480, 360};
    meta.masked = false;
    FaceBox face;
    face.box = {-3.25, 10.5, 120, 150.125};
    face.landmarks = {QPointF{1, 2}, {3, 4}, {5.5, 6}, {7, 8}, {9, 10}};
    face.hasLandmarks = true;
    face.confidence = 0.93;
    meta.face = face;
    meta.progress = progress();
    return meta;
}

ViewLease lease()
{
    ViewLease l;
    l.id = LeaseId::create();
    l.kiosk = kiosk();
    l.holder = QStringLiteral("console");
    l.purpose = QStringLiteral("customer asked for help");
    l.masked = false;
    l.lastsMs = 300000;
    l.maxFps = 15;
    l.maxSize = {640, 480};
    return l;
}

wire::SignedPolicy policy()
{
    return {"jinbi-policy-v1\n{}",
            {{QByteArray(wire::kKeyNameBytes, '\x01'), QByteArray(wire::kSignatureBytes, '\xfe')},
             {QByteArray(wire::kKeyNameBytes, '\x02'), QByteArray(wire::kSignatureBytes, '\xff')}}};
}

ServiceOrder stop()
{
    return {QUuid::createUuid(),
            true,
            {QStringLiteral("Camera is being replaced, 更换摄像头"), QStringLiteral("console"), kNow, kNow + 3600000}};
}

QByteArray altered(const QByteArray& bytes, const QString& path, const QJsonValue& value)
{
    const QJsonObject whole = QJsonDocument::fromJson(bytes).object();
    const QJsonValue fresh = replaced(whole, path.split(QLatin1Char('.')), value);
    return QJsonDocument(fresh.toObject()).toJson(QJsonDocument::Compact);
}

QByteArray patched(QByteArray bytes, const QByteArray& before, const QByteArray& after)
{
    const qsizetype at = bytes.indexOf(before);
    return at < 0 ? QByteArray("the test expects other bytes") : bytes.replace(at, before.size(), after);
}

QByteArray nested(const QByteArray& bytes, int depth)
{
    // Envelope and body are two levels.
    const int extra = depth - 2;
    return patched(bytes, "\"body\":{", "\"body\":{\"extra\":" + QByteArray(extra, '[') + QByteArray(extra, ']') + ',');
}

} // namespace samples
