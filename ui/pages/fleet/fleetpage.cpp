// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fleet/fleetpage.h"

#include "pages/fleet/fleetactions.h"
#include "pages/fleet/fleetdelegate.h"
#include "pages/fleet/kioskdetail.h"
#include "widgets/actionbutton.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/paint.h"
#include "widgets/rowtable.h"
#include "widgets/timespane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

using namespace std::chrono_literals;
constexpr auto kTick = 1s;

/// Kiosks that need attention, or whose id or place has a text in it; those that have left come last whatever the order
/// is. A fleet has thousands of rows at most.
class FleetFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void set(bool onlyAttention, const QString& text)
    {
        m_onlyAttention = onlyAttention;
        m_text = text;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const auto cell = [&](int column) { return sourceModel()->index(row, column, parent); };
        if (m_onlyAttention && !cell(0).data(KioskModel::NeedsAttentionRole).toBool())
            return false;
        return m_text.isEmpty() ||
               cell(KioskModel::KioskColumn).data().toString().contains(m_text, Qt::CaseInsensitive) ||
               cell(KioskModel::PlaceColumn).data().toString().contains(m_text, Qt::CaseInsensitive);
    }

    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        const bool isLeftGone = left.data(KioskModel::RetiredRole).toBool();
        if (isLeftGone != right.data(KioskModel::RetiredRole).toBool())
            return isLeftGone == (sortOrder() == Qt::DescendingOrder);
        return QSortFilterProxyModel::lessThan(left, right);
    }

private:
    bool m_onlyAttention = false;
    QString m_text;
};

struct Width
{
    KioskModel::Column column;
    int pixels;
};
constexpr Width kWidths[] = {
    {KioskModel::KioskColumn, 124},   {KioskModel::PlaceColumn, 130},  {KioskModel::StateColumn, 174},
    {KioskModel::ContactColumn, 120}, {KioskModel::StageColumn, 128},  {KioskModel::SoftwareColumn, 84},
    {KioskModel::EngineColumn, 180},  {KioskModel::PolicyColumn, 64},  {KioskModel::ModeColumn, 104},
    {KioskModel::ClockColumn, 76},    {KioskModel::CameraColumn, 150}, {KioskModel::DiskColumn, 96},
    {KioskModel::OutboxColumn, 76},
};

} // namespace

FleetPage::FleetPage(KioskRegistry& registry, const Clock& clock, const std::optional<Controls>& controls,
                     QWidget* parent)
    : Page(parent)
    , m_registry(registry)
    , m_sorted(new FleetFilter(this))
    , m_table(new RowTable(this))
    , m_attention(new ActionButton(QStringLiteral("triangle-alert"), {}, ActionButton::Kind::Neutral, this))
    , m_search(new Label(TextRole::Body, Ink::Text2, this))
    , m_clear(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
    , m_empty(new EmptyState(this))
    , m_body(new QStackedWidget(this))
    , m_detail(new KioskDetail(clock, this))
    , m_timesButton(new ActionButton(QStringLiteral("table"), {}, ActionButton::Kind::Neutral, this))
    , m_clock(clock)
    , m_bar(new QHBoxLayout)
    , m_silent(new Label(TextRole::Body, Ink::Text, this))
{
    setObjectName(QStringLiteral("fleetPage"));
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(KioskModel::SortRole);
    buildTable();
    build();
    if (controls)
        buildActions(*controls, clock);
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &FleetPage::showCurrent);
    connect(&registry, &KioskRegistry::kioskAdded, this, &FleetPage::takeKiosk);
    connect(&registry, &KioskRegistry::kioskChanged, this, &FleetPage::takeKiosk);
    connect(&registry, &KioskRegistry::kioskRemoved, this, [this](const KioskId& kiosk) {
        m_model.remove(kiosk);
        showCurrent();
    });
    connect(&registry, &KioskRegistry::kioskRetired, this, &FleetPage::takeRetired);
    connect(&registry, &KioskRegistry::roundEnded, this, &FleetPage::updateBody);
    for (const KioskId& kiosk : registry.kiosks())
        takeKiosk(kiosk);
    for (const KioskId& kiosk : registry.retired())
        takeRetired(kiosk);
    FleetPage::retranslate();
}

QString FleetPage::title() const
{
    return tr("Fleet");
}

QString FleetPage::fact() const
{
    return tr("%1 of %n kiosk(s) in contact", nullptr, static_cast<int>(m_registry.kiosks().size()))
        .arg(m_registry.onlineCount());
}

QString FleetPage::iconName() const
{
    return QStringLiteral("fleet");
}

void FleetPage::focusMainList()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QList<ShortcutHelp> FleetPage::shortcuts() const
{
    return {{QStringLiteral("↑ ↓"), tr("Choose a kiosk")},
            {tr("Enter"), tr("Look at the kiosk live")},
            {tr("Esc"), tr("Close the details")}};
}

