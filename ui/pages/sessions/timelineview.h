// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QList>
#include <QWidget>

namespace jinbi::ui {

struct TimelineEntry
{
    QString text; ///< "Attempt 2, score 0.55"
    QString time; ///< "14:31:12"
    QString took; ///< "1.2 s"; may be empty
    Tone tone = Tone::Normal;
};

/// What happened, one line for each step, with its time and how long it took.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);

    void setEntries(const QList<TimelineEntry>& entries);
    [[nodiscard]] const QList<TimelineEntry>& entries() const { return m_entries; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;

    QList<TimelineEntry> m_entries;
};

} // namespace jinbi::ui
