// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/livepage.h"

#include "pages/live/kioskpicture.h"
#include "pages/live/kiosktile.h"
#include "pages/live/kioskview.h"
#include "pages/live/livesidepane.h"
#include "pages/live/lookcontrol.h"
#include "pages/live/segments.h"
#include "pages/live/tilewall.h"
#include "services/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QAction>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace jinbi::ui {

namespace {

using namespace std::chrono_literals;
constexpr auto kFrameEvery = 40ms; ///< at most 25 repaints a second
constexpr auto kTick = 1s;

} // namespace

LivePage::LivePage(const Sources& sources, QWidget* parent)
    : Page(parent)
    , m_sources(sources)
    , m_watch(sources.feed, sources.policy)
    , m_filter(new Segments(
          {QStringLiteral("filterAttention"), QStringLiteral("filterAll"), QStringLiteral("filterInUse")}, this))
    , m_held(new Label(TextRole::Small, Ink::Text2, this))
    , m_masked(new Label(TextRole::Small, Ink::Text2, this))
    , m_hide(new ActionButton(QStringLiteral("eye-off"), {}, ActionButton::Kind::Quiet, this))
    , m_pause(new ActionButton(QStringLiteral("pause"), {}, ActionButton::Kind::Quiet, this))
    , m_banner(new Banner(this))
    , m_body(new QStackedWidget(this))
    , m_wall(new TileWall(sources.clock, this))
    , m_kiosk(new KioskView(sources.clock, sources.log, this))
    , m_empty(new EmptyState(this))
    , m_side(new LiveSidePane(sources.attention, sources.finished, this))
{
    setObjectName(QStringLiteral("livePage"));
    m_frames.setSingleShot(true);
    m_frames.setInterval(kFrameEvery);
    m_tick.setInterval(kTick);
    build();
    if (m_sources.look && m_sources.desk)
        buildLook();
    connectSources();
    for (const KioskId& kiosk : sources.registry.kiosks())
        takeKiosk(kiosk);
    LivePage::retranslate();
    takeNotes();
}

LivePage::~LivePage()
{
    // The stack's pages tell of changes while they go; nobody is left to hear them.
    m_wall->disconnect(this);
}

QString LivePage::title() const
{
    return tr("Live");
}

QString LivePage::fact() const
{
    if (isKioskOpen())
        return tr("%1 in full").arg(m_kiosk->kiosk().toString());
    return tr("%1 of %n kiosk(s) shown", nullptr, m_wall->total()).arg(m_wall->shown());
}

QString LivePage::iconName() const
{
    return QStringLiteral("live");
}

void LivePage::focusMainList()
{
    if (isKioskOpen())
        m_kiosk->setFocus(Qt::OtherFocusReason);
    else
        m_wall->focusSelected();
}

QList<ShortcutHelp> LivePage::shortcuts() const
{
    return {{QStringLiteral("← → ↑ ↓"), tr("Choose a kiosk")},
            {tr("Enter"), tr("Open the kiosk in full")},
            {tr("Esc"), tr("Hide the face, then back to all kiosks")},
            {QStringLiteral("H"), tr("Hide or show faces")},
            {tr("Space"), tr("Pause or resume the wall")}};
}

QList<QWidget*> LivePage::panes() const
{
    QWidget* main = isKioskOpen() ? static_cast<QWidget*>(m_kiosk) : m_wall;
    return {main, m_side->attentionView(), m_side->finishedView()};
}

bool LivePage::areFacesHidden() const
{
    return m_areFacesHidden;
}

void LivePage::setHideWhenInactive(bool hide)
{
    m_hideWhenInactive = hide;
    applyHiding();
}

void LivePage::setLinkBannerShown(bool shown)
{
    m_isLinkBannerShown = shown;
    updateBanner();
}

void LivePage::openKiosk(const KioskId& kiosk)
{
    const KioskState* state = m_sources.registry.find(kiosk);
    if (!state)
        return;
    endLook(LookEnd::Left);
    m_wall->select(kiosk);
    m_body->setCurrentWidget(m_kiosk);
    m_kiosk->open(*state);
    if (m_look)
        m_look->setKiosk(kiosk);
    updateWatch();
    Q_EMIT factChanged();
}

