// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/facewatch.h"

#include "jpeg/jpegcodec.h"
#include "kiosk/comparison.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace jinbi::kiosk {

namespace {

Q_LOGGING_CATEGORY(lcWatch, "jinbi.kiosk.watch")

// A little less than a fifth of a second, so that a camera of five frames a second is looked at each time.
constexpr qint64 kRestLookMs = 180;
constexpr QSize kEvidenceSize(640, 480);
constexpr int kEvidenceQuality = 85;

} // namespace

FaceWatch::FaceWatch(const Parts& parts) : m_parts(parts), m_scanner(parts.inference.engine()) {}

qint64 FaceWatch::utcOffsetMs() const
{
    return m_parts.clock.utcMs() - m_parts.clock.monotonicMs();
}

void FaceWatch::takeFrame()
{
    const std::optional<Frame> frame = m_parts.camera.takeFrame();
    adjustRate();
    if (!frame)
        return;
    Sighting sighting{*frame, std::nullopt};
    const bool scanning = m_scanner.isScanning();
    if (scanning || frame->capturedMs - m_lastLookMs >= kRestLookMs)
        look(*frame, sighting);
    publish(sighting);
    if (scanning && !m_scanner.isScanning())
        finishScan();
}

void FaceWatch::look(const Frame& frame, Sighting& sighting)
{
    m_lastLookMs = frame.capturedMs;
    const bool scanning = m_scanner.isScanning();
    const Result<Scanner::Glance> glance = m_scanner.look(frame);
    if (!glance) {
        qCWarning(lcWatch) << "detection failed:" << glance.error().detail;
        if (scanning)
            Q_EMIT failed(QStringLiteral("engine"));
        return;
    }
    sighting.faces = glance->faces;
    Q_EMIT glanced(!glance->faces.isEmpty());
    if (!scanning)
        return;
    if (glance->progress != m_shown) {
        m_shown = glance->progress;
        Q_EMIT scanProgressed(m_session, m_shown);
    }
    if (glance->complete)
        m_scanner.stop();
}

void FaceWatch::beginScan(const SessionId& session, qint64 sessionBeganMs)
{
    wipe();
    m_session = session;
    m_shown = {};
    m_sessionBeganMs = sessionBeganMs;
    m_scanner.begin({m_parts.policy->gate, m_parts.policy->maxAttempts, m_parts.policy->scanBudget.count()},
                    m_parts.clock.monotonicMs());
    adjustRate();
}

void FaceWatch::endScan(const SessionId& session)
{
    if (session == m_session && m_scanner.isScanning())
        finishScan();
}

void FaceWatch::finishScan()
{
    const ScanSummary scan = m_scanner.finish();
    Q_EMIT scanEnded(m_session, scan);
    makeEvidence();
    Result<QList<FaceTemplate>> probes = m_scanner.embed();
    // The pictures have served.
    m_scanner.wipe();
    if (probes) {
        m_probes = *std::move(probes);
    } else {
        qCWarning(lcWatch) << "embedding failed:" << probes.error().detail;
        Q_EMIT failed(QStringLiteral("engine"));
    }
}

void FaceWatch::makeEvidence()
{
    if (m_parts.policy->evidence == EvidenceRule::None)
        return;
    QList<wire::EvidencePicture> pictures;
    for (const Scanner::Capture& capture : m_scanner.captures()) {
        const QImage& original = capture.frame.picture;
        const QSize fit = original.size().scaled(kEvidenceSize, Qt::KeepAspectRatio).boundedTo(original.size());
        const Result<QByteArray> jpeg = encodeJpeg(
            fit == original.size() ? original : original.scaled(fit, Qt::IgnoreAspectRatio, Qt::SmoothTransformation),
            kEvidenceQuality);
        if (!jpeg)
            continue;
        if (Result<QByteArray> sealed = m_parts.branchKey.seal(*jpeg))
            pictures << wire::EvidencePicture{EvidenceId::create(), m_session,
                                              std::max<qint64>(capture.frame.capturedMs - m_sessionBeganMs, 0),
                                              *std::move(sealed)};
    }
    Q_EMIT evidenceMade(m_session, pictures);
}

void FaceWatch::compare(const SessionId& session, const std::optional<QString>& customer)
{
    if (session != m_session)
        return;
    const FaceEngine& engine = m_parts.inference.engine();
    Result<FaceComparison> comparison = FaceComparison();
    if (m_parts.policy->mode == MatchMode::Identify) {
        comparison = identify(engine, m_parts.policy, m_probes, m_parts.references.gallery());
    } else if (customer) {
        const Result<FaceTemplate> reference = m_parts.references.referenceOf(*customer);
        if (reference)
            comparison = compareClaimed(engine, m_parts.policy, m_probes, *reference);
        else if (reference.error().code != ErrorCode::NotFound)
            comparison = reference.error();
    }
    if (comparison) {
        Q_EMIT compared(m_session, *comparison);
    } else {
        qCWarning(lcWatch) << "comparison failed:" << comparison.error().detail;
        Q_EMIT failed(QStringLiteral("comparison"));
    }
}

void FaceWatch::publish(const Sighting& sighting)
{
    const qint64 now = m_parts.clock.monotonicMs();
    const QList<wire::LivePicture> pictures = m_parts.publisher.offer(sighting, m_progress, now, utcOffsetMs());
    for (const wire::LivePicture& picture : pictures)
        Q_EMIT livePictureMade(wire::encode(m_parts.kiosk, picture));
}

void FaceWatch::adjustRate()
{
    using camera::CameraWorker;
    double rate = CameraWorker::kRestRate;
    if (const std::optional<qint64> interval = m_parts.publisher.intervalMs(m_parts.clock.monotonicMs()))
        rate = std::clamp(1000.0 / static_cast<double>(*interval), CameraWorker::kRestRate, CameraWorker::kScanRate);
    if (m_scanner.isScanning())
        rate = CameraWorker::kScanRate;
    if (std::exchange(m_rate, rate) != rate)
        m_parts.camera.setRate(rate);
}

void FaceWatch::wipe()
{
    m_scanner.wipe();
    for (FaceTemplate& probe : m_probes)
        probe.wipe();
    m_probes.clear();
    m_session = {};
}

} // namespace jinbi::kiosk
