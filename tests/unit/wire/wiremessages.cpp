// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "domain/names.h"
#include "wire/topics.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QTextStream>
#include <QtEndian>

#include <functional>
#include <iostream>
#include <string>

/// The codec for a program in another language: "samples" prints what it writes, all topics and all words;
/// "verdicts" answers, line by line, whether it takes a message {"kind":…,"message":…} for samples::kiosk().
using namespace jinbi;
using namespace jinbi::wire;

namespace {

using Name = QLatin1StringView;

QByteArray sealed()
{
    return QByteArray(40, 's');
}

/// The head of a picture; anything else as it is.
QByteArray headOf(const QByteArray& message)
{
    if (!message.startsWith("JNB1"))
        return message;
    return message.sliced(8, static_cast<qsizetype>(qFromBigEndian<quint32>(message.constData() + 4)));
}

QByteArray withHead(const QByteArray& head)
{
    QByteArray length(4, '\0');
    qToBigEndian(static_cast<quint32>(head.size()), length.data());
    return "JNB1" + length + head + sealed();
}

/// Every field filled in, and as little as a message can hold.
QMap<QString, QList<QByteArray>> samplesByKind()
{
    SessionRecord smallest;
    smallest.id = SessionId::create();
    smallest.kiosk = samples::kiosk();
    smallest.epoch = QStringLiteral("e");
    smallest.seq = 1;
    smallest.startedMs = samples::session().startedMs;
    smallest.engine = {QStringLiteral("classical"), {}};
    smallest.policyRevision = 1;
    SessionRecord fullest = samples::session();
    fullest.attempts = QList<FaceAttempt>(kMaxAttempts, fullest.attempts.first());
    for (std::size_t i = 0; i < kQualityComponents; ++i)
        fullest.attempts[0].quality.set(static_cast<QualityComponent>(i), static_cast<int>(i) * 10);
    fullest.steps = QList<SessionStep>(kMaxSteps, fullest.steps.first());
    while (fullest.evidence.size() < kMaxEvidence)
        fullest.evidence.append(EvidenceId::create());
    KioskStatus will;
    will.kiosk = samples::kiosk();
    will.sentMs = samples::status().sentMs;
    VisitProgress rest;
    rest.kiosk = samples::kiosk();
    LiveMeta faceless = samples::liveMeta();
    faceless.face.reset();
    faceless.masked = true;
    ViewLease masked;
    masked.id = LeaseId::create();
    masked.kiosk = samples::kiosk();
    masked.lastsMs = kMaskedLeaseMs;
    ServiceOrder resumed{QUuid::createUuid(), false, {}};
    resumed.what.sinceMs = samples::stop().what.sinceMs + 1;
    const KioskId kiosk = samples::kiosk();
    const QString epoch = QStringLiteral("6f1c2a");
    const EvidencePicture picture{EvidenceId::create(), SessionId::create(), 900, sealed()};
    return {
        {QStringLiteral("session"), {encode(samples::session()), encode(smallest), encode(fullest)}},
        {QStringLiteral("status"), {encode(samples::status()), encode(will)}},
        {QStringLiteral("progress"), {encode(samples::progress()), encode(rest)}},
        {QStringLiteral("evidence"), {encode(kiosk, picture)}},
        {QStringLiteral("live"),
         {encode(kiosk, LivePicture{samples::liveMeta(), sealed()}), encode(kiosk, LivePicture{faceless, sealed()})}},
        {QStringLiteral("ack"),
         {encode(kiosk, Ack{epoch, 7, {9, 12}, will.sentMs}), encode(kiosk, Ack{epoch, 0, {}, will.sentMs})}},
        {QStringLiteral("nack"),
         {encode(kiosk, Nack{epoch, 3, QStringLiteral("range"), QStringLiteral("session.score: a whole number")}),
          encode(kiosk, Nack{epoch, 3, QStringLiteral("conflict"), {}})}},
        {QStringLiteral("resend"), {encode(kiosk, Resend{epoch, 4, 9})}},
        {QStringLiteral("lease"), {encode(samples::lease()), encode(masked)}},
        {QStringLiteral("release"), {encodeRelease(kiosk, LeaseId::create())}},
        {QStringLiteral("service"), {encode(kiosk, samples::stop()), encode(kiosk, resumed)}},
        {QStringLiteral("policy"), {encode(kiosk, samples::policy())}},
    };
}

QMap<QString, std::function<QString(const QByteArray&)>> decoders()
{
    // "" for a message that was taken, else what was wrong.
    const auto said = [](auto decode) {
        return [decode](const QByteArray& bytes) {
            const auto result = decode(samples::kiosk(), bytes);
            return result ? QString() : result.error().detail;
        };
    };
    return {
        {QStringLiteral("session"), said(decodeSession)},
        {QStringLiteral("status"), said(decodeStatus)},
        {QStringLiteral("progress"), said(decodeProgress)},
        {QStringLiteral("evidence"), [said](const QByteArray& head) { return said(decodeEvidence)(withHead(head)); }},
        {QStringLiteral("live"), [said](const QByteArray& head) { return said(decodeLive)(withHead(head)); }},
        {QStringLiteral("ack"), said(decodeAck)},
        {QStringLiteral("nack"), said(decodeNack)},
        {QStringLiteral("resend"), said(decodeResend)},
        {QStringLiteral("lease"), said(decodeLease)},
        {QStringLiteral("release"), said(decodeRelease)},
        {QStringLiteral("service"), said(decodeService)},
        {QStringLiteral("policy"), said(decodePolicy)}};
}

/// All there are: the topics of the first values that have one.
template <class Kind>
QJsonArray topicsOf()
{
    QJsonArray topics;
    for (int i = 0;; ++i) {
        const QString topic = wire::topic(samples::kiosk(), static_cast<Kind>(i));
        if (topic.endsWith(QLatin1Char('/')))
            return topics;
        topics.append(topic);
    }
}

template <class Enum>
QJsonArray wordsOf()
{
    QJsonArray words;
    for (int i = 0; !names::of(static_cast<Enum>(i)).isEmpty(); ++i)
        words.append(names::of(static_cast<Enum>(i)));
    return words;
}

QJsonObject everything()
{
    QJsonArray topics = topicsOf<Up>();
    for (const QJsonValue& topic : topicsOf<Down>())
        topics.append(topic);
    QJsonObject messages;
    const auto kinds = samplesByKind();
    for (auto it = kinds.cbegin(); it != kinds.cend(); ++it) {
        QJsonArray all;
        for (const QByteArray& message : it.value())
            all.append(QString::fromUtf8(headOf(message)));
        messages.insert(it.key(), all);
    }
    const QJsonObject words{{Name("Outcome"), wordsOf<Outcome>()},
                            {Name("Stage"), wordsOf<Stage>()},
                            {Name("MatchMode"), wordsOf<MatchMode>()},
                            {Name("Liveness"), wordsOf<Liveness>()},
                            {Name("QualityComponent"), wordsOf<QualityComponent>()},
                            {Name("CameraHealth"), wordsOf<CameraHealth>()},
                            {Name("DiskHealth"), wordsOf<DiskHealth>()},
                            {Name("Profile"), wordsOf<Profile>()},
                            {Name("NetworkState"), wordsOf<NetworkState>()},
                            {Name("Environment"), wordsOf<Environment>()},
                            {Name("EvidenceRule"), wordsOf<EvidenceRule>()},
                            {Name("PolicyRefusal"), wordsOf<PolicyRefusal>()}};
    return {{Name("kiosk"), samples::kiosk().toString()},
            {Name("topics"), topics},
            {Name("words"), words},
            {Name("samples"), messages}};
}

} // namespace

int main(int argc, char* argv[])
{
    const QByteArray mode(argc > 1 ? argv[1] : "");
    QTextStream out(stdout);
    if (mode == "samples") {
        out << QJsonDocument(everything()).toJson() << Qt::flush;
        return 0;
    }
    if (mode != "verdicts")
        return 2;
    const auto kinds = decoders();
    for (std::string line; std::getline(std::cin, line);) {
        const QJsonObject question = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const auto decode = kinds.value(question.value(Name("kind")).toString());
        const QString verdict =
            decode ? decode(question.value(Name("message")).toString().toUtf8()) : QStringLiteral("no such kind");
        const QJsonObject answer{{Name("taken"), verdict.isEmpty()}, {Name("detail"), verdict}};
        out << QJsonDocument(answer).toJson(QJsonDocument::Compact) << '\n';
    }
    return 0;
}
