// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/activity.h"
#include "console/branchpairing.h"
#include "console/branchpeople.h"
#include "console/consoleoptions.h"
#include "console/embeddedbranch.h"
#include "console/languages.h"
#include "console/picturecare.h"
#include "console/policysender.h"
#include "platform/qsettingsstore.h"
#include "platform/systemclock.h"
#include "ports/livefeed.h"
#include "services/attentionlist.h"
#include "services/finishedlist.h"
#include "services/guardedauditlog.h"
#include "services/guardedsessionlog.h"
#include "services/kioskregistry.h"
#include "services/serviceswitch.h"
#include "services/sessionexports.h"
#include "services/unmaskedlook.h"
#include "shell/appearance.h"
#include "shell/mainwindow.h"
#include "shell/passphrasedesk.h"

#include <QObject>

#include <memory>
#include <optional>

namespace jinbi::ui {
class DialogFilePrompt;
class DialogPrompter;
class FleetPage;
class AuditPage;
class PeoplePage;
class LivePage;
class SessionsPage;
class SignInView;
} // namespace jinbi::ui

namespace jinbi::link {
class MqttLiveFeed;
}

namespace jinbi::console {

/// The composition root: makes every part in the order in which they depend on each other, connects them, and takes
/// them down in reverse. It holds no rule of its own.
class Console : public QObject
{
    Q_OBJECT

public:
    explicit Console(ConsoleOptions options);
    ~Console() override;

    /// Opens the branch and shows the window.
    Result<void> start();

    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] EmbeddedBranch& branch() { return *m_branch; }
    [[nodiscard]] const ConsoleOptions& options() const { return m_options; }
    [[nodiscard]] KioskRegistry& registry() { return *m_registry; }
    [[nodiscard]] BranchPairing& pairing() { return *m_pairing; }
    [[nodiscard]] ServiceSwitch& service() { return *m_service; }
    [[nodiscard]] BranchPeople& people() { return *m_people; }
    [[nodiscard]] ui::LivePage& livePage() { return *m_live; }
    [[nodiscard]] ui::SessionsPage& sessionsPage() { return *m_sessions; }
    [[nodiscard]] ui::FleetPage& fleetPage() { return *m_fleet; }
    [[nodiscard]] ui::AuditPage& auditPage() { return *m_audit; }
    [[nodiscard]] ui::PeoplePage& peoplePage() { return *m_operators; }
    [[nodiscard]] const link::MqttLiveFeed& feed() const { return *m_feed; }

    void useLanguage(const QString& code);
    void useScheme(ui::Scheme scheme);

Q_SIGNALS:
    /// Stored sessions have reached every view.
    void sessionsVisible(const QList<jinbi::SessionRow>& rows);

private:
    void makeServices();
    void makeWindow();
    void makePages();
    void connectBranch();
    void connectPeople();
    void connectShell();
    void connectFacts();
    void showFacts();
    void showRights();
    void showNames();
    void connectJobs();
    void showBanners();
    void askToResumeBranch();
    void askToRetire(const KioskId& kiosk);
    void takeRetired();
    void showKiosks();
    void takeError(const Error& error);

    const ConsoleOptions m_options;
    platform::SystemClock m_clock;
    std::unique_ptr<platform::QSettingsStore> m_settings;
    ui::Appearance m_appearance;
    Languages m_languages;
    std::unique_ptr<EmbeddedBranch> m_branch;
    std::unique_ptr<BranchPeople> m_people;
    std::unique_ptr<Activity> m_activity;
    std::unique_ptr<ui::PassphraseDesk> m_desk;
    std::unique_ptr<GuardedSessionLog> m_log;
    std::unique_ptr<PictureCare> m_pictures;
    std::unique_ptr<SessionExports> m_exports;
    std::unique_ptr<GuardedAuditLog> m_auditLog;
    std::unique_ptr<link::MqttLiveFeed> m_feed;
    std::unique_ptr<KioskRegistry> m_registry;
    std::unique_ptr<platform::QSettingsStore> m_serviceStore;
    std::unique_ptr<ServiceSwitch> m_service;
    std::unique_ptr<BranchPairing> m_pairing;
    std::unique_ptr<PolicySender> m_policies; ///< of a rehearsal
    std::unique_ptr<UnmaskedLook> m_look;
    std::unique_ptr<AttentionList> m_attention;
    std::unique_ptr<FinishedList> m_finished;
    std::unique_ptr<ui::DialogPrompter> m_prompter;
    std::unique_ptr<ui::DialogFilePrompt> m_files;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::SignInView* m_signInView = nullptr;   ///< owned by the window
    ui::LivePage* m_live = nullptr;           ///< owned by the window
    ui::SessionsPage* m_sessions = nullptr;   ///< owned by the window
    ui::FleetPage* m_fleet = nullptr;         ///< owned by the window
    ui::AuditPage* m_audit = nullptr;         ///< owned by the window
    ui::PeoplePage* m_operators = nullptr;    ///< owned by the window
    std::optional<NetworkStanding> m_standIn; ///< why a kiosk compares by the classical engine, if one does
    OperatorId m_shownTo;
    bool m_recording = false;
    bool m_wasRecording = false;
    qint64 m_quarantined = 0;
    std::optional<Error> m_error;
};

} // namespace jinbi::console
