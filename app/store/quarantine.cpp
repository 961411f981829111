// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quarantine.h"

#include <QCryptographicHash>
#include <QUuid>

namespace jinbi::store {

namespace {

constexpr qsizetype kMaxText = 200;

} // namespace

Quarantine::Quarantine(const Database& database)
    : m_add(database,
            QStringLiteral("INSERT INTO quarantine (id, received_ms, last_ms, times, topic, kiosk, epoch, seq, "
                           "code, detail, size, sha256) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?) "
                           "ON CONFLICT (kiosk, code, sha256) DO UPDATE SET "
                           "times = quarantine.times + 1, last_ms = excluded.last_ms"))
{
}

Result<void> Quarantine::add(const RefusedMessage& m, qint64 nowMs)
{
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(m.payload, QCryptographicHash::Sha256).toHex());
    const bool placed = m.seq != 0 && !m.epoch.isEmpty();
    const auto ok =
        m_add.run({QUuid::createUuid().toString(QUuid::WithoutBraces), nowMs, nowMs, bindable(m.topic.left(kMaxText)),
                   bindable(m.kiosk.toString()), placed ? QVariant(m.epoch) : QVariant(),
                   placed ? QVariant(static_cast<qint64>(m.seq)) : QVariant(), bindable(m.code),
                   bindable(m.detail.left(kMaxText)), static_cast<qint64>(m.payload.size()), hash});
    if (!ok)
        return ok.error();
    return {};
}

} // namespace jinbi::store
