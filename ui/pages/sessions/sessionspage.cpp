// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/sessionspage.h"

#include "itemmodels/sessionfiltertext.h"
#include "itemmodels/sessionlogmodel.h"
#include "pages/sessions/columnmenu.h"
#include "pages/sessions/dateprompt.h"
#include "pages/sessions/emptyresultprobe.h"
#include "pages/sessions/exportdialog.h"
#include "pages/sessions/filterbar.h"
#include "pages/sessions/problemstrip.h"
#include "pages/sessions/scorepane.h"
#include "pages/sessions/sessiondetailpane.h"
#include "pages/sessions/sessionexport.h"
#include "pages/sessions/sessiontable.h"
#include "pages/sessions/timesdock.h"
#include "ports/clock.h"
#include "ports/settingsstore.h"
#include "widgets/actionbutton.h"
#include "widgets/emptystate.h"
#include "widgets/fileprompt.h"
#include "widgets/paint.h"
#include "widgets/toast.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>

namespace jinbi::ui {

namespace {

constexpr int kTailMs = 1000;
constexpr char kColumnsKey[] = "sessions/columns/1"; ///< the number is the version of the columns

QString columnsKey()
{
    return QString::fromLatin1(kColumnsKey);
}

ActionButton* toolButton(const QString& icon, const QString& name, QWidget* parent)
{
    auto* button = new ActionButton(icon, QString(), ActionButton::Kind::Neutral, parent);
    button->setObjectName(name);
    return button;
}

} // namespace

SessionsPage::SessionsPage(const Deps& deps, QWidget* parent)
    : Page(parent)
    , m_deps(deps)
    , m_zone(deps.zone)
    , m_model(new SessionLogModel(deps.log, deps.zone, this))
    , m_filters(new FilterBar(deps.clock, deps.zone, this))
    , m_scoresButton(toolButton(QStringLiteral("chart"), QStringLiteral("scoresButton"), this))
    , m_columnsButton(toolButton(QStringLiteral("columns"), QStringLiteral("columnsButton"), this))
    , m_dateButton(toolButton(QStringLiteral("clock"), QStringLiteral("dateButton"), this))
    , m_exportButton(toolButton(QStringLiteral("export"), QStringLiteral("exportButton"), this))
    , m_problem(new ProblemStrip(this))
    , m_scores(new ScorePane(deps.log, this))
    , m_times(new TimesDock(deps.times, deps.clock, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new SessionTable(*m_model, this))
    , m_empty(new EmptyState(this))
    , m_detail(new SessionDetailPane(deps.log, *m_model, this))
    , m_pill(new ActionButton(QStringLiteral("chevron-up"), QString(), ActionButton::Kind::Primary, this))
    , m_datePrompt(new DatePrompt(deps.clock, deps.zone, this))
    , m_toast(new Toast(this))
    , m_probe(new EmptyResultProbe(deps.log, this))
    , m_export(new SessionExport(deps.exports, deps.desk, this))
{
    setObjectName(QStringLiteral("sessionsPage"));
    m_pill->setObjectName(QStringLiteral("pendingPill"));
    m_empty->setObjectName(QStringLiteral("sessionsEmpty"));
    if (m_deps.retention != nullptr)
        m_detail->setRetention(*m_deps.retention, m_deps.desk);
    build();
    connectModel();
    connectExport();
    addKeys();
    if (m_deps.settings != nullptr)
        m_table->setColumns(m_deps.settings->value(columnsKey()).toByteArray());
    connect(m_table, &SessionTable::columnsChanged, this, [this] {
        if (m_deps.settings != nullptr)
            m_deps.settings->setValue(columnsKey(), m_table->columns());
    });
    SessionsPage::retranslate();
    judgeState();
}

SessionsPage::~SessionsPage() = default;

void SessionsPage::build()
{
    m_scoresButton->setCheckable(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(paint::kViewMargin, 8, 16, 14);
    bar->setSpacing(6);
    bar->addWidget(m_filters, 1);
    for (ActionButton* button : {m_scoresButton, m_columnsButton, m_dateButton, m_exportButton})
        bar->addWidget(button, 0, Qt::AlignTop);
    auto* problem = new QHBoxLayout;
    problem->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    problem->addWidget(m_problem);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->installEventFilter(this);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_scores);
    m_times->addTo(bar, 2, left);
    left->addWidget(m_stack, 1);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addLayout(left, 1);
    body->addWidget(m_detail);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addLayout(problem);
    column->addLayout(body, 1);
    m_scores->hide();
    m_detail->hide();
    m_pill->hide();
    connect(m_scoresButton, &QAbstractButton::toggled, m_scores, &QWidget::setVisible);
    connect(m_scores, &ScorePane::closed, this, [this] { m_scoresButton->setChecked(false); });
    connect(m_columnsButton, &QAbstractButton::clicked, this, &SessionsPage::showColumns);
    connect(m_dateButton, &QAbstractButton::clicked, this, &SessionsPage::showDatePrompt);
    connect(m_exportButton, &QAbstractButton::clicked, this, &SessionsPage::askExport);
    connect(m_filters, &FilterBar::tokensChanged, this, &SessionsPage::applyFilter);
    connect(m_filters, &FilterBar::left, this, &SessionsPage::focusMainList);
    connect(m_table, &SessionTable::opened, this, &SessionsPage::openDetail);
    connect(m_table, &QAbstractItemView::clicked, this, &SessionsPage::openDetail);
    connect(m_table, &SessionTable::closed, this, &SessionsPage::closeDetail);
    connect(m_table, &SessionTable::currentRowChanged, this, &SessionsPage::followRow);
    connect(m_detail, &SessionDetailPane::closed, this, &SessionsPage::closeDetail);
}

void SessionsPage::connectModel()
{
    connect(m_model, &SessionLogModel::stateChanged, this, &SessionsPage::judgeState);
    connect(m_model, &SessionLogModel::countChanged, this, [this] {
        judgeState();
        m_scores->countLater();
        m_times->countLater();
        Q_EMIT factChanged();
    });
    connect(m_model, &SessionLogModel::pendingChanged, this, &SessionsPage::showPendingCount);
    connect(m_model, &SessionLogModel::sought, m_table, &SessionTable::goToRow);
    // A page that arrives may hold the session whose details are open.
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] { followRow(m_table->currentIndex().row()); });
    connect(m_table, &SessionTable::topReached, m_model, &SessionLogModel::setFollowing);
    connect(m_pill, &QAbstractButton::clicked, this, [this] {
        m_model->showPending();
        m_table->goToTop();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_datePrompt, &DatePrompt::chosen, m_model, &SessionLogModel::seek);
    connect(m_probe, &EmptyResultProbe::found, this, &SessionsPage::showCulprit);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_model->state() == SessionLogModel::State::Failed)
            m_model->refresh();
        else if (m_culprit)
            m_filters->remove(*m_culprit);
        else
            m_filters->clear();
        focusMainList();
    });
    connect(m_problem, &ProblemStrip::actionTriggered, this, [this] {
        m_problem->hide();
        m_model->refresh();
    });
    m_tail.setInterval(kTailMs);
    connect(&m_tail, &QTimer::timeout, m_model, &SessionLogModel::lookForNewer);
}

