// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/console.h"

#include "console/branchsettings.h"
#include "console/searches.h"
#include "domain/words.h"
#include "link/mqttlivefeed.h"
#include "pages/audit/auditpage.h"
#include "pages/fleet/fleetpage.h"
#include "pages/live/livepage.h"
#include "pages/people/peoplepage.h"
#include "pages/sessions/sessionspage.h"
#include "pages/signin/signinview.h"
#include "services/timetext.h"
#include "shell/dialogprompter.h"
#include "widgets/fileprompt.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QUrl>

namespace jinbi::console {

namespace {

Q_LOGGING_CATEGORY(lcConsole, "jinbi.console")

constexpr auto kHolder = "console";
constexpr auto kBranchStop = "branchStop";

} // namespace

Console::Console(ConsoleOptions options) : m_options(std::move(options)) {}

Console::~Console()
{
    // Whoever is here leaves first, while there is somebody to hear it.
    if (m_people)
        m_people->signIn().signOut();
    // The window shows what the services know, and these know what the branch tells.
    m_window.reset();
    m_auditLog.reset();
    m_exports.reset();
    m_pictures.reset();
    m_log.reset();
    m_desk.reset();
    m_activity.reset();
    m_finished.reset();
    m_attention.reset();
    m_pairing.reset();
    m_policies.reset();
    m_service.reset();
    m_registry.reset();
    m_feed.reset();
    m_people.reset();
    m_branch.reset();
}

Result<void> Console::start()
{
    BranchSettings settings = branchSettingsOf(m_options);
    // In a file of its own: what is stopped and who was paired is no one's preference.
    m_serviceStore = std::make_unique<platform::QSettingsStore>(settings.folder + QStringLiteral("/service.ini"));
    settings.listenAddress = BranchPairing::keptAddress(*m_serviceStore);
    auto branch = EmbeddedBranch::open(std::move(settings), m_clock);
    if (!branch)
        return branch.error();
    m_branch = std::move(*branch);
    m_settings =
        std::make_unique<platform::QSettingsStore>(m_branch->settings().folder + QStringLiteral("/console.ini"));
    m_appearance = ui::Appearance::load(*m_settings);
    if (!m_options.language.isEmpty())
        m_appearance.language = m_options.language;
    if (!m_options.theme.isEmpty())
        m_appearance.scheme = m_options.theme == QStringLiteral("dark") ? ui::Scheme::Dark : ui::Scheme::Light;
    m_languages.use(m_appearance.language);
    m_appearance.apply();
    makeServices();
    makeWindow();
    connectBranch();
    connectPeople();
    connectShell();
    connectFacts();
    showBanners();
    showFacts();
    m_window->show();
    m_branch->start();
    return {};
}

void Console::makeServices()
{
    link::LeasePolicy policy;
    policy.holder = QString::fromLatin1(kHolder);
    // Drawn people may be seen; a real branch sees masked faces until somebody states a purpose.
    policy.unmasked = m_options.rehearsal && !m_options.masked;
    policy.purpose = tr("Rehearsal");
    m_feed = std::make_unique<link::MqttLiveFeed>(link::LiveFeedSetup{m_branch->key(), policy}, m_clock);
    m_registry = std::make_unique<KioskRegistry>(*m_feed, m_clock);
    SignIn::Limits limits;
    if (m_options.headlessSeconds)
        limits.idle = limits.whole; // nobody is there to touch it
    m_people = std::make_unique<BranchPeople>(*m_branch, m_clock, limits);
    m_activity = std::make_unique<Activity>();
    m_desk = std::make_unique<ui::PassphraseDesk>(m_people->policy(), m_people->signIn());
    m_log = std::make_unique<GuardedSessionLog>(m_branch->log(), m_people->policy(), m_people->log());
    m_pictures = std::make_unique<PictureCare>(m_people->retention(), m_people->policy());
    connect(m_pictures.get(), &PictureCare::changed, this, &Console::showBanners);
    connect(m_pictures.get(), &PictureCare::failed, this, &Console::takeError);
    m_exports = std::make_unique<SessionExports>(m_branch->log(), m_people->log());
    m_auditLog = std::make_unique<GuardedAuditLog>(m_people->log(), m_people->policy());
    m_service = std::make_unique<ServiceSwitch>(ServiceSwitch::Deps{
        *m_registry, *m_feed, *m_feed, *m_serviceStore, m_clock, m_people->log(), QString::fromLatin1(kHolder)});
    m_pairing = std::make_unique<BranchPairing>(*m_branch, *m_serviceStore, m_clock, m_people->log());
    takeRetired();
    for (const auto& [kiosk, place] : m_pairing->paired())
        m_registry->expect(kiosk, place);
    if (m_branch->issuer()) {
        m_policies = std::make_unique<PolicySender>(
            m_branch->issuer(), *m_feed,
            [this](const KioskId& kiosk, const QByteArray& message) { return m_feed->sendPolicy(kiosk, message); },
            m_clock);
        connect(m_policies.get(), &PolicySender::signedFor, m_branch.get(), &EmbeddedBranch::knowPolicy);
        connect(m_policies.get(), &PolicySender::failed, this, &Console::takeError);
    }
    m_look = std::make_unique<UnmaskedLook>(
        UnmaskedLook::Deps{*m_feed, m_people->policy(), m_people->signIn(), m_people->log(), m_clock, policy.unmasked});
    m_attention = std::make_unique<AttentionList>(*m_registry, m_clock);
    m_finished = std::make_unique<FinishedList>(*m_registry, m_clock);
    const QList<rehearsal::KioskConfig> expected = m_branch->expectedKiosks();
    for (const rehearsal::KioskConfig& kiosk : expected)
        m_registry->expect(kiosk.id, kiosk.place);
}

void Console::makeWindow()
{
    m_prompter = std::make_unique<ui::DialogPrompter>();
    m_files = std::make_unique<ui::DialogFilePrompt>();
    m_window = std::make_unique<ui::MainWindow>(ui::MainWindow::Deps{m_clock, *m_settings, *m_prompter});
    m_desk->setWindow(m_window.get());
    m_signInView = new ui::SignInView(m_people->signIn());
    m_signInView->setInventedPeople(m_people->invented());
    m_window->setCurtain(m_signInView);
    makePages();
    m_window->addSearchProvider(new KioskSearch(
        *m_registry,
        [this](const KioskId& id) {
            m_window->goTo(m_live);
            m_live->openKiosk(id);
        },
        m_window.get()));
    m_window->addSearchProvider(new SessionSearch(
        *m_log,
        [this](const SessionId& id) {
            m_window->goTo(m_sessions);
            m_sessions->setTextSearch(id.toString());
        },
        m_window.get()));
}

void Console::makePages()
{
    m_live = new ui::LivePage({*m_feed, *m_registry, *m_attention, *m_finished, m_people->policy(), m_clock,
                               m_log.get(), m_look.get(), m_desk.get()});
    m_sessions = new ui::SessionsPage({*m_log, *m_exports, *m_desk, m_clock, *m_files, m_settings.get(),
                                       QTimeZone::systemTimeZone(), &m_branch->times(), &m_people->retention()});
    m_fleet = new ui::FleetPage(*m_registry, m_clock, ui::FleetPage::Controls{*m_service, *m_desk, m_pairing.get()});
    m_audit = new ui::AuditPage({*m_auditLog, *m_desk, m_people->exporter(), m_clock, *m_files});
    m_fleet->setTimeLog(m_branch->times());
    if (m_options.headlessSeconds)
        m_live->setHideWhenInactive(false); // no window is ever active without a display
    m_live->setObjectName(QStringLiteral("live"));
    m_sessions->setObjectName(QStringLiteral("sessions"));
    m_fleet->setObjectName(QStringLiteral("fleet"));
    m_audit->setObjectName(QStringLiteral("audit"));
    m_window->addPage(m_live);
    m_window->addPage(m_sessions);
    m_window->addPage(m_fleet);
    m_window->addPage(m_audit);
    m_operators = new ui::PeoplePage({m_people->book(), *m_desk, m_clock, m_people->signIn().branch()});
    m_operators->setObjectName(QStringLiteral("people"));
    connect(m_operators, &ui::PeoplePage::peopleChanged, this, &Console::showNames);
    m_window->addPage(m_operators);
}

void Console::connectPeople()
{
    SignIn& signIn = m_people->signIn();
    connect(m_activity.get(), &Activity::seen, &signIn, &SignIn::touch);
    connect(m_window.get(), &ui::MainWindow::lockWanted, &signIn, &SignIn::lock);
    connect(m_window.get(), &ui::MainWindow::signOutWanted, &signIn, &SignIn::signOut);
    connect(m_signInView, &ui::SignInView::personChosen, m_people.get(), &BranchPeople::signInAs);
    connect(m_people.get(), &BranchPeople::refused, m_signInView, &ui::SignInView::refuse);
    connect(m_service.get(), &ServiceSwitch::unrecorded, this, &Console::takeError);
    connect(&m_people->policy(), &AccessPolicy::changed, this, &Console::showRights);
    showRights();
    m_people->open();
}

/// What is offered follows what is allowed; the services ask again.
void Console::showRights()
{
    const SignIn& signIn = m_people->signIn();
    const bool isIn = signIn.state() == SignIn::State::SignedIn;
    const OperatorAccount* who = signIn.account();
    if (isIn) {
        const AccessPolicy& policy = m_people->policy();
        m_window->setAllowed(m_fleet, policy.may(Action::ReadFleet));
        m_window->setAllowed(m_live, policy.may(Action::WatchLive));
        m_window->setAllowed(m_sessions, policy.may(Action::ReadSessions));
        m_window->setAllowed(m_audit, policy.may(Action::ReadAudit));
        m_window->setAllowed(m_operators, policy.may(Action::ManagePeople));
    }
    m_window->setOperator(who ? std::optional(*who) : std::nullopt, signIn.last(), !isIn);
    // Rows that somebody read do not wait for the next person; the one who unlocks finds them as they were.
    const OperatorId shown = who ? who->id : OperatorId();
    if (std::exchange(m_shownTo, shown) == shown)
        return;
    m_sessions->reload();
    m_audit->reload();
    m_operators->reload();
    showNames();
}

/// The log knows people by their ids.
void Console::showNames()
{
    m_people->book().all().then(this, [this](const Result<QList<OperatorStanding>>& all) {
        QHash<QString, QString> names;
        for (const OperatorStanding& each : all ? *all : QList<OperatorStanding>())
            names.insert(each.account.id.toString(), each.account.name);
        m_audit->setNames(names);
    });
}

void Console::connectBranch()
{
    connect(m_branch.get(), &EmbeddedBranch::linkReady, this, [this](const mqtt::BrokerAddress& address) {
        if (auto started = m_feed->start(address); !started)
            takeError(started.error());
    });
    connect(m_branch.get(), &EmbeddedBranch::sessionsStored, this, [this](const QList<SessionRow>& rows) {
        m_registry->addStored(rows);
        m_finished->addStored(rows);
        m_sessions->sessionsStored();
        Q_EMIT sessionsVisible(rows);
    });
    connect(m_branch.get(), &EmbeddedBranch::recordingChanged, this, [this](bool recording) {
        m_recording = recording;
        m_wasRecording = m_wasRecording || recording;
        if (recording) {
            m_error.reset();
            m_sessions->sessionsStored();
            m_pictures->look();
        }
        showBanners();
        showFacts();
    });
    connect(m_branch.get(), &EmbeddedBranch::quarantined, this, [this](const KioskId&, const QString&, int count) {
        m_quarantined += count;
        showBanners();
    });
    connect(m_branch.get(), &EmbeddedBranch::failed, this, &Console::takeError);
}

void Console::connectShell()
{
    connect(m_window.get(), &ui::MainWindow::languageChosen, this, [this](const QString& code) {
        m_languages.use(code);
        showBanners();
    });
    connect(m_window.get(), &ui::MainWindow::facesHidden, m_live, &ui::LivePage::setFacesHidden);
    connect(m_window.get(), &ui::MainWindow::attentionActivated, this, [this] { m_window->goTo(m_live); });
    connect(m_window.get(), &ui::MainWindow::closing, this, &QCoreApplication::quit, Qt::QueuedConnection);
    connectJobs();
    connect(m_live, &ui::LivePage::sessionOpened, this, [this](const SessionId& id) {
        m_window->goTo(m_sessions);
        m_sessions->setTextSearch(id.toString());
    });
    connect(m_fleet, &ui::FleetPage::retireWanted, this, &Console::askToRetire);
    connect(m_fleet, &ui::FleetPage::branchResumeWanted, this, &Console::askToResumeBranch);
    connect(m_window.get(), &ui::MainWindow::bannerActionTriggered, this, [this](const QString& id) {
        if (id == QLatin1StringView(kBranchStop))
            askToResumeBranch();
        m_pictures->onBanner(id, {*m_prompter, *m_desk, m_window.get()});
    });
    connect(m_service.get(), &ServiceSwitch::changed, this, &Console::showBanners);
    connect(m_fleet, &ui::FleetPage::liveWanted, this, [this](const KioskId& id) {
        if (!m_people->policy().may(Action::WatchLive))
            return;
        m_window->goTo(m_live);
        m_live->openKiosk(id);
    });
}

/// Both pages that write files tell of it in the same strip.
void Console::connectJobs()
{
    const auto follow = [this](auto* page) {
        using Page = std::remove_pointer_t<decltype(page)>;
        connect(m_window.get(), &ui::MainWindow::jobCancelled, page, &Page::cancelJob);
        connect(page, &Page::jobChanged, this,
                [this](const QString& text, qint64 done, qint64 total, bool cancellable) {
                    m_window->setJob({text, done, total, cancellable});
                });
        connect(page, &Page::jobEnded, m_window.get(), &ui::MainWindow::clearJob);
        connect(page, &Page::showFileRequested, this, [](const QString& path) {
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
        });
    };
    follow(m_sessions);
    follow(m_audit);
}

void Console::connectFacts()
{
    connect(m_registry.get(), &KioskRegistry::roundEnded, this, &Console::showFacts);
    connect(m_registry.get(), &KioskRegistry::kioskAdded, this, &Console::showKiosks);
    connect(m_registry.get(), &KioskRegistry::kioskRetired, this, &Console::showKiosks);
    connect(m_attention.get(), &AttentionList::changed, this, &Console::showFacts);
    connect(m_feed.get(), &LiveFeed::connectionChanged, this, &Console::showFacts);
    showKiosks();
}

void Console::showFacts()
{
    using std::chrono::milliseconds;
    const auto state = m_feed->isConnected() && m_recording ? ui::BrokerState::Connected
                       : m_wasRecording                     ? ui::BrokerState::Lost
                                                            : ui::BrokerState::Starting;
    m_window->setBrokerState(state);
    m_window->setFleetFact(m_registry->onlineCount(), static_cast<int>(m_registry->kiosks().size()));
    std::optional<milliseconds> worst;
    std::optional<NetworkStanding> standIn;
    int troubled = 0;
    Tone tone = Tone::Normal;
    for (const KioskId& id : m_registry->kiosks()) {
        const KioskState* kiosk = m_registry->find(id);
        if (!kiosk)
            continue;
        troubled += kiosk->needsAttention() ? 1 : 0;
        tone = std::max(tone, kiosk->tone());
        if (!kiosk->status)
            continue;
        if (kiosk->status->classicalEngine && !standIn)
            standIn = kiosk->status->networks;
        if (kiosk->status->clockOffsetMs)
            worst = std::max(worst.value_or(milliseconds(0)), milliseconds(std::abs(*kiosk->status->clockOffsetMs)));
    }
    m_window->setClockSkew(worst);
    m_window->setAttention(m_attention->openCount(), m_attention->worst());
    m_window->setBadge(m_fleet, troubled, tone);
    if (standIn != m_standIn) {
        m_standIn = standIn;
        showBanners();
    }
}

void Console::showBanners()
{
    QList<ui::BannerText> banners;
    if (m_error)
        banners.append({QStringLiteral("error"), Tone::Fault, m_error->message, m_error->detail, {}});
    if (m_wasRecording && !m_recording) {
        banners.append({QStringLiteral("recorder"),
                        Tone::Fault,
                        tr("This branch is not recording."),
                        tr("Kiosks keep their sessions and send them when recording resumes."),
                        {}});
    }
    if (const auto stop = m_service->branchStop()) {
        const QString end = stop->untilMs == 0 ? tr("It ends when somebody resumes it.")
                                               : tr("It ends at %1.").arg(timetext::moment(stop->untilMs));
        banners.append({QString::fromLatin1(kBranchStop), Tone::Attention,
                        tr("Face login is stopped in the whole branch."),
                        tr("Customers use card or counter. %1 Reason: %2").arg(end, stop->reason), tr("Resume…")});
    }
    if (const auto paused = m_pictures->banner())
        banners.append(*paused);
    if (m_standIn) {
        banners.append({QStringLiteral("engine"),
                        Tone::Attention,
                        tr("Classical engine: rehearsal only."),
                        tr("Its scores say little about who somebody is. %1").arg(words::explain(*m_standIn)),
                        {}});
    }
    if (m_quarantined > 0) {
        banners.append({QStringLiteral("quarantine"),
                        Tone::Attention,
                        tr("%n message(s) of kiosks were refused.", nullptr, static_cast<int>(m_quarantined)),
                        tr("They are in quarantine with the reason; nothing else was changed."),
                        {}});
    }
    if (m_options.rehearsal) {
        banners.append({QStringLiteral("rehearsal"),
                        Tone::Info,
                        tr("Rehearsal branch."),
                        tr("People, phone numbers and PINs are invented; faces are drawings."),
                        {}});
    }
    m_window->setBanners(banners);
}

void Console::askToResumeBranch()
{
    const ui::Question question{tr("Resume face login in the whole branch?"),
                                tr("Customers can use their face again at once. Kiosks that were stopped on their own "
                                   "stay stopped."),
                                tr("Resume face login"), false};
    m_prompter->ask(m_window.get(), question, [this](bool resume) {
        if (!resume)
            return;
        m_desk->ask(Action::StopService, this, [this](Result<Permit> permit) {
            if (auto resumed = permit ? m_service->resumeBranch(std::move(*permit)) : permit.error(); !resumed)
                takeError(resumed.error());
        });
    });
}

void Console::askToRetire(const KioskId& kiosk)
{
    const ui::Question question{tr("Retire %1?").arg(kiosk.toString()),
                                tr("Its certificate counts no more at once and its name is not given out again. "
                                   "Sessions that it has not sent stay on its disk. The broker starts anew; other "
                                   "kiosks reconnect within seconds."),
                                tr("Retire"), true};
    m_prompter->ask(m_window.get(), question, [this, kiosk](bool retire) {
        if (!retire)
            return;
        m_desk->ask(Action::ManageKiosks, this, [this, kiosk](Result<Permit> permit) {
            if (!permit)
                return takeError(permit.error());
            m_pairing->retire(kiosk, std::move(*permit)).then(this, [this](const Result<void>& retired) {
                if (!retired)
                    return takeError(retired.error());
                takeRetired();
            });
        });
    });
}

void Console::takeRetired()
{
    for (const BranchPairing::Retired& gone : m_pairing->retired())
        m_registry->retire(gone.kiosk, gone.place, gone.atMs);
}

/// Sessions of a kiosk that has left can still be asked for.
void Console::showKiosks()
{
    m_sessions->setKiosks(m_registry->kiosks() + m_registry->retired());
}

void Console::takeError(const Error& error)
{
    qCWarning(lcConsole).noquote() << error.detail;
    m_error = error;
    showBanners();
}

void Console::useLanguage(const QString& code)
{
    m_appearance.language = code;
    m_languages.use(code);
    m_appearance.apply();
    showBanners();
}

void Console::useScheme(ui::Scheme scheme)
{
    m_appearance.scheme = scheme;
    m_appearance.apply();
}

} // namespace jinbi::console
