// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace jinbi::ui {

/// One line of the sheet of keys.
struct ShortcutHelp
{
    QString keys; ///< as printed, "Ctrl+E"
    QString does; ///< "Export what the filters show"
};

/// A view of the window: what it is called, what it has to say in one line, and where the keyboard goes in it.
///
/// Texts are asked for again after retranslate(), which the page calls by itself when the language changes.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr);

    [[nodiscard]] virtual QString title() const = 0;
    /// "17 waiting, oldest 9 min"; may be empty.
    [[nodiscard]] virtual QString fact() const;
    /// A name of icons::names().
    [[nodiscard]] virtual QString iconName() const = 0;
    /// Called when the view is entered.
    virtual void focusMainList();
    [[nodiscard]] virtual QList<ShortcutHelp> shortcuts() const;
    /// In the order of F6.
    [[nodiscard]] virtual QList<QWidget*> panes() const;
    /// Whether the header's search offers "Find … in this view".
    [[nodiscard]] virtual bool takesTextSearch() const;
    virtual void setTextSearch(const QString& text);

Q_SIGNALS:
    void factChanged();

protected:
    /// Sets every text anew. Call it once at the end of the constructor of the final class.
    virtual void retranslate();
    void changeEvent(QEvent* event) override;
};

} // namespace jinbi::ui
