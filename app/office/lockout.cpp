// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/lockout.h"

#include "crypto/sealing.h"

#include <algorithm>

namespace jinbi::office {

namespace {

constexpr qint64 kFirstMs = 30000;
constexpr qint64 kLongestMs = 900000;
constexpr qsizetype kSaltBytes = 32;

} // namespace

Lockout::Lockout(const Clock& clock) : m_clock(clock), m_salt(crypto::randomBytes(kSaltBytes)) {}

qint64 Lockout::waitAfter(int failures)
{
    if (failures <= kFree)
        return 0;
    const int doublings = std::min(failures - kFree - 1, 10);
    return std::min(kFirstMs << doublings, kLongestMs);
}

qint64 Lockout::remaining(const QString& key, const Record& record)
{
    if (record.waitMs <= 0) {
        m_anchors.remove(key);
        return 0;
    }
    const qint64 now = m_clock.monotonicMs();
    const auto known = m_anchors.constFind(key);
    const bool isKnown = known != m_anchors.constEnd() && known->record.failures == record.failures &&
                         known->record.waitFromMs == record.waitFromMs && known->record.waitMs == record.waitMs;
    if (isKnown)
        return std::max<qint64>(known->untilMs - now, 0);
    const qint64 wait = std::min(record.waitMs, kLongestMs);
    const qint64 gone = m_clock.utcMs() - record.waitFromMs;
    const qint64 left = gone < 0 ? wait : std::max<qint64>(wait - gone, 0);
    m_anchors.insert(key, {record, now + left, false});
    return left;
}

bool Lockout::isFirstKnock(const QString& key)
{
    const auto anchor = m_anchors.find(key);
    if (anchor == m_anchors.end() || anchor->isTold)
        return false;
    anchor->isTold = true;
    return true;
}

QString Lockout::strangerKey(const QString& login) const
{
    return QString::fromLatin1(crypto::keyedHash(m_salt, login.toUtf8()).toBase64());
}

void Lockout::strangerFailed(const QString& key)
{
    Record record = m_strangers.value(key);
    record.failures = std::min(record.failures + 1, kMost);
    record.waitMs = waitAfter(record.failures);
    record.waitFromMs = m_clock.utcMs();
    if (!m_strangers.contains(key) && m_strangers.size() >= kStrangers) {
        const auto oldest = std::min_element(m_strangers.cbegin(), m_strangers.cend(),
                                             [](const auto& a, const auto& b) { return a.waitFromMs < b.waitFromMs; });
        m_anchors.remove(oldest.key());
        m_strangers.erase(oldest);
    }
    m_strangers.insert(key, record);
}

} // namespace jinbi::office
