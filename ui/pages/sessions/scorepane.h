// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QTableWidget;

namespace jinbi::ui {

class ActionButton;
class Label;
class ScoreChartView;

/// How the scores of the filtered sessions are spread: as a chart, or as a table for those who read or listen.
class ScorePane : public QWidget
{
    Q_OBJECT

public:
    explicit ScorePane(SessionLog& log, QWidget* parent = nullptr);

    void setFilter(const SessionFilter& filter);
    /// Sessions were added; counted anew after a while, and only while this is seen.
    void countLater();

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void count();
    void present(const Result<ScoreHistogram>& scores);
    void fillTable();
    void retranslate();

    SessionLog& m_log;
    SessionFilter m_filter;
    ScoreHistogram m_scores;
    quint64 m_question = 0;
    QFuture<Result<ScoreHistogram>> m_asked;
    QTimer m_later;
    Label* m_title;
    Label* m_subtitle;
    ActionButton* m_scale;
    ActionButton* m_form;
    ActionButton* m_close;
    QStackedWidget* m_stack;
    ScoreChartView* m_chart;
    QTableWidget* m_table;
};

} // namespace jinbi::ui
