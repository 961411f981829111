// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace jinbi::ui {

class Label;
class ToastButton;

/// "A job that you started in the background has finished", and nothing else; never an error.
///
/// Sits in the lower right corner of its parent for 3 s plus 120 ms per character, and longer while the mouse or the
/// keyboard is on it.
class Toast : public QWidget
{
    Q_OBJECT

public:
    explicit Toast(QWidget* parent);

    /// An empty action text leaves the button away.
    void present(const QString& text, const QString& action = {});
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void dismiss();

    QTimer m_timer;
    int m_lifetimeMs = 0;
    Label* m_text;
    ToastButton* m_action;
};

} // namespace jinbi::ui
