// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timespane.h"

#include "domain/words.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>

#include <algorithm>

namespace jinbi::ui {

namespace {

enum Column { Kiosk, Scans, ScanHalf, ScanTail, ScanWithin, Visits, VisitHalf, VisitTail, VisitWithin, Where, Columns };

QTableWidgetItem* cell(const QString& text, bool isNumber)
{
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return item;
}

QString seconds(qint64 ms)
{
    return QLocale().toString(static_cast<double>(ms) / 1000, 'f', 1);
}

QString percentile(const DurationCounts& counts, double share)
{
    const auto ms = counts.percentileMs(share);
    if (!ms)
        return QStringLiteral("–");
    return DurationCounts::isBeyond(*ms) ? QStringLiteral("> 60") : seconds(*ms);
}

/// A tail of a handful of visits would be one visit.
QString tail(const DurationCounts& counts)
{
    if (counts.count() > 0 && counts.count() < DurationCounts::kLeastForTail)
        return TimesPane::tr("needs %1").arg(DurationCounts::kLeastForTail);
    return percentile(counts, 0.95);
}

QString percent(double share)
{
    return QLocale().toString(share * 100, 'f', 1);
}

QString within(const DurationCounts& counts, qint64 goalMs)
{
    const Share share = counts.within(goalMs);
    if (share.of == 0)
        return QStringLiteral("–");
    return TimesPane::tr("%1 % (%2–%3)").arg(percent(share.value()), percent(share.low), percent(share.high));
}

QString whereTimeWent(const QList<StageTime>& stages)
{
    QStringList parts;
    for (const StageTime& each : stages) {
        if (each.visits > 0 && each.totalMs >= each.visits * 50)
            parts << TimesPane::tr("%1 %2").arg(words::of(each.stage), seconds(each.totalMs / each.visits));
    }
    return parts.isEmpty() ? QStringLiteral("–") : parts.join(QStringLiteral(" · "));
}

void addStages(QList<StageTime>& all, const QList<StageTime>& some)
{
    for (const StageTime& each : some) {
        auto known = std::find_if(all.begin(), all.end(), [&](const StageTime& s) { return s.stage == each.stage; });
        if (known == all.end())
            known = all.insert(
                std::find_if(all.begin(), all.end(), [&](const StageTime& s) { return s.stage > each.stage; }),
                {each.stage, 0, 0});
        known->visits += each.visits;
        known->totalMs += each.totalMs;
    }
}

} // namespace

TimesPane::TimesPane(TimeLog& log, QWidget* parent)
    : CountPane(QStringLiteral("times"), parent), m_log(log), m_table(makeTable(QStringLiteral("timesTable"), Columns))
{
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    setBody(m_table);
    TimesPane::retranslate();
}

void TimesPane::setRange(const QList<KioskId>& kiosks, qint64 fromMs, qint64 untilMs, const QString& note)
{
    m_kiosks = kiosks;
    m_fromMs = fromMs;
    m_untilMs = untilMs;
    m_note = note;
    subtitle().setText(note);
    if (isVisible())
        count();
}

void TimesPane::count()
{
    const quint64 question = ++m_question;
    m_log.times(m_kiosks, m_fromMs, m_untilMs).then(this, [this, question](const Result<QList<KioskTimes>>& times) {
        if (question == m_question)
            present(times);
    });
}

void TimesPane::present(const Result<QList<KioskTimes>>& times)
{
    if (!times) {
        subtitle().setText(times.error().message);
        return;
    }
    m_times = *times;
    subtitle().setText(m_times.isEmpty() ? tr("No session in these days. %1").arg(m_note) : m_note);
    m_table->setRowCount(0);
    KioskTimes all;
    for (const KioskTimes& each : std::as_const(m_times)) {
        all.scan.add(each.scan);
        all.visit.add(each.visit);
        addStages(all.stages, each.stages);
    }
    if (m_times.size() > 1)
        addLine(tr("All"), all);
    for (const KioskTimes& each : std::as_const(m_times))
        addLine(each.kiosk.toString(), each);
}

void TimesPane::addLine(const QString& name, const KioskTimes& times)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const QLocale locale;
    const auto set = [this, row](int column, const QString& text, bool isNumber = true) {
        m_table->setItem(row, column, cell(text, isNumber));
    };
    set(Kiosk, name, false);
    set(Scans, locale.toString(times.scan.count()));
    set(ScanHalf, percentile(times.scan, 0.5));
    set(ScanTail, tail(times.scan));
    set(ScanWithin, within(times.scan, kScanGoalMs));
    set(Visits, locale.toString(times.visit.count()));
    set(VisitHalf, percentile(times.visit, 0.5));
    set(VisitTail, tail(times.visit));
    set(VisitWithin, within(times.visit, kVisitGoalMs));
    set(Where, whereTimeWent(times.stages), false);
}

void TimesPane::retranslate()
{
    title().setText(tr("Five and twenty seconds"));
    closeButton().setAccessibleName(tr("Close the times"));
    closeButton().setToolTip(tr("Close the times"));
    m_table->setAccessibleName(tr("How long scans and visits took"));
    m_table->setHorizontalHeaderLabels({tr("Kiosk"), tr("Scans"), tr("Half within, s"), tr("95 % within, s"),
                                        tr("Within 5 s (95 % interval)"), tr("Visits"), tr("Half within, s"),
                                        tr("95 % within, s"), tr("Within 20 s (95 % interval)"),
                                        tr("Where the time went, s on average")});
    for (int column = 0; column < Columns; ++column) {
        const bool isText = column == Kiosk || column == Where;
        m_table->horizontalHeaderItem(column)->setTextAlignment((isText ? Qt::AlignLeft : Qt::AlignRight) |
                                                                Qt::AlignVCenter);
    }
    // The cells hold words as well.
    if (isVisible())
        count();
}

} // namespace jinbi::ui
