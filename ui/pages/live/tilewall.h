// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/live/tileorder.h"
#include "ports/clock.h"
#include "ports/livefeed.h"
#include "services/kioskstate.h"

#include <QHash>
#include <QList>
#include <QScrollArea>
#include <QSize>
#include <QTimer>

namespace jinbi::ui {

class KioskTile;

/// All kiosks as tiles. The order follows severity every two seconds, but never while the mouse is over the wall, the
/// keyboard moves in it or it is paused: nothing jumps away from a hand that reaches for it.
class TileWall : public QScrollArea
{
    Q_OBJECT

public:
    /// `clock` must outlive the wall.
    explicit TileWall(const Clock& clock, QWidget* parent = nullptr);

    [[nodiscard]] int shown() const { return static_cast<int>(m_order.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(m_tiles.size()); }
    [[nodiscard]] const QList<KioskId>& order() const { return m_order; }
    [[nodiscard]] KioskTile* tile(const KioskId& kiosk) const { return m_tiles.value(kiosk); }
    [[nodiscard]] KioskId selected() const { return m_selected; }
    /// Kiosks whose pictures are in view, with the size of the picture in device pixels.
    [[nodiscard]] QHash<KioskId, QSize> picturesInView() const;
    [[nodiscard]] bool showsMaskedPicture() const;
    [[nodiscard]] bool isOrderHeld() const { return m_isHeld; }

    void put(const KioskState& state);
    void remove(const KioskId& kiosk);
    void setNotes(const QHash<KioskId, QString>& notes);
    void setFrame(const KioskId& kiosk, const LiveFrame& frame);
    /// For somebody who has just come: whatever was held before, the order is that of now.
    void sortNow();
    void setFilter(WallFilter filter);
    void setFacesHidden(bool hidden);
    void setPaused(bool paused) { m_isPaused = paused; }
    void select(const KioskId& kiosk);
    void focusSelected();
    /// Ages on tiles; once a second while the wall is visible.
    void refreshAges();

Q_SIGNALS:
    void opened(const jinbi::KioskId& kiosk);
    void pauseToggled();
    void viewChanged(); ///< other tiles came into view, or their size changed
    void shownChanged();
    void orderHeldChanged(bool held);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Grid
    {
        int columns = 1;
        QSize tile;
        QSize floor;
    };

    [[nodiscard]] Grid gridFor(int room) const;
    [[nodiscard]] QList<KioskId> wantedOrder() const;
    void sortIfFree();
    void applyOrder(const QList<KioskId>& order);
    void place();
    void forgetHidden();
    void setHeld(bool held);
    [[nodiscard]] bool moveSelection(int key);

    const Clock& m_clock;
    QWidget* m_floor;
    QHash<KioskId, KioskTile*> m_tiles;
    QList<KioskId> m_order;
    KioskId m_selected;
    Grid m_grid;
    WallFilter m_filter = WallFilter::AttentionFirst;
    QTimer m_sort;
    QTimer m_keyRest; ///< runs for a while after each key
    bool m_isHovered = false;
    bool m_isPaused = false;
    bool m_isHeld = false;
    bool m_facesHidden = false;
};

} // namespace jinbi::ui
