// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/scorecard.h"

#include "widgets/actionbutton.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineSeries>
#include <QPainter>
#include <QScatterSeries>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kPadding = 12;
constexpr int kChartHeight = 150;
/// Qt Charts clips the outermost labels; so the range ends beyond them.
constexpr double kBeyond = 0.06;
constexpr qint64 kLeastSpanMs = 60000;
/// Below it several of the labels would name the same minute.
constexpr qint64 kMinutesSpanMs = 5LL * 60000;
/// From here on a time of day alone would leave open which day.
constexpr qint64 kDaySpanMs = 20LL * 3600000;

QString timeFormat(qint64 spanMs)
{
    if (spanMs < kMinutesSpanMs)
        return QStringLiteral("HH:mm:ss");
    return spanMs < kDaySpanMs ? QStringLiteral("HH:mm") : QStringLiteral("MM-dd HH:mm");
}

} // namespace

ScoreCard::ScoreCard(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_chart(new QChart)
    , m_chartView(new QChartView(m_chart, this))
    , m_table(new QTableView(this))
    , m_scores(new QScatterSeries(m_chart))
    , m_threshold(new QLineSeries(m_chart))
    , m_time(new QDateTimeAxis(m_chart))
    , m_score(new QValueAxis(m_chart))
    , m_title(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_subtitle(new Label(TextRole::Small, Ink::Text2, this))
    , m_notice(new Label(TextRole::Body, Ink::Text2, this))
    , m_toggle(new ActionButton(QStringLiteral("table"), {}, ActionButton::Kind::Quiet, this))
{
    buildChart();
    buildTable();
    m_notice->setObjectName(QStringLiteral("scoresNotice"));
    m_notice->setAlignment(Qt::AlignCenter);
    m_notice->setWordWrap(true);
    m_toggle->setObjectName(QStringLiteral("scoresAsTable"));
    m_stack->addWidget(m_chartView);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_notice);
    m_stack->setMinimumHeight(kChartHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding - 2, kPadding, kPadding);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_toggle);
    column->addLayout(head);
    column->addWidget(m_subtitle);
    column->addWidget(m_stack, 1);
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        m_asTable = !m_asTable;
        updateButton();
        plot();
    });
    recolour();
    setNotice({});
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreCard::setRows(const QList<SessionRow>& rows)
{
    m_model.setRows(rows);
    plot();
}

void ScoreCard::setNotice(const QString& text)
{
    m_model.setRows({});
    m_notice->setText(text);
    m_stack->setCurrentWidget(m_notice);
    m_toggle->setEnabled(false);
}

void ScoreCard::retranslate()
{
    m_title->setText(tr("Last visits"));
    m_subtitle->setText(tr("Score of each visit; the dashed line is the threshold"));
    m_table->setAccessibleName(tr("Last visits"));
    m_chartView->setAccessibleName(tr("Scores of the last visits. Show as table to read them."));
    updateButton();
}

void ScoreCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    paint::box(&painter, rect(), tokens.surface, tokens.line, paint::kCardRadius);
}

void ScoreCard::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        recolour();
}

void ScoreCard::buildChart()
{
    m_chart->legend()->hide();
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->addSeries(m_threshold);
    m_chart->addSeries(m_scores);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_score, Qt::AlignLeft);
    for (QAbstractSeries* series :
         {static_cast<QAbstractSeries*>(m_threshold), static_cast<QAbstractSeries*>(m_scores)}) {
        series->attachAxis(m_time);
        series->attachAxis(m_score);
    }
    m_time->setTickCount(4);
    m_time->setGridLineVisible(false);
    m_score->setRange(-kBeyond, 1 + kBeyond);
    m_score->setTickType(QValueAxis::TicksDynamic);
    m_score->setTickAnchor(0);
    m_score->setTickInterval(0.5);
    m_score->setLabelFormat(QStringLiteral("%.1f"));
    m_score->setLineVisible(false);
    m_scores->setMarkerSize(8);
    m_chartView->setFrameShape(QFrame::NoFrame);
    m_chartView->setRenderHint(QPainter::Antialiasing);
    m_chartView->setBackgroundBrush(Qt::NoBrush);
    m_chartView->viewport()->setAutoFillBackground(false);
    m_chartView->setFocusPolicy(Qt::NoFocus);
}

void ScoreCard::buildTable()
{
    m_table->setObjectName(QStringLiteral("kioskVisits"));
    m_table->setModel(&m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(24);
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(KioskVisitsModel::OutcomeColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT sessionOpened(index.data(KioskVisitsModel::SessionRole).value<SessionId>());
    });
}

void ScoreCard::recolour()
{
    const Tokens& tokens = theme::tokens(palette());
    const QFont font = theme::font(TextRole::Caption);
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_score)}) {
        axis->setLabelsFont(font);
        axis->setLabelsColor(tokens.text2);
        axis->setLinePenColor(tokens.line);
        axis->setGridLineColor(tokens.line);
    }
    m_scores->setColor(tokens.series1);
    m_scores->setBorderColor(tokens.surface);
    m_threshold->setPen(QPen(tokens.text2, 1.5, Qt::DashLine));
}

void ScoreCard::plot()
{
    const QList<SessionRow>& rows = m_model.rows();
    if (rows.isEmpty()) {
        setNotice(tr("No visit is stored yet."));
        return;
    }
    m_toggle->setEnabled(true);
    QList<QPointF> points;
    for (const SessionRow& row : rows) {
        if (row.score)
            points << QPointF(static_cast<double>(row.key.startedMs), row.score->toDouble());
    }
    if (points.isEmpty() && !m_asTable) {
        m_notice->setText(tr("None of the last visits has a score."));
        m_stack->setCurrentWidget(m_notice);
        return;
    }
    const qint64 newest = rows.first().key.startedMs;
    const qint64 oldest = std::min(rows.last().key.startedMs, newest - kLeastSpanMs);
    const auto beyond = static_cast<qint64>(static_cast<double>(newest - oldest) * kBeyond);
    m_time->setFormat(timeFormat(newest - oldest));
    m_time->setRange(QDateTime::fromMSecsSinceEpoch(oldest - beyond), QDateTime::fromMSecsSinceEpoch(newest + beyond));
    m_scores->replace(points);
    const double threshold = rows.first().threshold.toDouble();
    m_threshold->replace({QPointF(static_cast<double>(oldest - beyond), threshold),
                          QPointF(static_cast<double>(newest + beyond), threshold)});
    m_stack->setCurrentWidget(m_asTable ? static_cast<QWidget*>(m_table) : m_chartView);
}

void ScoreCard::updateButton()
{
    m_toggle->setText(m_asTable ? tr("Show as chart") : tr("Show as table"));
    m_toggle->setIconName(m_asTable ? QStringLiteral("chart") : QStringLiteral("table"));
}

} // namespace jinbi::ui
