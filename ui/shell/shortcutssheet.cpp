// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcutssheet.h"

#include "widgets/actionbutton.h"
#include "widgets/keycap.h"
#include "widgets/label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jinbi::ui {

ShortcutsSheet::ShortcutsSheet(const QString& viewTitle, const QList<ShortcutHelp>& view,
                               const QList<ShortcutHelp>& everywhere, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsSheet"));
    setWindowTitle(tr("Keys"));
    setAccessibleName(windowTitle());
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setMinimumWidth(480);
    setAttribute(Qt::WA_DeleteOnClose);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(40);
    if (!view.isEmpty())
        columns->addLayout(column(viewTitle, view), 1);
    columns->addLayout(column(tr("Everywhere"), everywhere), 1);

    auto* close = new ActionButton(tr("Close"), ActionButton::Kind::Neutral, this);
    close->setObjectName(QStringLiteral("closeSheet"));
    close->setAccessibleName(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 20);
    all->setSpacing(20);
    all->addLayout(columns);
    all->addWidget(close, 0, Qt::AlignRight);
}

QLayout* ShortcutsSheet::column(const QString& title, const QList<ShortcutHelp>& keys)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new Label(title, TextRole::Subtitle, Ink::Text, this), 0, 0, 1, 2);
    int row = 1;
    for (const ShortcutHelp& help : keys) {
        grid->addWidget(new Keycap(help.keys, this), row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(new Label(help.does, TextRole::Body, Ink::Text, this), row, 1);
        ++row;
    }
    grid->setRowStretch(row, 1);
    return grid;
}

} // namespace jinbi::ui
