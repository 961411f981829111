// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/countpane.h"

#include "widgets/actionbutton.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QTableWidget>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kHeight = 236;
constexpr int kRecountMs = 2000;

} // namespace

CountPane::CountPane(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_title(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_subtitle(new Label(TextRole::Small, Ink::Text2, this))
    , m_close(new ActionButton(QStringLiteral("close"), QString(), ActionButton::Kind::Quiet, this))
    , m_head(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(name + QStringLiteral("Pane"));
    m_subtitle->setObjectName(name + QStringLiteral("Subtitle"));
    m_close->setObjectName(name + QStringLiteral("Close"));
    m_subtitle->setElided(true);
    setFixedHeight(kHeight);
    m_head->setSpacing(8);
    m_head->addWidget(m_title);
    m_head->addWidget(m_subtitle, 1);
    m_head->addWidget(m_close);
    m_column->setContentsMargins(paint::kViewMargin, 6, 12, 6);
    m_column->setSpacing(2);
    m_column->addLayout(m_head);
    m_later.setSingleShot(true);
    m_later.setInterval(kRecountMs);
    connect(&m_later, &QTimer::timeout, this, [this] { count(); });
    connect(m_close, &QAbstractButton::clicked, this, &CountPane::closed);
}

void CountPane::countLater()
{
    if (isVisible() && !m_later.isActive())
        m_later.start();
}

void CountPane::addToHead(QWidget* widget)
{
    m_head->insertWidget(m_head->count() - 1, widget);
}

void CountPane::setBody(QWidget* body)
{
    m_column->addWidget(body, 1);
}

QTableWidget* CountPane::makeTable(const QString& name, int columns)
{
    auto* table = new QTableWidget(0, columns, this);
    table->setObjectName(name);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->horizontalHeader()->setSectionsClickable(false);
    return table;
}

void CountPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    count();
}

void CountPane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    painter.fillRect(rect(), tokens.surface);
    paint::horizontalLine(&painter, 0, width() - 1, 0, tokens.line);
}

void CountPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace jinbi::ui
