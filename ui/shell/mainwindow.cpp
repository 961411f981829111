// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "ports/settingsstore.h"
#include "shell/appearance.h"
#include "shell/curtain.h"
#include "shell/headerbar.h"
#include "shell/navigationrail.h"
#include "shell/operatorbutton.h"
#include "shell/pagesearch.h"
#include "shell/panes.h"
#include "shell/prompter.h"
#include "shell/searchbox.h"
#include "shell/settingsmenu.h"
#include "shell/shortcutssheet.h"
#include "shell/viewsearch.h"
#include "widgets/icons.h"
#include "widgets/paint.h"
#include "widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <memory>

namespace jinbi::ui {

namespace {

QString geometryKey()
{
    // The number is the version of what is stored: another one is ignored, not misread.
    return QStringLiteral("window/geometry1");
}

QString viewKey()
{
    return QStringLiteral("window/view");
}

} // namespace

MainWindow::MainWindow(const Deps& deps) : m_deps(deps), m_rememberedView(deps.settings.value(viewKey()).toString())
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(icons::appIcon());
    setMinimumSize(1024, 640);
    resize(1440, 900);
    m_settingsMenu = new SettingsMenu(Appearance::load(m_deps.settings), this);
    buildBody();
    buildCommands();
    connectParts();
    retranslate();
    restoreGeometry(m_deps.settings.value(geometryKey()).toByteArray());
}

MainWindow::~MainWindow() = default;

void MainWindow::buildBody()
{
    auto* body = new QWidget(this);
    m_rail = new NavigationRail(this);
    m_header = new HeaderBar(m_deps.clock, m_deps.zone, this);
    m_stack = new QStackedWidget(this);
    m_strip = new StatusStrip(this);
    m_toast = new Toast(m_stack);
    m_banners = new QVBoxLayout;
    m_banners->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    m_banners->setSpacing(8);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(m_banners);
    column->addWidget(m_stack, 1);
    column->addWidget(m_strip);
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    m_rail->setSettingsMenu(m_settingsMenu);
    auto* layers = new QStackedLayout(this);
    layers->addWidget(body);
    m_curtain = new Curtain(this, body, layers);
}

QAction* MainWindow::addCommand(const QString& name, const QString& iconName, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(icons::icon(iconName), QString(), this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    addAction(action);
    return action;
}

void MainWindow::buildCommands()
{
    m_find = addCommand(QStringLiteral("find"), QStringLiteral("search"), {QKeySequence(Qt::CTRL | Qt::Key_K)});
    m_hideFaces = addCommand(QStringLiteral("hideFaces"), QStringLiteral("eye-off"),
                             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)});
    m_hideFaces->setCheckable(true);
    m_lock = addCommand(QStringLiteral("lock"), QStringLiteral("lock"), {QKeySequence(Qt::CTRL | Qt::Key_L)});
    m_signOut = addCommand(QStringLiteral("signOut"), QStringLiteral("person"),
                           {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q)});
    m_lock->setEnabled(false);
    m_signOut->setEnabled(false);
    m_header->person()->setActions(m_lock, m_signOut);
    m_keys = addCommand(QStringLiteral("keys"), QStringLiteral("keyboard"),
                        {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)});
    m_settingsAction = addCommand(QStringLiteral("openSettings"), QStringLiteral("settings"),
                                  {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    m_nextPane = addCommand(QStringLiteral("nextPane"), QStringLiteral("columns"), {QKeySequence(Qt::Key_F6)});
    m_previousPane =
        addCommand(QStringLiteral("previousPane"), QStringLiteral("columns"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)});
    connect(m_find, &QAction::triggered, this, [this] {
        m_header->search()->setFocus(Qt::ShortcutFocusReason);
        m_header->search()->selectAll();
    });
    connect(m_hideFaces, &QAction::toggled, m_strip, &StatusStrip::setFacesHidden);
    connect(m_hideFaces, &QAction::toggled, this, &MainWindow::facesHidden);
    connect(m_lock, &QAction::triggered, this, &MainWindow::lockWanted);
    connect(m_curtain, &Curtain::lockAsked, m_lock, &QAction::trigger);
    connect(m_signOut, &QAction::triggered, this, &MainWindow::signOutWanted);
    connect(m_keys, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_settingsAction, &QAction::triggered, m_rail, &NavigationRail::openSettings);
    connect(m_nextPane, &QAction::triggered, this, [this] { moveBetweenPanes(true); });
    connect(m_previousPane, &QAction::triggered, this, [this] { moveBetweenPanes(false); });
}

