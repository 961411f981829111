// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/sessionfiltersuggestions.h"
#include "itemmodels/sessionfiltertokens.h"

#include <QWidget>

namespace jinbi {
class Clock;
}

namespace jinbi::ui {

class ActionButton;
class FilterEdit;
class FilterTokenButton;
class FlowLayout;
class Label;

/// The conditions of a list as tokens, and the field that adds to them. What cannot be read stays in the field, with
/// the reason under it.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    FilterBar(const Clock& clock, QTimeZone zone, QWidget* parent = nullptr);

    [[nodiscard]] const QList<FilterToken>& tokens() const { return m_tokens; }
    void setTokens(const QList<FilterToken>& tokens);
    /// Offered as values.
    void setKiosks(const QList<KioskId>& kiosks) { m_kiosks = kiosks; }
    void setTimeZone(const QTimeZone& zone) { m_zone = zone; }

public Q_SLOTS:
    /// Puts the keyboard into the field and shows what can be filtered.
    void add();
    void clear();
    void remove(const jinbi::FilterToken& token);

Q_SIGNALS:
    void tokensChanged();
    void left(); ///< the reader is done here

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void enter(const QString& typed);
    void showError(const QString& message);
    void rebuild();
    FilterTokenButton* addButton(const FilterToken& token);
    void step(qsizetype index, int by);
    void retranslate();
    [[nodiscard]] QList<FilterSuggestion> suggestions(const QString& typed) const;

    const Clock& m_clock;
    QTimeZone m_zone;
    QList<KioskId> m_kiosks;
    QList<FilterToken> m_tokens;
    QList<FilterTokenButton*> m_buttons;
    QWidget* m_box;
    FlowLayout* m_flow;
    FilterEdit* m_field;
    ActionButton* m_clear;
    Label* m_error;
};

} // namespace jinbi::ui
