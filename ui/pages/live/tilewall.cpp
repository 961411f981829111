// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/tilewall.h"

#include "pages/live/kiosktile.h"
#include "pages/live/tileaccessible.h"

#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSet>

#include <algorithm>

namespace jinbi::ui {

namespace {

using namespace std::chrono_literals;
constexpr auto kSortEvery = 2s;
constexpr auto kKeyRest = 2s;
constexpr int kGap = 14;
constexpr int kBarGap = 4;

} // namespace

TileWall::TileWall(const Clock& clock, QWidget* parent) : QScrollArea(parent), m_clock(clock), m_floor(new QWidget)
{
    installTileAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_floor);
    m_sort.setInterval(kSortEvery);
    connect(&m_sort, &QTimer::timeout, this, &TileWall::sortIfFree);
    m_keyRest.setSingleShot(true);
    m_keyRest.setInterval(kKeyRest);
}

QHash<KioskId, QSize> TileWall::picturesInView() const
{
    QHash<KioskId, QSize> pictures;
    const QRect view = viewport()->rect();
    for (const KioskId& kiosk : m_order) {
        const KioskTile* tile = m_tiles.value(kiosk);
        const QRect picture = tile->pictureRect();
        if (view.intersects(QRect(tile->mapTo(viewport(), picture.topLeft()), picture.size())))
            pictures.insert(kiosk, (QSizeF(picture.size()) * devicePixelRatioF()).toSize());
    }
    return pictures;
}

bool TileWall::showsMaskedPicture() const
{
    return std::any_of(m_order.cbegin(), m_order.cend(),
                       [this](const KioskId& kiosk) { return m_tiles.value(kiosk)->isMasked(); });
}

void TileWall::put(const KioskState& state)
{
    if (KioskTile* known = tile(state.kiosk)) {
        known->setState(state);
        return;
    }
    auto* added = new KioskTile(state, m_clock, m_floor);
    added->setFacesHidden(m_facesHidden);
    connect(added, &KioskTile::pressed, this, &TileWall::select);
    connect(added, &KioskTile::opened, this, &TileWall::opened);
    m_tiles.insert(state.kiosk, added);
    // A new tile goes to the end at once and to its place with the next sort: the others stay where they are.
    if (passes(state, m_filter))
        m_order << state.kiosk;
    place();
    Q_EMIT shownChanged();
}

void TileWall::remove(const KioskId& kiosk)
{
    KioskTile* gone = m_tiles.take(kiosk);
    if (!gone)
        return;
    gone->deleteLater();
    gone->hide();
    m_order.removeOne(kiosk);
    if (m_selected == kiosk)
        m_selected = {};
    place();
    Q_EMIT shownChanged();
}

void TileWall::setNotes(const QHash<KioskId, QString>& notes)
{
    for (auto it = m_tiles.cbegin(); it != m_tiles.cend(); ++it)
        it.value()->setNote(notes.value(it.key()));
}

void TileWall::setFrame(const KioskId& kiosk, const LiveFrame& frame)
{
    if (KioskTile* known = tile(kiosk))
        known->setFrame(frame);
}

void TileWall::sortNow()
{
    applyOrder(wantedOrder());
}

void TileWall::setFilter(WallFilter filter)
{
    m_filter = filter;
    sortNow();
    verticalScrollBar()->setValue(0);
}

void TileWall::setFacesHidden(bool hidden)
{
    m_facesHidden = hidden;
    for (KioskTile* each : std::as_const(m_tiles))
        each->setFacesHidden(hidden);
}

void TileWall::select(const KioskId& kiosk)
{
    if (kiosk == m_selected)
        return;
    if (KioskTile* old = tile(m_selected))
        old->setSelected(false);
    m_selected = kiosk;
    if (KioskTile* now = tile(kiosk)) {
        now->setSelected(true);
        ensureWidgetVisible(now, 0, kGap);
    }
}

void TileWall::focusSelected()
{
    if (m_selected.isNull() && !m_order.isEmpty())
        select(m_order.first());
    if (KioskTile* now = tile(m_selected))
        now->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void TileWall::refreshAges()
{
    for (const KioskId& kiosk : std::as_const(m_order))
        m_tiles.value(kiosk)->refreshAge();
}

void TileWall::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    place();
}

void TileWall::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    m_sort.start();
}

void TileWall::hideEvent(QHideEvent* event)
{
    m_sort.stop();
    m_isHovered = false;
    QScrollArea::hideEvent(event);
}

void TileWall::enterEvent(QEnterEvent* event)
{
    m_isHovered = true;
    QScrollArea::enterEvent(event);
}

