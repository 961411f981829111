// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "ports/clock.h"
#include "ports/livefeed.h"
#include "ports/sessionlog.h"
#include "services/attentionlist.h"
#include "services/finishedlist.h"
#include "services/kioskregistry.h"
#include "services/livewatch.h"
#include "services/permitdesk.h"
#include "services/unmaskedlook.h"
#include "widgets/page.h"

#include <QSet>
#include <QTimer>

class QAction;
class QStackedWidget;

namespace jinbi::ui {

class ActionButton;
class Banner;
class EmptyState;
class KioskView;
class Label;
class LiveSidePane;
class LookControl;
class Segments;
class TileWall;

/// "Who needs me now?": the wall of kiosks, one kiosk in full, what needs attention, what has finished.
///
/// Pictures are asked for only while they are on screen: hidden, minimised or paused, the page looks at nothing and
/// its timers rest.
class LivePage : public Page
{
    Q_OBJECT

public:
    /// All of them must outlive the page; the log may be missing.
    struct Sources
    {
        LiveFeed& feed;
        KioskRegistry& registry;
        AttentionList& attention;
        FinishedList& finished;
        const AccessPolicy& policy;
        const Clock& clock;
        SessionLog* log = nullptr;
        /// Who may see a face: with them no unmasked picture is shown that the look does not admit. Both or neither;
        /// without them the page shows what the feed lets through and offers no look.
        UnmaskedLook* look = nullptr;
        PermitDesk* desk = nullptr;
    };

    explicit LivePage(const Sources& sources, QWidget* parent = nullptr);
    ~LivePage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fact() const override;
    [[nodiscard]] QString iconName() const override;
    void focusMainList() override;
    [[nodiscard]] QList<ShortcutHelp> shortcuts() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;

    [[nodiscard]] bool areFacesHidden() const;
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    /// Unmasked faces disappear while another application is in front; on unless switched off.
    void setHideWhenInactive(bool hide);
    /// The page's own banner for a lost broker; off where the window shows one above every page.
    void setLinkBannerShown(bool shown);

public Q_SLOTS:
    void openKiosk(const jinbi::KioskId& kiosk);
    void closeKiosk();
    void setFacesHidden(bool hidden);
    void setPaused(bool paused);

Q_SIGNALS:
    void sessionOpened(const jinbi::SessionId& session);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildBar();
    void connectSources();
    void takeKiosk(const KioskId& kiosk);
    void takeNotes();
    void takeFrames();
    void tick();
    void updateWatch();
    void buildLook();
    void followLook();
    void endLook(LookEnd why);
    void updateOffer();
    void updateBody();
    void updateBanner();
    void updateButtons();
    void applyHiding();
    [[nodiscard]] bool isLookedAt() const;
    [[nodiscard]] bool isKioskOpen() const;

    Sources m_sources;
    LiveWatch m_watch;
    Segments* m_filter;
    Label* m_held;
    Label* m_masked;
    ActionButton* m_hide;
    ActionButton* m_pause;
    Banner* m_banner;
    QStackedWidget* m_body;
    TileWall* m_wall;
    KioskView* m_kiosk;
    EmptyState* m_empty;
    LiveSidePane* m_side;
    LookControl* m_look = nullptr;
    QAction* m_endLook = nullptr;
    QSet<KioskId> m_waiting; ///< kiosks with a picture to fetch
    QTimer m_frames;
    QTimer m_tick;
    bool m_areFacesHidden = false;
    bool m_hideWhenInactive = true;
    bool m_isLinkBannerShown = true;
    bool m_isPaused = false;
};

} // namespace jinbi::ui
