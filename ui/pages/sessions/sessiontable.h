// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sessions/eventable.h"

namespace jinbi {
class SessionLogModel;
struct SessionKey;
} // namespace jinbi

namespace jinbi::ui {

class SessionDelegate;

/// The session log as a table that never moves under its reader: rows that come in above stay above.
///
/// J and K walk like the arrows, Enter opens and Esc closes the details, Ctrl+C copies the line with its header.
class SessionTable : public EvenTable
{
    Q_OBJECT

public:
    explicit SessionTable(SessionLogModel& sessions, QWidget* parent = nullptr);

    /// Widths and order of the columns, as this version keeps them.
    [[nodiscard]] QByteArray columns() const;
    void setColumns(const QByteArray& kept);
    void resetColumns();

    void keyboardSearch(const QString&) override {}

public Q_SLOTS:
    void goToTop();
    void goToRow(int row);

Q_SIGNALS:
    /// The reader is at the top, where new sessions may appear, or is not.
    void topReached(bool isAtTop);
    void currentRowChanged(int row);
    void opened();
    void closed();
    void columnsChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;

private:
    void arrangeHeader();
    void fitRows();
    void hover(int row);
    void walk(int rows);
    void copyLine() const;

    SessionLogModel& m_sessions;
    SessionDelegate* m_delegate;
    int m_hoveredRow = -1;
};

} // namespace jinbi::ui
