// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/sessionlog.h"
#include "services/kioskstate.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QHBoxLayout;

namespace jinbi {
struct LiveFrame;
}

namespace jinbi::ui {

class ActionButton;
class Chip;
class KioskPicture;
class Label;
class ScoreCard;
class StageList;

/// One kiosk in full: large picture, steps of the visit, what was measured, the last visits.
class KioskView : public QWidget
{
    Q_OBJECT

public:
    /// `clock` must outlive the view; so must `log`, which may be null when nothing is stored here.
    KioskView(const Clock& clock, SessionLog* log, QWidget* parent = nullptr);

    [[nodiscard]] const KioskId& kiosk() const { return m_state.kiosk; }
    [[nodiscard]] KioskPicture* picture() const { return m_picture; }

    void open(const KioskState& state);
    void setState(const KioskState& state);
    /// Asks for the last visits soon: what has just ended takes a moment to be stored.
    void reloadSoon() { m_reload.start(); }
    /// Something else has the Esc key for now; the button back does not name it then.
    void setEscapeTaken(bool taken);
    /// At the right of the head.
    void addControl(QWidget* control);
    void retranslate();

Q_SIGNALS:
    void closed();
    void sessionOpened(const jinbi::SessionId& session);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildFacts();
    void load();
    void showFacts();

    SessionLog* m_log;
    KioskState m_state;
    QTimer m_reload;
    QHBoxLayout* m_head;
    ActionButton* m_back;
    Label* m_title;
    Label* m_place;
    Chip* m_chip;
    KioskPicture* m_picture;
    StageList* m_stages;
    ScoreCard* m_scores;
    QList<Label*> m_factNames;
    QList<Label*> m_factValues;
    Label* m_rehearsal;
};

} // namespace jinbi::ui
