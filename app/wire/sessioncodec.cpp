// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/codec.h"

#include "domain/names.h"
#include "wire/envelope.h"
#include "wire/fields.h"
#include "wire/jsonparts.h"
#include "wire/jsonscan.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace jinbi::wire {

namespace {

constexpr QLatin1StringView kKind("session");

using Name = QLatin1StringView;

QJsonObject jsonOf(const QualityReport& report)
{
    QJsonObject json;
    for (std::size_t i = 0; i < kQualityComponents; ++i) {
        const auto component = static_cast<QualityComponent>(i);
        if (const auto value = report.value(component))
            json.insert(names::viewOf(component), *value);
    }
    return json;
}

QJsonObject jsonOf(const FaceAttempt& attempt)
{
    QJsonObject json{{Name("atMs"), attempt.atMs},
                     {Name("quality"), jsonOf(attempt.quality)},
                     {Name("liveness"), names::of(attempt.liveness)}};
    insertIf(json, Name("score"), attempt.score);
    insertIf(json, Name("failing"), attempt.failing);
    return json;
}

QJsonObject jsonOf(const SessionStep& step)
{
    QJsonObject json{{Name("stage"), names::of(step.stage)}, {Name("atMs"), step.atMs}, {Name("tookMs"), step.tookMs}};
    insertIf(json, Name("note"), step.note);
    return json;
}

template <class List, class ToJson>
QJsonArray arrayOf(const List& list, ToJson toJson)
{
    QJsonArray json;
    for (const auto& entry : list)
        json.append(toJson(entry));
    return json;
}

QJsonObject jsonOf(const SessionRecord& r)
{
    QJsonObject json{{Name("id"), r.id.toString()},
                     {Name("kiosk"), r.kiosk.toString()},
                     {Name("epoch"), r.epoch},
                     {Name("seq"), static_cast<qint64>(r.seq)},
                     {Name("startedMs"), r.startedMs},
                     {Name("mode"), names::of(r.mode)},
                     {Name("outcome"), names::of(r.outcome)},
                     {Name("engine"), engineJson(r.engine)},
                     {Name("policyRevision"), static_cast<qint64>(r.policyRevision)},
                     {Name("threshold"), r.threshold.units()},
                     {Name("liveness"), names::of(r.liveness)},
                     {Name("rehearsal"), r.rehearsal}};
    if (r.profile != Profile::Atm)
        json.insert(Name("profile"), names::of(r.profile));
    insertIf(json, Name("score"), r.score);
    insertIf(json, Name("failing"), r.failing);
    insertIf(json, Name("faceMatched"), r.faceMatched);
    insertIf(json, Name("phoneKnown"), r.phoneKnown);
    insertIf(json, Name("pinValid"), r.pinValid);
    insertIf(json, Name("customer"), r.customer);
    insertIf(json, Name("phoneTail"), r.phoneTail);
    json.insert(Name("attempts"), arrayOf(r.attempts, [](const FaceAttempt& a) { return jsonOf(a); }));
    json.insert(Name("steps"), arrayOf(r.steps, [](const SessionStep& s) { return jsonOf(s); }));
    json.insert(Name("evidence"), arrayOf(r.evidence, [](const EvidenceId& id) { return id.toString(); }));
    json.insert(Name("timing"), QJsonObject{{Name("scanMs"), r.timing.scanMs},
                                            {Name("decisionMs"), r.timing.decisionMs},
                                            {Name("totalMs"), r.timing.totalMs}});
    return json;
}

/// Components that this version does not know are ignored, as unknown fields are.
QualityReport qualityFrom(Fields fields)
{
    QualityReport report;
    for (std::size_t i = 0; i < kQualityComponents; ++i) {
        const auto component = static_cast<QualityComponent>(i);
        const QLatin1StringView name = names::viewOf(component);
        if (fields.has(name))
            report.set(component, static_cast<int>(fields.integer(name, 0, 100)));
    }
    return report;
}

QList<FaceAttempt> attemptsFrom(Fields& fields)
{
    QList<FaceAttempt> attempts;
    for (const auto value : fields.list(Name("attempts"), kMaxAttempts)) {
        Fields entry = fields.entry(Name("attempts"), value);
        FaceAttempt attempt;
        attempt.atMs = entry.span(Name("atMs"));
        attempt.score = entry.scoreIf(Name("score"));
        attempt.quality = qualityFrom(entry.child(Name("quality")));
        attempt.failing = entry.wordIf(Name("failing"), &names::qualityComponent);
        attempt.liveness = entry.word(Name("liveness"), &names::liveness);
        attempts.append(attempt);
    }
    return attempts;
}

QList<SessionStep> stepsFrom(Fields& fields)
{
    QList<SessionStep> steps;
    for (const auto value : fields.list(Name("steps"), kMaxSteps)) {
        Fields entry = fields.entry(Name("steps"), value);
        SessionStep step;
        step.stage = entry.word(Name("stage"), &names::stage);
        step.atMs = entry.span(Name("atMs"));
        step.tookMs = entry.span(Name("tookMs"));
        step.note = entry.textIf(Name("note"), 48);
        steps.append(step);
    }
    return steps;
}

QList<EvidenceId> evidenceFrom(Fields& fields)
{
    QList<EvidenceId> ids;
    for (const auto value : fields.list(Name("evidence"), kMaxEvidence)) {
        const QString text = value.toString();
        const auto id = text.size() == 36 ? EvidenceId::fromString(text) : EvidenceId();
        if (id.isNull())
            fields.complain(Name("evidence"), QStringLiteral("a list of UUIDs"));
        ids.append(id);
    }
    return ids;
}

SessionTiming timingFrom(Fields timing)
{
    return {timing.span(Name("scanMs")), timing.span(Name("decisionMs")), timing.span(Name("totalMs"))};
}

void readIdentity(Fields& fields, SessionRecord& r)
{
    r.id = SessionId(fields.uuid(Name("id")));
    if (const auto kiosk = KioskId::from(fields.text(Name("kiosk"), 32)))
        r.kiosk = *kiosk;
    else
        fields.complain(Name("kiosk"), QStringLiteral("letters, digits and hyphens"));
    r.epoch = fields.text(Name("epoch"), 36);
    r.seq = fields.count(Name("seq"), 1);
    r.startedMs = fields.time(Name("startedMs"));
    r.mode = fields.word(Name("mode"), &names::matchMode);
    r.profile = fields.wordIf(Name("profile"), &names::profile).value_or(Profile::Atm);
    r.engine = fields.engine(Name("engine"));
    r.policyRevision = fields.count(Name("policyRevision"), 1);
    r.rehearsal = fields.flag(Name("rehearsal"));
}

void readDecision(Fields& fields, SessionRecord& r)
{
    r.outcome = fields.word(Name("outcome"), &names::outcome);
    r.threshold = fields.score(Name("threshold"));
    r.score = fields.scoreIf(Name("score"));
    r.failing = fields.wordIf(Name("failing"), &names::qualityComponent);
    r.liveness = fields.word(Name("liveness"), &names::liveness);
    r.faceMatched = fields.flagIf(Name("faceMatched"));
    r.phoneKnown = fields.flagIf(Name("phoneKnown"));
    r.pinValid = fields.flagIf(Name("pinValid"));
    r.customer = fields.textIf(Name("customer"), 36);
    r.phoneTail = fields.textIf(Name("phoneTail"), 4);
}

Result<SessionRecord> recordFrom(const QJsonObject& json, Complaint& complaint)
{
    Fields fields(json, kKind, complaint);
    SessionRecord record;
    readIdentity(fields, record);
    readDecision(fields, record);
    record.attempts = attemptsFrom(fields);
    record.steps = stepsFrom(fields);
    record.evidence = evidenceFrom(fields);
    record.timing = timingFrom(fields.child(Name("timing")));
    if (complaint.first())
        return *complaint.first();
    if (const auto valid = validate(record); !valid)
        return valid.error();
    return record;
}

} // namespace

