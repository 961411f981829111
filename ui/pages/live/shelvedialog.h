// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include <chrono>

class QComboBox;
class QPlainTextEdit;

namespace jinbi::ui {

class ActionButton;
class Label;

/// Asks why something is put aside and for how long. Without a reason it cannot be.
class ShelveDialog : public QDialog
{
    Q_OBJECT

public:
    ShelveDialog(const QString& what, const QString& where, QWidget* parent);

    [[nodiscard]] QString reason() const;
    [[nodiscard]] std::chrono::minutes lasts() const;

private:
    void check();

    QPlainTextEdit* m_reason;
    QComboBox* m_lasts;
    Label* m_limit;
    ActionButton* m_putAside;
};

} // namespace jinbi::ui
