// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

class QPlainTextEdit;

namespace jinbi::ui {

class ActionButton;
class Label;

/// Asks why the pictures of a session are kept beyond their time. Without a reason they are not.
class HoldDialog : public QDialog
{
    Q_OBJECT

public:
    /// `session` as people read it.
    HoldDialog(const QString& session, QWidget* parent);

    [[nodiscard]] QString reason() const;

private:
    void check();

    QPlainTextEdit* m_reason;
    Label* m_limit;
    ActionButton* m_keep;
};

} // namespace jinbi::ui
