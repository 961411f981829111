// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sessions/sessionfacts.h"
#include "ports/sessionlog.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QScrollArea;
class QVBoxLayout;

namespace jinbi {
class PermitDesk;
class PictureRetention;
class SessionLogModel;
} // namespace jinbi

namespace jinbi::ui {

class ActionButton;
class Chip;
class EvidenceStrip;
class Label;
class PictureHold;

/// One session, whole: who and where, how it ended and why, pictures, facts, and every step with its time.
/// Shows at once what the line of the log tells, the rest when it is there; late answers to another session are
/// dropped.
class SessionDetailPane : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kWidth = 330;

    /// Log and model must outlive the pane.
    SessionDetailPane(SessionLog& log, const SessionLogModel& sessions, QWidget* parent = nullptr);

    /// Asks for its pictures when it is opened, not when it is shown again: whoever sees them is written down each
    /// time.
    void showSession(const SessionRow& row);
    /// The session is looked at no more; its pictures are let go.
    void forget();
    /// Offers to keep pictures beyond their time. Before the first session is shown; both outlive the pane.
    void setRetention(PictureRetention& retention, PermitDesk& desk);
    [[nodiscard]] const std::optional<SessionKey>& shown() const { return m_shown; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildBody();
    void fill(QFormLayout* form, const QList<sessionfacts::Fact>& facts);
    void showDetail(const SessionDetail& detail);
    void showProblem(const Error& error);
    void lookForPictures(const SessionId& id);
    void showPictures();
    void retranslate();

    SessionLog& m_log;
    const SessionLogModel& m_sessions;
    std::optional<SessionKey> m_shown;
    QFuture<void> m_reading;
    QFuture<void> m_looking;
    std::optional<Result<QList<SessionEvidence>>> m_pictures; ///< of m_shown; nothing: not there yet
    std::optional<SessionRow> m_row;
    Label* m_title;
    Label* m_explanation;
    Label* m_truthTitle;
    Label* m_timelineTitle;
    Label* m_problem;
    Chip* m_verdict;
    Chip* m_rehearsal;
    EvidenceStrip* m_evidence;
    PictureHold* m_hold = nullptr; ///< without retention there is none
    QVBoxLayout* m_column = nullptr;
    TimelineView* m_timeline;
    QFormLayout* m_facts;
    QFormLayout* m_truth;
    QScrollArea* m_scroll;
    ActionButton* m_copy;
    ActionButton* m_close;
};

} // namespace jinbi::ui
