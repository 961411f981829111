// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/livefeed.h"
#include "services/accesspolicy.h"

#include <QHash>
#include <QObject>
#include <QSize>
#include <QTimer>

namespace jinbi {

/// Tells the feed which kiosks are on screen. Scrolling and resizing are collected, so that leases do not come and go
/// with every pixel; looking away takes effect at once, and so does losing the right to look. Looking at nothing costs
/// nothing.
class LiveWatch : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the watch, which lets go of everything when it dies.
    LiveWatch(LiveFeed& feed, const AccessPolicy& policy, QObject* parent = nullptr);
    ~LiveWatch() override;

    /// Sizes in device pixels. Nothing for whoever may not look (Action::WatchLive).
    void show(const QHash<KioskId, QSize>& sizes);
    void hide();

private:
    void send();

    LiveFeed& m_feed;
    const AccessPolicy& m_policy;
    QHash<KioskId, QSize> m_wanted;
    QHash<KioskId, QSize> m_sent;
    QTimer m_settle;
};

} // namespace jinbi
