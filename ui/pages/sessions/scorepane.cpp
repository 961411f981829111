// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/scorepane.h"

#include "pages/sessions/scorechartview.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QLocale>
#include <QStackedWidget>
#include <QTableWidget>

#include <numeric>

namespace jinbi::ui {

namespace {

QTableWidgetItem* number(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

ScorePane::ScorePane(SessionLog& log, QWidget* parent)
    : CountPane(QStringLiteral("score"), parent)
    , m_log(log)
    , m_scale(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
    , m_form(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
    , m_stack(new QStackedWidget(this))
    , m_chart(new ScoreChartView(this))
    , m_table(makeTable(QStringLiteral("scoreTable"), 3))
{
    m_scale->setObjectName(QStringLiteral("scoreScale"));
    m_form->setObjectName(QStringLiteral("scoreForm"));
    m_scale->setCheckable(true);
    m_form->setCheckable(true);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    addToHead(m_scale);
    addToHead(m_form);
    setBody(m_stack);
    connect(m_scale, &QAbstractButton::toggled, this, [this](bool on) {
        m_chart->setLogarithmic(on);
        retranslate();
    });
    connect(m_form, &QAbstractButton::toggled, this, [this](bool on) {
        m_stack->setCurrentIndex(on ? 1 : 0);
        m_scale->setVisible(!on);
        retranslate();
    });
    ScorePane::retranslate();
}

void ScorePane::setFilter(const SessionFilter& filter)
{
    m_filter = filter;
    if (isVisible())
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
        subtitle().setText(scores.error().message);
        return;
    }
    m_scores = *scores;
    m_chart->setScores(m_scores);
    fillTable();
    const qint64 zero = 0;
    const qint64 accepted = std::accumulate(m_scores.accepted.cbegin(), m_scores.accepted.cend(), zero);
    const qint64 others = std::accumulate(m_scores.others.cbegin(), m_scores.others.cend(), zero);
    const QLocale locale;
    subtitle().setText(
        tr("%1 accepted, %2 not accepted, %3 without a score")
            .arg(locale.toString(accepted), locale.toString(others), locale.toString(m_scores.withoutScore)));
    m_chart->setAccessibleName(tr("Scores: %1").arg(subtitle().text()));
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
    title().setText(tr("Scores"));
    m_scale->setText(m_scale->isChecked() ? tr("Linear scale") : tr("Logarithmic scale"));
    m_form->setText(m_form->isChecked() ? tr("Show as chart") : tr("Show as table"));
    m_scale->setAccessibleName(m_scale->text());
    m_form->setAccessibleName(m_form->text());
    closeButton().setAccessibleName(tr("Close the scores"));
    closeButton().setToolTip(tr("Close the scores"));
    m_table->setAccessibleName(tr("Scores as a table"));
    m_table->setHorizontalHeaderLabels({tr("Score"), tr("Accepted"), tr("Not accepted")});
}

} // namespace jinbi::ui
