// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/scorechartview.h"

#include "widgets/paint.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace jinbi::ui {

namespace {

constexpr int kBins = 100;
constexpr double kHeadroom = 1.3; ///< room above the highest bin for the names of the lines

double edgeOf(int bin)
{
    return -1.0 + 2.0 * bin / kBins;
}

/// 1, 2 or 5 times a power of ten, so that about four ticks fit.
qint64 tickFor(qint64 highest)
{
    qint64 tick = 1;
    for (int turn = 0; tick * 4 < highest; ++turn)
        tick = turn % 3 == 1 ? tick / 2 * 5 : tick * 2;
    return tick;
}

void clearLabels(QCategoryAxis* axis)
{
    const QStringList labels = axis->categoriesLabels();
    for (const QString& label : labels)
        axis->remove(label);
}

} // namespace

ScoreChartView::ScoreChartView(QWidget* parent)
    : QChartView(parent), m_across(new QCategoryAxis(this)), m_up(new QCategoryAxis(this))
{
    setObjectName(QStringLiteral("scoreChart"));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setMargins(QMargins(0, 4, 8, 0));
    chart()->setBackgroundRoundness(0);
    chart()->addAxis(m_across, Qt::AlignBottom);
    chart()->addAxis(m_up, Qt::AlignLeft);
    for (QCategoryAxis* axis : {m_across, m_up})
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_across->setGridLineVisible(false);
    m_up->setLineVisible(false);
    m_others = addOutline();
    m_accepted = addOutline();
    setScores({QList<qint64>(kBins, 0), QList<qint64>(kBins, 0), 0, {}});
    colour();
}

ScoreChartView::Outline ScoreChartView::addOutline()
{
    auto* line = new QLineSeries(this);
    auto* area = new QAreaSeries(line);
    chart()->addSeries(area);
    area->attachAxis(m_across);
    area->attachAxis(m_up);
    return {line, area};
}

void ScoreChartView::setScores(const ScoreHistogram& scores)
{
    m_scores = scores;
    m_scores.accepted.resize(kBins);
    m_scores.others.resize(kBins);
    redraw();
}

void ScoreChartView::setLogarithmic(bool logarithmic)
{
    m_logarithmic = logarithmic;
    redraw();
}

double ScoreChartView::heightOf(qint64 count) const
{
    const double value = static_cast<double>(count);
    return m_logarithmic ? std::log10(1.0 + value) : value;
}

qint64 ScoreChartView::highest() const
{
    return std::max({qint64{1}, *std::max_element(m_scores.accepted.cbegin(), m_scores.accepted.cend()),
                     *std::max_element(m_scores.others.cbegin(), m_scores.others.cend())});
}

void ScoreChartView::redraw()
{
    scaleAxes();
    fillOutline(m_accepted, m_scores.accepted);
    fillOutline(m_others, m_scores.others);
    resetCachedContent();
    viewport()->update();
}

void ScoreChartView::fillOutline(const Outline& outline, const QList<qint64>& counts)
{
    QList<QPointF> points{{edgeOf(0), 0}};
    for (int bin = 0; bin < kBins; ++bin) {
        const double height = heightOf(counts.at(bin));
        points.append({edgeOf(bin), height});
        points.append({edgeOf(bin + 1), height});
    }
    points.append({edgeOf(kBins), 0});
    outline.line->replace(points);
}

void ScoreChartView::scaleAxes()
{
    int lowest = kBins / 2;
    for (int bin = 0; bin < lowest; ++bin) {
        if (m_scores.accepted.at(bin) + m_scores.others.at(bin) > 0)
            lowest = bin;
    }
    const double left = std::floor(edgeOf(lowest) * 5) / 5;
    clearLabels(m_across);
    m_across->setRange(left, 1.0);
    for (int tick = static_cast<int>(std::lround(left * 5)); tick <= 5; ++tick)
        m_across->append(QLocale().toString(tick / 5.0, 'f', 1), tick / 5.0);
    clearLabels(m_up);
    const qint64 top = highest();
    const auto label = [this](qint64 count) { m_up->append(QLocale().toString(count), heightOf(count)); };
    label(0);
    qint64 tick = m_logarithmic ? 1 : tickFor(top);
    for (qint64 at = tick; at <= top; at = m_logarithmic ? at * 10 : at + tick)
        label(at);
    m_up->setRange(0, heightOf(top) * kHeadroom);
    chart()->layout()->invalidate(); // or new labels are cut to the width of the old ones
}

