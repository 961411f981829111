// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace jinbi::ui {

class SessionTable;

/// Which columns are seen; the time always is, because the log is ordered by it.
class ColumnMenu : public QMenu
{
    Q_OBJECT

public:
    explicit ColumnMenu(SessionTable& table, QWidget* parent = nullptr);
};

} // namespace jinbi::ui
