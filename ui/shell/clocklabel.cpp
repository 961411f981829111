// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/clocklabel.h"

#include "ports/clock.h"
#include "widgets/label.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

QString offsetText(const QTimeZone& zone, const QDateTime& at)
{
    const int minutes = zone.offsetFromUtc(at) / 60;
    const QLatin1Char sign(minutes < 0 ? '-' : '+');
    const int rest = qAbs(minutes) % 60;
    QString text = QStringLiteral("UTC%1%2").arg(sign).arg(qAbs(minutes) / 60);
    if (rest != 0)
        text += QStringLiteral(":%1").arg(rest, 2, 10, QLatin1Char('0'));
    return text;
}

} // namespace

ClockLabel::ClockLabel(const Clock& clock, const QTimeZone& zone, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_zone(zone)
    , m_time(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_date(new Label(TextRole::Caption, Ink::Text2, this))
{
    setObjectName(QStringLiteral("clock"));
    m_time->setAlignment(Qt::AlignRight | Qt::AlignBottom);
    m_date->setAlignment(Qt::AlignRight | Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_time);
    column->addWidget(m_date);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ClockLabel::tick);
    tick();
}

void ClockLabel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tick();
}

void ClockLabel::tick()
{
    const qint64 utcMs = m_clock.utcMs();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(utcMs, m_zone);
    m_time->setText(now.toString(QStringLiteral("HH:mm:ss")));
    //: a date in the header, in the notation of QLocale::toString, "15 Jul"
    const QString date = QLocale().toString(now.date(), tr("d MMM"));
    m_date->setText(QStringLiteral("%1  %2").arg(date, offsetText(m_zone, now)));
    setAccessibleName(m_time->text() + QLatin1Char(' ') + m_date->text());
    setToolTip(QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'")));
    m_timer.start(static_cast<int>(1000 - utcMs % 1000));
}

} // namespace jinbi::ui
