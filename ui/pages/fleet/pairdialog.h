// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/pairingoffice.h"
#include "services/permitdesk.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace jinbi::ui {

class ActionButton;
class Label;

/// Asks for a kiosk that shall join (or get a new certificate), writes its pairing file, and shows the code once.
class PairDialog : public QDialog
{
    Q_OBJECT

public:
    /// No kiosk: a new one. `office` and `desk` outlive the dialog; an answer after it was closed is dropped, the file
    /// stays.
    PairDialog(PairingOffice& office, PermitDesk& desk, const KioskId& renewed, const QString& place, QWidget* parent);

private:
    QWidget* form();
    QWidget* outcome();
    void choosePath();
    void suggestPath();
    void make();
    void showTicket(const PairingTicket& ticket);
    void refuse(const QString& why);
    void check();

    PairingOffice& m_office;
    PermitDesk& m_desk;
    const bool m_isRenewal;
    QStackedWidget* m_pages;
    QLineEdit* m_name;
    QLineEdit* m_place;
    QComboBox* m_profile;
    QLineEdit* m_path;
    Label* m_mistake;
    ActionButton* m_make;
    Label* m_code;
    Label* m_next;
    bool m_pathIsOwn = false; ///< typed or chosen by a person
};

} // namespace jinbi::ui
