// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/inbox.h"

#include "wire/codec.h"
#include "wire/topics.h"

namespace jinbi::recorder {

namespace {

/// The word of wire::Nack for an error of the codec, whose detail begins with the field.
QString codeOf(const Error& error)
{
    static const QStringList kEnvelope{QStringLiteral("size"), QStringLiteral("json"), QStringLiteral("v"),
                                       QStringLiteral("kind"), QStringLiteral("body")};
    if (error.code == ErrorCode::Incompatible)
        return QStringLiteral("version");
    const QString field = error.detail.section(QLatin1Char(':'), 0, 0);
    if (field == QStringLiteral("kiosk") || field.endsWith(QStringLiteral(".kiosk")))
        return QStringLiteral("identity");
    return kEnvelope.contains(field) ? QStringLiteral("malformed") : QStringLiteral("range");
}

} // namespace

void Inbox::add(const mqtt::Message& message, qint64 nowMonotonicMs)
{
    const auto topic = wire::parseUp(message.topic);
    if (!topic || (topic->what != wire::Up::Session && topic->what != wire::Up::Evidence)) {
        refuse(KioskId(), message, QStringLiteral("malformed"), QStringLiteral("topic: none of ours"), false);
        return;
    }
    if (message.retained) {
        refuse(topic->kiosk, message, QStringLiteral("malformed"), QStringLiteral("retain: must not be set"), false);
        return;
    }
    if (message.qos < 1) {
        refuse(topic->kiosk, message, QStringLiteral("malformed"), QStringLiteral("qos: must be 1"), true);
        return;
    }
    if (!m_keys || !m_keys(topic->kiosk).hasSigned(message.topic, message.payload, message.mac)) {
        refuse(topic->kiosk, message, QStringLiteral("mac"),
               message.mac.isEmpty() ? QStringLiteral("mac: required once")
                                     : QStringLiteral("mac: not the kiosk's own"),
               topic->what == wire::Up::Session);
        return;
    }
    if (topic->what == wire::Up::Session)
        addSession(topic->kiosk, message, nowMonotonicMs);
    else
        addEvidence(topic->kiosk, message);
}

void Inbox::addSession(const KioskId& kiosk, const mqtt::Message& message, qint64 nowMonotonicMs)
{
    auto record = wire::decodeSession(kiosk, message.payload);
    if (!record) {
        refuse(kiosk, message, codeOf(record.error()), record.error().detail, true);
        return;
    }
    m_batch.sessions.append({*std::move(record), message.payload});
    m_arrivals.append(nowMonotonicMs);
}

void Inbox::addEvidence(const KioskId& kiosk, const mqtt::Message& message)
{
    auto picture = wire::decodeEvidence(kiosk, message.payload);
    if (!picture) {
        refuse(kiosk, message, codeOf(picture.error()), picture.error().detail, false);
        return;
    }
    m_batch.evidence.append({kiosk, *std::move(picture), message.payload});
}

void Inbox::refuse(const KioskId& kiosk, const mqtt::Message& message, const QString& code, const QString& detail,
                   bool answer)
{
    store::RefusedMessage refused{message.topic, kiosk, code, detail, message.payload, QString(), 0};
    if (const auto place = answer ? wire::placeOf(message.payload) : std::nullopt) {
        refused.epoch = place->epoch;
        refused.seq = place->seq;
        m_refusals.append({kiosk, {place->epoch, place->seq, code, detail}});
    }
    m_batch.refused.append(refused);
}

void Inbox::clear()
{
    m_batch = {};
    m_arrivals.clear();
    m_refusals.clear();
}

} // namespace jinbi::recorder
