// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camera/cameraworker.h"
#include "crypto/sealing.h"
#include "domain/livepicture.h"
#include "domain/policy.h"
#include "kiosk/inference.h"
#include "kiosk/livepublisher.h"
#include "kiosk/scanner.h"
#include "kiosk/visitevents.h"
#include "ports/clock.h"
#include "ports/referencesource.h"
#include "wire/codec.h"

#include <QObject>

#include <optional>

namespace jinbi::kiosk {

/// A kiosk's eyes: looks at the camera's newest frame, scans, compares, and makes live pictures and evidence.
///
/// Thread: the inference thread, where it is moved after construction; every call goes there through the event loop,
/// one after the other, so that a comparison always finds its scan embedded. Answers name the session they belong to.
/// Pictures and templates never leave it but sealed.
class FaceWatch : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives the watch.
    struct Parts
    {
        KioskId kiosk;
        Policy policy;
        crypto::SealingKey branchKey;
        Inference& inference;
        camera::CameraWorker& camera;
        ReferenceSource& references;
        LivePublisher& publisher;
        const Clock& clock;
    };
    explicit FaceWatch(const Parts& parts);

    void takeFrame();
    /// Of the scans to come.
    void setPolicy(const Policy& policy) { m_parts.policy = policy; }
    /// `sessionBeganMs` is monotonic.
    void beginScan(const SessionId& session, qint64 sessionBeganMs);
    void endScan(const SessionId& session);
    /// Claimed: against the customer's reference, with nobody as with somebody. Identify: against the gallery.
    void compare(const SessionId& session, const std::optional<QString>& customer);
    void setProgress(const VisitProgress& progress) { m_progress = progress; }
    void wipe();

Q_SIGNALS:
    void glanced(bool face);
    void scanProgressed(const jinbi::SessionId& session, const jinbi::kiosk::ScanProgress& progress);
    void scanEnded(const jinbi::SessionId& session, const jinbi::kiosk::ScanSummary& scan);
    void evidenceMade(const jinbi::SessionId& session, const QList<jinbi::wire::EvidencePicture>& pictures);
    void compared(const jinbi::SessionId& session, const jinbi::kiosk::FaceComparison& comparison);
    void failed(const QString& note);
    /// Ready to publish.
    void livePictureMade(const QByteArray& payload);

private:
    void look(const Frame& frame, Sighting& sighting);
    void finishScan();
    void makeEvidence();
    void publish(const Sighting& sighting);
    void adjustRate();
    [[nodiscard]] qint64 utcOffsetMs() const;

    Parts m_parts;
    Scanner m_scanner;
    SessionId m_session;
    qint64 m_sessionBeganMs = 0;
    ScanProgress m_shown;
    QList<FaceTemplate> m_probes;
    VisitProgress m_progress;
    qint64 m_lastLookMs = 0;
    double m_rate = 0;
};

} // namespace jinbi::kiosk
