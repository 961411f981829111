// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QWidget>

namespace jinbi::ui {

class ActionButton;
class Label;

/// What went wrong, at the place of work: what, what still works, what to do, and a code that can be copied. Stays
/// until it is closed or the work is tried again.
class ProblemStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemStrip(QWidget* parent = nullptr);

    /// An empty `action` leaves that button away.
    void present(const QString& what, const Error& error, const QString& action);
    [[nodiscard]] QString text() const;
    /// "SES-IO": the same for the same kind of failure, in every language.
    [[nodiscard]] static QString codeOf(const Error& error);

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Label* m_what;
    Label* m_line;
    Label* m_code;
    ActionButton* m_copy;
    ActionButton* m_action;
    ActionButton* m_close;
};

} // namespace jinbi::ui