void LivePage::closeKiosk()
{
    endLook(LookEnd::Left);
    m_kiosk->picture()->forgetFrame();
    m_body->setCurrentWidget(m_wall);
    updateBody();
    m_wall->focusSelected();
    updateWatch();
    Q_EMIT factChanged();
}

void LivePage::setFacesHidden(bool hidden)
{
    m_areFacesHidden = hidden;
    if (hidden)
        endLook(LookEnd::FacesHidden);
    updateOffer();
    applyHiding();
    updateButtons();
}

void LivePage::setPaused(bool paused)
{
    m_isPaused = paused;
    if (paused)
        endLook(LookEnd::Left);
    m_wall->setPaused(paused);
    updateOffer();
    updateButtons();
    updateWatch();
}

void LivePage::retranslate()
{
    m_filter->setTexts({tr("Attention first"), tr("All"), tr("In use")});
    m_held->setText(tr("Order is held while you are here"));
    m_masked->setText(tr("Faces are masked at the kiosk"));
    m_wall->setAccessibleName(tr("Kiosks"));
    m_side->retranslate();
    m_kiosk->retranslate();
    if (m_look)
        m_look->retranslate();
    updateButtons();
    updateBody();
    updateBanner();
}

void LivePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    // Minimising hides nothing as far as Qt is concerned; the window has to be asked.
    window()->installEventFilter(this);
    for (const KioskId& kiosk : m_sources.registry.kiosks())
        takeKiosk(kiosk);
    m_wall->sortNow();
    m_tick.start();
    tick();
    updateWatch();
}

void LivePage::hideEvent(QHideEvent* event)
{
    m_tick.stop();
    m_frames.stop();
    m_waiting.clear();
    endLook(LookEnd::Left);
    m_watch.hide();
    Page::hideEvent(event);
}

bool LivePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == window() && event->type() == QEvent::WindowStateChange)
        updateWatch();
    return Page::eventFilter(watched, event);
}

void LivePage::build()
{
    m_banner->setObjectName(QStringLiteral("banner-live"));
    m_wall->setObjectName(QStringLiteral("wall"));
    m_empty->setObjectName(QStringLiteral("liveEmpty"));
    m_body->addWidget(m_wall);
    m_body->addWidget(m_kiosk);
    m_body->addWidget(m_empty);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(paint::kViewMargin, 0, 0, 0);
    left->addWidget(m_body);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addLayout(left, 1);
    row->addWidget(m_side);
    auto* banner = new QHBoxLayout;
    banner->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    banner->addWidget(m_banner);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(buildBar());
    column->addLayout(banner);
    column->addLayout(row, 1);
}

QWidget* LivePage::buildBar()
{
    m_hide->setObjectName(QStringLiteral("hideFaces"));
    m_hide->setKeyHint(QStringLiteral("H"));
    m_pause->setObjectName(QStringLiteral("pauseWall"));
    m_held->hide();
    m_held->setObjectName(QStringLiteral("orderHeld"));
    m_masked->setObjectName(QStringLiteral("maskedNote"));
    m_masked->hide();
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    row->setSpacing(16);
    row->addWidget(m_filter);
    row->addWidget(m_held);
    row->addStretch();
    row->addWidget(m_masked);
    row->addWidget(m_hide);
    row->addWidget(m_pause);
    auto* hideKey = new QAction(this);
    hideKey->setShortcut(Qt::Key_H);
    hideKey->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(hideKey);
    connect(hideKey, &QAction::triggered, this, [this] { setFacesHidden(!m_areFacesHidden); });
    connect(m_hide, &QPushButton::clicked, this, [this] { setFacesHidden(!m_areFacesHidden); });
    connect(m_pause, &QPushButton::clicked, this, [this] { setPaused(!m_isPaused); });
    return bar;
}

