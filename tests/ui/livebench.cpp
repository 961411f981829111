// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QPromise>
#include <QWidget>

namespace jinbi::test {

namespace {

template <class T>
QFuture<Result<T>> ready(Result<T> value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

template <class T>
QFuture<Result<T>> notAsked()
{
    return ready<T>(Error{ErrorCode::Internal, QStringLiteral("not scripted"), QStringLiteral("not scripted")});
}

QColor coatOf(const KioskId& kiosk)
{
    constexpr QRgb coats[] = {0xFF2F4F3E, 0xFF5A2F2B, 0xFF2B3550, 0xFF4C4F58, 0xFF5B4B33};
    return QColor::fromRgb(coats[qHash(kiosk, 7) % 5]);
}

} // namespace

QFuture<Result<QList<SessionRow>>> ScriptedLog::page(SessionFilter filter, std::optional<SessionKey>, int limit)
{
    if (isBroken)
        return ready<QList<SessionRow>>(
            Error{ErrorCode::Io, QStringLiteral("The log cannot be read."), QStringLiteral("scripted")});
    QList<SessionRow> found;
    for (const SessionRow& row : rows) {
        if (filter.kiosks.contains(row.kiosk) && found.size() < limit)
            found << row;
    }
    return ready<QList<SessionRow>>(found);
}

QFuture<Result<QList<SessionRow>>> ScriptedLog::newerThan(SessionFilter, SessionKey, int)
{
    return notAsked<QList<SessionRow>>();
}

QFuture<Result<SessionAnchors>> ScriptedLog::anchors(SessionFilter, std::optional<SessionKey>, int, qint64)
{
    return notAsked<SessionAnchors>();
}

QFuture<Result<SessionDetail>> ScriptedLog::detail(SessionId)
{
    return notAsked<SessionDetail>();
}

QFuture<Result<QList<SessionEvidence>>> ScriptedLog::evidence(SessionId)
{
    return notAsked<QList<SessionEvidence>>();
}

QFuture<Result<ScoreHistogram>> ScriptedLog::scores(SessionFilter)
{
    return notAsked<ScoreHistogram>();
}

QFuture<Result<qint64>> ScriptedLog::exportCsv(SessionFilter, QString)
{
    return notAsked<qint64>();
}

void LiveBench::online(const char* kiosk, const char* place)
{
    KioskStatus status = statusOf(kioskId(kiosk), QString::fromLatin1(place), clock);
    if (const KioskState* known = registry.find(status.kiosk))
        status.stage = known->progress.stage;
    feed.report(status);
}

VisitProgress LiveBench::visit(const char* kiosk, Stage stage, int scoreUnits)
{
    VisitProgress progress = progressOf(kioskId(kiosk), stage, clock);
    if (scoreUnits > 0)
        progress.score = score(scoreUnits);
    progress.attempt = stage == Stage::Scan ? 1 : 0;
    feed.progress(progress);
    return progress;
}

VisitProgress LiveBench::end(const char* kiosk, Outcome outcome, int scoreUnits)
{
    VisitProgress progress = progressOf(kioskId(kiosk), Stage::Finished, clock);
    progress.outcome = outcome;
    progress.attempt = 3;
    if (scoreUnits > 0)
        progress.score = score(scoreUnits);
    if (outcome == Outcome::LivenessFailed)
        progress.liveness = Liveness::Attack;
    feed.progress(progress);
    return progress;
}

void LiveBench::fillBranch()
{
    using namespace std::chrono_literals;
    online("K-0051", "Airport T2");
    clock.advance(4min);
    const char* const places[][2] = {
        {"K-0117", "Harbour Road"},    {"K-0342", "Central Station"}, {"K-0208", "Lotus Mall"},
        {"K-0009", "Main branch 1"},   {"K-0010", "Main branch 2"},   {"K-0066", "University"},
        {"K-0093", "Riverside"},       {"K-0120", "Harbour Road 2"},  {"K-0131", "Old Town"},
        {"K-0177", "Tech Park North"}, {"K-0180", "Tech Park South"}};
    for (int i = 0; i < 14; ++i) {
        for (const auto& place : places)
            online(place[0], place[1]);
        end(places[3 + i % 8][0], i % 6 == 5 ? Outcome::TimedOut : Outcome::Accepted, i % 6 == 5 ? 0 : 7200 + i * 170);
        clock.advance(19s);
    }
    for (const char* kiosk : {"K-0120", "K-0177"})
        feed.progress(progressOf(kioskId(kiosk), Stage::Attract, clock));
    VisitProgress prompted = progressOf(kioskId("K-0208"), Stage::Scan, clock);
    prompted.attempt = 2;
    prompted.hint = QualityComponent::OverExposure;
    feed.progress(prompted);
    clock.advance(3s);
    end("K-0342", Outcome::BelowThreshold, 5800);
    clock.advance(5s);
    end("K-0117", Outcome::LivenessFailed, 7100);
    visit("K-0009", Stage::Compare, 8400);
    visit("K-0010", Stage::Phone, 7700);
    visit("K-0066", Stage::Scan);
    visit("K-0093", Stage::Finished, 9100);
    visit("K-0131", Stage::Compare, 6900);
    visit("K-0180", Stage::Pin, 8800);
    registry.refresh();
}

void LiveBench::offerFrames(bool masked)
{
    for (const KioskId& kiosk : registry.kiosks()) {
        const KioskState* state = registry.find(kiosk);
        VisitProgress progress = state->progress;
        if (state->contact == KioskState::Contact::Online && progress.stage != Stage::Pin)
            feed.offer(progress, coatOf(kiosk), masked);
    }
}

void keepPicture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("JINBI_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    // Texts that have just changed are laid out with the next event; a picture must not come before it.
    for (int i = 0; i < 3; ++i)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
}

} // namespace jinbi::test
