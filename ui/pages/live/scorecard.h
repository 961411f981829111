// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/kioskvisitsmodel.h"

#include <QWidget>

class QChart;
class QChartView;
class QDateTimeAxis;
class QLineSeries;
class QScatterSeries;
class QStackedWidget;
class QTableView;
class QValueAxis;

namespace jinbi::ui {

class ActionButton;
class Label;

/// The scores of a kiosk's last visits against the threshold, as a chart or as a table. Each is the same model.
class ScoreCard : public QWidget
{
    Q_OBJECT

public:
    explicit ScoreCard(QWidget* parent = nullptr);

    void setRows(const QList<SessionRow>& rows);
    /// A sentence instead of the chart: nothing yet, or what went wrong.
    void setNotice(const QString& text);
    void retranslate();

Q_SIGNALS:
    void sessionOpened(const jinbi::SessionId& session);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildChart();
    void buildTable();
    void recolour();
    void plot();
    void updateButton();

    KioskVisitsModel m_model;
    QStackedWidget* m_stack;
    QChart* m_chart;
    QChartView* m_chartView;
    QTableView* m_table;
    QScatterSeries* m_scores;
    QLineSeries* m_threshold;
    QDateTimeAxis* m_time;
    QValueAxis* m_score;
    Label* m_title;
    Label* m_subtitle;
    Label* m_notice;
    ActionButton* m_toggle;
    bool m_asTable = false;
};

} // namespace jinbi::ui
