// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/columnmenu.h"

#include "itemmodels/sessioncells.h"
#include "pages/sessions/sessiontable.h"

#include <QHeaderView>

namespace jinbi::ui {

ColumnMenu::ColumnMenu(SessionTable& table, QWidget* parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("columnMenu"));
    setAccessibleName(tr("Columns"));
    for (int column = 0; column < kSessionColumns; ++column) {
        QAction* action = addAction(table.model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!table.isColumnHidden(column));
        action->setEnabled(column != static_cast<int>(SessionColumn::Time));
        connect(action, &QAction::toggled, &table, [&table, column](bool shown) {
            table.setColumnHidden(column, !shown);
            Q_EMIT table.columnsChanged();
        });
    }
    addSeparator();
    connect(addAction(tr("Reset the columns")), &QAction::triggered, &table, [&table] {
        table.resetColumns();
        Q_EMIT table.columnsChanged();
    });
}

} // namespace jinbi::ui
