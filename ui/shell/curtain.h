// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

class QDialog;
class QStackedLayout;
class QWidget;

namespace jinbi::ui {

/// Stands before the body of a window while nobody may see it. What was open stays as it was left, dialogs too, and is
/// there again for the same person; for another one the dialogs are gone.
class Curtain : public QObject
{
    Q_OBJECT

public:
    /// `window` and `body` outlive the curtain; `layout` is the window's.
    Curtain(QWidget* window, QWidget* body, QStackedLayout* layout);

    /// What stands before the body; the window takes ownership.
    void setView(QWidget* view);
    [[nodiscard]] bool isDown() const { return m_isDown; }
    void lower();
    void raise();
    /// Whoever comes next shall not find what the last one had open.
    void forget();

    /// A modal dialog keeps the window's shortcuts from it; whoever has one open must be able to lock all the same.
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void lockAsked();

private:
    QWidget* m_window;
    QWidget* m_body;
    QStackedLayout* m_layout;
    QWidget* m_view = nullptr;
    QList<QPointer<QDialog>> m_hidden;
    bool m_isDown = false;
};

} // namespace jinbi::ui