void TileWall::leaveEvent(QEvent* event)
{
    m_isHovered = false;
    QScrollArea::leaveEvent(event);
}

void TileWall::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (tile(m_selected))
            Q_EMIT opened(m_selected);
        return;
    case Qt::Key_Space:
        Q_EMIT pauseToggled();
        return;
    default:
        if (!moveSelection(event->key()))
            QScrollArea::keyPressEvent(event);
    }
}

void TileWall::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        place();
}

void TileWall::scrollContentsBy(int dx, int dy)
{
    QScrollArea::scrollContentsBy(dx, dy);
    forgetHidden();
    Q_EMIT viewChanged();
}

TileWall::Grid TileWall::gridFor(int room) const
{
    Grid grid;
    grid.columns = std::max(1, (room + kGap) / (KioskTile::kLeastWidth + kGap));
    grid.tile.setWidth((room - kGap * (grid.columns - 1)) / grid.columns);
    grid.tile.setHeight(KioskTile::heightFor(grid.tile.width()));
    const int rows = (shown() + grid.columns - 1) / grid.columns;
    grid.floor = QSize(room, std::max(0, rows * (grid.tile.height() + kGap) - kGap));
    return grid;
}

QList<KioskId> TileWall::wantedOrder() const
{
    QList<const KioskState*> states;
    for (const KioskTile* each : m_tiles)
        states << &each->state();
    return tileOrder(states, m_filter);
}

void TileWall::sortIfFree()
{
    const QList<KioskId> wanted = wantedOrder();
    const bool isFree = !m_isHovered && !m_isPaused && !m_keyRest.isActive();
    if (isFree && wanted != m_order)
        applyOrder(wanted);
    setHeld(!isFree && wanted != m_order);
}

void TileWall::applyOrder(const QList<KioskId>& order)
{
    m_order = order;
    const QSet<KioskId> kept(order.cbegin(), order.cend());
    for (auto it = m_tiles.cbegin(); it != m_tiles.cend(); ++it) {
        if (!kept.contains(it.key())) {
            it.value()->forgetFrame();
            it.value()->hide();
        }
    }
    place();
    setHeld(false);
    Q_EMIT shownChanged();
}

void TileWall::place()
{
    // Tiles are as high as they are wide, so leaving the scroll bar to the scroll area could make it come and go
    // forever.
    m_grid = gridFor(width());
    const bool needsBar = m_grid.floor.height() > height();
    if (needsBar)
        m_grid = gridFor(width() - verticalScrollBar()->sizeHint().width() - kBarGap);
    setVerticalScrollBarPolicy(needsBar ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    m_floor->resize(m_grid.floor);
    const QSize step = m_grid.tile + QSize(kGap, kGap);
    for (int i = 0; i < shown(); ++i) {
        KioskTile* each = m_tiles.value(m_order.at(i));
        const QPoint at(i % m_grid.columns * step.width(), i / m_grid.columns * step.height());
        each->setGeometry(QRect(at, m_grid.tile));
        each->show();
    }
    forgetHidden();
    Q_EMIT viewChanged();
}

void TileWall::forgetHidden()
{
    // A picture that comes back into view would be old, and two thousand of them would be half a gigabyte.
    const QHash<KioskId, QSize> inView = picturesInView();
    for (const KioskId& kiosk : std::as_const(m_order)) {
        if (!inView.contains(kiosk))
            m_tiles.value(kiosk)->forgetFrame();
    }
}

void TileWall::setHeld(bool held)
{
    if (held == m_isHeld)
        return;
    m_isHeld = held;
    Q_EMIT orderHeldChanged(held);
}

bool TileWall::moveSelection(int key)
{
    if (m_order.isEmpty())
        return false;
    const qsizetype at = m_order.indexOf(m_selected);
    const qsizetype last = m_order.size() - 1;
    qsizetype to = 0;
    switch (key) {
    case Qt::Key_Left:
        to = at - 1;
        break;
    case Qt::Key_Right:
        to = at + 1;
        break;
    case Qt::Key_Up:
        to = at < m_grid.columns ? at : at - m_grid.columns;
        break;
    case Qt::Key_Down:
        to = at + m_grid.columns > last ? at : at + m_grid.columns;
        break;
    case Qt::Key_Home:
        break;
    case Qt::Key_End:
        to = last;
        break;
    default:
        return false;
    }
    m_keyRest.start();
    select(m_order.at(at < 0 ? 0 : std::clamp<qsizetype>(to, 0, last)));
    tile(m_selected)->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace jinbi::ui
