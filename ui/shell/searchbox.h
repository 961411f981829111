// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/searchprovider.h"

#include <QHash>
#include <QLineEdit>

namespace jinbi::ui {

class SearchPopup;

/// The search of the header: asks its providers on every change and shows what they find below itself.
/// Up and Down choose, Enter opens, Esc leaves.
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    /// `window` is what the results are laid over.
    explicit SearchBox(QWidget* window, QWidget* parent = nullptr);

    /// In the order of their results; not owned.
    void addProvider(SearchProvider* provider);
    /// What is offered last, whatever the others find.
    void setFallback(SearchProvider* provider);
    [[nodiscard]] SearchPopup* popup() const { return m_popup; }

Q_SIGNALS:
    /// Esc, or something was opened: the keyboard goes back to the view.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void ask(const QString& text);
    void listen(SearchProvider* provider);
    void take(SearchProvider* provider, int query, const QList<SearchHit>& hits);
    void openHit(const SearchHit& hit);
    void leave();

    QList<SearchProvider*> m_providers;
    SearchProvider* m_fallback = nullptr;
    QHash<SearchProvider*, QList<SearchHit>> m_found;
    int m_query = 0;
    SearchPopup* m_popup;
};

} // namespace jinbi::ui
