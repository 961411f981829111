// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/timelineview.h"

#include "widgets/paint.h"

#include <QPainter>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kDotRoom = 22;
constexpr int kTimeRoom = 58;
constexpr int kTookRoom = 48;

} // namespace

TimelineView::TimelineView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("timeline"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimelineView::setEntries(const QList<TimelineEntry>& entries)
{
    m_entries = entries;
    QStringList spoken;
    for (const TimelineEntry& entry : entries) {
        spoken += entry.took.isEmpty() ? tr("%1 at %2").arg(entry.text, entry.time)
                                       : tr("%1 at %2, took %3").arg(entry.text, entry.time, entry.took);
    }
    setAccessibleName(tr("What happened"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int TimelineView::rowHeight() const
{
    return paint::lineHeight(TextRole::Body) + 6;
}

QSize TimelineView::sizeHint() const
{
    return {240, static_cast<int>(m_entries.size()) * rowHeight()};
}

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    const int height = rowHeight();
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const TimelineEntry& entry = m_entries.at(i);
        const int top = static_cast<int>(i) * height;
        const bool isCalm = entry.tone == Tone::Normal;
        const ToneColours& colours = theme::tone(palette(), entry.tone);
        if (i + 1 < m_entries.size())
            paint::verticalLine(&painter, 6, top + height / 2 + 6, top + height + height / 2 - 7, tokens.line);
        paint::box(&painter, QRectF(3, top + height / 2 - 4, 8, 8), isCalm ? tokens.series3 : colours.line, {}, 4);
        const QRectF row(kDotRoom, top, width() - kDotRoom, height);
        paint::text(&painter, row.adjusted(0, 0, -kTimeRoom - kTookRoom, 0), entry.text,
                    isCalm ? TextRole::Body : TextRole::BodyStrong, isCalm ? tokens.text : colours.text);
        paint::text(&painter, row.adjusted(0, 0, -kTimeRoom, 0), entry.took, TextRole::Small, tokens.text3,
                    Qt::AlignRight);
        paint::text(&painter, row, entry.time, TextRole::Small, tokens.text2, Qt::AlignRight);
    }
}

} // namespace jinbi::ui
