// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QChartView>

class QAreaSeries;
class QCategoryAxis;
class QLineSeries;

namespace jinbi::ui {

/// The outline of two score histograms with the threshold between them. Lines carry their own names, so there is no
/// legend.
class ScoreChartView : public QChartView
{
    Q_OBJECT

public:
    explicit ScoreChartView(QWidget* parent = nullptr);

    void setScores(const ScoreHistogram& scores);
    /// Thin tails show on a logarithmic scale only.
    void setLogarithmic(bool logarithmic);

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void changeEvent(QEvent* event) override;

private:
    struct Outline
    {
        QLineSeries* line;
        QAreaSeries* area;
    };

    Outline addOutline();
    void redraw();
    void fillOutline(const Outline& outline, const QList<qint64>& counts);
    void scaleAxes();
    void colour();
    void drawThreshold(QPainter* painter) const;
    void drawName(QPainter* painter, const QString& name, const QList<qint64>& counts, const QColor& ink,
                  bool isLeft) const;
    [[nodiscard]] double heightOf(qint64 count) const;
    [[nodiscard]] qint64 highest() const;

    ScoreHistogram m_scores;
    bool m_logarithmic = false;
    Outline m_accepted;
    Outline m_others;
    QCategoryAxis* m_across;
    QCategoryAxis* m_up;
};

} // namespace jinbi::ui
