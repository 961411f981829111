// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace jinbi::ui {

/// States how many lines an export will have and what is masked in it, before anything starts.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `isExact` is false while the log is still being counted.
    ExportDialog(int rows, bool isExact, const QString& filters, QWidget* parent);

Q_SIGNALS:
    void confirmed();
};

} // namespace jinbi::ui
