// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/page.h"

#include <QDialog>

class QLayout;

namespace jinbi::ui {

/// The keys of the view and of the whole window, on one sheet. Esc closes it.
class ShortcutsSheet : public QDialog
{
    Q_OBJECT

public:
    ShortcutsSheet(const QString& viewTitle, const QList<ShortcutHelp>& view, const QList<ShortcutHelp>& everywhere,
                   QWidget* parent);

private:
    QLayout* column(const QString& title, const QList<ShortcutHelp>& keys);
};

} // namespace jinbi::ui