QList<QWidget*> FleetPage::panes() const
{
    QList<QWidget*> panes{m_table};
    if (m_detail->isVisibleTo(this))
        panes << m_detail;
    return panes;
}

void FleetPage::setTextSearch(const QString& text)
{
    m_text = text.trimmed();
    static_cast<FleetFilter*>(m_sorted)->set(m_onlyAttention, m_text);
    updateBody();
}

void FleetPage::select(const KioskId& kiosk)
{
    const int row = m_model.rowOf(kiosk);
    if (row < 0)
        return;
    const QModelIndex index = m_sorted->mapFromSource(m_model.index(row, 0));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void FleetPage::retranslate()
{
    m_attention->setText(tr("Needs attention"));
    m_clear->setText(tr("Show all"));
    m_timesButton->setText(tr("Times"));
    m_timesButton->setToolTip(tr("How long scans and visits took at each kiosk"));
    if (m_times)
        showTimes(m_times->isVisibleTo(this));
    m_detail->retranslate();
    if (m_actions)
        m_actions->retranslate();
    Q_EMIT m_model.headerDataChanged(Qt::Horizontal, 0, KioskModel::ColumnCount - 1);
    m_table->viewport()->update();
    updateBody();
}

void FleetPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_tick.start();
    showCurrent();
}

void FleetPage::hideEvent(QHideEvent* event)
{
    m_tick.stop();
    Page::hideEvent(event);
}

void FleetPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        closeDetail();
    else
        Page::keyPressEvent(event);
}

void FleetPage::build()
{
    m_attention->setObjectName(QStringLiteral("onlyAttention"));
    m_attention->setCheckable(true);
    m_clear->setObjectName(QStringLiteral("clearFleetFilter"));
    m_empty->setObjectName(QStringLiteral("fleetEmpty"));
    m_silent->setObjectName(QStringLiteral("silentKiosks"));
    m_silent->setTone(Tone::Attention);
    m_silent->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    m_silent->setWordWrap(true);
    m_silent->hide();
    m_bar->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    m_bar->setSpacing(12);
    m_bar->addWidget(m_attention);
    m_bar->addWidget(m_search);
    m_bar->addWidget(m_clear);
    m_bar->addStretch();
    m_timesButton->setObjectName(QStringLiteral("fleetTimesButton"));
    m_timesButton->setCheckable(true);
    m_timesButton->hide();
    m_bar->addWidget(m_timesButton);
    m_body->addWidget(m_table);
    m_body->addWidget(m_empty);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_body, 1);
    row->addWidget(m_detail);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(m_bar);
    column->addWidget(m_silent);
    column->addLayout(row, 1);
    connect(m_attention, &QPushButton::toggled, this, &FleetPage::setOnlyAttention);
    connect(m_clear, &QPushButton::clicked, this, &FleetPage::clearFilters);
    connect(m_empty, &EmptyState::actionTriggered, this, &FleetPage::clearFilters);
    connect(m_detail, &KioskDetail::closed, this, &FleetPage::closeDetail);
    connect(m_detail, &KioskDetail::liveWanted, this, &FleetPage::liveWanted);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FleetPage::showCurrent);
    // A row that the keyboard enters by itself is the one that the pane beside it and the actions speak of.
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& entered) {
                QItemSelectionModel* selection = m_table->selectionModel();
                if (entered.isValid() && !selection->hasSelection())
                    selection->select(entered, QItemSelectionModel::Select | QItemSelectionModel::Rows);
            });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FleetPage::showCurrent);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (!index.data(KioskModel::RetiredRole).toBool())
            Q_EMIT liveWanted(index.siblingAtColumn(0).data(KioskModel::KioskRole).value<KioskId>());
    });
}

void FleetPage::buildActions(const Controls& controls, const Clock& clock)
{
    ServiceSwitch& service = controls.service;
    m_actions = new FleetActions(m_registry, service, controls.office, controls.desk, clock, this);
    m_bar->addWidget(m_actions);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_actions, &FleetActions::retireWanted, this, &FleetPage::retireWanted);
    connect(m_actions, &FleetActions::branchResumeWanted, this, &FleetPage::branchResumeWanted);
    connect(&service, &ServiceSwitch::changed, this, [this, &service] { showSilent(service); });
    showSilent(service);
    // A button that leads to a view which is not offered would do nothing.
    const auto offer = [this, &desk = controls.desk] { m_detail->setLiveOffered(desk.may(Action::WatchLive)); };
    connect(&controls.desk, &PermitDesk::changed, this, offer);
    offer();
}