void LivePage::connectSources()
{
    connect(&m_sources.registry, &KioskRegistry::kioskAdded, this, &LivePage::takeKiosk);
    connect(&m_sources.registry, &KioskRegistry::kioskChanged, this, &LivePage::takeKiosk);
    connect(&m_sources.registry, &KioskRegistry::kioskRemoved, this, [this](const KioskId& kiosk) {
        if (isKioskOpen() && kiosk == m_kiosk->kiosk())
            closeKiosk();
        m_wall->remove(kiosk);
    });
    connect(&m_sources.registry, &KioskRegistry::roundEnded, this, &LivePage::updateBanner);
    connect(&m_sources.registry, &KioskRegistry::visitEnded, this, [this](const VisitProgress& progress) {
        if (isKioskOpen() && progress.kiosk == m_kiosk->kiosk())
            m_kiosk->reloadSoon();
    });
    connect(&m_sources.attention, &AttentionList::changed, this, &LivePage::takeNotes);
    connect(&m_sources.feed, &LiveFeed::frameWaiting, this, [this](const KioskId& kiosk) {
        m_waiting.insert(kiosk);
        if (!m_frames.isActive())
            m_frames.start();
    });
    connect(&m_frames, &QTimer::timeout, this, &LivePage::takeFrames);
    connect(&m_tick, &QTimer::timeout, this, &LivePage::tick);
    connect(m_filter, &Segments::chosen, this,
            [this](int index) { m_wall->setFilter(static_cast<WallFilter>(index)); });
    connect(m_wall, &TileWall::opened, this, &LivePage::openKiosk);
    connect(m_wall, &TileWall::pauseToggled, this, [this] { setPaused(!m_isPaused); });
    connect(m_wall, &TileWall::viewChanged, this, &LivePage::updateWatch);
    connect(m_wall, &TileWall::orderHeldChanged, m_held, &QWidget::setVisible);
    connect(m_wall, &TileWall::shownChanged, this, [this] {
        updateBody();
        Q_EMIT factChanged();
    });
    connect(m_kiosk, &KioskView::closed, this, &LivePage::closeKiosk);
    connect(m_kiosk, &KioskView::sessionOpened, this, &LivePage::sessionOpened);
    connect(m_side, &LiveSidePane::sessionOpened, this, &LivePage::sessionOpened);
    connect(m_side, &LiveSidePane::kioskChosen, m_wall, &TileWall::select);
    connect(m_side, &LiveSidePane::kioskOpened, this, &LivePage::openKiosk);
    connect(m_empty, &EmptyState::actionTriggered, this,
            [this] { m_filter->setCurrent(static_cast<int>(WallFilter::All)); });
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &LivePage::applyHiding);
}

void LivePage::takeKiosk(const KioskId& kiosk)
{
    const KioskState* state = m_sources.registry.find(kiosk);
    if (!state)
        return;
    m_wall->put(*state);
    if (kiosk == m_kiosk->kiosk())
        m_kiosk->setState(*state);
}

void LivePage::takeNotes()
{
    QHash<KioskId, QString> notes;
    for (const AttentionItem& item : m_sources.attention.items()) {
        if (!item.note.isEmpty() && !item.kiosk.isNull())
            notes.insert(item.kiosk, item.note);
    }
    m_wall->setNotes(notes);
}

void LivePage::takeFrames()
{
    const QSet<KioskId> waiting = std::exchange(m_waiting, {});
    if (m_isPaused || !isLookedAt())
        return;
    for (const KioskId& kiosk : waiting) {
        const auto frame = m_sources.feed.takeFrame(kiosk);
        if (!frame || (m_sources.look && !m_sources.look->admit(kiosk, *frame)))
            continue;
        if (isKioskOpen() && kiosk == m_kiosk->kiosk())
            m_kiosk->picture()->setFrame(*frame);
        else if (!isKioskOpen())
            m_wall->setFrame(kiosk, *frame);
    }
}

void LivePage::buildLook()
{
    m_look = new LookControl(*m_sources.look, *m_sources.desk, m_kiosk);
    m_kiosk->addControl(m_look);
    // Wherever on the page the keyboard is; without a look the key goes back to all kiosks.
    m_endLook = new QAction(this);
    m_endLook->setShortcut(Qt::Key_Escape);
    m_endLook->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_endLook->setEnabled(false);
    addAction(m_endLook);
    connect(m_endLook, &QAction::triggered, this, [this] { endLook(LookEnd::ByHand); });
    connect(m_sources.look, &UnmaskedLook::changed, this, &LivePage::followLook);
    connect(m_sources.look, &UnmaskedLook::ticked, m_kiosk->picture(), qOverload<>(&QWidget::update));
    updateOffer();
}

