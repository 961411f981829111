// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/serviceswitch.h"

#include <QDialog>
#include <QString>

class QComboBox;
class QDateTimeEdit;
class QPlainTextEdit;

namespace jinbi::ui {

class ActionButton;
class Label;

/// Asks why and until when face login is stopped, at some kiosks or in the whole branch. Without a reason it is not.
class StopDialog : public QDialog
{
    Q_OBJECT

public:
    /// No kiosks: the whole branch. `service` and `clock` outlive the dialog.
    StopDialog(const QList<KioskId>& kiosks, const ServiceSwitch& service, const Clock& clock, QWidget* parent);

    [[nodiscard]] QString reason() const;
    /// UTC ms; 0 until somebody resumes it.
    [[nodiscard]] qint64 untilMs() const;

private:
    enum End { OneHour, EndOfDay, UntilResumed, OwnTime };

    void build(const QString& effect);
    void fillEnds();
    void check();

    const ServiceSwitch& m_service;
    const Clock& m_clock;
    QPlainTextEdit* m_reason;
    Label* m_limit;
    QComboBox* m_end;
    QDateTimeEdit* m_own;
    Label* m_mistake;
    ActionButton* m_stop;
};

} // namespace jinbi::ui
