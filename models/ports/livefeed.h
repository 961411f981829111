// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kioskstatus.h"
#include "domain/livepicture.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QSize>
#include <QString>

#include <optional>

namespace jinbi {

/// A live picture ready to paint: decoded and scaled to the size that was asked for, Format_RGB32.
struct LiveFrame
{
    QImage picture;
    LiveMeta meta;
    qint64 receivedMs = 0; ///< console's monotonic clock
    /// Console's monotonic clock; from then on the picture must not be painted. Nothing: it may stay.
    std::optional<qint64> showUntilMs;
};

/// Leave to see the faces of one kiosk for a short time.
struct FaceLook
{
    LeaseId lease;
    KioskId kiosk;
    QString holder;     ///< id of an operator, at most 64 characters
    QString purpose;    ///< names::of(LookPurpose)
    qint64 untilMs = 0; ///< console's monotonic clock
    bool operator==(const FaceLook&) const = default;
};

/// What comes from the kiosks, as the console sees it. Lives on the GUI thread; decoding happens elsewhere.
class LiveFeed : public QObject
{
    Q_OBJECT

public:
    explicit LiveFeed(QObject* parent = nullptr);

    /// Which kiosks are being looked at, and at how many device pixels. Kiosks left out cost nothing: their leases end
    /// and nothing is decoded. Takes and renews masked leases (or unmasked ones where a rehearsal policy allows).
    virtual void watch(const QHash<KioskId, QSize>& sizes) = 0;
    /// Sees one watched kiosk unmasked under this lease, in place of its masked one, until endLook(), another look or
    /// `untilMs`. Whoever calls it has written down who looks and why.
    virtual void look(const FaceLook& look) = 0;
    /// Gives the lease back; pictures of it that were not taken yet are gone.
    virtual void endLook() = 0;
    /// The newest picture, once: newest wins, older ones are dropped and counted.
    [[nodiscard]] virtual std::optional<LiveFrame> takeFrame(const KioskId& kiosk) = 0;
    [[nodiscard]] virtual bool isConnected() const = 0;

Q_SIGNALS:
    void connectionChanged(bool connected);
    void statusReceived(const jinbi::KioskStatus& status);
    void progressReceived(const jinbi::VisitProgress& progress);
    /// Emitted once when a kiosk's empty mailbox was filled; not again until takeFrame().
    void frameWaiting(const jinbi::KioskId& kiosk);
};

} // namespace jinbi
