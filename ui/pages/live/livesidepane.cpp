// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/livesidepane.h"

#include "pages/live/attentiondelegate.h"
#include "pages/live/finisheddelegate.h"
#include "pages/live/shelvedialog.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QPainter>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 296;
constexpr int kMargin = 16;

QListView* newView(const QString& name, QAbstractItemModel* model, QAbstractItemDelegate* delegate, QWidget* parent)
{
    auto* view = new QListView(parent);
    delegate->setParent(view);
    view->setObjectName(name);
    view->setModel(model);
    view->setItemDelegate(delegate);
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformItemSizes(true);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setMouseTracking(true);
    return view;
}

QWidget* newHeading(Label* title, Label* note, QWidget* parent)
{
    auto* heading = new QWidget(parent);
    heading->setFixedHeight(44);
    auto* row = new QHBoxLayout(heading);
    row->setContentsMargins(kMargin, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(note, 1);
    // With large text the name is what counts.
    note->setElided(true);
    note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return heading;
}

/// Grey words where a list is empty.
Label* newQuiet(QWidget* parent)
{
    auto* label = new Label(TextRole::Small, Ink::Text2, parent);
    label->setContentsMargins(kMargin, 12, kMargin, 12);
    label->setWordWrap(true);
    return label;
}

} // namespace

LiveSidePane::LiveSidePane(AttentionList& attention, FinishedList& finished, QWidget* parent)
    : QWidget(parent)
    , m_attention(attention)
    , m_finished(finished)
    , m_attentionView(newView(QStringLiteral("attentionList"), &m_attentionModel, new AttentionDelegate(this), this))
    , m_finishedView(newView(QStringLiteral("finishedList"), &m_finishedModel, new FinishedDelegate(this), this))
    , m_attentionTitle(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_attentionNote(new Label(TextRole::Small, Ink::Text2, this))
    , m_finishedTitle(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_finishedNote(new Label(TextRole::Small, Ink::Text2, this))
    , m_calm(newQuiet(this))
    , m_quiet(newQuiet(this))
    , m_actions(nullptr)
    , m_advice(nullptr)
    , m_problem(nullptr)
    , m_handled(nullptr)
    , m_aside(nullptr)
{
    setFixedWidth(kWidth);
    m_actions = buildActions();
    build();
    connect(&m_attention, &AttentionList::changed, this, &LiveSidePane::takeAttention);
    connect(&m_attention, &AttentionList::raised, this, &LiveSidePane::announce);
    connect(&m_finished, &FinishedList::changed, this, &LiveSidePane::takeFinished);
    connect(m_attentionView->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LiveSidePane::tellSelection);
    connect(m_attentionView, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT kioskOpened(index.data(AttentionModel::KioskRole).value<KioskId>());
    });
    connect(m_finishedView, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT sessionOpened(index.data(FinishedModel::SessionRole).value<SessionId>());
    });
    takeAttention();
    takeFinished();
}

void LiveSidePane::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(newHeading(m_attentionTitle, m_attentionNote, this));
    column->addSpacing(1);
    column->addWidget(m_calm);
    column->addWidget(m_attentionView);
    column->addWidget(m_actions);
    column->addSpacing(8);
    column->addWidget(newHeading(m_finishedTitle, m_finishedNote, this));
    column->addSpacing(1);
    column->addWidget(m_quiet);
    column->addWidget(m_finishedView, 1);
    column->addStretch(0);
}

QWidget* LiveSidePane::buildActions()
{
    auto* box = new QWidget(this);
    m_advice = new Label(TextRole::Small, Ink::Text2, box);
    m_advice->setWordWrap(true);
    m_problem = new Label(TextRole::Small, Ink::Text, box);
    m_problem->setTone(Tone::Fault);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_handled = new ActionButton(QStringLiteral("tick"), {}, ActionButton::Kind::Neutral, box);
    m_handled->setObjectName(QStringLiteral("attentionHandled"));
    m_aside = new ActionButton(QString(), ActionButton::Kind::Quiet, box);
    m_aside->setObjectName(QStringLiteral("attentionShelve"));
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(kMargin, 8, kMargin, 8);
    column->addWidget(m_advice);
    column->addWidget(m_problem);
    auto* row = new QHBoxLayout;
    row->addWidget(m_handled);
    row->addWidget(m_aside);
    row->addStretch();
    column->addLayout(row);
    box->hide();
    connect(m_handled, &QPushButton::clicked, this, &LiveSidePane::acknowledge);
    connect(m_aside, &QPushButton::clicked, this, &LiveSidePane::askToShelve);
    return box;
}

