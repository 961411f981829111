// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/people/peoplepage.h"

#include "domain/recoverycode.h"
#include "pages/people/newpassphrasedialog.h"
#include "pages/people/peopledelegate.h"
#include "widgets/actionbutton.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/paint.h"
#include "widgets/recoverysheet.h"
#include "widgets/rowtable.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kTick = 1s;
/// Somebody may sign in, or fail to, at another console.
constexpr int kTicksBetweenLooks = 10;

struct Width
{
    OperatorModel::Column column;
    int pixels;
};
constexpr Width kWidths[] = {
    {OperatorModel::NameColumn, 190},     {OperatorModel::LoginColumn, 150}, {OperatorModel::RoleColumn, 160},
    {OperatorModel::BranchesColumn, 150}, {OperatorModel::StateColumn, 270}, {OperatorModel::LastSignInColumn, 190},
};

} // namespace

PeoplePage::PeoplePage(const Deps& deps, QWidget* parent)
    : Page(parent)
    , m_deps(deps)
    , m_model(deps.book, deps.clock)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new RowTable(this))
    , m_add(new ActionButton(QStringLiteral("plus"), {}, ActionButton::Kind::Primary, this))
    , m_change(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
    , m_toggle(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
    , m_passphrase(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
    , m_codes(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
    , m_said(new Label(TextRole::Body, Ink::Text, this))
    , m_hint(new Label(TextRole::Body, Ink::Text, this))
    , m_empty(new EmptyState(this))
    , m_body(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("people"));
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(OperatorModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    buildTable();
    build();
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &PeoplePage::tick);
    connect(&m_model, &OperatorModel::changed, this, &PeoplePage::showLoaded);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_wanted.isNull()) // somebody else was chosen; not the one of whom something was just said
            say({}, false);
        update();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PeoplePage::update);
    // A row that the keyboard enters by itself is the one that the actions speak of.
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& entered) {
                QItemSelectionModel* selection = m_table->selectionModel();
                if (entered.isValid() && !selection->hasSelection())
                    selection->select(entered, QItemSelectionModel::Select | QItemSelectionModel::Rows);
            });
    connect(m_table, &QTableView::activated, this, &PeoplePage::change);
    connect(m_add, &QPushButton::clicked, this, &PeoplePage::add);
    connect(m_change, &QPushButton::clicked, this, &PeoplePage::change);
    connect(m_toggle, &QPushButton::clicked, this, &PeoplePage::toggle);
    connect(m_passphrase, &QPushButton::clicked, this, &PeoplePage::renewPassphrase);
    connect(m_codes, &QPushButton::clicked, this, &PeoplePage::renewCodes);
    connect(m_empty, &EmptyState::actionTriggered, this, &PeoplePage::reload);
    connect(&m_deps.desk, &PermitDesk::changed, this, &PeoplePage::update);
    PeoplePage::retranslate();
}

