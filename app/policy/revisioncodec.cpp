// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/revisioncodec.h"

#include "domain/names.h"
#include "wire/envelope.h"
#include "wire/fields.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

#include <initializer_list>

namespace jinbi::policy {

namespace {

using wire::Fields;
using Name = QLatin1StringView;

constexpr QByteArrayView kHead("jinbi-policy-v1\n");
constexpr qint64 kMostExact = (qint64{1} << 53) - 1; ///< beyond, JSON's readers disagree
constexpr qsizetype kMostKiosks = 1000;
constexpr qsizetype kHashBytes = 32;
constexpr qint64 kMost = 1000000; ///< of the small numbers; Policy::from() has the limits proper

QJsonObject gateJson(const QualityGate& gate)
{
    QJsonObject json;
    for (std::size_t i = 0; i < kQualityComponents; ++i) {
        const auto component = static_cast<QualityComponent>(i);
        json.insert(names::of(component), gate.least(component));
    }
    return json;
}

QJsonObject contentJson(const PolicyFields& f)
{
    QJsonObject engine{{Name("name"), f.engine.name}};
    if (!f.engine.networkDigest.isEmpty())
        engine.insert(Name("network"), f.engine.networkDigest);
    return {{Name("engine"), engine},
            {Name("mode"), names::of(f.mode)},
            {Name("profile"), names::of(f.profile)},
            {Name("accept"), f.accept.units()},
            {Name("review"), f.review.units()},
            {Name("gate"), gateJson(f.gate)},
            {Name("livenessRequired"), f.livenessRequired},
            {Name("maxAttempts"), f.maxAttempts},
            {Name("galleryLimit"), f.galleryLimit},
            {Name("scanBudgetMs"), static_cast<qint64>(f.scanBudget.count())},
            {Name("stepIdleMs"), static_cast<qint64>(f.stepIdle.count())},
            {Name("evidence"), names::of(f.evidence)}};
}

void only(Fields& fields, std::initializer_list<Name> known)
{
    qsizetype found = 0;
    for (const Name name : known)
        found += fields.has(name) ? 1 : 0;
    if (found != fields.object().size())
        fields.complain(Name("*"), QStringLiteral("no field that is not known"));
}

QualityGate readGate(Fields fields)
{
    QualityGate gate;
    for (std::size_t i = 0; i < kQualityComponents; ++i) {
        const auto component = static_cast<QualityComponent>(i);
        const QByteArray name = names::of(component).toLatin1();
        gate.setLeast(component, static_cast<int>(fields.integer(Name(name), 0, 100)));
    }
    if (fields.object().size() != static_cast<qsizetype>(kQualityComponents))
        fields.complain(Name("*"), QStringLiteral("no field that is not known"));
    return gate;
}

PolicyFields readContent(Fields fields)
{
    only(fields, {Name("engine"), Name("mode"), Name("profile"), Name("accept"), Name("review"), Name("gate"),
                  Name("livenessRequired"), Name("maxAttempts"), Name("galleryLimit"), Name("scanBudgetMs"),
                  Name("stepIdleMs"), Name("evidence")});
    PolicyFields f;
    Fields engine = fields.child(Name("engine"));
    only(engine, {Name("name"), Name("network")});
    f.engine = fields.engine(Name("engine"));
    f.mode = fields.word(Name("mode"), &names::matchMode);
    f.profile = fields.word(Name("profile"), &names::profile);
    f.accept = fields.score(Name("accept"));
    f.review = fields.score(Name("review"));
    f.gate = readGate(fields.child(Name("gate")));
    f.livenessRequired = fields.flag(Name("livenessRequired"));
    f.maxAttempts = static_cast<int>(fields.integer(Name("maxAttempts"), 0, kMost));
    f.galleryLimit = static_cast<int>(fields.integer(Name("galleryLimit"), 0, kMost));
    f.scanBudget = std::chrono::milliseconds(fields.integer(Name("scanBudgetMs"), 0, kMost));
    f.stepIdle = std::chrono::milliseconds(fields.integer(Name("stepIdleMs"), 0, kMost));
    f.evidence = fields.word(Name("evidence"), &names::evidenceRule);
    return f;
}

QList<KioskId> readAudience(Fields& fields)
{
    QList<KioskId> kiosks;
    const QJsonArray list = fields.list(Name("audience"), kMostKiosks);
    for (const auto& value : list) {
        const Result<KioskId> kiosk = KioskId::from(value.toString());
        if (!kiosk || kiosk->isNull())
            fields.complain(Name("audience"), QStringLiteral("names of kiosks"));
        else
            kiosks.append(*kiosk);
    }
    return kiosks;
}

} // namespace

QByteArray canonicalBytes(const PolicyRevision& r)
{
    QJsonArray audience;
    for (const KioskId& kiosk : r.audience)
        audience.append(kiosk.toString());
    QJsonObject json{{Name("version"), static_cast<qint64>(r.version())},
                     {Name("env"), names::of(r.environment)},
                     {Name("audience"), audience},
                     {Name("notBeforeMs"), r.notBeforeMs},
                     {Name("notAfterMs"), r.notAfterMs},
                     {Name("largeStep"), r.largeStep},
                     {Name("content"), contentJson(r.content)}};
    if (!r.previous.isEmpty())
        json.insert(Name("previous"), QString::fromLatin1(r.previous.toHex()));
    // QJsonObject sorts by UTF-16 units, and compact QJsonDocument writes whole numbers and text as RFC 8785 does.
    return kHead.toByteArray() + wire::toBytes(json);
}

Result<PolicyRevision> revisionFrom(const QByteArray& bytes)
{
    if (!bytes.startsWith(kHead))
        return wire::malformed(QStringLiteral("policy: begins with jinbi-policy-v1"));
    const Result<QJsonObject> object = wire::parseObject(bytes.sliced(kHead.size()));
    if (!object)
        return object.error();
    wire::Complaint complaint;
    Fields fields(*object, QStringLiteral("policy"), complaint);
    only(fields, {Name("version"), Name("env"), Name("audience"), Name("previous"), Name("notBeforeMs"),
                  Name("notAfterMs"), Name("largeStep"), Name("content")});
    PolicyRevision r;
    r.content = readContent(fields.child(Name("content")));
    r.content.revision = static_cast<quint64>(fields.integer(Name("version"), 1, kMostExact));
    r.environment = fields.word(Name("env"), &names::environment);
    r.content.rehearsal = r.environment == Environment::Rehearsal;
    r.audience = readAudience(fields);
    if (fields.has(Name("previous")))
        r.previous = QByteArray::fromHex(fields.hex(Name("previous"), kHashBytes).toLatin1());
    r.notBeforeMs = fields.time(Name("notBeforeMs"));
    r.notAfterMs = fields.time(Name("notAfterMs"));
    if (r.notAfterMs < r.notBeforeMs)
        fields.complain(Name("notAfterMs"), QStringLiteral("not before notBeforeMs"));
    r.largeStep = fields.flag(Name("largeStep"));
    if (complaint.first())
        return *complaint.first();
    return r;
}

QByteArray hashOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray keyName(const QByteArray& publicKey)
{
    return hashOf(publicKey).first(wire::kKeyNameBytes);
}

wire::SignedPolicy sign(const QByteArray& bytes, const QList<crypto::SigningKey>& keys)
{
    wire::SignedPolicy policy{bytes, {}};
    for (const crypto::SigningKey& key : keys)
        policy.signatures.append({keyName(key.publicKey()), key.sign(bytes)});
    return policy;
}

} // namespace jinbi::policy