void LiveSidePane::retranslate()
{
    m_attentionTitle->setText(tr("Needs attention"));
    m_attentionNote->setText(tr("stays until handled"));
    m_finishedTitle->setText(tr("Finished"));
    m_finishedNote->setText(tr("last 10 minutes"));
    m_attentionView->setAccessibleName(tr("Needs attention"));
    m_finishedView->setAccessibleName(tr("Finished, last 10 minutes"));
    m_calm->setText(tr("Nothing needs anyone."));
    m_quiet->setText(tr("No visit has ended in the last 10 minutes."));
    m_handled->setText(tr("Handled"));
    m_aside->setText(tr("Put aside…"));
    tellSelection();
}

void LiveSidePane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    painter.fillRect(rect(), tokens.surface);
    for (const Label* title : {m_attentionTitle, m_finishedTitle}) {
        const QWidget* heading = title->parentWidget();
        paint::horizontalLine(&painter, 0, width() - 1, heading->geometry().bottom() + 1, tokens.line);
    }
}

void LiveSidePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitAttention();
}

void LiveSidePane::takeAttention()
{
    m_attentionModel.setItems(m_attention.items());
    m_calm->setVisible(m_attention.items().isEmpty());
    m_attentionView->setVisible(!m_attention.items().isEmpty());
    fitAttention();
    tellSelection();
}

void LiveSidePane::takeFinished()
{
    m_finishedModel.setVisits(m_finished.visits());
    m_quiet->setVisible(m_finished.visits().isEmpty());
    m_finishedView->setVisible(!m_finished.visits().isEmpty());
}

void LiveSidePane::fitAttention()
{
    const int rows = m_attentionModel.rowCount();
    const int row = rows == 0 ? 0 : m_attentionView->sizeHintForRow(0);
    // Whole rows, and never more than half of the pane, so that both lists are always in sight.
    const int most = std::max(1, height() / 2 / std::max(1, row));
    m_attentionView->setFixedHeight(std::min(rows, most) * row);
}

void LiveSidePane::tellSelection()
{
    const QModelIndex current = m_attentionView->currentIndex();
    const quint64 id = selectedId();
    const auto& items = m_attention.items();
    const auto item =
        std::find_if(items.cbegin(), items.cend(), [id](const AttentionItem& each) { return each.id == id; });
    m_actions->setVisible(current.isValid() && item != items.cend());
    if (item == items.cend())
        return;
    m_advice->setText(consequence(item->concern.kind) + QLatin1Char('\n') + firstAction(item->concern.kind));
    m_handled->setEnabled(item->handling != AttentionItem::Handling::Acknowledged);
    m_aside->setEnabled(item->handling == AttentionItem::Handling::Open);
    m_problem->hide();
    if (m_attentionView->hasFocus())
        Q_EMIT kioskChosen(item->kiosk);
}

quint64 LiveSidePane::selectedId() const
{
    return m_attentionView->currentIndex().data(AttentionModel::IdRole).toULongLong();
}

void LiveSidePane::acknowledge()
{
    const auto done = m_attention.acknowledge(selectedId());
    if (!done) {
        m_problem->setText(done.error().message);
        m_problem->show();
    }
}

void LiveSidePane::askToShelve()
{
    const QModelIndex current = m_attentionView->currentIndex();
    const quint64 id = selectedId();
    auto* dialog =
        new ShelveDialog(current.data().toString(), current.data(AttentionModel::WhereRole).toString(), window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, id] {
        const auto done = m_attention.shelve(id, dialog->reason(), dialog->lasts());
        m_problem->setVisible(!done.has_value());
        if (!done)
            m_problem->setText(done.error().message);
    });
    dialog->open();
}

void LiveSidePane::announce(const AttentionItem& item)
{
    m_attentionView->setAccessibleDescription(what(item.concern) + QLatin1String(", ") + item.kiosk.toString());
    QAccessibleEvent event(m_attentionView, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace jinbi::ui