void PeoplePage::build()
{
    m_add->setObjectName(QStringLiteral("addOperator"));
    m_change->setObjectName(QStringLiteral("changeOperator"));
    m_toggle->setObjectName(QStringLiteral("toggleOperator"));
    m_passphrase->setObjectName(QStringLiteral("newPassphraseButton"));
    m_said->setObjectName(QStringLiteral("peopleSaid"));
    m_said->setWordWrap(true);
    m_said->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    m_said->hide();
    m_codes->setObjectName(QStringLiteral("newRecoveryCodes"));
    m_hint->setObjectName(QStringLiteral("recoveryHint"));
    m_hint->setWordWrap(true);
    m_hint->setTone(Tone::Attention);
    m_hint->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    m_hint->hide();
    m_empty->setObjectName(QStringLiteral("peopleEmpty"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(paint::kViewMargin, 0, 16, 0);
    bar->setSpacing(8);
    for (ActionButton* button : {m_add, m_change, m_toggle, m_passphrase})
        bar->addWidget(button);
    bar->addStretch();
    bar->addWidget(m_codes);
    m_body->addWidget(m_table);
    m_body->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(bar);
    column->addWidget(m_said);
    column->addWidget(m_hint);
    column->addWidget(m_body, 1);
}

void PeoplePage::buildTable()
{
    m_table->setObjectName(QStringLiteral("peopleTable"));
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(new PeopleDelegate(m_table));
    for (const Width& width : kWidths)
        m_table->setColumnWidth(width.column, width.pixels);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(OperatorModel::NameColumn, Qt::AscendingOrder);
}

QString PeoplePage::title() const
{
    return tr("Administration");
}

QString PeoplePage::fact() const
{
    const QString all = tr("%n operator(s)", nullptr, m_model.rowCount());
    const int disabled = m_model.disabledCount();
    return disabled == 0 ? all : tr("%1, %n of them disabled", nullptr, disabled).arg(all);
}

QString PeoplePage::iconName() const
{
    return QStringLiteral("administration");
}

void PeoplePage::focusMainList()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QList<ShortcutHelp> PeoplePage::shortcuts() const
{
    return {{QStringLiteral("↑ ↓"), tr("Choose an operator")},
            {tr("Enter"), tr("Change the account")},
            {tr("Esc"), tr("Choose nobody")}};
}

QList<QWidget*> PeoplePage::panes() const
{
    return {m_table, m_add};
}

void PeoplePage::retranslate()
{
    m_add->setText(tr("Add operator…"));
    m_change->setText(tr("Change…"));
    m_passphrase->setText(tr("New passphrase…"));
    m_codes->setText(tr("New recovery codes…"));
    say({}, false);
    m_model.retranslate();
    showLoaded();
}

void PeoplePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_tick.start();
    reload();
}

void PeoplePage::hideEvent(QHideEvent* event)
{
    m_tick.stop();
    say({}, false);
    Page::hideEvent(event);
}

void PeoplePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return Page::keyPressEvent(event);
    m_table->selectionModel()->clear();
    focusMainList();
}

void PeoplePage::tick()
{
    m_model.tick();
    if (++m_ticks % kTicksBetweenLooks == 0)
        reload();
}

void PeoplePage::reload()
{
    if (!m_deps.desk.may(Action::ManagePeople))
        return m_model.clear();
    m_model.reload();
    lookForCodes();
}

void PeoplePage::select(OperatorId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0) {
        m_wanted = id;
        return;
    }
    const QModelIndex index = m_sorted->mapFromSource(m_model.index(row, 0));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void PeoplePage::selectWanted()
{
    const OperatorId wanted = m_wanted;
    select(wanted);
    m_wanted = {};
}

const OperatorStanding* PeoplePage::current() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_model.at(m_sorted->mapToSource(rows.first()).row());
}

void PeoplePage::showLoaded()
{
    const bool isFailed = m_model.state() == OperatorModel::State::Failed;
    const bool isEmpty = m_model.rowCount() == 0;
    if (isFailed) {
        m_empty->setState(QStringLiteral("octagon-alert"), tr("The operators cannot be read"),
                          m_model.error() ? m_model.error()->message : QString(), Tone::Fault);
        m_empty->setAction(tr("Try again"));
    } else if (m_model.state() == OperatorModel::State::Loading) {
        m_empty->setState(QStringLiteral("clock"), tr("Reading the operators…"), {});
        m_empty->setAction({});
    } else {
        m_empty->setState(QStringLiteral("person"), tr("No operators"), tr("Whoever is added is listed here."));
        m_empty->setAction({});
    }
    m_body->setCurrentWidget(isFailed || isEmpty ? static_cast<QWidget*>(m_empty) : m_table);
    m_table->setAccessibleName(tr("Operators, %n row(s)", nullptr, m_model.rowCount()));
    if (!m_wanted.isNull() && m_model.state() == OperatorModel::State::Ready)
        selectWanted();
    update();
    Q_EMIT factChanged();
}

void PeoplePage::update()
{
    const bool may = m_deps.desk.may(Action::ManagePeople);
    const OperatorStanding* standing = current();
    const bool isListed = m_body->currentWidget() == m_table;
    m_codes->setEnabled(may);
    m_add->setEnabled(may && m_model.state() == OperatorModel::State::Ready);
    for (ActionButton* button : {m_change, m_toggle, m_passphrase})
        button->setEnabled(may && standing && isListed);
    m_toggle->setText(standing && standing->account.disabled ? tr("Enable") : tr("Disable"));
}

