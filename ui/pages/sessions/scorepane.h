// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"
#include "widgets/countpane.h"

class QStackedWidget;

namespace jinbi::ui {

class ScoreChartView;

/// How the scores of the filtered sessions are spread: as a chart, or as a table for those who read or listen.
class ScorePane : public CountPane
{
    Q_OBJECT

public:
    explicit ScorePane(SessionLog& log, QWidget* parent = nullptr);

    void setFilter(const SessionFilter& filter);

protected:
    void count() override;
    void retranslate() override;

private:
    void present(const Result<ScoreHistogram>& scores);
    void fillTable();

    SessionLog& m_log;
    SessionFilter m_filter;
    ScoreHistogram m_scores;
    quint64 m_question = 0;
    QFuture<Result<ScoreHistogram>> m_asked;
    ActionButton* m_scale;
    ActionButton* m_form;
    QStackedWidget* m_stack;
    ScoreChartView* m_chart;
    QTableWidget* m_table;
};

} // namespace jinbi::ui