QByteArray encode(const SessionRecord& record)
{
    return wrap(kKind, record.kiosk, jsonOf(record));
}

Result<SessionRecord> decodeSession(const KioskId& kiosk, const QByteArray& bytes)
{
    auto received = receiveSession(kiosk, bytes);
    if (!received)
        return received.error();
    return std::move(received->record);
}

Result<ReceivedSession> receiveSession(const KioskId& kiosk, const QByteArray& bytes)
{
    const Result<QJsonObject> body = unwrap(kKind, kiosk, bytes);
    if (!body)
        return body.error();
    Complaint complaint;
    auto record = recordFrom(*body, complaint);
    if (!record)
        return record.error();
    if (record->kiosk != kiosk)
        return malformed(QStringLiteral("session.kiosk: must be the one that the topic names"));
    // To make the text anew costs twice what storing it does.
    QByteArray text =
        complaint.hasUnknownFields() ? sessionBody(*record) : memberText(bytes, QByteArrayView("body")).toByteArray();
    return ReceivedSession{*std::move(record), std::move(text)};
}

QByteArray sessionBody(const SessionRecord& record)
{
    return toBytes(jsonOf(record));
}

Result<SessionRecord> sessionFromBody(const QByteArray& body)
{
    const Result<QJsonObject> json = parseObject(body);
    if (!json)
        return json.error();
    Complaint complaint;
    return recordFrom(*json, complaint);
}

std::optional<SessionPlace> placeOf(const QByteArray& bytes)
{
    // More generous than decodeSession(): a record that is too large has to be named in the nack as well.
    if (bytes.size() > kMaxPictureBytes)
        return std::nullopt;
    const QJsonValue body = QJsonDocument::fromJson(bytes).object().value(Name("body"));
    Complaint complaint;
    Fields fields(body.toObject(), kKind, complaint);
    SessionPlace place{fields.text(Name("epoch"), 36), fields.count(Name("seq"), 1)};
    if (complaint.first() ||
        !std::all_of(place.epoch.cbegin(), place.epoch.cend(), [](QChar c) { return c.isPrint(); }))
        return std::nullopt;
    return place;
}

} // namespace jinbi::wire