void LivePage::followLook()
{
    const bool isLooking = m_sources.look->state() != UnmaskedLook::State::None;
    m_endLook->setEnabled(isLooking);
    m_kiosk->setEscapeTaken(isLooking);
    const UnmaskedLook::Look* look = m_sources.look->look();
    if (!look)
        m_kiosk->picture()->forgetFace();
    m_kiosk->picture()->setViewer(look ? tr("%1 · %2", "name, lease").arg(look->name, look->shortLease()) : QString());
}

void LivePage::endLook(LookEnd why)
{
    if (m_look)
        m_sources.look->end(why);
}

void LivePage::updateOffer()
{
    if (m_look)
        m_look->setOffered(!m_areFacesHidden && !m_isPaused && !m_sources.look->isShownByPolicy());
}

void LivePage::tick()
{
    m_wall->refreshAges();
    if (isKioskOpen())
        m_kiosk->picture()->update();
    m_masked->setVisible(isKioskOpen() ? m_kiosk->picture()->isMasked() : m_wall->showsMaskedPicture());
    updateBanner();
    // A picture that was laid out after it was asked for, or moved to another screen, has another size by now.
    updateWatch();
}

void LivePage::updateWatch()
{
    const bool isWatching = isLookedAt() && !m_isPaused;
    if (!isWatching)
        endLook(LookEnd::Left);
    if (isWatching && isKioskOpen())
        m_watch.show({{m_kiosk->kiosk(), m_kiosk->picture()->sizeInDevicePixels()}});
    else if (isWatching && m_body->currentWidget() == m_wall)
        m_watch.show(m_wall->picturesInView());
    else
        m_watch.hide();
}

void LivePage::updateBody()
{
    if (m_wall->total() == 0) {
        m_empty->setState(QStringLiteral("live"), tr("No kiosks yet"), tr("Kiosks appear here when they report."));
        m_empty->setAction({});
    } else if (m_wall->shown() == 0) {
        m_empty->setState(QStringLiteral("live"), tr("No kiosk is in use"),
                          tr("Kiosks appear here while somebody uses them."));
        m_empty->setAction(tr("Show all kiosks"));
    }
    if (!isKioskOpen())
        m_body->setCurrentWidget(m_wall->shown() == 0 ? static_cast<QWidget*>(m_empty) : m_wall);
}

void LivePage::updateBanner()
{
    const qint64 lostMs = m_sources.registry.linkLostMs();
    const bool isShown = lostMs != 0 && m_isLinkBannerShown;
    m_banner->setVisible(isShown);
    if (!isShown)
        return;
    BannerText text;
    text.id = QStringLiteral("live");
    text.title = tr("The picture is %1 old. The broker has not answered since %2.")
                     .arg(timetext::span(m_sources.clock.utcMs() - lostMs), timetext::clock(lostMs));
    text.line = tr("Kiosks keep serving customers. Trying again.");
    m_banner->setText(text);
}

void LivePage::updateButtons()
{
    m_hide->setText(m_areFacesHidden ? tr("Show faces") : tr("Hide faces"));
    m_hide->setIconName(m_areFacesHidden ? QStringLiteral("eye") : QStringLiteral("eye-off"));
    m_pause->setText(m_isPaused ? tr("Resume wall") : tr("Pause wall"));
    m_pause->setIconName(m_isPaused ? QStringLiteral("play") : QStringLiteral("pause"));
    m_pause->setKeyHint(tr("Space"));
}

void LivePage::applyHiding()
{
    const bool inactive = QGuiApplication::applicationState() != Qt::ApplicationActive;
    const bool hidden = m_areFacesHidden || (m_hideWhenInactive && inactive);
    m_wall->setFacesHidden(hidden);
    m_kiosk->picture()->setFacesHidden(hidden);
}

bool LivePage::isLookedAt() const
{
    return isVisible() && !window()->isMinimized();
}

bool LivePage::isKioskOpen() const
{
    return m_body->currentWidget() == m_kiosk;
}

} // namespace jinbi::ui
