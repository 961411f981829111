// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/livefeed.h"

#include <QHash>
#include <QObject>
#include <QSize>
#include <QTimer>

namespace jinbi {

/// Tells the feed which kiosks are on screen. Scrolling and resizing are collected, so that leases do not come and go
/// with every pixel; looking away takes effect at once. Looking at nothing costs nothing.
class LiveWatch : public QObject
{
    Q_OBJECT

public:
    /// `feed` must outlive the watch, which lets go of everything when it dies.
    explicit LiveWatch(LiveFeed& feed, QObject* parent = nullptr);
    ~LiveWatch() override;

    /// Sizes in device pixels.
    void show(const QHash<KioskId, QSize>& sizes);
    void hide();

private:
    void send();

    LiveFeed& m_feed;
    QHash<KioskId, QSize> m_wanted;
    QHash<KioskId, QSize> m_sent;
    QTimer m_settle;
};

} // namespace jinbi
