// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlessrun.h"

#include "console/runledger.h"
#include "domain/names.h"
#include "link/mqttlivefeed.h"
#include "pages/audit/auditpage.h"
#include "pages/fleet/fleetpage.h"
#include "pages/live/livepage.h"
#include "pages/sessions/sessionspage.h"

#include <QAbstractButton>
#include <QDir>
#include <QLoggingCategory>
#include <QPixmap>
#include <QSaveFile>

#include <algorithm>

namespace jinbi::console {

namespace {

Q_LOGGING_CATEGORY(lcRun, "jinbi.console.headless")

constexpr QSize kWindow(1600, 1000);
/// A view has so long to read its rows and to show a fresh picture of each kiosk.
constexpr int kSettleMs = 900;
constexpr int kLongestDrainMs = 90000;
/// Kiosks enrol their customers first; pictures before anything has happened would show nothing.
constexpr double kPicturesAfter = 0.6;

} // namespace

HeadlessRun::HeadlessRun(Console& console, int seconds, QString out, bool pictures, QObject* parent)
    : QObject(parent), m_console(console), m_seconds(seconds), m_out(std::move(out)), m_pictures(pictures)
{
    m_step.setSingleShot(true);
    m_impatience.setSingleShot(true);
    connect(&m_impatience, &QTimer::timeout, this, [this] { summarise(false); });
    connect(&m_console.branch(), &EmbeddedBranch::drained, this, [this] { summarise(true); });
    connect(&m_console, &Console::sessionsVisible, this, &HeadlessRun::noteVisible);
    connect(&m_console.people().signIn(), &SignIn::changed, this, &HeadlessRun::comeIn);
}

void HeadlessRun::start()
{
    m_clock.start();
    QDir().mkpath(m_out);
    m_console.window().resize(kWindow);
    if (m_pictures)
        planShots();
    QTimer::singleShot(static_cast<int>(m_seconds * kPicturesAfter * 1000), this, &HeadlessRun::nextShot);
    QTimer::singleShot(m_seconds * 1000, this, [this] {
        m_timeIsUp = true;
        drainWhenDue();
    });
}

/// Somebody has to be there for anything to be seen; in the end the view that asks who it is.
void HeadlessRun::comeIn()
{
    const auto people = m_console.people().invented();
    const auto officer = std::find_if(people.cbegin(), people.cend(), [](const ui::InventedPerson& person) {
        return person.role == Role::SecurityOfficer;
    });
    if (!m_isLeaving && officer != people.cend() && m_console.people().signIn().state() == SignIn::State::SignedOut)
        m_console.people().signInAs(officer->login);
}

void HeadlessRun::planShots()
{
    for (const QString& language : Languages::codes()) {
        for (const ui::Scheme scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
            for (const char* view : {"live", "kiosk", "sessions", "session", "times", "fleet", "audit"})
                m_shots.append({QString::fromLatin1(view), scheme, language});
        }
    }
    for (const QString& language : Languages::codes()) {
        for (const ui::Scheme scheme : {ui::Scheme::Light, ui::Scheme::Dark})
            m_shots.append({QStringLiteral("signin"), scheme, language});
    }
}

void HeadlessRun::nextShot()
{
    if (m_done)
        return;
    if (m_shots.isEmpty()) {
        m_picturesTaken = true;
        return drainWhenDue();
    }
    const Shot shot = m_shots.takeFirst();
    arrange(shot);
    m_step.disconnect(this);
    connect(&m_step, &QTimer::timeout, this, [this, shot] {
        take(shot);
        nextShot();
    });
    m_step.start(kSettleMs);
}

void HeadlessRun::arrange(const Shot& shot)
{
    m_console.useLanguage(shot.language);
    m_console.useScheme(shot.scheme);
    if (shot.view == QStringLiteral("signin")) {
        m_isLeaving = true;
        return m_console.people().signIn().signOut();
    }
    ui::MainWindow& window = m_console.window();
    auto* times = m_console.sessionsPage().findChild<QAbstractButton*>(QStringLiteral("timesButton"));
    times->setChecked(shot.view == QStringLiteral("times"));
    if (shot.view == QStringLiteral("fleet")) {
        window.goTo(&m_console.fleetPage());
    } else if (shot.view == QStringLiteral("audit")) {
        window.goTo(&m_console.auditPage());
        if (auto* verify = m_console.auditPage().findChild<QAbstractButton*>(QStringLiteral("verifyButton")))
            verify->click();
    } else if (shot.view == QStringLiteral("times") || shot.view.startsWith(QStringLiteral("session"))) {
        window.goTo(&m_console.sessionsPage());
        m_console.sessionsPage().closeDetail();
        // One session in detail: a refused one if there is any by now, because somebody will ask why.
        const bool isOne = shot.view == QStringLiteral("session");
        m_console.sessionsPage().setFilterText(isOne && m_refused ? QStringLiteral("outcome=") + names::of(*m_refused)
                                                                  : QString());
        if (isOne)
            QTimer::singleShot(kSettleMs / 2, this, [this] { m_console.sessionsPage().openDetail(); });
    } else {
        window.goTo(&m_console.livePage());
        const QList<KioskId> kiosks = m_console.registry().kiosks();
        if (shot.view == QStringLiteral("kiosk") && !kiosks.isEmpty())
            m_console.livePage().openKiosk(kiosks.constFirst());
        else
            m_console.livePage().closeKiosk();
    }
}

void HeadlessRun::take(const Shot& shot)
{
    const QString theme = shot.scheme == ui::Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark");
    const QString name = QStringLiteral("%1-%2-%3.png").arg(shot.view, theme, shot.language);
    if (m_console.window().grab().save(m_out + QLatin1Char('/') + name))
        m_summary.pictures.append(name);
    else
        qCWarning(lcRun) << "could not write" << name;
}

void HeadlessRun::noteVisible(const QList<SessionRow>& rows)
{
    // Kiosks of an embedded branch share this machine's clock.
    const qint64 now = platform::SystemClock().utcMs();
    for (const SessionRow& row : rows) {
        m_visible.append(static_cast<double>(now - row.key.startedMs - row.totalMs));
        // Refused for the face tells most; any other refusal is better than none.
        if (groupOf(row.outcome) == OutcomeGroup::Refused && m_refused != Outcome::BelowThreshold)
            m_refused = row.outcome;
    }
}

/// A short run, or one on a slow machine, goes on until every view was seen.
void HeadlessRun::drainWhenDue()
{
    if (!m_timeIsUp || !m_picturesTaken)
        return;
    m_impatience.start(kLongestDrainMs);
    m_console.branch().drain();
}

void HeadlessRun::addFromStore(RunSummary& summary)
{
    auto rows = m_console.branch().log().page({}, std::nullopt, 100000);
    rows.waitForFinished();
    const auto result = rows.result();
    if (!result)
        return;
    for (const SessionRow& row : *result)
        ++summary.outcomes[row.outcome];
    summary.sessions.stored = result->size();
}

void HeadlessRun::summarise(bool drained)
{
    if (m_done)
        return;
    m_done = true;
    m_impatience.stop();
    RunSummary& summary = m_summary;
    addFromStore(summary);
    const auto ledger = readLedgers(m_console.branch());
    const auto stored = readStoredIds(m_console.branch());
    if (ledger && stored)
        summary.sessions = reconcile(*ledger, *stored);
    else
        qCWarning(lcRun) << "cannot compare:" << (ledger ? stored.error().detail : ledger.error().detail);
    summary.drained = drained && ledger && stored;
    const auto times = readDecisionTimes(m_console.branch());
    summary.decisionMs = percentilesOf(times ? *times : QList<double>());
    const recorder::RecorderFigures figures = m_console.branch().figures();
    if (figures.finishedToStored.count > 0) {
        summary.storeMs = {static_cast<double>(figures.finishedToStored.p50),
                           static_cast<double>(figures.finishedToStored.p95), figures.finishedToStored.count};
    }
    summary.visibleMs = percentilesOf(m_visible);
    summary.quarantined = figures.refused + figures.conflicts;
    summary.framesShown = m_console.feed().frameCounts().shown;
    summary.framesDropped = m_console.feed().frameCounts().dropped;
    for (const KioskId& id : m_console.registry().kiosks()) {
        const KioskState* kiosk = m_console.registry().find(id);
        ++summary.kiosks;
        if (kiosk && kiosk->status) {
            summary.engine = kiosk->status->engine;
            summary.rehearsalEngine = kiosk->status->classicalEngine;
        }
    }
    summary.seconds = static_cast<double>(m_clock.elapsed()) / 1000;
    write(summary);
    Q_EMIT finished(summary);
}

void HeadlessRun::write(const RunSummary& summary)
{
    QSaveFile file(m_out + QStringLiteral("/summary.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(toJson(summary)) < 0 || !file.commit())
        qCWarning(lcRun) << "cannot write summary.json:" << file.errorString();
}

} // namespace jinbi::console
