// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/unmaskedlook.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace jinbi::ui {

class ActionButton;
class Label;

/// Asks why and for how long somebody wants to see a face, and says what the customer sees of it and what is written
/// down. Without a purpose there is no look; nothing is chosen beforehand.
class LookDialog : public QDialog
{
    Q_OBJECT

public:
    explicit LookDialog(const KioskId& kiosk, QWidget* parent);

    /// What was chosen; its purpose counts once the dialog was accepted.
    [[nodiscard]] UnmaskedLook::Request request() const;

private:
    void fill();
    void build();
    void check();
    [[nodiscard]] bool hasPurpose() const;

    KioskId m_kiosk;
    QComboBox* m_purpose;
    QLineEdit* m_note;
    Label* m_limit;
    QComboBox* m_minutes;
    Label* m_mistake;
    ActionButton* m_show;
};

} // namespace jinbi::ui
