// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fleet/fleetactions.h"

#include "pages/fleet/listendialog.h"
#include "pages/fleet/pairdialog.h"
#include "pages/fleet/stopdialog.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

namespace jinbi::ui {

FleetActions::FleetActions(KioskRegistry& registry, ServiceSwitch& service, PairingOffice* office, PermitDesk& desk,
                           const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_registry(registry)
    , m_service(service)
    , m_office(office)
    , m_desk(desk)
    , m_clock(clock)
    , m_count(new Label(TextRole::Body, Ink::Text2, this))
    , m_mistake(new Label(TextRole::Body, Ink::Text, this))
    , m_stop(new ActionButton(QStringLiteral("pause"), {}, ActionButton::Kind::Neutral, this))
    , m_resume(new ActionButton(QStringLiteral("play"), {}, ActionButton::Kind::Neutral, this))
    , m_branch(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
    , m_kiosks(new ActionButton(QStringLiteral("fleet"), {}, ActionButton::Kind::Neutral, this))
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
    row->addWidget(m_kiosks);
    buildMenu();
    connect(m_stop, &QPushButton::clicked, this, [this] { stop(m_chosen); });
    connect(m_resume, &QPushButton::clicked, this, &FleetActions::resume);
    connect(m_branch, &QPushButton::clicked, this, [this] {
        if (m_service.branchStop())
            Q_EMIT branchResumeWanted();
        else
            stop({});
    });
    connect(&service, &ServiceSwitch::changed, this, &FleetActions::update);
    connect(&desk, &PermitDesk::changed, this, &FleetActions::update);
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

void FleetActions::buildMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("kioskMenu"));
    m_add = menu->addAction(QString());
    m_renew = menu->addAction(QString());
    m_retire = menu->addAction(QString());
    menu->addSeparator();
    m_listen = menu->addAction(QString());
    m_add->setObjectName(QStringLiteral("addKiosk"));
    m_renew->setObjectName(QStringLiteral("renewKiosk"));
    m_retire->setObjectName(QStringLiteral("retireKiosk"));
    m_listen->setObjectName(QStringLiteral("listenWhere"));
    m_kiosks->setObjectName(QStringLiteral("kioskActions"));
    connect(m_kiosks, &QPushButton::clicked, this,
            [this, menu] { menu->popup(m_kiosks->mapToGlobal(QPoint(0, m_kiosks->height() + 4))); });
    connect(m_add, &QAction::triggered, this, [this] { pair({}); });
    connect(m_renew, &QAction::triggered, this, [this] { pair(m_chosen.value(0)); });
    connect(m_retire, &QAction::triggered, this, [this] { Q_EMIT retireWanted(m_chosen.value(0)); });
    connect(m_listen, &QAction::triggered, this, [this] { (new ListenDialog(*m_office, m_desk, this))->open(); });
}

/// No kiosk: a new one.
void FleetActions::pair(const KioskId& renewed)
{
    const KioskState* known = m_registry.find(renewed);
    (new PairDialog(*m_office, m_desk, renewed, known ? known->place : QString(), this))->open();
}

void FleetActions::retranslate()
{
    m_kiosks->setText(tr("Kiosks"));
    m_add->setText(tr("Add kiosk…"));
    m_renew->setText(tr("Renew certificate…"));
    m_retire->setText(tr("Retire…"));
    m_listen->setText(tr("Listen address…"));
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
        m_desk.ask(Action::StopService, this,
                   [this, kiosks, reason = dialog->reason(), untilMs = dialog->untilMs()](Result<Permit> permit) {
                       if (!permit)
                           return show(permit.error());
                       show(kiosks.isEmpty() ? m_service.stopBranch(reason, untilMs, std::move(*permit))
                                             : m_service.stop(kiosks, reason, untilMs, std::move(*permit)));
                   });
    });
    dialog->open();
}

void FleetActions::show(const Result<void>& done)
{
    m_mistake->setText(done ? QString() : done.error().message);
}

void FleetActions::resume()
{
    m_desk.ask(Action::StopService, this, [this, kiosks = m_chosen](Result<Permit> permit) {
        show(permit ? m_service.resume(kiosks, std::move(*permit)) : permit.error());
    });
}

void FleetActions::update()
{
    const auto isStopped = [this](const KioskId& kiosk) { return m_service.standing(kiosk).stop.has_value(); };
    const auto stopped = std::count_if(m_chosen.cbegin(), m_chosen.cend(), isStopped);
    m_count->setText(tr("%n selected", nullptr, static_cast<int>(m_chosen.size())));
    m_count->setVisible(m_chosen.size() > 1);
    const bool mayStop = m_desk.may(Action::StopService);
    m_stop->setEnabled(mayStop && stopped < m_chosen.size());
    m_resume->setEnabled(mayStop && stopped > 0);
    m_branch->setEnabled(mayStop);
    m_kiosks->setVisible(m_office && m_desk.may(Action::ManageKiosks));
    m_renew->setEnabled(m_chosen.size() == 1);
    m_retire->setEnabled(m_chosen.size() == 1);
    const bool branch = m_service.branchStop().has_value();
    m_branch->setText(branch ? tr("Resume the whole branch…") : tr("Stop face login in the whole branch…"));
}

} // namespace jinbi::ui
