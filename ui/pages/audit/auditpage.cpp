// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/auditpage.h"

#include "itemmodels/auditmodel.h"
#include "pages/audit/auditdetailpane.h"
#include "pages/audit/auditfilterbar.h"
#include "pages/audit/audittable.h"
#include "pages/audit/proofbar.h"
#include "ports/clock.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"
#include "widgets/fileprompt.h"
#include "widgets/label.h"
#include "widgets/paint.h"
#include "widgets/toast.h"

#include <QAction>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>

#include <utility>

namespace jinbi::ui {

namespace {

constexpr int kTailMs = 2000;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

AuditPage::AuditPage(const Deps& deps, QWidget* parent)
    : Page(parent)
    , m_deps(deps)
    , m_model(new AuditModel(deps.log, deps.zone, this))
    , m_proof(new ProofBar(deps.log, m_model->cells(), deps.clock, this))
    , m_filters(new AuditFilterBar(deps.clock, deps.zone, this))
    , m_exportButton(new ActionButton(QStringLiteral("export"), QString(), ActionButton::Kind::Neutral, this))
    , m_problem(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new AuditTable(*m_model, this))
    , m_empty(new EmptyState(this))
    , m_footer(new Label(TextRole::Small, Ink::Text2, this))
    , m_detail(new AuditDetailPane(m_model->cells(), this))
    , m_toast(new Toast(this))
{
    setObjectName(QStringLiteral("auditPage"));
    m_exportButton->setObjectName(QStringLiteral("exportButton"));
    m_empty->setObjectName(QStringLiteral("auditEmpty"));
    m_footer->setObjectName(QStringLiteral("auditFooter"));
    build();
    connectParts();
    connectExport();
    addKey(Qt::Key_V, &AuditPage::verifyNow);
    addKey(Qt::Key_F, &AuditPage::focusFilters);
    addKey(Qt::CTRL | Qt::Key_Backspace, &AuditPage::clearFilters);
    addKey(Qt::CTRL | Qt::Key_E, &AuditPage::askExport);
    AuditPage::retranslate();
}

AuditPage::~AuditPage()
{
    m_export.cancel();
}

void AuditPage::build()
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_filters, 1);
    bar->addWidget(m_exportButton);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(paint::kViewMargin, 8, 16, 12);
    top->setSpacing(10);
    top->addWidget(m_proof);
    top->addLayout(bar);
    top->addWidget(m_problem);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_footer->setContentsMargins(paint::kViewMargin, 4, paint::kViewMargin, 4);
    m_footer->setElided(true);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_stack, 1);
    left->addWidget(m_footer);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addLayout(left, 1);
    body->addWidget(m_detail);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(body, 1);
    m_detail->hide();
    m_problem->setText({QStringLiteral("auditProblem"), Tone::Fault, {}, {}, {}});
    m_problem->hide();
}

void AuditPage::connectParts()
{
    connect(m_model, &AuditModel::changed, this, &AuditPage::judge);
    connect(m_filters, &AuditFilterBar::changed, this, [this] { m_model->setFilter(m_filters->filter()); });
    connect(m_table, &AuditTable::opened, this, &AuditPage::openDetail);
    connect(m_table, &QAbstractItemView::clicked, this, &AuditPage::openDetail);
    connect(m_table, &AuditTable::closed, this, &AuditPage::closeDetail);
    connect(m_table, &AuditTable::currentRowChanged, this, &AuditPage::followRow);
    connect(m_detail, &AuditDetailPane::closed, this, &AuditPage::closeDetail);
    connect(m_proof, &ProofBar::found, this, [this] { m_model->setFirstBad(m_proof->firstBad()); });
    connect(m_proof, &ProofBar::showEntryWanted, this, &AuditPage::showEntry);
    connect(m_problem, &Banner::actionTriggered, this, [this] {
        m_problem->hide();
        m_model->retry();
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_model->state() == AuditModel::State::Failed)
            m_model->retry();
        else
            m_filters->clear();
        focusMainList();
    });
    m_tail.setInterval(kTailMs);
    connect(&m_tail, &QTimer::timeout, m_model, &AuditModel::lookForNewer);
}

void AuditPage::connectExport()
{
    connect(&m_deps.desk, &PermitDesk::changed, this, &AuditPage::judge);
    connect(m_exportButton, &QAbstractButton::clicked, this, &AuditPage::askExport);
    connect(&m_export, &QFutureWatcherBase::progressValueChanged, this, [this](int done) {
        Q_EMIT jobChanged(tr("Writing the proof package"), done, m_export.progressMaximum(), true);
    });
    connect(&m_export, &QFutureWatcherBase::finished, this, &AuditPage::concludeExport);
    connect(m_toast, &Toast::actionTriggered, this, [this] { Q_EMIT showFileRequested(m_path); });
}

