// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/live/framelook.h"
#include "ports/clock.h"
#include "services/kioskstate.h"

#include <QWidget>

namespace jinbi::ui {

/// The camera picture of one kiosk, large, with face corners and landmarks.
class KioskPicture : public QWidget
{
    Q_OBJECT

public:
    /// `clock` must outlive the picture.
    explicit KioskPicture(const Clock& clock, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeInDevicePixels() const;
    [[nodiscard]] bool isMasked() const { return !m_memory.isEmpty() && m_memory.isMasked(); }

    void setState(const KioskState& state);
    void setFrame(const LiveFrame& frame);
    void forgetFrame();
    void setFacesHidden(bool hidden);
    /// Stands on every unmasked picture; empty: nobody looks by name.
    void setViewer(const QString& viewer);
    /// Takes an unmasked picture off the screen at once; a masked one stays.
    void forgetFace();
    [[nodiscard]] bool showsFace() const { return !m_memory.isEmpty() && !m_memory.isMasked(); }

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 240}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// The largest picture of a camera's shape that fits, at the left.
    [[nodiscard]] QRect pictureRect() const;

    const Clock& m_clock;
    KioskState m_state;
    FrameMemory m_memory;
};

} // namespace jinbi::ui
