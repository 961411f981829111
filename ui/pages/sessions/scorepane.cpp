// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/scorepane.h"

#include "pages/sessions/scorechartview.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QStackedWidget>
#include <QTableWidget>

#include <numeric>

namespace jinbi::ui {

namespace {

constexpr int kHeight = 236;
constexpr int kRecountMs = 2000;

QTableWidgetItem* number(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

ScorePane::ScorePane(SessionLog& log, QWidget* parent)
    : QWidget(parent)
    , m_log(log)
    , m_title(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_subtitle(new Label(TextRole::Small, Ink::Text2, this))
    , m_scale(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
    , m_form(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
    , m_close(new ActionButton(QStringLiteral("close"), QString(), ActionButton::Kind::Quiet, this))
    , m_stack(new QStackedWidget(this))
    , m_chart(new ScoreChartView(this))
    , m_table(new QTableWidget(0, 3, this))
{
    setObjectName(QStringLiteral("scorePane"));
    m_subtitle->setObjectName(QStringLiteral("scoreSubtitle"));
    m_scale->setObjectName(QStringLiteral("scoreScale"));
    m_form->setObjectName(QStringLiteral("scoreForm"));
    m_close->setObjectName(QStringLiteral("scoreClose"));
    m_table->setObjectName(QStringLiteral("scoreTable"));
    m_scale->setCheckable(true);
    m_form->setCheckable(true);
    m_subtitle->setElided(true);
    setFixedHeight(kHeight);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 1);
    head->addWidget(m_scale);
    head->addWidget(m_form);
    head->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(paint::kViewMargin, 6, 12, 6);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    m_later.setSingleShot(true);
    m_later.setInterval(kRecountMs);
    connect(&m_later, &QTimer::timeout, this, &ScorePane::count);
    connect(m_close, &QAbstractButton::clicked, this, &ScorePane::closed);
    connect(m_scale, &QAbstractButton::toggled, this, [this](bool on) {
        m_chart->setLogarithmic(on);
        retranslate();
    });
    connect(m_form, &QAbstractButton::toggled, this, [this](bool on) {
        m_stack->setCurrentIndex(on ? 1 : 0);
        m_scale->setVisible(!on);
        retranslate();
    });
    retranslate();
}

void ScorePane::setFilter(const SessionFilter& filter)
{
    m_filter = filter;
    if (isVisible())
        count();
}

void ScorePane::countLater()
{
    if (isVisible() && !m_later.isActive())
        m_later.start();
}

void ScorePane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    count();
}

void ScorePane::count()
{
    const quint64 question = ++m_question;
    // Summing up a large log takes seconds; nobody waits for the sum of an earlier filter.
    if (m_asked.isValid() && !m_asked.isFinished())
        m_asked.cancel();
    m_asked = m_log.scores(m_filter);
    m_asked.then(this, [this, question](const Result<ScoreHistogram>& scores) {
        if (question == m_question)
            present(scores);
    });
}

void ScorePane::present(const Result<ScoreHistogram>& scores)
{
    if (!scores) {
        m_subtitle->setText(scores.error().message);
        return;
    }
    m_scores = *scores;
    m_chart->setScores(m_scores);
    fillTable();
    const qint64 zero = 0;
    const qint64 accepted = std::accumulate(m_scores.accepted.cbegin(), m_scores.accepted.cend(), zero);
    const qint64 others = std::accumulate(m_scores.others.cbegin(), m_scores.others.cend(), zero);
    const QLocale locale;
    m_subtitle->setText(
        tr("%1 accepted, %2 not accepted, %3 without a score")
            .arg(locale.toString(accepted), locale.toString(others), locale.toString(m_scores.withoutScore)));
    m_chart->setAccessibleName(tr("Scores: %1").arg(m_subtitle->text()));
}

void ScorePane::fillTable()
{
    const QLocale locale;
    m_table->setRowCount(0);
    for (int bin = 0; bin < m_scores.accepted.size(); ++bin) {
        if (m_scores.accepted.at(bin) + m_scores.others.at(bin) == 0)
            continue;
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        const double from = -1.0 + bin * 0.02;
        m_table->setItem(row, 0,
                         new QTableWidgetItem(
                             tr("%1 to %2").arg(locale.toString(from, 'f', 2), locale.toString(from + 0.02, 'f', 2))));
        m_table->setItem(row, 1, number(locale.toString(m_scores.accepted.at(bin))));
        m_table->setItem(row, 2, number(locale.toString(m_scores.others.at(bin))));
    }
}

void ScorePane::retranslate()
{
    m_title->setText(tr("Scores"));
    m_scale->setText(m_scale->isChecked() ? tr("Linear scale") : tr("Logarithmic scale"));
    m_form->setText(m_form->isChecked() ? tr("Show as chart") : tr("Show as table"));
    m_scale->setAccessibleName(m_scale->text());
    m_form->setAccessibleName(m_form->text());
    m_close->setAccessibleName(tr("Close the scores"));
    m_close->setToolTip(tr("Close the scores"));
    m_table->setAccessibleName(tr("Scores as a table"));
    m_table->setHorizontalHeaderLabels({tr("Score"), tr("Accepted"), tr("Not accepted")});
}

void ScorePane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    painter.fillRect(rect(), tokens.surface);
    paint::horizontalLine(&painter, 0, width() - 1, 0, tokens.line);
}

void ScorePane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace jinbi::ui