void AuditPage::addKey(const QKeySequence& keys, void (AuditPage::*act)())
{
    auto* action = new QAction(this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
}

QString AuditPage::title() const
{
    return tr("Audit");
}

QString AuditPage::fact() const
{
    if (m_model->state() != AuditModel::State::Ready)
        return {};
    const int rows = m_model->rowCount();
    if (!m_model->isComplete())
        return tr("newest %1 read").arg(number(rows));
    return m_filters->isClear() ? tr("%Ln entr(y/ies)", nullptr, rows) : tr("%Ln match(es) the filters", nullptr, rows);
}

QString AuditPage::iconName() const
{
    return QStringLiteral("audit");
}

QList<ShortcutHelp> AuditPage::shortcuts() const
{
    return {{tr("J, K"), tr("Next, previous entry")},
            {tr("Enter, Esc"), tr("Open, close the details")},
            {QStringLiteral("V"), tr("Check the whole log")},
            {QStringLiteral("F"), tr("Go to the filters")},
            {QStringLiteral("Ctrl+Backspace"), tr("Clear all filters")},
            {QStringLiteral("Ctrl+E"), tr("Export a proof package")}};
}

QList<QWidget*> AuditPage::panes() const
{
    QWidget* main = m_stack->currentWidget();
    QList<QWidget*> all{main == m_table ? static_cast<QWidget*>(m_table) : m_empty, m_proof, m_filters};
    if (!m_detail->isHidden())
        all.append(m_detail);
    return all;
}

void AuditPage::focusMainList()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void AuditPage::setNames(const QHash<QString, QString>& names)
{
    m_model->setNames(names);
    m_filters->setNames(names);
    m_detail->retranslate();
}

void AuditPage::entryWritten()
{
    m_model->state() == AuditModel::State::Failed ? m_model->refresh() : m_model->lookForNewer();
}

void AuditPage::reload()
{
    closeDetail();
    m_proof->forget();
    m_model->refresh();
}

void AuditPage::cancelJob()
{
    m_export.cancel();
}

void AuditPage::clearFilters()
{
    m_filters->clear();
}

void AuditPage::focusFilters()
{
    m_filters->findChild<QWidget*>(QStringLiteral("kindFilter"))->setFocus(Qt::ShortcutFocusReason);
}

void AuditPage::verifyNow()
{
    m_proof->verify();
}

/// Table or one of the empty states, and what is said below.
void AuditPage::judge()
{
    const bool isFailed = m_model->state() == AuditModel::State::Failed;
    const bool isEmpty = m_model->state() == AuditModel::State::Ready && m_model->rowCount() == 0;
    const bool isBusy = m_isAsking || m_export.isRunning();
    m_exportButton->setEnabled(!isFailed && !isBusy && m_deps.desk.may(Action::ExportAudit));
    if (isFailed || isEmpty) {
        closeDetail();
        showEmpty();
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_stack->setCurrentWidget(m_table);
    }
    if (m_model->error() && !isFailed)
        showProblem(tr("Older entries cannot be read now. What is shown is right."), *m_model->error(),
                    tr("Try again"));
    const int rows = m_model->rowCount();
    m_footer->setVisible(m_stack->currentWidget() == m_table);
    if (m_model->isFull())
        m_footer->setText(
            tr("Only the newest %1 entries are shown. Narrow the filters to see older ones.").arg(number(rows)));
    else if (m_model->isComplete())
        m_footer->setText(tr("Entries are only ever added. Nobody can change or delete one here."));
    else
        m_footer->setText(tr("Older entries are read as you scroll."));
    m_table->setAccessibleName(tr("Audit log, %Ln row(s)", nullptr, rows));
    Q_EMIT factChanged();
}

void AuditPage::showEmpty()
{
    if (m_model->state() == AuditModel::State::Failed) {
        const Error& error = *m_model->error();
        const bool isRefused = error.code == ErrorCode::Refused;
        m_empty->setState(isRefused ? QStringLiteral("lock") : QStringLiteral("octagon-alert"),
                          isRefused ? tr("The audit log is not shown") : tr("The audit log cannot be read"),
                          error.message, isRefused ? Tone::Normal : Tone::Fault);
        m_empty->setAction(isRefused ? QString() : tr("Try again"));
        return;
    }
    if (m_filters->isClear()) {
        m_empty->setState(QStringLiteral("audit"), tr("No entries yet"),
                          tr("Whatever somebody does in this branch is written down here."));
        m_empty->setAction({});
        return;
    }
    m_empty->setState(QStringLiteral("search"), tr("No entries match these filters"),
                      tr("An object is found by its exact id."));
    m_empty->setAction(tr("Clear filters"));
}

void AuditPage::openDetail()
{
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    const AuditRow* row = m_model->rowAt(m_table->currentIndex().row());
    if (row == nullptr)
        return;
    m_detail->showEntry(*row, m_proof->firstBad() == row->seq);
    m_detail->show();
    m_table->scrollTo(m_table->currentIndex());
}

void AuditPage::closeDetail()
{
    const bool hadFocus = m_detail->isAncestorOf(focusWidget());
    m_detail->hide();
    if (hadFocus)
        m_table->setFocus(Qt::OtherFocusReason);
}

void AuditPage::followRow(int row)
{
    const AuditRow* entry = m_model->rowAt(row);
    if (!m_detail->isHidden() && entry != nullptr && m_detail->shown() != entry->seq)
        m_detail->showEntry(*entry, m_proof->firstBad() == entry->seq);
}

/// Shows one entry wherever it is, without reading all that is between; its row is chosen when it was read already.
void AuditPage::showEntry(quint64 seq)
{
    if (const std::optional<int> row = m_model->rowOf(seq)) {
        m_table->goToRow(*row);
        openDetail();
        focusMainList();
        return;
    }
    const quint64 asked = ++m_lookups;
    m_deps.log.page({}, seq + 1, 1).then(this, [this, seq, asked](const Result<QList<AuditRow>>& page) {
        if (asked != m_lookups)
            return;
        if (!page) {
            showProblem(tr("Entry %1 cannot be read.").arg(QLocale().toString(seq)), page.error(), {});
            return;
        }
        if (page->isEmpty() || page->first().seq != seq) {
            showProblem(tr("Entry %1 is missing from the store.").arg(QLocale().toString(seq)), Error{}, {});
            return;
        }
        m_table->selectionModel()->clear();
        m_detail->showEntry(page->first(), true);
        m_detail->show();
    });
}

void AuditPage::askExport()
{
    if (!m_exportButton->isEnabled())
        return;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_deps.clock.utcMs(), m_deps.zone);
    m_deps.files.askSavePath(this, tr("Export proof package"),
                             QStringLiteral("audit-%1.jinbiaudit").arg(now.toString(QStringLiteral("yyyyMMdd-HHmm"))),
                             [this](const QString& path) { askPermit(path); });
}

