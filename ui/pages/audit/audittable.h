// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rowtable.h"

namespace jinbi {
class AuditModel;
}

namespace jinbi::ui {

class AuditDelegate;

/// The audit log as a table that does not move under its reader. J and K walk like the arrows, Enter opens and Esc
/// closes the details.
class AuditTable : public RowTable
{
    Q_OBJECT

public:
    explicit AuditTable(AuditModel& entries, QWidget* parent = nullptr);

    void keyboardSearch(const QString&) override {}

public Q_SLOTS:
    void goToRow(int row);

Q_SIGNALS:
    void currentRowChanged(int row);
    void opened();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;

private:
    void fit();
    void leaveOut();
    void hover(int row);

    AuditModel& m_entries;
    AuditDelegate* m_delegate;
    int m_hoveredRow = -1;
};

} // namespace jinbi::ui