void MainWindow::connectParts()
{
    connect(m_rail, &NavigationRail::entryChosen, this, &MainWindow::showPage);
    connect(m_header, &HeaderBar::attentionActivated, this, &MainWindow::attentionActivated);
    connect(m_strip, &StatusStrip::jobCancelled, this, &MainWindow::jobCancelled);
    connect(m_toast, &Toast::actionTriggered, this, &MainWindow::toastActionTriggered);
    connect(m_settingsMenu, &SettingsMenu::themeChosen, this, [this](Scheme scheme) {
        theme::apply(scheme);
        appearanceChanged();
        Q_EMIT themeChosen(scheme);
    });
    connect(m_settingsMenu, &SettingsMenu::textScaleChosen, this, [this](double scale) {
        theme::setTextScale(scale);
        appearanceChanged();
        Q_EMIT textScaleChosen(scale);
    });
    connect(m_settingsMenu, &SettingsMenu::languageChosen, this, [this](const QString& language) {
        appearanceChanged();
        Q_EMIT languageChosen(language);
    });
    connect(m_header->search(), &SearchBox::left, this, [this] {
        if (currentPage() != nullptr)
            currentPage()->focusMainList();
    });
    m_header->search()->setFallback(new PageSearch([this] { return currentPage(); }, this));
    addSearchProvider(new ViewSearch([this] { return searchable(); }, this));
}

void MainWindow::addPage(Page* page)
{
    const int index = static_cast<int>(m_pages.size());
    m_pages.append(page);
    m_allowed.append(true);
    m_stack->addWidget(page);
    const QKeySequence keys = index < 9 ? QKeySequence(QStringLiteral("Ctrl+%1").arg(index + 1)) : QKeySequence();
    QAction* go = addCommand(QStringLiteral("view-%1").arg(page->objectName()), page->iconName(), {keys});
    go->setText(page->title());
    m_views.append(go);
    m_rail->addEntry(page->objectName(), page->iconName(), page->title(), keys.toString(QKeySequence::NativeText));
    connect(go, &QAction::triggered, this, [this, index] { showPage(index); });
    connect(page, &Page::factChanged, this, [this, index] { refresh(index); });
    orderTabs();
    if (index == 0 || page->objectName() == m_rememberedView)
        showPage(index);
}

void MainWindow::addSearchProvider(SearchProvider* provider)
{
    m_header->search()->addProvider(provider);
}

void MainWindow::goTo(const Page* page)
{
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages.at(i) == page && m_allowed.at(i))
            showPage(i);
    }
}

void MainWindow::setAllowed(const Page* page, bool allowed)
{
    const qsizetype at = m_pages.indexOf(page);
    if (at < 0 || m_allowed.at(at) == allowed)
        return;
    m_allowed[at] = allowed;
    m_rail->setEntryVisible(static_cast<int>(at), allowed);
    updateCommands();
    const qsizetype first = m_allowed.indexOf(true);
    if (first >= 0 && !m_allowed.at(m_stack->currentIndex()))
        showPage(static_cast<int>(first));
}

void MainWindow::setCurtain(QWidget* view)
{
    m_curtain->setView(view);
    m_curtain->lower();
    updateCommands();
}

void MainWindow::setOperator(const std::optional<OperatorAccount>& account, const LastSignIn& last, bool isLocked)
{
    const OperatorId who = account ? account->id : OperatorId();
    if (who != m_operator)
        m_curtain->forget();
    m_operator = who;
    m_header->person()->setPerson(account, last);
    const bool mayLook = account && !isLocked;
    const bool wasDown = m_curtain->isDown();
    mayLook ? m_curtain->raise() : m_curtain->lower();
    m_lock->setEnabled(mayLook);
    m_signOut->setEnabled(mayLook);
    updateCommands();
    showTexts();
    if (mayLook && wasDown && currentPage() && isVisible())
        currentPage()->focusMainList();
}

void MainWindow::updateCommands()
{
    for (QAction* action : {m_find, m_hideFaces, m_keys, m_settingsAction, m_nextPane, m_previousPane})
        action->setEnabled(!m_curtain->isDown());
    for (qsizetype i = 0; i < m_views.size(); ++i)
        m_views.at(i)->setEnabled(!m_curtain->isDown() && m_allowed.at(i));
}

Page* MainWindow::currentPage() const
{
    return m_pages.value(m_stack->currentIndex(), nullptr);
}

void MainWindow::setBadge(const Page* page, int count, Tone tone)
{
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages.at(i) == page)
            m_rail->setBadge(i, count, tone);
    }
}

void MainWindow::setAttention(int count, Tone worst)
{
    m_header->setAttention(count, worst);
}

void MainWindow::setBrokerState(BrokerState state, std::optional<std::chrono::milliseconds> latency)
{
    m_strip->setBrokerState(state, latency);
}

void MainWindow::setFleetFact(int online, int total)
{
    m_strip->setFleetFact(online, total);
}

void MainWindow::setClockSkew(std::optional<std::chrono::milliseconds> worst)
{
    m_strip->setClockSkew(worst);
}

void MainWindow::setJob(const JobProgress& job)
{
    m_strip->setJob(job);
}

void MainWindow::clearJob()
{
    m_strip->clearJob();
}

void MainWindow::setBanners(const QList<BannerText>& banners)
{
    while (m_banners->count() > banners.size()) {
        const std::unique_ptr<QLayoutItem> last(m_banners->takeAt(m_banners->count() - 1));
        delete last->widget();
    }
    for (int i = 0; i < banners.size(); ++i) {
        // A banner that is there already keeps the keyboard and its place.
        if (i >= m_banners->count()) {
            auto* banner = new Banner(this);
            connect(banner, &Banner::actionTriggered, this, &MainWindow::bannerActionTriggered);
            m_banners->addWidget(banner);
        }
        qobject_cast<Banner*>(m_banners->itemAt(i)->widget())->setText(banners.at(i));
    }
    m_banners->setContentsMargins(paint::kViewMargin, 0, 16, banners.isEmpty() ? 0 : 12);
    orderTabs();
}

