// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditlog.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QScrollArea;

namespace jinbi {
class AuditCells;
}

namespace jinbi::ui {

class ActionButton;
class Chip;
class Label;

/// One entry, whole: what, who, where, why, every fact, and the hash by which a third party finds it again.
class AuditDetailPane : public QWidget
{
    Q_OBJECT

public:
    /// The cells outlive the pane.
    explicit AuditDetailPane(const AuditCells& cells, QWidget* parent = nullptr);

    void showEntry(const AuditRow& row, bool isBroken);
    [[nodiscard]] std::optional<quint64> shown() const;
    void retranslate();

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fit();
    void addFact(const QString& name, const QString& value, bool isErased = false);

    const AuditCells& m_cells;
    std::optional<AuditRow> m_row;
    bool m_isBroken = false;
    Label* m_title;
    Label* m_what;
    Chip* m_broken;
    QFormLayout* m_facts;
    Label* m_leafTitle;
    Label* m_leaf;
    Label* m_howTo;
    QScrollArea* m_scroll;
    ActionButton* m_copy;
    ActionButton* m_close;
};

} // namespace jinbi::ui