void AuditPage::askPermit(const QString& path)
{
    if (m_isAsking || m_export.isRunning())
        return;
    m_problem->hide();
    m_path = path;
    m_isAsking = true;
    judge();
    m_deps.desk.ask(Action::ExportAudit, this, [this](Result<Permit> permit) {
        m_isAsking = false;
        if (permit) {
            m_export.setFuture(m_deps.exporter.exportPackage(m_path, std::move(*permit)));
            Q_EMIT jobChanged(tr("Writing the proof package"), 0, 0, true);
        } else if (permit.error().code != ErrorCode::Cancelled) {
            showProblem(tr("The proof package was not written."), permit.error(), {});
        }
        judge();
    });
}

void AuditPage::concludeExport()
{
    Q_EMIT jobEnded();
    judge();
    const QFuture<Result<qint64>> done = m_export.future();
    if (done.isCanceled() || done.resultCount() == 0)
        return;
    const Result<qint64> entries = done.result();
    if (entries)
        m_toast->present(tr("Proof package written, %Ln entr(y/ies)", nullptr, static_cast<int>(*entries)),
                         tr("Show file"));
    else if (entries.error().code != ErrorCode::Cancelled)
        showProblem(tr("The proof package was not written."), entries.error(), {});
    m_model->lookForNewer(); // the export is an entry of its own
}

void AuditPage::showProblem(const QString& title, const Error& error, const QString& action)
{
    m_problem->setText({QStringLiteral("auditProblem"), Tone::Fault, title, error.message, action});
    m_problem->show();
}

void AuditPage::retranslate()
{
    m_exportButton->setText(tr("Export proof package…"));
    m_exportButton->setAccessibleName(m_exportButton->text());
    m_exportButton->setToolTip(tr("Write the log and its proofs into a file for a third party (Ctrl+E)"));
    m_model->retranslate();
    judge();
}

void AuditPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_tail.start();
    m_model->lookForNewer();
}

void AuditPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_tail.stop();
}

} // namespace jinbi::ui
