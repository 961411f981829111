// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/messagekey.h"
#include "mqtt/mqttclient.h"
#include "store/batch.h"

#include <QList>

#include <functional>

namespace jinbi::recorder {

/// A place that is told to a kiosk as refused for good.
struct Refusal
{
    KioskId kiosk;
    wire::Nack nack;
};

/// By what a kiosk signs; must be callable for any name.
using MessageKeys = std::function<crypto::MessageKey(const KioskId&)>;

/// Decodes what arrives and keeps it until it is stored.
///
/// What is not signed by the kiosk that its topic names is refused before anything in it is believed.
/// Sessions and pictures that came without the promise of QoS 1, or as the broker's retained copy, are refused. A
/// retained copy is not answered, though: the kiosk will send the session itself as well. Everything else that is
/// refused is answered as far as its place can be read.
class Inbox
{
public:
    /// Without keys nothing is believed.
    explicit Inbox(MessageKeys keys) : m_keys(std::move(keys)) {}

    void add(const mqtt::Message& message, qint64 nowMonotonicMs);

    [[nodiscard]] qsizetype size() const { return m_batch.size(); }
    [[nodiscard]] const store::Batch& batch() const { return m_batch; }
    /// When each of batch().sessions came.
    [[nodiscard]] const QList<qint64>& arrivals() const { return m_arrivals; }
    [[nodiscard]] const QList<Refusal>& refusals() const { return m_refusals; }
    void clear();

private:
    void addSession(const KioskId& kiosk, const mqtt::Message& message, qint64 nowMonotonicMs);
    void addEvidence(const KioskId& kiosk, const mqtt::Message& message);
    void refuse(const KioskId& kiosk, const mqtt::Message& message, const QString& code, const QString& detail,
                bool answer);

    MessageKeys m_keys;
    store::Batch m_batch;
    QList<qint64> m_arrivals;
    QList<Refusal> m_refusals;
};

} // namespace jinbi::recorder
