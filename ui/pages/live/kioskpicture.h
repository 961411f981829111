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

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return width * 3 / 4; }
    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 240}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Clock& m_clock;
    KioskState m_state;
    FrameMemory m_memory;
};

} // namespace jinbi::ui