void PeoplePage::add()
{
    auto* dialog = new OperatorDialog({m_deps.book, m_deps.desk, m_deps.branch}, std::nullopt, this);
    connect(dialog, &OperatorDialog::kept, this,
            [this](const OperatorAccount& account) { done(tr("%1 can sign in now.").arg(account.name), account.id); });
    dialog->open();
}

void PeoplePage::change()
{
    const OperatorStanding* standing = current();
    if (!standing || !m_change->isEnabled())
        return;
    auto* dialog = new OperatorDialog({m_deps.book, m_deps.desk, m_deps.branch}, standing->account, this);
    connect(dialog, &OperatorDialog::kept, this, [this](const OperatorAccount& account) {
        done(tr("The account of %1 was changed.").arg(account.name), account.id);
    });
    dialog->open();
}

/// Nothing is lost by it and the passphrase is typed for it, so that nothing more is asked.
void PeoplePage::toggle()
{
    const OperatorStanding* standing = current();
    if (!standing)
        return;
    OperatorAccount account = standing->account;
    account.disabled = !account.disabled;
    m_deps.desk.ask(Action::ManagePeople, this, [this, account](Result<Permit> permit) {
        if (!permit)
            return refuse(permit.error().message);
        m_deps.book.change(account, std::move(*permit)).then(this, [this, account](const Result<void>& changed) {
            if (!changed)
                return refuse(changed.error().message);
            done((account.disabled ? tr("%1 cannot sign in any more.") : tr("%1 can sign in again.")).arg(account.name),
                 account.id);
        });
    });
}

void PeoplePage::renewPassphrase()
{
    const OperatorStanding* standing = current();
    if (!standing)
        return;
    auto* dialog = new NewPassphraseDialog(m_deps.book, m_deps.desk, standing->account, this);
    connect(dialog, &NewPassphraseDialog::kept, this, [this, account = standing->account] {
        done(tr("%1 has a new passphrase.").arg(account.name), account.id);
    });
    dialog->open();
}

void PeoplePage::lookForCodes()
{
    m_deps.book.recoveryCodesLeft().then(this, [this](const Result<int>& left) {
        const bool isFew = left && *left < recoverycode::kAtOnce;
        if (isFew)
            m_hint->setText(*left == 0 ? tr("No recovery code is left. If every administrator forgets the passphrase, "
                                            "nobody can manage operators any more: make new ones.")
                                       : tr("One recovery code is left: make new ones before it is needed."));
        m_hint->setVisible(isFew);
    });
}

void PeoplePage::renewCodes()
{
    m_deps.desk.ask(Action::ManagePeople, this, [this](Result<Permit> permit) {
        if (!permit)
            return refuse(permit.error().message);
        m_deps.book.renewRecoveryCodes(std::move(*permit)).then(this, [this](const Result<QStringList>& codes) {
            if (!codes)
                return refuse(codes.error().message);
            showCodes(*codes);
            lookForCodes();
        });
    });
}

/// Shown once; what was written down before counts no more.
void PeoplePage::showCodes(const QStringList& codes)
{
    constexpr int kWidth = 460;
    constexpr int kMargin = 24;
    auto* dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("recoveryDialog"));
    dialog->setWindowTitle(tr("New recovery codes"));
    dialog->setAccessibleName(dialog->windowTitle());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setBackgroundRole(QPalette::Base);
    dialog->setAutoFillBackground(true);
    dialog->setFixedWidth(kWidth);
    auto* sheet = new RecoverySheet(dialog);
    sheet->setCodes(codes, m_deps.branch);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(kMargin, 20, kMargin, 20);
    column->addWidget(sheet);
    dialog->resize(kWidth, column->totalHeightForWidth(kWidth));
    connect(sheet, &RecoverySheet::putAway, dialog, &QDialog::accept);
    sheet->focusFirst();
    dialog->open();
}

void PeoplePage::done(const QString& sentence, OperatorId id)
{
    m_wanted = id;
    m_model.reload();
    focusMainList();
    say(sentence, false);
    Q_EMIT peopleChanged();
}

void PeoplePage::refuse(const QString& why)
{
    say(why, true);
}

void PeoplePage::say(const QString& sentence, bool isMistake)
{
    m_said->setTone(isMistake ? std::optional(Tone::Fault) : std::nullopt);
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
}

} // namespace jinbi::ui
