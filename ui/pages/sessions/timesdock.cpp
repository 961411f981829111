// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/timesdock.h"

#include "widgets/actionbutton.h"
#include "widgets/timespane.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QTimeZone>
#include <QVBoxLayout>
#include <QWidget>

namespace jinbi::ui {

namespace {

constexpr qint64 kDayMs = 24LL * 3600 * 1000;
constexpr qint64 kUsualDays = 30;

QString dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).date().toString(Qt::ISODate);
}

bool hasMore(const SessionFilter& filter)
{
    SessionFilter other = filter;
    other.fromMs.reset();
    other.untilMs.reset();
    other.kiosks.clear();
    return !other.isEmpty();
}

} // namespace

TimesDock::TimesDock(TimeLog* log, const Clock& clock, QWidget* parent) : QObject(parent), m_clock(clock)
{
    if (!log)
        return;
    m_button = new ActionButton(QStringLiteral("table"), QString(), ActionButton::Kind::Neutral, parent);
    m_pane = new TimesPane(*log, parent);
    m_button->setObjectName(QStringLiteral("timesButton"));
    m_button->setCheckable(true);
    m_pane->hide();
    connect(m_button, &QAbstractButton::toggled, m_pane, &QWidget::setVisible);
    connect(m_pane, &TimesPane::closed, m_button, [this] { m_button->setChecked(false); });
    retranslate();
}

void TimesDock::addTo(QHBoxLayout* bar, int place, QVBoxLayout* column) const
{
    if (!m_pane)
        return;
    bar->insertWidget(place, m_button, 0, Qt::AlignTop);
    column->addWidget(m_pane);
}

void TimesDock::countLater() const
{
    if (m_pane)
        m_pane->countLater();
}

void TimesDock::setFilter(const SessionFilter& filter)
{
    m_filter = filter;
    if (!m_pane)
        return;
    const qint64 endOfToday = (m_clock.utcMs() / kDayMs + 1) * kDayMs;
    const qint64 until = filter.untilMs.value_or(endOfToday);
    const qint64 from = filter.fromMs.value_or(until - kUsualDays * kDayMs);
    const QString days = tr("Days %1 to %2, UTC.").arg(dayOf(from), dayOf(until - 1));
    const QString rest =
        hasMore(filter) ? QLatin1Char(' ') + tr("Filters other than time and kiosk are left out.") : QString();
    m_pane->setRange(filter.kiosks, from, until, days + rest);
}

void TimesDock::retranslate()
{
    if (!m_button)
        return;
    m_button->setText(tr("Times"));
    m_button->setAccessibleName(m_button->text());
    m_button->setToolTip(tr("How long scans and visits took at each kiosk"));
    setFilter(m_filter);
}

} // namespace jinbi::ui
