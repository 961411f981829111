// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/statusstrip.h"

#include "shell/stripitem.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace jinbi::ui {

namespace {

using namespace std::chrono_literals;

/// Beyond this a kiosk's time in the record misleads a reader.
constexpr std::chrono::milliseconds kNotableSkew = 2s;

} // namespace

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent)
    , m_broker(new StripItem(QStringLiteral("brokerFact"), this))
    , m_fleet(new StripItem(QStringLiteral("fleetFact"), this))
    , m_clocks(new StripItem(QStringLiteral("clockFact"), this))
    , m_faces(new StripItem(QStringLiteral("facesFact"), this))
    , m_jobTitle(new StripItem(QStringLiteral("jobTitle"), this))
    , m_jobBar(new QProgressBar(this))
    , m_jobCount(new StripItem(QStringLiteral("jobCount"), this))
    , m_cancel(new QToolButton(this))
{
    setObjectName(QStringLiteral("strip"));
    setFixedHeight(28);
    m_jobBar->setObjectName(QStringLiteral("jobBar"));
    m_jobBar->setTextVisible(false);
    m_jobBar->setFixedWidth(120);
    m_cancel->setObjectName(QStringLiteral("jobCancel"));
    m_cancel->setIcon(icons::icon(QStringLiteral("close")));
    m_cancel->setIconSize(QSize(14, 14));
    m_cancel->setFixedSize(24, 24);
    m_cancel->setAutoRaise(true);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(20);
    for (StripItem* item : {m_broker, m_fleet, m_clocks, m_faces})
        row->addWidget(item);
    row->addStretch();
    auto* job = new QHBoxLayout;
    job->setSpacing(8);
    job->addWidget(m_jobTitle);
    job->addWidget(m_jobBar);
    job->addWidget(m_jobCount);
    job->addWidget(m_cancel);
    row->addLayout(job);
    m_faces->hide();
    connect(m_cancel, &QToolButton::clicked, this, &StatusStrip::jobCancelled);
    retranslate();
}

void StatusStrip::setBrokerState(BrokerState state, std::optional<std::chrono::milliseconds> latency)
{
    m_brokerState = state;
    m_latency = latency;
    showBroker();
}

void StatusStrip::setFleetFact(int online, int total)
{
    m_online = online;
    m_total = total;
    retranslate();
}

void StatusStrip::setClockSkew(std::optional<std::chrono::milliseconds> worst)
{
    m_skew = worst;
    showSkew();
}

void StatusStrip::setFacesHidden(bool hidden)
{
    m_faces->setVisible(hidden);
}

void StatusStrip::setJob(const JobProgress& job)
{
    m_job = job;
    showJob();
}

void StatusStrip::clearJob()
{
    m_job.reset();
    showJob();
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::tokens(palette()).rail);
}

void StatusStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange) {
        for (StripItem* item : {m_broker, m_fleet, m_clocks, m_faces, m_jobTitle, m_jobCount})
            item->updateGeometry();
    }
}

void StatusStrip::retranslate()
{
    setAccessibleName(tr("State of the branch"));
    m_fleet->setFact(Tone::Normal, {}, tr("%1 of %2 kiosks online").arg(m_online).arg(m_total));
    m_faces->setFact(Tone::Info, QStringLiteral("eye-off"), tr("Faces are hidden, Ctrl+Shift+L shows them"));
    m_jobBar->setAccessibleName(tr("Progress of the running job"));
    m_cancel->setAccessibleName(tr("Cancel the running job"));
    m_cancel->setToolTip(tr("Cancel the running job"));
    showBroker();
    showSkew();
    showJob();
}

void StatusStrip::showBroker()
{
    switch (m_brokerState) {
    case BrokerState::Starting:
        return m_broker->setFact(Tone::Normal, QStringLiteral("clock"), tr("Starting the branch"));
    case BrokerState::Connected:
        return m_broker->setFact(Tone::Normal, QStringLiteral("tick"),
                                 m_latency ? tr("Connected, %1 ms").arg(m_latency->count()) : tr("Connected"));
    case BrokerState::Lost:
        return m_broker->setFact(Tone::Attention, QStringLiteral("triangle-alert"),
                                 tr("The broker does not answer, trying again"));
    case BrokerState::Stopped:
        return m_broker->setFact(Tone::Fault, QStringLiteral("octagon-alert"), tr("The broker has stopped"));
    }
}

void StatusStrip::showSkew()
{
    m_clocks->setVisible(m_skew.has_value());
    if (!m_skew)
        return;
    const QString seconds = QLocale().toString(static_cast<double>(m_skew->count()) / 1000.0, 'f', 1);
    if (*m_skew < kNotableSkew)
        m_clocks->setFact(Tone::Normal, QStringLiteral("clock"), tr("Clocks in sync, worst %1 s").arg(seconds));
    else
        m_clocks->setFact(Tone::Attention, QStringLiteral("clock"), tr("A kiosk's clock is off by %1 s").arg(seconds));
}

void StatusStrip::showJob()
{
    const bool runs = m_job.has_value();
    m_jobTitle->setVisible(runs);
    m_jobCount->setVisible(runs);
    m_jobBar->setVisible(runs && m_job->total > 0);
    m_cancel->setVisible(runs && m_job->canCancel);
    if (!runs)
        return;
    m_jobTitle->setFact(Tone::Normal, {}, m_job->title);
    const QString done = QLocale().toString(m_job->done);
    m_jobCount->setFact(Tone::Normal, {},
                        m_job->total > 0 ? tr("%1 of %2").arg(done, QLocale().toString(m_job->total)) : done);
    // The bar counts in ints; a share of 1,000 is finer than its pixels.
    m_jobBar->setRange(0, 1000);
    if (m_job->total > 0)
        m_jobBar->setValue(static_cast<int>(qBound(qint64(0), m_job->done * 1000 / m_job->total, qint64(1000))));
}

} // namespace jinbi::ui