/// Names who did not answer, as many as there is room for.
void FleetPage::showSilent(const ServiceSwitch& service)
{
    constexpr qsizetype kNamed = 8;
    const QList<KioskId> silent = service.silent();
    QStringList names;
    for (const KioskId& kiosk : silent.mid(0, kNamed))
        names << kiosk.toString();
    QString list = names.join(tr(", ", "between the names of kiosks"));
    if (silent.size() > kNamed)
        list = tr("%1 and %n more", nullptr, static_cast<int>(silent.size() - kNamed)).arg(list);
    m_silent->setText(tr("Not answered yet: %1. What was asked is sent again when they report.").arg(list));
    m_silent->setVisible(!silent.isEmpty());
}

/// Of a kiosk that has left nothing can be asked.
QList<KioskId> FleetPage::chosen() const
{
    QList<KioskId> kiosks;
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) {
        if (!row.data(KioskModel::RetiredRole).toBool())
            kiosks << row.data(KioskModel::KioskRole).value<KioskId>();
    }
    return kiosks;
}

void FleetPage::buildTable()
{
    m_table->setObjectName(QStringLiteral("fleetTable"));
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(new FleetDelegate(m_table));
    m_table->horizontalHeader()->setSectionsMovable(true);
    for (const Width& width : kWidths)
        m_table->setColumnWidth(width.column, width.pixels);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(KioskModel::KioskColumn, Qt::AscendingOrder);
}

void FleetPage::setTimeLog(TimeLog& log)
{
    m_times = new TimesPane(log, this);
    m_times->hide();
    qobject_cast<QVBoxLayout*>(layout())->insertWidget(1, m_times);
    m_timesButton->show();
    connect(m_timesButton, &QAbstractButton::toggled, this, &FleetPage::showTimes);
    connect(m_times, &TimesPane::closed, this, [this] { m_timesButton->setChecked(false); });
}

void FleetPage::showTimes(bool on)
{
    constexpr qint64 kDayMs = 24LL * 3600 * 1000;
    const qint64 tomorrow = (m_clock.utcMs() / kDayMs + 1) * kDayMs;
    m_times->setRange({}, tomorrow - 7 * kDayMs, tomorrow, tr("The last seven days, UTC."));
    m_times->setVisible(on);
}

void FleetPage::takeKiosk(const KioskId& kiosk)
{
    const KioskState* state = m_registry.find(kiosk);
    if (!state)
        return;
    m_model.put(*state);
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && current.siblingAtColumn(0).data(KioskModel::KioskRole).value<KioskId>() == kiosk)
        showCurrent();
}

void FleetPage::takeRetired(const KioskId& kiosk)
{
    if (const KioskState* state = m_registry.findRetired(kiosk))
        m_model.put(*state);
    updateBody();
}

void FleetPage::setOnlyAttention(bool only)
{
    m_onlyAttention = only;
    static_cast<FleetFilter*>(m_sorted)->set(m_onlyAttention, m_text);
    updateBody();
}

void FleetPage::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    const KioskState* state = current.isValid() ? m_model.at(m_sorted->mapToSource(current).row()) : nullptr;
    m_detail->setVisible(state != nullptr);
    if (state)
        m_detail->show(*state);
    if (m_actions)
        m_actions->setChosen(chosen());
}

void FleetPage::closeDetail()
{
    m_table->selectionModel()->clear();
    showCurrent();
    focusMainList();
}

void FleetPage::updateBody()
{
    if (m_model.rowCount() == 0) {
        m_empty->setState(QStringLiteral("fleet"), tr("No kiosks yet"), tr("Kiosks appear here when they report."));
        m_empty->setAction({});
    } else if (m_onlyAttention && m_text.isEmpty()) {
        m_empty->setState(QStringLiteral("tick"), tr("No kiosk needs attention"),
                          tr("The filter \"Needs attention\" hides the others."));
        m_empty->setAction(tr("Show all kiosks"));
    } else {
        m_empty->setState(QStringLiteral("search"), tr("No kiosk matches"),
                          tr("No kiosk or place has \"%1\" in its name.").arg(m_text));
        m_empty->setAction(tr("Show all kiosks"));
    }
    m_search->setVisible(!m_text.isEmpty());
    m_search->setText(tr("Kiosk or place with \"%1\"").arg(m_text));
    m_clear->setVisible(!m_text.isEmpty());
    m_body->setCurrentWidget(m_sorted->rowCount() == 0 ? static_cast<QWidget*>(m_empty) : m_table);
    m_table->setAccessibleName(tr("Kiosks, %n row(s)", nullptr, m_sorted->rowCount()));
    Q_EMIT factChanged();
}

void FleetPage::clearFilters()
{
    m_attention->setChecked(false);
    setTextSearch({});
    focusMainList();
}

} // namespace jinbi::ui