void MainWindow::orderTabs()
{
    QList<QWidget*> panes{m_rail, m_header};
    for (int i = 0; i < m_banners->count(); ++i)
        panes.append(m_banners->itemAt(i)->widget());
    panes.append({m_stack, m_strip});
    panes::orderTabs(panes);
}

void MainWindow::showToast(const QString& text, const QString& action)
{
    m_toast->present(text, action);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_mayClose) {
        m_deps.settings.setValue(geometryKey(), saveGeometry());
        event->accept();
        return;
    }
    event->ignore();
    if (m_asking)
        return;
    m_asking = true;
    const Question question{tr("Stop recording for this branch?"),
                            tr("Closing stops recording for this branch. Kiosks keep their sessions until it is opened "
                               "again."),
                            tr("Stop recording and close")};
    m_deps.prompter.ask(this, question, [this](bool confirmed) {
        m_asking = false;
        if (!confirmed)
            return;
        m_mayClose = true;
        Q_EMIT closing();
        // Not from inside the event that asked: Qt takes one close at a time.
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
}

void MainWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_wasShown)
        return;
    m_wasShown = true;
    if (currentPage() != nullptr)
        currentPage()->focusMainList();
}

void MainWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::retranslate()
{
    m_find->setText(tr("Find"));
    m_hideFaces->setText(tr("Hide faces"));
    m_lock->setText(tr("Lock"));
    m_signOut->setText(tr("Sign out"));
    m_keys->setText(tr("Show the keys"));
    m_settingsAction->setText(tr("Settings"));
    m_nextPane->setText(tr("Next pane"));
    m_previousPane->setText(tr("Previous pane"));
    showTexts();
}

void MainWindow::refresh(int index)
{
    // A page hears of a new language after the window does, so its title comes with its own signal.
    const QString title = m_pages.at(index)->title();
    m_views.at(index)->setText(title);
    m_rail->setTitle(index, title);
    if (index == m_stack->currentIndex())
        showTexts();
}

void MainWindow::showPage(int index)
{
    m_stack->setCurrentIndex(index);
    m_rail->setCurrent(index);
    showTexts();
    if (!isVisible())
        return;
    m_deps.settings.setValue(viewKey(), currentPage()->objectName());
    currentPage()->focusMainList();
}

void MainWindow::showTexts()
{
    const Page* page = currentPage();
    if (page == nullptr)
        return;
    m_header->setTexts(page->title(), page->fact());
    // The task bar shows the title, and it must not tell what was looked at.
    if (m_curtain->isDown()) {
        setWindowTitle(QStringLiteral("Jinbi"));
        return;
    }
    //: %1 is the view
    setWindowTitle(tr("%1 – Jinbi").arg(page->title()));
}

void MainWindow::moveBetweenPanes(bool forward)
{
    QList<QWidget*> all;
    if (currentPage() != nullptr)
        all = currentPage()->panes();
    if (all.isEmpty() && currentPage() != nullptr)
        all.append(currentPage());
    all.append(m_rail);
    all.append(m_header);
    if (QWidget* pane = panes::next(all, QApplication::focusWidget(), forward))
        panes::enter(pane);
}

void MainWindow::showShortcuts()
{
    const Page* page = currentPage();
    auto* sheet =
        new ShortcutsSheet(page == nullptr ? QString() : page->title(),
                           page == nullptr ? QList<ShortcutHelp>() : page->shortcuts(), windowShortcuts(), this);
    sheet->open();
}

void MainWindow::appearanceChanged()
{
    m_settingsMenu->appearance().save(m_deps.settings);
}

QList<QAction*> MainWindow::searchable() const
{
    QList<QAction*> all = m_views;
    if (currentPage() != nullptr)
        all += currentPage()->actions();
    all += {m_hideFaces, m_lock, m_signOut, m_keys, m_settingsAction};
    all.removeIf([](const QAction* action) { return !action->isEnabled(); });
    return all + m_settingsMenu->choices();
}

QList<ShortcutHelp> MainWindow::windowShortcuts() const
{
    QList<ShortcutHelp> keys;
    if (!m_views.isEmpty())
        keys.append(
            {QStringLiteral("Ctrl+1 … Ctrl+%1").arg(qMin(9, static_cast<int>(m_views.size()))), tr("Go to a view")});
    for (const QAction* action :
         {m_find, m_nextPane, m_previousPane, m_keys, m_settingsAction, m_hideFaces, m_lock, m_signOut}) {
        QStringList printed;
        for (const QKeySequence& sequence : action->shortcuts())
            printed.append(sequence.toString(QKeySequence::NativeText));
        keys.append({printed.join(QStringLiteral(" / ")), action->text()});
    }
    return keys;
}

} // namespace jinbi::ui
