// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "services/kioskstate.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <utility>

class QVBoxLayout;

namespace jinbi::ui {

class ActionButton;
class Chip;
class Label;

/// Everything that is known of one kiosk, in words, beside the table.
class KioskDetail : public QWidget
{
    Q_OBJECT

public:
    /// `clock` must outlive the pane.
    explicit KioskDetail(const Clock& clock, QWidget* parent = nullptr);

    using QWidget::show;
    void show(const KioskState& state);
    void retranslate();

    /// Whether whoever sits here may look.
    void setLiveOffered(bool offered);

Q_SIGNALS:
    void closed();
    void liveWanted(const jinbi::KioskId& kiosk);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    using Facts = QList<std::pair<QString, QString>>;

    [[nodiscard]] Facts identity() const;
    [[nodiscard]] Facts reported() const;
    [[nodiscard]] static Facts policyFacts(const KioskStatus& status);
    [[nodiscard]] QString health() const;
    void build();
    void fill(const Facts& facts);

    const Clock& m_clock;
    KioskState m_state;
    Label* m_title;
    Label* m_place;
    ActionButton* m_close;
    Chip* m_chip;
    Label* m_advice;
    Label* m_healthTitle;
    Label* m_health;
    ActionButton* m_live;
    bool m_isLiveOffered = true;
    QWidget* m_facts;
    QVBoxLayout* m_column;
    QList<Label*> m_names;
    QList<Label*> m_values;
};

} // namespace jinbi::ui
