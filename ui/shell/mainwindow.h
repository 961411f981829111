// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operatoraccount.h"
#include "shell/statusstrip.h"
#include "widgets/banner.h"
#include "widgets/page.h"
#include "widgets/theme.h"

#include <QTimeZone>
#include <QWidget>

class QAction;
class QStackedWidget;
class QVBoxLayout;

namespace jinbi {
class Clock;
class SettingsStore;
} // namespace jinbi

namespace jinbi::ui {

class Curtain;
class HeaderBar;
class NavigationRail;
class Prompter;
class SearchProvider;
class SettingsMenu;
class Toast;

/// The console's window: rail, header, banners, one page at a time, status strip. It knows pages only as Page, and the
/// rest of the program only as what it is told.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    /// All of these outlive the window.
    struct Deps
    {
        const Clock& clock;
        SettingsStore& settings;
        Prompter& prompter;
        QTimeZone zone = QTimeZone::systemTimeZone();
    };

    explicit MainWindow(const Deps& deps);
    ~MainWindow() override;

    /// Takes ownership. Rail order and Ctrl+1…9 follow the calls; the page's objectName is the key it is remembered by.
    void addPage(Page* page);
    void addSearchProvider(SearchProvider* provider);
    /// Nothing happens for one that is not allowed.
    void goTo(const Page* page);
    /// A view that somebody may not see is not offered; whoever looks at it is taken to one they may.
    void setAllowed(const Page* page, bool allowed);
    /// Takes ownership of what stands before everything while nobody may see it, and lowers it.
    void setCurtain(QWidget* view);
    /// Nothing: nobody is signed in. `isLocked`: the same person may come back to what they left.
    void setOperator(const std::optional<OperatorAccount>& account, const LastSignIn& last, bool isLocked);
    [[nodiscard]] Page* currentPage() const;

    void setBadge(const Page* page, int count, Tone tone);
    void setAttention(int count, Tone worst);
    void setBrokerState(BrokerState state, std::optional<std::chrono::milliseconds> latency = {});
    void setFleetFact(int online, int total);
    void setClockSkew(std::optional<std::chrono::milliseconds> worst);
    void setJob(const JobProgress& job);
    void clearJob();
    void setBanners(const QList<BannerText>& banners);
    /// Only for "a job that you started has finished".
    void showToast(const QString& text, const QString& action = {});

Q_SIGNALS:
    /// Scheme and text scale are applied by then; the translator is the application's.
    void languageChosen(const QString& language);
    void themeChosen(jinbi::ui::Scheme scheme);
    void textScaleChosen(double scale);
    void facesHidden(bool hidden);
    void lockWanted();
    void signOutWanted();
    void jobCancelled();
    void attentionActivated();
    void bannerActionTriggered(const QString& bannerId);
    void toastActionTriggered();
    /// The person confirmed that the branch stops recording; the window closes.
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildBody();
    void buildCommands();
    QAction* addCommand(const QString& name, const QString& iconName, const QList<QKeySequence>& keys);
    void connectParts();
    void retranslate();
    void showPage(int index);
    void updateCommands();
    void showTexts();
    void refresh(int index);
    void orderTabs();
    void moveBetweenPanes(bool forward);
    void showShortcuts();
    void appearanceChanged();
    [[nodiscard]] QList<QAction*> searchable() const;
    [[nodiscard]] QList<ShortcutHelp> windowShortcuts() const;

    Deps m_deps;
    QString m_rememberedView;
    QList<Page*> m_pages;
    QList<QAction*> m_views;
    QList<bool> m_allowed; ///< in the order of the pages
    OperatorId m_operator;
    bool m_mayClose = false;
    bool m_asking = false;
    bool m_wasShown = false;
    Curtain* m_curtain = nullptr;
    NavigationRail* m_rail = nullptr;
    HeaderBar* m_header = nullptr;
    QVBoxLayout* m_banners = nullptr;
    QStackedWidget* m_stack = nullptr;
    StatusStrip* m_strip = nullptr;
    Toast* m_toast = nullptr;
    SettingsMenu* m_settingsMenu = nullptr;
    QAction* m_find = nullptr;
    QAction* m_hideFaces = nullptr;
    QAction* m_lock = nullptr;
    QAction* m_signOut = nullptr;
    QAction* m_keys = nullptr;
    QAction* m_settingsAction = nullptr;
    QAction* m_nextPane = nullptr;
    QAction* m_previousPane = nullptr;
};

} // namespace jinbi::ui
