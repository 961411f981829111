// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QTableWidget;
class QVBoxLayout;

namespace jinbi::ui {

class ActionButton;
class Label;

/// A pane above a list that shows what was counted: title, what it is of, and a way to close it.
///
/// Nothing is counted while it is hidden. Whoever derives calls retranslate() at the end of its constructor.
class CountPane : public QWidget
{
    Q_OBJECT

public:
    /// Sessions were added; counted anew after a while, and only while this is seen.
    void countLater();

Q_SIGNALS:
    void closed();

protected:
    /// `name` begins the object names of the parts: "times" gives timesPane, timesSubtitle, timesClose.
    CountPane(const QString& name, QWidget* parent);

    virtual void count() = 0;
    virtual void retranslate() = 0;
    /// Between subtitle and close.
    void addToHead(QWidget* widget);
    void setBody(QWidget* body);
    /// A table without anything that invites to write in it.
    [[nodiscard]] QTableWidget* makeTable(const QString& name, int columns);
    [[nodiscard]] Label& title() const { return *m_title; }
    [[nodiscard]] Label& subtitle() const { return *m_subtitle; }
    [[nodiscard]] ActionButton& closeButton() const { return *m_close; }

    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QTimer m_later;
    Label* m_title;
    Label* m_subtitle;
    ActionButton* m_close;
    QHBoxLayout* m_head;
    QVBoxLayout* m_column;
};

} // namespace jinbi::ui
