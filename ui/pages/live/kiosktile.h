// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/live/framelook.h"
#include "ports/clock.h"
#include "services/kioskstate.h"

#include <QWidget>

namespace jinbi::ui {

/// One kiosk on the wall: header with state, camera picture, footer with step and score. Paints what it was given;
/// asks nobody. Its accessible name is what a sighted person reads from it.
class KioskTile : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kLeastWidth = 248;

    /// `clock` must outlive the tile.
    KioskTile(const KioskState& state, const Clock& clock, QWidget* parent);

    [[nodiscard]] const KioskState& state() const { return m_state; }
    [[nodiscard]] bool isMasked() const { return !m_memory.isEmpty() && m_memory.isMasked(); }
    /// Where the picture goes, in the tile's coordinates.
    [[nodiscard]] QRect pictureRect() const;
    [[nodiscard]] FrameLook look() const;
    [[nodiscard]] static int heightFor(int width);

    void setState(const KioskState& state);
    /// What the footer says of a kiosk at rest, for example why it was put aside; empty for the time of its last visit.
    void setNote(const QString& note);
    void setFrame(const LiveFrame& frame);
    void forgetFrame();
    void setFacesHidden(bool hidden);
    void setSelected(bool selected);
    /// Repaints when something on it depends on the time.
    void refreshAge();

Q_SIGNALS:
    void pressed(const jinbi::KioskId& kiosk);
    void opened(const jinbi::KioskId& kiosk);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateAccessibleName();
    void paintAround(QPainter* painter, const QRect& picture) const;
    void paintHeader(QPainter* painter, const QRect& rect) const;
    void paintFooter(QPainter* painter, const QRect& rect) const;
    void paintScore(QPainter* painter, const QRect& rect) const;
    void paintBorder(QPainter* painter) const;

    const Clock& m_clock;
    KioskState m_state;
    QString m_note;
    FrameMemory m_memory;
    bool m_selected = false;
    bool m_wasTimed = false;
};

} // namespace jinbi::ui
