// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditlog.h"

#include <QHash>
#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace jinbi {
class Clock;
}

namespace jinbi::ui {

class ActionButton;

/// What of the audit log is looked at: a group of kinds, a person, days, an object.
class AuditFilterBar : public QWidget
{
    Q_OBJECT

public:
    /// The clock outlives the bar.
    AuditFilterBar(const Clock& clock, const QTimeZone& zone, QWidget* parent = nullptr);

    /// Id of an operator -> name. Whoever was chosen stays chosen.
    void setNames(const QHash<QString, QString>& names);
    [[nodiscard]] AuditFilter filter() const;
    [[nodiscard]] bool isClear() const;

public Q_SLOTS:
    void clear();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Days { Any, Today, Yesterday, Week, Month, Own };

    void retranslate();
    void fillPeople();
    void showOwnDays();
    void notify();

    const Clock& m_clock;
    QTimeZone m_zone;
    QHash<QString, QString> m_names;
    QComboBox* m_kinds;
    QComboBox* m_people;
    QComboBox* m_days;
    QDateEdit* m_from;
    QDateEdit* m_until;
    QLineEdit* m_object;
    ActionButton* m_clear;
    bool m_isSilent = false;
};

} // namespace jinbi::ui