void ScoreChartView::colour()
{
    const Tokens& tokens = theme::tokens(palette());
    const auto tint = [](const Outline& outline, QColor ink) {
        outline.area->setPen(QPen(ink, 1.5));
        ink.setAlphaF(0.22F);
        outline.area->setBrush(ink);
    };
    tint(m_accepted, tokens.series1);
    tint(m_others, tokens.series2);
    setBackgroundBrush(tokens.surface);
    chart()->setBackgroundBrush(Qt::NoBrush);
    chart()->setPlotAreaBackgroundVisible(false);
    for (QCategoryAxis* axis : {m_across, m_up}) {
        axis->setLabelsFont(theme::font(TextRole::Caption));
        axis->setLabelsColor(tokens.text2);
        axis->setGridLineColor(tokens.line);
        axis->setLinePenColor(tokens.edge);
    }
    viewport()->update();
}

void ScoreChartView::drawThreshold(QPainter* painter) const
{
    if (!m_scores.threshold)
        return;
    const Tokens& tokens = theme::tokens(palette());
    const QRectF plot = chart()->plotArea();
    const qreal x = std::round(chart()->mapToPosition({m_scores.threshold->toDouble(), 0}, m_accepted.area).x());
    painter->setPen(QPen(tokens.text2, 1, Qt::DashLine));
    painter->drawLine(QPointF(x + 0.5, plot.top()), QPointF(x + 0.5, plot.bottom()));
    const QRectF flag(plot.left(), plot.top(), x - plot.left() - 6, paint::lineHeight(TextRole::Small));
    paint::text(painter, flag, tr("Threshold %1").arg(m_scores.threshold->display()), TextRole::Small, tokens.text2,
                Qt::AlignRight);
}

/// Above the end of the line that lies away from the threshold, clear of both lines.
void ScoreChartView::drawName(QPainter* painter, const QString& name, const QList<qint64>& counts, const QColor& ink,
                              bool isLeft) const
{
    const auto isUsed = [](qint64 count) { return count > 0; };
    const auto first = std::find_if(counts.cbegin(), counts.cend(), isUsed);
    if (first == counts.cend())
        return;
    const auto last = std::find_if(counts.crbegin(), counts.crend(), isUsed);
    const int end =
        isLeft ? static_cast<int>(first - counts.cbegin()) : static_cast<int>(last.base() - counts.cbegin());
    const qreal x = chart()->mapToPosition({edgeOf(end), 0}, m_accepted.area).x();
    const qreal width = QFontMetricsF(theme::font(TextRole::SmallStrong)).horizontalAdvance(name) + 2;
    const qreal left = isLeft ? x : x - width;
    qint64 highestBelow = 0;
    for (int bin = 0; bin < kBins; ++bin) {
        const qreal from = chart()->mapToPosition({edgeOf(bin), 0}, m_accepted.area).x();
        const qreal to = chart()->mapToPosition({edgeOf(bin + 1), 0}, m_accepted.area).x();
        if (to > left && from < left + width)
            highestBelow = std::max({highestBelow, m_scores.accepted.at(bin), m_scores.others.at(bin)});
    }
    const qreal y = chart()->mapToPosition({0, heightOf(highestBelow)}, m_accepted.area).y();
    paint::text(painter, QRectF(left, y - 21, width, 20), name, TextRole::SmallStrong, ink);
}

void ScoreChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    const Tokens& tokens = theme::tokens(palette());
    drawThreshold(painter);
    drawName(painter, tr("Not accepted"), m_scores.others, tokens.series2, true);
    drawName(painter, tr("Accepted"), m_scores.accepted, tokens.series1, false);
}

void ScoreChartView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        colour();
}

} // namespace jinbi::ui
