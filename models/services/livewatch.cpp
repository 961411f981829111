// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/livewatch.h"

namespace jinbi {

namespace {

using namespace std::chrono_literals;
constexpr auto kSettle = 150ms;

} // namespace

LiveWatch::LiveWatch(LiveFeed& feed, const AccessPolicy& policy, QObject* parent)
    : QObject(parent), m_feed(feed), m_policy(policy)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &LiveWatch::send);
    connect(&m_policy, &AccessPolicy::changed, this, [this] {
        if (!m_policy.may(Action::WatchLive))
            hide();
    });
}

LiveWatch::~LiveWatch()
{
    hide();
}

void LiveWatch::show(const QHash<KioskId, QSize>& sizes)
{
    m_wanted = m_policy.check(Action::WatchLive) ? sizes : QHash<KioskId, QSize>();
    if (m_wanted.isEmpty())
        send();
    else if (m_wanted != m_sent && !m_settle.isActive())
        m_settle.start();
}

void LiveWatch::hide()
{
    show({});
}

void LiveWatch::send()
{
    m_settle.stop();
    // Somebody may have locked the console while the layout settled.
    if (!m_policy.check(Action::WatchLive))
        m_wanted.clear();
    if (m_wanted == m_sent)
        return;
    m_sent = m_wanted;
    m_feed.watch(m_sent);
}

} // namespace jinbi
