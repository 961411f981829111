// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/pairingoffice.h"
#include "services/permitdesk.h"
#include "services/serviceswitch.h"

#include <QList>
#include <QWidget>

class QAction;
class QHBoxLayout;

namespace jinbi::ui {

class ActionButton;
class Label;

/// What can be done with the chosen kiosks, in the bar above the table: stop face login there or in the whole branch,
/// and resume it.
class FleetActions : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the bar. Without an office kiosks neither join nor leave.
    FleetActions(KioskRegistry& registry, ServiceSwitch& service, PairingOffice* office, PermitDesk& desk,
                 const Clock& clock, QWidget* parent = nullptr);

    void setChosen(const QList<KioskId>& kiosks);
    void retranslate();

Q_SIGNALS:
    /// Whoever shows the bar asks back before the whole branch is resumed.
    void branchResumeWanted();
    /// The same for a kiosk that leaves for good.
    void retireWanted(const jinbi::KioskId& kiosk);

private:
    void stop(const QList<KioskId>& kiosks);
    void resume();
    void show(const Result<void>& done);
    void update();
    void buildMenu();
    void pair(const KioskId& renewed);

    KioskRegistry& m_registry;
    ServiceSwitch& m_service;
    PairingOffice* m_office;
    PermitDesk& m_desk;
    const Clock& m_clock;
    QList<KioskId> m_chosen;
    Label* m_count;
    Label* m_mistake;
    ActionButton* m_stop;
    ActionButton* m_resume;
    ActionButton* m_branch;
    ActionButton* m_kiosks;
    QAction* m_add = nullptr;
    QAction* m_renew = nullptr;
    QAction* m_retire = nullptr;
    QAction* m_listen = nullptr;
};

} // namespace jinbi::ui
