// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/screenstate.h"
#include "kiosk/screenlanguage.h"
#include "kiosk/screenlook.h"
#include "ports/bankhost.h"
#include "ports/pinentry.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace jinbi::ui {

class MessageView;
class PhoneView;
class PinView;
class ScanView;
class ScreenButton;
class ScreenNotes;
class StageView;
class WaysBar;

/// What a customer sees and touches at a kiosk: one thing at a time, three equal ways on, language, contrast and print
/// always at hand.
///
/// By touch, by keyboard and by a number pad whose green, yellow and red keys are Enter, Backspace and Escape; F1 calls
/// staff, F2 takes another way. Invariant: nothing that was typed outlives its stage, and no PIN digit is anywhere but
/// in the PinEntry. Signals are those of CustomerPanel. Thread: GUI.
class KioskScreen : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kSettleMs = 700;    ///< a new screen's first way is deaf so long: a double tap decides nothing
    static constexpr int kAsideMs = 8000;    ///< how long "card or counter" is shown where no visit is under way
    static constexpr int kRestoreMs = 20000; ///< language and look go back when nobody touches a kiosk at rest

    explicit KioskScreen(QWidget* parent = nullptr);

    void present(const ScreenState& state);
    /// Null takes no PIN. Outlives the screen, or is taken away before.
    void setPinEntry(PinEntry* entry);
    /// How long a scan lasts at most.
    void setScanBudget(int ms);
    /// Which picture of a scan is being taken, out of how many.
    void setAttempt(int attempt, int of);
    /// The look of a kiosk at rest; the customer may change it.
    void setHomeGround(Ground ground);
    /// Whether the first way listens already.
    [[nodiscard]] bool isSettled() const { return !m_settle.isActive(); }

Q_SIGNALS:
    void started();
    void touched();
    void noticeAccepted();
    void phoneEntered(const QString& typed);
    void pinSubmitted(const jinbi::PinBlock& block);
    void cancelled();
    void anotherWayChosen();
    void staffCalled();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void wire();
    void refresh();
    void refreshWays();
    void refreshNotes();
    void colour();
    void enterStage(Stage before);
    void wipe();
    void takeFirstWay();
    void takeAnotherWay();
    void choose(int digit);
    void pressFocused();
    void restoreLook();
    void touch();
    [[nodiscard]] StageView* viewOf(const ScreenState& state) const;
    [[nodiscard]] bool isTyping() const;

    ScreenLanguage m_language;
    ScreenLook m_look;
    Ground m_home = Ground::Light;
    ScreenState m_state;
    QTimer m_settle, m_aside, m_restore;
    QVBoxLayout* m_column;
    ScreenButton *m_languageTool, *m_contrastTool, *m_printTool;
    ScreenNotes* m_notes;
    MessageView* m_message;
    ScanView* m_scan;
    PhoneView* m_phone;
    PinView* m_pin;
    StageView* m_shown = nullptr;
    WaysBar* m_ways;
};

} // namespace jinbi::ui
