// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/kiosktile.h"

#include "pages/live/framepainter.h"
#include "services/timetext.h"
#include "widgets/icons.h"
#include "widgets/paint.h"

#include <QAccessible>
#include <QEvent>
#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kPadding = 10;
constexpr int kGap = 8;
constexpr int kIcon = 16;
constexpr int kLeastPlace = 56;
constexpr int kBarWidth = 106;

int headerHeight()
{
    return std::max(30, paint::lineHeight(TextRole::BodyStrong) + 10);
}

int footerHeight()
{
    return std::max(34, paint::lineHeight(TextRole::Small) + 16);
}

int textWidth(TextRole role, const QString& text)
{
    return QFontMetrics(theme::font(role)).horizontalAdvance(text) + 1;
}

bool isAbnormal(Tone tone)
{
    return tone >= Tone::Attention;
}

} // namespace

KioskTile::KioskTile(const KioskState& state, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_state(state)
{
    setObjectName(QLatin1String("tile-") + state.kiosk.toString());
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    updateAccessibleName();
}

QRect KioskTile::pictureRect() const
{
    const int edge = 1;
    return {edge, headerHeight(), width() - 2 * edge, height() - headerHeight() - footerHeight()};
}

FrameLook KioskTile::look() const
{
    return frameLook(m_state, m_memory, m_clock.monotonicMs(), m_clock.utcMs());
}

int KioskTile::heightFor(int width)
{
    return headerHeight() + footerHeight() + (width - 2) * 3 / 4;
}

void KioskTile::setState(const KioskState& state)
{
    m_state = state;
    // Nothing seen before PIN entry may stay on screen during it, or come back after it.
    if (state.progress.stage == Stage::Pin)
        m_memory.clear();
    updateAccessibleName();
    update();
}

void KioskTile::setNote(const QString& note)
{
    if (note == m_note)
        return;
    m_note = note;
    update();
}

void KioskTile::setFrame(const LiveFrame& frame)
{
    m_memory.set(frame);
    update(pictureRect());
}

void KioskTile::forgetFrame()
{
    m_memory.clear();
}

void KioskTile::setFacesHidden(bool hidden)
{
    m_memory.setFacesHidden(hidden);
    update();
}

void KioskTile::setSelected(bool selected)
{
    if (selected == m_selected)
        return;
    m_selected = selected;
    setFocusPolicy(selected ? Qt::StrongFocus : Qt::ClickFocus);
    update();
}

void KioskTile::refreshAge()
{
    const FrameLook now = look();
    const bool isTimed = now.isStale || now.mode == FrameLook::Mode::NoContact;
    if (isTimed || m_wasTimed)
        update(pictureRect());
    m_wasTimed = isTimed;
}

void KioskTile::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const QRect picture = pictureRect();
    // A new picture fifteen times a second changes nothing around it.
    const bool onlyPicture = picture.contains(event->rect());
    if (!onlyPicture)
        paintAround(&painter, picture);
    // Outside the rounded clip, which only header and footer need: within it every pixel is blended.
    const FrameLook now = look();
    const bool isGrey = now.isStale || now.mode == FrameLook::Mode::NoContact;
    framepainter::paint(&painter, picture, now, m_memory.shown(isGrey, m_clock.monotonicMs()), palette());
    paintBorder(&painter);
}

void KioskTile::paintAround(QPainter* painter, const QRect& picture) const
{
    const Tokens& tokens = theme::tokens(palette());
    painter->fillRect(rect(), tokens.window);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), paint::kTileRadius, paint::kTileRadius);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipPath(outline);
    painter->fillRect(rect(), tokens.surface);
    paintHeader(painter, QRect(0, 0, width(), picture.top()));
    paintFooter(painter, QRect(0, picture.bottom() + 1, width(), height() - picture.bottom() - 1));
    painter->restore();
}

void KioskTile::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT pressed(m_state.kiosk);
}

void KioskTile::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT opened(m_state.kiosk);
}

void KioskTile::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    Q_EMIT pressed(m_state.kiosk);
}

void KioskTile::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateAccessibleName();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        update();
}

void KioskTile::updateAccessibleName()
{
    const QString name = m_state.accessibleText();
    if (name != accessibleName())
        setAccessibleName(name);
}

