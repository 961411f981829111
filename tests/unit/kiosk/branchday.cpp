// SPDX-License-Identifier: GPL-3.0-or-later
#include "branchday.h"

#include "kioskfakes.h"
#include "wire/topics.h"

#include <QDateTime>
#include <QThread>

namespace jinbi::kiosktest {

HallCamera::HallCamera(std::shared_ptr<Hall> hall, std::shared_ptr<const Clock> clock)
    : m_hall(std::move(hall)), m_clock(std::move(clock))
{
    for (int person = 0; person < 10; ++person)
        m_pictures[person] = pictureOf(person == 0 ? 0 : 1, 90, person);
}

Result<void> HallCamera::open()
{
    if (m_hall->unplugged)
        return Error{ErrorCode::Unavailable, {}, QStringLiteral("unplugged")};
    return {};
}

Result<Frame> HallCamera::read()
{
    if (m_hall->unplugged)
        return Error{ErrorCode::Unavailable, {}, QStringLiteral("unplugged")};
    QImage picture = m_pictures.at(m_hall->person);
    ++m_number;
    picture.setPixelColor(639, 479, QColor::fromRgb(static_cast<QRgb>(m_number)));
    return Frame{picture, m_number, m_clock->monotonicMs()};
}

Result<std::optional<QString>> HallHost::customerByPhone(const QString& phone)
{
    const int number = phone.right(2).toInt();
    if (!phone.startsWith(QLatin1String("86138000000")) || number < 1 || number > 9)
        return std::optional<QString>();
    return std::optional<QString>(QStringLiteral("c-%1").arg(number));
}

Result<std::optional<QString>> HallHost::customerByClaim(Claim, const QString& code)
{
    return code.startsWith(QLatin1String("C-")) ? std::optional<QString>(code.toLower()) : std::optional<QString>();
}

PinVerdict HallHost::verifyPin(const QString&, const PinBlock& block)
{
    const Result<QByteArray> clear = m_key.open(block.sealed);
    if (!clear)
        return PinVerdict::Unavailable;
    return clear->mid(1, clear->at(0)) == kPin ? PinVerdict::Ok : PinVerdict::Wrong;
}

HallReferences::HallReferences()
{
    for (int person = 1; person < 10; ++person)
        m_gallery.push_back({QStringLiteral("c-%1").arg(person), templateOf(person * 6)});
}

Result<FaceTemplate> HallReferences::referenceOf(const QString& customer)
{
    for (const Entry& entry : m_gallery) {
        if (entry.customer == customer)
            return entry.reference;
    }
    return Error{ErrorCode::NotFound, {}, QStringLiteral("no reference")};
}

ScriptedPanel::ScriptedPanel(std::shared_ptr<Hall> hall, crypto::SealingKey hostKey)
    : m_hall(std::move(hall)), m_pad(std::move(hostKey))
{
}

void ScriptedPanel::show(const ScreenState& state)
{
    shownIn = QThread::currentThread();
    shown = state;
    if (m_errands.isEmpty())
        return;
    const Errand errand = m_errands.first();
    if (errand.leavesAt == state.stage && state.stage != Stage::Finished) {
        Q_EMIT anotherWayChosen();
        return;
    }
    switch (state.message) {
    case ScreenMessage::Welcome:
        m_hall->person = errand.person;
        Q_EMIT started();
        return;
    case ScreenMessage::ReadNotice:
        m_pad.begin();
        Q_EMIT noticeAccepted();
        return;
    case ScreenMessage::EnterPhone:
        Q_EMIT phoneEntered(errand.phone);
        return;
    case ScreenMessage::EnterPin:
    case ScreenMessage::PinAgain:
        return typePin(errand.rightPin);
    default:
        break;
    }
    if (state.stage == Stage::Finished) {
        farewells << state.message;
        m_errands.removeFirst();
        m_hall->person = 0;
        Q_EMIT cancelled();
    }
}

void ScriptedPanel::typePin(bool right)
{
    for (const char* c = HallHost::kPin; *c; ++c)
        m_pad.enter(right ? *c - '0' : '9' - *c);
    if (const Result<PinBlock> block = m_pad.seal())
        Q_EMIT pinSubmitted(*block);
}

SmallRecorder::SmallRecorder(const mqtt::BrokerAddress& address) : m_client(QStringLiteral("recorder"), address)
{
    m_client.subscribe(wire::filterOfAll(wire::Up::Session), 1);
    m_client.subscribe(wire::filterOfAll(wire::Up::Evidence), 1);
    connect(&m_client, &mqtt::MqttClient::messageReceived, this, &SmallRecorder::receive);
}

void SmallRecorder::receive(const mqtt::Message& message)
{
    const std::optional<wire::UpTopic> from = wire::parseUp(message.topic);
    if (!from || deaf)
        return;
    if (from->what == wire::Up::Evidence) {
        if (const auto picture = wire::decodeEvidence(from->kiosk, message.payload))
            evidence << *picture;
        return;
    }
    const Result<SessionRecord> record = wire::decodeSession(from->kiosk, message.payload);
    if (!record)
        qFatal("%s", qPrintable(record.error().detail));
    ++deliveries;
    if (!sessions.contains(record->seq))
        sessions.insert(record->seq, *record);
    else if (sessions.value(record->seq) != *record)
        qFatal("two sessions of one number");
    acknowledge(*record);
}

void SmallRecorder::acknowledge(const SessionRecord& last)
{
    wire::Ack ack{last.epoch, 0, {}, QDateTime::currentMSecsSinceEpoch()};
    while (sessions.contains(ack.upTo + 1))
        ++ack.upTo;
    if (last.seq > ack.upTo)
        ack.sparse << last.seq;
    static_cast<void>(m_client.publish(wire::topic(last.kiosk, wire::Down::Ack), wire::encode(last.kiosk, ack), 1));
}

} // namespace jinbi::kiosktest
