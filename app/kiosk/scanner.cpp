// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scanner.h"

#include <algorithm>
#include <utility>

namespace jinbi::kiosk {

namespace {

double areaOf(const FaceBox& face)
{
    return face.box.width() * face.box.height();
}

bool isUsable(const Scanner::Capture& capture)
{
    return !capture.attempt.failing;
}

} // namespace

void Scanner::begin(const ScanRules& rules, qint64 nowMs)
{
    wipe();
    m_rules = rules;
    m_rules.captures = std::clamp(rules.captures, 1, kMostKept);
    m_scanning = true;
    m_beganMs = nowMs;
}

Result<Scanner::Glance> Scanner::look(const Frame& frame)
{
    Result<QList<FaceBox>> faces = m_engine.detect(frame.picture);
    if (!faces)
        return faces.error();
    Glance glance;
    glance.faces = *std::move(faces);
    if (!m_scanning || frame.capturedMs < m_beganMs)
        return glance;
    if (frame.capturedMs - m_beganMs >= m_rules.budgetMs) {
        glance.complete = true;
        return glance;
    }
    if (!glance.faces.isEmpty())
        consider(frame, glance.faces, glance.progress);
    glance.progress.attempt = std::min(static_cast<int>(usable()) + 1, m_rules.captures);
    glance.progress.liveness = liveness();
    glance.complete = usable() >= m_rules.captures;
    return glance;
}

void Scanner::consider(const Frame& frame, const QList<FaceBox>& faces, ScanProgress& progress)
{
    m_faceSeen = true;
    Capture capture{frame, faces.first(), {}, 0};
    capture.attempt.atMs = frame.capturedMs;
    capture.attempt.quality = m_engine.assess(frame.picture, faces);
    capture.attempt.failing = failing(capture.attempt.quality, faces);
    capture.rank = rank(capture.attempt.quality);
    progress.hint = capture.attempt.failing;
    if (isUsable(capture)) {
        capture.attempt.liveness = m_engine.liveness(frame.picture, capture.face);
        m_livenesses << capture.attempt.liveness;
    }
    keep(std::move(capture));
}

void Scanner::keep(Capture capture)
{
    const auto isBetter = [](const Capture& a, const Capture& b) {
        return isUsable(a) != isUsable(b) ? isUsable(a) : a.rank > b.rank;
    };
    const auto near = std::find_if(m_kept.begin(), m_kept.end(), [&](const Capture& other) {
        return isUsable(other) == isUsable(capture) &&
               std::abs(other.frame.capturedMs - capture.frame.capturedMs) < kSpacingMs;
    });
    if (near != m_kept.end()) {
        if (isBetter(capture, *near))
            *near = std::move(capture);
        return;
    }
    m_kept << std::move(capture);
    std::sort(m_kept.begin(), m_kept.end(), isBetter);
    while (m_kept.size() > kMostKept)
        m_kept.removeLast();
}

std::optional<QualityComponent> Scanner::failing(const QualityReport& report, const QList<FaceBox>& faces) const
{
    // Whatever the gate says, two people of about the same size are never one customer.
    if (faces.size() > 1 && areaOf(faces.at(1)) > 0.5 * areaOf(faces.at(0)))
        return QualityComponent::SingleFace;
    return m_rules.gate.failing(report);
}

double Scanner::rank(const QualityReport& report) const
{
    double sum = 0;
    int assessed = 0;
    for (std::size_t i = 0; i < kQualityComponents; ++i) {
        const auto component = static_cast<QualityComponent>(i);
        const std::optional<int> value = report.value(component);
        if (!value || m_rules.gate.least(component) == 0)
            continue;
        sum += *value;
        ++assessed;
    }
    return assessed == 0 ? 0 : sum / assessed;
}

qsizetype Scanner::usable() const
{
    return std::count_if(m_kept.cbegin(), m_kept.cend(), isUsable);
}

Liveness Scanner::liveness() const
{
    const qsizetype attacks = m_livenesses.count(Liveness::Attack);
    const qsizetype alive = m_livenesses.count(Liveness::BonaFide);
    if (attacks == 0 && alive == 0)
        return Liveness::NotAssessed;
    return attacks >= alive ? Liveness::Attack : Liveness::BonaFide;
}

ScanSummary Scanner::finish()
{
    m_scanning = false;
    ScanSummary summary;
    summary.faceSeen = m_faceSeen;
    summary.usable = usable() > 0;
    summary.liveness = liveness();
    if (summary.usable)
        m_kept.removeIf([](const Capture& capture) { return !isUsable(capture); });
    else if (!m_kept.isEmpty())
        m_kept = {m_kept.first()};
    if (!summary.usable && !m_kept.isEmpty())
        summary.failing = m_kept.first().attempt.failing;
    std::sort(m_kept.begin(), m_kept.end(),
              [](const Capture& a, const Capture& b) { return a.frame.capturedMs < b.frame.capturedMs; });
    for (const Capture& capture : std::as_const(m_kept))
        summary.attempts << capture.attempt;
    return summary;
}

Result<QList<FaceTemplate>> Scanner::embed()
{
    QList<FaceTemplate> templates;
    std::optional<Error> failure;
    for (const Capture& capture : std::as_const(m_kept)) {
        if (!isUsable(capture))
            continue;
        Result<FaceTemplate> one = m_engine.embed(capture.frame.picture, capture.face);
        if (!one)
            failure = one.error();
        templates << (one ? *std::move(one) : FaceTemplate());
    }
    const bool none =
        std::all_of(templates.cbegin(), templates.cend(), [](const FaceTemplate& t) { return t.isEmpty(); });
    if (none && failure)
        return *failure;
    return templates;
}

void Scanner::wipe()
{
    m_scanning = false;
    m_faceSeen = false;
    m_kept.clear();
    m_livenesses.clear();
}

} // namespace jinbi::kiosk
