// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screenlabel.h"
#include "kiosk/stageview.h"

#include <QTimer>
#include <QVariantAnimation>

#include <optional>

class QBoxLayout;

namespace jinbi::ui {

class ScanRing;

/// Guides the customer before the camera: one piece of advice at a time, in a picture and in words, and a ring that
/// empties with the seconds.
///
/// Advice changes at most every kDwellMs, however fast the camera changes its mind, so that it can be read.
class ScanView : public StageView
{
    Q_OBJECT

public:
    static constexpr int kDwellMs = 800;

    ScanView(const ScreenLook& look, QWidget* parent);

    void present(const ScreenState& state) override;
    /// How long a scan lasts at most.
    void setBudget(int ms) { m_budgetMs = ms; }
    /// Nothing is said where it is not known.
    void setAttempt(int attempt, int of);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void arrange();
    void advise();

    const ScreenLook& m_look;
    ScanRing* m_ring;
    ScreenLabel* m_heading;
    ScreenLabel* m_advice;
    ScreenLabel* m_attempt;
    QBoxLayout* m_layout;
    QVariantAnimation m_countdown;
    QTimer m_dwell;
    ScreenState m_state;
    int m_budgetMs = 5000;
    int m_attemptNow = 0;
    int m_attempts = 0;
};

} // namespace jinbi::ui
