// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace jinbi::ui {

/// A few words in one frame of which exactly one is chosen. Real buttons, so keyboard and screen reader know them.
class Segments : public QWidget
{
    Q_OBJECT

public:
    /// One object name for each segment.
    explicit Segments(const QStringList& objectNames, QWidget* parent = nullptr);

    void setTexts(const QStringList& texts);
    [[nodiscard]] int current() const;
    void setCurrent(int index);

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    QList<QAbstractButton*> m_buttons;
};

} // namespace jinbi::ui
