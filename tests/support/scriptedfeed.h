// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/livefeed.h"

#include <QColor>
#include <QPainter>

#include <chrono>

namespace jinbi::test {

/// A clock that goes only when told to. Starts at 14:32:07 UTC on a July day.
class HandClock final : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return m_utcMs; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_monotonicMs; }
    void advance(std::chrono::milliseconds by)
    {
        m_utcMs += by.count();
        m_monotonicMs += by.count();
    }
    /// The monotonic clock stands still while the computer sleeps.
    void suspend(std::chrono::milliseconds by) { m_utcMs += by.count(); }

private:
    qint64 m_utcMs = 1752589927000;
    qint64 m_monotonicMs = 5'000'000;
};

inline KioskId kioskId(const char* name)
{
    return KioskId::from(QString::fromLatin1(name)).value();
}

inline MatchScore score(int units)
{
    return MatchScore::fromUnits(units).value();
}

/// A picture of the size that was asked for: a plain figure before a wall, no person's likeness.
inline QImage testFrame(const QSize& size, const QColor& coat, bool withPerson)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(QColor(0x6F, 0x76, 0x82));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QSizeF s = size;
    painter.fillRect(QRectF(0, 0, s.width() * 0.18, s.height()), QColor(0x5B, 0x62, 0x6E));
    painter.fillRect(QRectF(s.width() * 0.7, 0, s.width() * 0.12, s.height()), QColor(0x8A, 0x90, 0x9A));
    if (!withPerson)
        return picture;
    painter.setBrush(coat);
    painter.drawEllipse(QPointF(s.width() / 2, s.height() * 1.05), s.width() * 0.3, s.height() * 0.36);
    painter.setBrush(QColor(0xD9, 0xA8, 0x80));
    painter.drawEllipse(QPointF(s.width() / 2, s.height() * 0.48), s.height() * 0.16, s.height() * 0.21);
    painter.setBrush(QColor(0x2B, 0x24, 0x22));
    painter.drawChord(
        QRectF(s.width() / 2 - s.height() * 0.17, s.height() * 0.25, s.height() * 0.34, s.height() * 0.34), 0,
        180 * 16);
    return picture;
}

/// Where testFrame() draws the face, in pixels of `size`.
inline FaceBox testFace(const QSize& size)
{
    FaceBox face;
    const double h = size.height();
    const double x = size.width() / 2.0;
    face.box = QRectF(x - h * 0.18, h * 0.26, h * 0.36, h * 0.44);
    face.landmarks = {QPointF(x - h * 0.07, h * 0.44), QPointF(x + h * 0.07, h * 0.44), QPointF(x, h * 0.51),
                      QPointF(x - h * 0.05, h * 0.58), QPointF(x + h * 0.05, h * 0.58)};
    face.hasLandmarks = true;
    face.confidence = 0.99;
    return face;
}

/// A feed that says what a test tells it to say, and remembers who was watched.
class ScriptedFeed final : public LiveFeed
{
public:
    explicit ScriptedFeed(const Clock& clock) : m_clock(clock) {}

    void watch(const QHash<KioskId, QSize>& sizes) override
    {
        watched = sizes;
        ++watchCalls;
    }
    void look(const FaceLook& look) override
    {
        looked = look;
        ++lookCalls;
    }
    void endLook() override
    {
        looked.reset();
        ++endLookCalls;
    }
    [[nodiscard]] std::optional<LiveFrame> takeFrame(const KioskId& kiosk) override
    {
        const auto it = m_waiting.find(kiosk);
        if (it == m_waiting.end())
            return std::nullopt;
        const LiveFrame frame = *it;
        m_waiting.erase(it);
        return frame;
    }
    [[nodiscard]] bool isConnected() const override { return m_connected; }

    void setConnected(bool connected)
    {
        m_connected = connected;
        Q_EMIT connectionChanged(connected);
    }
    void report(const KioskStatus& status) { Q_EMIT statusReceived(status); }
    void progress(const VisitProgress& progress) { Q_EMIT progressReceived(progress); }
    /// Offers a frame of the watched size; false when nobody looks.
    bool offer(const VisitProgress& progress, const QColor& coat, bool masked = false)
    {
        const auto size = watched.constFind(progress.kiosk);
        if (size == watched.constEnd())
            return false;
        const bool withPerson = progress.stage != Stage::Attract && progress.stage != Stage::OutOfService;
        LiveFrame frame;
        frame.picture = testFrame(QSize(480, 360).scaled(*size, Qt::KeepAspectRatioByExpanding), coat, withPerson);
        frame.meta.size = QSize(480, 360);
        frame.meta.masked = masked;
        frame.meta.lease = lease;
        frame.meta.progress = progress;
        frame.meta.capturedMs = m_clock.utcMs();
        if (withPerson)
            frame.meta.face = testFace(frame.meta.size);
        frame.receivedMs = m_clock.monotonicMs();
        m_waiting.insert(progress.kiosk, frame);
        Q_EMIT frameWaiting(progress.kiosk);
        return true;
    }
    [[nodiscard]] bool isWaiting(const KioskId& kiosk) const { return m_waiting.contains(kiosk); }

    QHash<KioskId, QSize> watched;
    int watchCalls = 0;
    std::optional<FaceLook> looked;
    int lookCalls = 0;
    int endLookCalls = 0;
    LeaseId lease; ///< what the offered frames carry

private:
    const Clock& m_clock;
    QHash<KioskId, LiveFrame> m_waiting;
    bool m_connected = true;
};

inline KioskStatus statusOf(const KioskId& kiosk, const QString& place, const Clock& clock)
{
    KioskStatus status;
    status.kiosk = kiosk;
    status.place = place;
    status.online = true;
    status.sentMs = clock.utcMs();
    status.software = QStringLiteral("0.1.0");
    status.engine = {QStringLiteral("mobilefacenet"), QStringLiteral("3d77c5c1aa")};
    status.policyRevision = 118;
    status.camera = CameraHealth::Good;
    status.diskFreeBytes = 21'400'000'000;
    status.clockOffsetMs = 120;
    return status;
}

inline VisitProgress progressOf(const KioskId& kiosk, Stage stage, const Clock& clock)
{
    VisitProgress progress;
    progress.kiosk = kiosk;
    progress.stage = stage;
    progress.sinceMs = clock.utcMs();
    progress.maxAttempts = 3;
    progress.threshold = score(6200);
    if (stage != Stage::Attract && stage != Stage::OutOfService)
        progress.session = SessionId::create();
    return progress;
}

} // namespace jinbi::test
