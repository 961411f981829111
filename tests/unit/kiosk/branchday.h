// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "kiosk/pinpad.h"
#include "mqtt/mqttclient.h"
#include "platform/systemclock.h"
#include "ports/bankhost.h"
#include "ports/clock.h"
#include "ports/customerpanel.h"
#include "ports/framesource.h"
#include "ports/referencesource.h"
#include "wire/codec.h"

#include <QList>
#include <QMap>
#include <QSet>

#include <atomic>
#include <map>
#include <memory>

/// The people, host and recorder of a branch for one day, for tests of a whole agent.
namespace jinbi::kiosktest {

/// Who stands before the camera; 0 is nobody. Thread-safe.
struct Hall
{
    std::atomic<int> person = 0;
    std::atomic<bool> unplugged = false;
};

/// Pictures that PixelEngine reads, never two alike.
class HallCamera : public FrameSource
{
public:
    HallCamera(std::shared_ptr<Hall> hall, std::shared_ptr<const Clock> clock);
    Result<void> open() override;
    Result<Frame> read() override;
    void close() override {}
    QString description() const override { return QStringLiteral("a drawn hall"); }

private:
    std::shared_ptr<Hall> m_hall;
    std::shared_ptr<const Clock> m_clock;
    std::map<int, QImage> m_pictures;
    quint64 m_number = 0;
};

/// Customers c-1, c-2 … with phone numbers 13800000001, …2 and one PIN for all: the canary.
class HallHost : public BankHost
{
public:
    static constexpr char kPin[] = "907153";
    explicit HallHost(crypto::OpeningKey key) : m_key(std::move(key)) {}
    Result<std::optional<QString>> customerByPhone(const QString& phone) override;
    /// Tickets and documents are named like the customer, in capitals.
    Result<std::optional<QString>> customerByClaim(Claim claim, const QString& code) override;
    PinVerdict verifyPin(const QString& customer, const PinBlock& block) override;
    bool isRehearsal() const override { return true; }

private:
    crypto::OpeningKey m_key;
};

class HallReferences : public ReferenceSource
{
public:
    HallReferences();
    Result<FaceTemplate> referenceOf(const QString& customer) override;
    const std::vector<Entry>& gallery() override { return m_gallery; }

private:
    std::vector<Entry> m_gallery;
};

/// One customer: who comes, what is typed, where another way is taken.
struct Errand
{
    int person = 1;
    QString phone;
    bool rightPin = true;
    std::optional<Stage> leavesAt = {};
    Outcome outcome = Outcome::Accepted;
};

/// Plays errands one after the other by what the screen says.
class ScriptedPanel : public CustomerPanel
{
    Q_OBJECT

public:
    ScriptedPanel(std::shared_ptr<Hall> hall, crypto::SealingKey hostKey);
    void play(const QList<Errand>& errands) { m_errands = errands; }
    void show(const ScreenState& state) override;

    [[nodiscard]] bool isDone() const { return m_errands.isEmpty(); }
    QList<ScreenMessage> farewells;
    ScreenState shown;
    QThread* shownIn = nullptr;

private:
    void typePin(bool right);

    std::shared_ptr<Hall> m_hall;
    kiosk::PinPad m_pad;
    QList<Errand> m_errands;
};

/// Keeps what arrives once, and acknowledges after it is kept.
class SmallRecorder : public QObject
{
    Q_OBJECT

public:
    explicit SmallRecorder(const mqtt::BrokerAddress& address);
    Result<void> start() { return m_client.start(); }

    QMap<quint64, SessionRecord> sessions;
    int deliveries = 0;
    QList<wire::EvidencePicture> evidence;
    bool deaf = false; ///< keeps and acknowledges nothing

private:
    void receive(const mqtt::Message& message);
    void acknowledge(const SessionRecord& last);

    mqtt::MqttClient m_client;
};

} // namespace jinbi::kiosktest