void SessionsPage::addKey(const QKeySequence& keys, void (SessionsPage::*act)())
{
    auto* action = new QAction(this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
}

void SessionsPage::addKeys()
{
    addKey(Qt::Key_F, &SessionsPage::addFilter);
    addKey(Qt::CTRL | Qt::Key_Backspace, &SessionsPage::clearFilters);
    addKey(Qt::CTRL | Qt::Key_E, &SessionsPage::askExport);
    addKey(Qt::CTRL | Qt::Key_G, &SessionsPage::showDatePrompt);
}

void SessionsPage::addFilter()
{
    m_filters->add();
}

void SessionsPage::clearFilters()
{
    m_filters->clear();
}

QString SessionsPage::title() const
{
    return tr("Sessions");
}

QString SessionsPage::fact() const
{
    if (m_model->state() != SessionLogModel::State::Ready)
        return {};
    const int count = m_model->rowCount() + m_model->pendingCount();
    if (!m_model->isComplete())
        return tr("counting, %1 so far").arg(QLocale().toString(count));
    return m_model->filter().isEmpty() ? tr("%Ln session(s)", nullptr, count)
                                       : tr("%Ln match(es) the filters", nullptr, count);
}

QString SessionsPage::iconName() const
{
    return QStringLiteral("sessions");
}

QList<ShortcutHelp> SessionsPage::shortcuts() const
{
    return {{tr("J, K"), tr("Next, previous session")},
            {tr("Enter, Esc"), tr("Open, close the details")},
            {QStringLiteral("F"), tr("Add a filter")},
            {QStringLiteral("Ctrl+Backspace"), tr("Clear all filters")},
            {QStringLiteral("Ctrl+G"), tr("Go to a day or a moment")},
            {QStringLiteral("Ctrl+E"), tr("Export what the filters show")},
            {QStringLiteral("Ctrl+C"), tr("Copy the session's line")}};
}

QList<QWidget*> SessionsPage::panes() const
{
    QWidget* main = m_stack->currentWidget();
    QList<QWidget*> all{main == m_table ? static_cast<QWidget*>(m_table) : m_empty, m_filters};
    if (!m_detail->isHidden())
        all.append(m_detail);
    return all;
}

void SessionsPage::focusMainList()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void SessionsPage::setTextSearch(const QString& text)
{
    const FilterToken token{FilterField::Text, FilterOp::Is, text.trimmed().left(filtertext::kLongestValue)};
    if (!token.value.isEmpty())
        m_filters->setTokens(filtertokens::with(m_filters->tokens(), token));
}

QString SessionsPage::filterText() const
{
    return filtertext::toText(m_filters->tokens());
}

void SessionsPage::setFilterText(const QString& text)
{
    if (const auto tokens = filtertext::fromText(text))
        m_filters->setTokens(*tokens);
}

void SessionsPage::setKiosks(const QList<KioskId>& kiosks)
{
    m_filters->setKiosks(kiosks);
}

void SessionsPage::setTimeZone(const QTimeZone& zone)
{
    m_zone = zone;
    m_filters->setTimeZone(zone);
    m_datePrompt->setTimeZone(zone);
    m_model->setTimeZone(zone);
    applyFilter();
}

void SessionsPage::sessionsStored()
{
    // What could not be read before, the store has now.
    m_model->state() == SessionLogModel::State::Failed ? m_model->refresh() : m_model->lookForNewer();
}

void SessionsPage::reload()
{
    closeDetail();
    m_model->refresh();
}

void SessionsPage::applyFilter()
{
    m_probe->forget();
    const SessionFilter filter = filtertokens::toFilter(m_filters->tokens(), m_deps.clock.utcMs(), m_zone);
    m_model->setFilter(filter);
    m_scores->setFilter(filter);
    m_times->setFilter(filter);
    Q_EMIT factChanged();
}

/// Table, one of the three empty states, or table with a problem above it.
void SessionsPage::judgeState()
{
    const bool isFailed = m_model->state() == SessionLogModel::State::Failed;
    const bool isEmpty = m_model->state() == SessionLogModel::State::Ready && m_model->rowCount() == 0;
    m_exportButton->setEnabled(!isFailed && !isEmpty && !m_export->isRunning() &&
                               m_deps.desk.may(Action::ExportSessions));
    if (isFailed || isEmpty) {
        closeDetail();
        showEmpty();
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_stack->setCurrentWidget(m_table);
    }
    if (m_model->error() && !isFailed)
        m_problem->present(tr("Some rows cannot be read. The others are still right."), *m_model->error(),
                           tr("Try again"));
    m_table->setAccessibleName(tr("Sessions, %Ln row(s)", nullptr, m_model->rowCount()));
    Q_EMIT factChanged();
}

void SessionsPage::showEmpty()
{
    m_culprit.reset();
    if (m_model->state() == SessionLogModel::State::Failed) {
        const Error& error = *m_model->error();
        m_empty->setState(QStringLiteral("octagon-alert"), tr("The session log cannot be read"),
                          tr("%1 Kiosks go on working and keep their sessions. Code %2.")
                              .arg(error.message, ProblemStrip::codeOf(error)),
                          Tone::Fault);
        m_empty->setAction(tr("Try again"));
        return;
    }
    if (m_filters->tokens().isEmpty()) {
        m_empty->setState(QStringLiteral("sessions"), tr("No sessions yet"),
                          tr("A session appears here as soon as a kiosk has finished one."));
        m_empty->setAction({});
        return;
    }
    m_empty->setState(QStringLiteral("search"), tr("No sessions match these filters"),
                      tr("None of them alone is the reason."));
    m_empty->setAction(tr("Clear all filters"));
    m_probe->ask(m_filters->tokens(), m_deps.clock.utcMs(), m_zone);
}

void SessionsPage::showCulprit(const FilterToken& culprit)
{
    m_culprit = culprit;
    m_empty->setState(
        QStringLiteral("search"), tr("No sessions match these filters"),
        tr("“%1” leaves nothing over; without it there are sessions.").arg(filtertokens::spoken(culprit)));
    m_empty->setAction(tr("Remove the filter “%1”").arg(filtertokens::spoken(culprit)));
}

void SessionsPage::showPendingCount()
{
    const int pending = m_model->pendingCount();
    const QString count = QLocale().toString(pending);
    m_pill->setText(m_model->pendingOverflows() ? tr("more than %1 new").arg(count) : tr("%1 new").arg(count));
    m_pill->setAccessibleName(tr("%1, go to the newest").arg(m_pill->text()));
    m_pill->setVisible(pending > 0 || m_model->pendingOverflows());
    placePill();
    Q_EMIT factChanged();
}

/// Over the gap above the header, so that it covers no session and moves none.
void SessionsPage::placePill()
{
    if (m_pill->isHidden())
        return;
    const QSize size(m_pill->sizeHint().width(), 24);
    const QPoint top = m_stack->mapTo(this, QPoint((m_stack->width() - size.width()) / 2, 0));
    m_pill->setGeometry(QRect(QPoint(top.x(), top.y() - 17), size));
    m_pill->raise();
}

void SessionsPage::openDetail()
{
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    const SessionRow* row = m_model->rowAt(m_table->currentIndex().row());
    if (row == nullptr)
        return;
    m_detail->showSession(*row);
    m_detail->show();
    m_table->scrollTo(m_table->currentIndex());
}

void SessionsPage::closeDetail()
{
    const bool hadFocus = m_detail->isAncestorOf(focusWidget());
    m_detail->hide();
    m_detail->forget();
    if (hadFocus)
        focusMainList();
}

void SessionsPage::followRow(int row)
{
    const SessionRow* shown = m_model->rowAt(row);
    if (!m_detail->isHidden() && shown != nullptr && m_detail->shown() != shown->key)
        m_detail->showSession(*shown);
}

void SessionsPage::showColumns()
{
    auto* menu = new ColumnMenu(*m_table, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height() + 4)));
}

void SessionsPage::showDatePrompt()
{
    m_datePrompt->openUnder(m_dateButton);
}

void SessionsPage::retranslate()
{
    const auto name = [](ActionButton* button, const QString& text, const QString& tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
    };
    name(m_scoresButton, tr("Scores"), tr("How the scores of these sessions are spread"));
    name(m_columnsButton, tr("Columns"), tr("Show and hide columns"));
    name(m_dateButton, tr("Go to"), tr("Go to a day or a moment (Ctrl+G)"));
    name(m_exportButton, tr("Export…"), tr("Export what the filters show (Ctrl+E)"));
    m_times->retranslate();
    m_model->retranslate();
    showPendingCount();
    judgeState();
}

void SessionsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_tail.start();
    m_model->lookForNewer();
}

void SessionsPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_tail.stop();
}

bool SessionsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_stack && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        placePill();
    return Page::eventFilter(watched, event);
}

} // namespace jinbi::ui
