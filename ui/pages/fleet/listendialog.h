// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/pairingoffice.h"
#include "services/permitdesk.h"

#include <QDialog>

class QComboBox;

namespace jinbi::ui {

class ActionButton;
class Label;

/// Asks at which address of this computer kiosks find the broker, and says what that opens.
class ListenDialog : public QDialog
{
    Q_OBJECT

public:
    /// `office` and `desk` outlive the dialog.
    ListenDialog(PairingOffice& office, PermitDesk& desk, QWidget* parent);

private:
    void explain();
    void listen();

    PairingOffice& m_office;
    PermitDesk& m_desk;
    QComboBox* m_address;
    Label* m_effect;
    Label* m_mistake;
    ActionButton* m_listen;
};

} // namespace jinbi::ui
