// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/stagelist.h"

#include "domain/words.h"
#include "services/timetext.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QEvent>
#include <QPainter>

namespace jinbi::ui {

namespace {

constexpr int kDot = 9;
constexpr int kText = 24;

int rowHeight()
{
    return paint::lineHeight(TextRole::Body) + 8;
}

} // namespace

StageList::StageList(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateAccessibleName();
}

void StageList::setState(const KioskState& state)
{
    m_state = state;
    updateAccessibleName();
    update();
}

QSize StageList::sizeHint() const
{
    return {200, rowHeight() * static_cast<int>(stages().size())};
}

QList<Stage> StageList::stages() const
{
    const bool identifies = m_state.status && m_state.status->mode == MatchMode::Identify;
    if (identifies)
        return {Stage::Notice, Stage::Scan, Stage::Compare, Stage::Phone, Stage::Pin, Stage::Finished};
    return {Stage::Notice, Stage::Scan, Stage::Phone, Stage::Compare, Stage::Pin, Stage::Finished};
}

void StageList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = theme::tokens(palette());
    const QList<Stage> all = stages();
    const qsizetype now = m_state.contact == KioskState::Contact::Online ? all.indexOf(m_state.progress.stage) : -1;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QRect row(0, static_cast<int>(i) * rowHeight(), width(), rowHeight());
        const QPointF dot(kDot, row.center().y() + 0.5);
        const bool isNow = i == now;
        if (i + 1 < all.size())
            painter.fillRect(QRectF(dot.x() - 0.5, dot.y(), 1, rowHeight()), tokens.line);
        const Tone tone = isNow && m_state.tone() > Tone::Info ? m_state.tone() : Tone::Info;
        const QColor ink = theme::tone(palette(), tone).line;
        painter.setPen(QPen(isNow ? ink : tokens.edge, 1.5));
        painter.setBrush(isNow ? ink : i < now ? tokens.edge : tokens.surface);
        painter.drawEllipse(dot, isNow ? 4.5 : 3.5, isNow ? 4.5 : 3.5);
        const QString text = isNow ? m_state.step() : words::of(all.at(i));
        paint::text(&painter, row.adjusted(kText, 0, 0, 0), text, isNow ? TextRole::BodyStrong : TextRole::Body,
                    isNow     ? tokens.text
                    : i < now ? tokens.text2
                              : tokens.text3);
        if (isNow)
            paint::text(&painter, row, timetext::clock(m_state.progress.sinceMs), TextRole::Small, tokens.text2,
                        Qt::AlignRight);
    }
}

void StageList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateAccessibleName();
}

void StageList::updateAccessibleName()
{
    setAccessibleName(tr("Step of the visit: %1").arg(m_state.step()));
}

} // namespace jinbi::ui