void KioskTile::paintHeader(QPainter* painter, const QRect& rect) const
{
    const Tokens& tokens = theme::tokens(palette());
    const Tone tone = m_state.tone();
    const ToneColours& colours = theme::tone(palette(), tone);
    if (isAbnormal(tone))
        painter->fillRect(rect, colours.chip);
    QRect room = rect.adjusted(kPadding, 0, -kPadding, 0);
    if (tone >= Tone::Info) {
        const QString icon = tone == Tone::Info ? QStringLiteral("dot") : icons::nameOf(tone);
        icons::paint(painter, icon, QRect(room.left(), room.top(), kIcon, room.height()), colours.text);
        room.setLeft(room.left() + kIcon + kGap - 1);
    }
    if (isAbnormal(tone)) {
        // The picture says what is stopped, and until when.
        const bool isStopped = m_state.asked == KioskState::Asked::Nothing && !m_state.concerns.isEmpty() &&
                               m_state.concerns.first().kind == ConcernKind::Suspended;
        const QString word = isStopped ? tr("Stopped") : m_state.word();
        const int wordWidth = std::min(textWidth(TextRole::SmallStrong, word), room.width() / 2);
        paint::text(painter, QRect(room.right() + 1 - wordWidth, room.top(), wordWidth, room.height()), word,
                    TextRole::SmallStrong, colours.text, Qt::AlignRight);
        room.setRight(room.right() - wordWidth - kGap);
    }
    const QString id = m_state.kiosk.toString();
    paint::text(painter, room, id, TextRole::BodyStrong, tokens.text);
    room.setLeft(room.left() + textWidth(TextRole::BodyStrong, id) + kGap);
    if (room.width() >= kLeastPlace)
        paint::text(painter, room, m_state.place, TextRole::Small, tokens.text2);
}

void KioskTile::paintFooter(QPainter* painter, const QRect& rect) const
{
    const Tokens& tokens = theme::tokens(palette());
    QRect room = rect.adjusted(kPadding, 0, -kPadding, 0);
    const bool showsVisit = m_state.isInUse() || m_state.score();
    if (showsVisit) {
        paintScore(painter, room);
        room.setRight(room.right() - kBarWidth - kGap - textWidth(TextRole::BodyStrong, QStringLiteral("0.00")) - kGap);
    }
    QString text = m_state.step();
    if (!showsVisit) {
        text = m_note;
        if (text.isEmpty() && m_state.contact == KioskState::Contact::Offline)
            text = firstAction(ConcernKind::NoContact);
        if (text.isEmpty() && m_state.lastSessionMs > 0)
            text = tr("Last session %1").arg(timetext::shortClock(m_state.lastSessionMs));
    }
    paint::text(painter, room, text, TextRole::Small, tokens.text2);
}

void KioskTile::paintScore(QPainter* painter, const QRect& rect) const
{
    const Tokens& tokens = theme::tokens(palette());
    const auto score = m_state.score();
    const auto threshold = m_state.threshold();
    const int numberWidth = textWidth(TextRole::BodyStrong, QStringLiteral("0.00"));
    paint::text(painter, QRect(rect.right() + 1 - numberWidth, rect.top(), numberWidth, rect.height()),
                score ? score->display() : QStringLiteral("–"), TextRole::BodyStrong, tokens.text, Qt::AlignRight);
    const QRect bar(rect.right() + 1 - numberWidth - kGap - kBarWidth, rect.top(), kBarWidth, rect.height());
    const auto fraction = [](std::optional<MatchScore> value) {
        return value ? std::optional(std::clamp(value->toDouble(), 0.0, 1.0)) : std::nullopt;
    };
    const Tone tone = isAbnormal(m_state.tone()) ? m_state.tone() : Tone::Normal;
    paint::scoreBar(painter, bar, fraction(score), fraction(threshold), palette(), tone);
}

void KioskTile::paintBorder(QPainter* painter) const
{
    const Tokens& tokens = theme::tokens(palette());
    const Tone tone = m_state.tone();
    const bool abnormal = isAbnormal(tone);
    const QColor line = abnormal ? theme::tone(palette(), tone).line : tokens.line;
    if (!m_selected) {
        paint::box(painter, rect(), {}, line, paint::kTileRadius, abnormal ? 2 : 1);
        return;
    }
    paint::box(painter, rect(), {}, tokens.accent, paint::kTileRadius, 2);
    if (abnormal)
        paint::box(painter, QRectF(rect()).adjusted(2, 2, -2, -2), {}, line, paint::kTileRadius - 1, 2);
}

} // namespace jinbi::ui
