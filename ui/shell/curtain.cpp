// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/curtain.h"

#include <QApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedLayout>
#include <QWidget>

#include <utility>

namespace jinbi::ui {

Curtain::Curtain(QWidget* window, QWidget* body, QStackedLayout* layout)
    : QObject(window), m_window(window), m_body(body), m_layout(layout)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool Curtain::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && !m_isDown && QApplication::activeModalWidget()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_L && key->modifiers() == Qt::ControlModifier) {
            Q_EMIT lockAsked();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void Curtain::setView(QWidget* view)
{
    m_view = view;
    m_layout->addWidget(view);
}

void Curtain::lower()
{
    if (m_isDown || !m_view)
        return;
    m_isDown = true;
    const QList<QMenu*> menus = m_window->findChildren<QMenu*>();
    for (QMenu* menu : menus)
        menu->close();
    const QList<QDialog*> dialogs = m_window->findChildren<QDialog*>();
    for (QDialog* dialog : dialogs) {
        if (!dialog->isVisible())
            continue;
        m_hidden.append(dialog);
        dialog->hide();
    }
    m_layout->setCurrentWidget(m_view);
}

void Curtain::raise()
{
    if (!m_isDown)
        return;
    m_isDown = false;
    m_layout->setCurrentWidget(m_body);
    for (const QPointer<QDialog>& dialog : std::exchange(m_hidden, {})) {
        if (dialog)
            dialog->show();
    }
}

void Curtain::forget()
{
    for (const QPointer<QDialog>& dialog : std::exchange(m_hidden, {})) {
        if (!dialog)
            continue;
        // A hidden one does not take a close; its owner has to hear that nothing came of it.
        dialog->done(QDialog::Rejected);
        dialog->deleteLater();
    }
}

} // namespace jinbi::ui
