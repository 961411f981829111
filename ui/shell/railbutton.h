// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QToolButton>

namespace jinbi::ui {

/// One view of the rail: icon over label, the selection as fill, bar and bold label, and a count as a badge.
class RailButton : public QToolButton
{
    Q_OBJECT

public:
    RailButton(const QString& iconName, const QString& shortcut, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setBadge(int count, Tone tone);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void name();

    QString m_iconName;
    QString m_shortcut;
    int m_count = 0;
    Tone m_tone = Tone::Normal;
};

} // namespace jinbi::ui
