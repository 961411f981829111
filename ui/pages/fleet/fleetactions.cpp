// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fleet/fleetactions.h"

#include "pages/fleet/stopdialog.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QPointer>

#include <algorithm>

namespace jinbi::ui {

FleetActions::FleetActions(ServiceSwitch& service, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_service(service)
    , m_clock(clock)
    , m_count(new Label(TextRole::Body, Ink::Text2, this))
    , m_mistake(new Label(TextRole::Body, Ink::Text, this))
    , m_stop(new ActionButton(QStringLiteral("pause"), {}, ActionButton::Kind::Neutral, this))
    , m_resume(new ActionButton(QStringLiteral("play"), {}, ActionButton::Kind::Neutral, this))
    , m_branch(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
{
    setObjectName(QStringLiteral("fleetActions"));
    m_count->setObjectName(QStringLiteral("chosenCount"));
    m_mistake->setObjectName(QStringLiteral("actionMistake"));
    m_mistake->setTone(Tone::Fault);
    m_stop->setObjectName(QStringLiteral("stopKiosks"));
    m_resume->setObjectName(QStringLiteral("resumeKiosks"));
    m_branch->setObjectName(QStringLiteral("stopBranch"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_mistake);
    row->addWidget(m_count);
    row->addWidget(m_stop);
    row->addWidget(m_resume);
    row->addWidget(m_branch);
    connect(m_stop, &QPushButton::clicked, this, [this] { stop(m_chosen); });
    connect(m_resume, &QPushButton::clicked, this, &FleetActions::resume);
    connect(m_branch, &QPushButton::clicked, this, [this] {
        if (m_service.branchStop())
            Q_EMIT branchResumeWanted();
        else
            stop({});
    });
    connect(&service, &ServiceSwitch::changed, this, &FleetActions::update);
    retranslate();
}

void FleetActions::setChosen(const QList<KioskId>& kiosks)
{
    if (kiosks == m_chosen)
        return;
    m_chosen = kiosks;
    m_mistake->clear();
    update();
}

void FleetActions::retranslate()
{
    m_stop->setText(tr("Stop face login…"));
    m_resume->setText(tr("Resume"));
    m_mistake->clear();
    update();
}

/// No kiosks: the whole branch.
void FleetActions::stop(const QList<KioskId>& kiosks)
{
    auto* dialog = new StopDialog(kiosks, m_service, m_clock, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, kiosks] {
        const Result<void> stopped = kiosks.isEmpty() ? m_service.stopBranch(dialog->reason(), dialog->untilMs())
                                                      : m_service.stop(kiosks, dialog->reason(), dialog->untilMs());
        m_mistake->setText(stopped ? QString() : stopped.error().message);
    });
    dialog->open();
}

void FleetActions::resume()
{
    const Result<void> resumed = m_service.resume(m_chosen);
    m_mistake->setText(resumed ? QString() : resumed.error().message);
}

void FleetActions::update()
{
    const auto isStopped = [this](const KioskId& kiosk) { return m_service.standing(kiosk).stop.has_value(); };
    const auto stopped = std::count_if(m_chosen.cbegin(), m_chosen.cend(), isStopped);
    m_count->setText(tr("%n selected", nullptr, static_cast<int>(m_chosen.size())));
    m_count->setVisible(m_chosen.size() > 1);
    m_stop->setEnabled(stopped < m_chosen.size());
    m_resume->setEnabled(stopped > 0);
    const bool branch = m_service.branchStop().has_value();
    m_branch->setText(branch ? tr("Resume the whole branch…") : tr("Stop face login in the whole branch…"));
}

} // namespace jinbi::ui
