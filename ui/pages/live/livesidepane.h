// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/attentionmodel.h"
#include "itemmodels/finishedmodel.h"
#include "services/attentionlist.h"
#include "services/finishedlist.h"

#include <QWidget>

class QListView;

namespace jinbi::ui {

class ActionButton;
class Label;

/// Right of the wall: what needs a person, which stays until handled, and what has just finished, which scrolls away.
class LiveSidePane : public QWidget
{
    Q_OBJECT

public:
    /// Both lists must outlive the pane.
    LiveSidePane(AttentionList& attention, FinishedList& finished, QWidget* parent = nullptr);

    [[nodiscard]] QListView* attentionView() const { return m_attentionView; }
    [[nodiscard]] QListView* finishedView() const { return m_finishedView; }
    void retranslate();

Q_SIGNALS:
    void kioskChosen(const jinbi::KioskId& kiosk); ///< selected in one of the lists
    void kioskOpened(const jinbi::KioskId& kiosk); ///< Enter or double click on what needs attention
    void sessionOpened(const jinbi::SessionId& session);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildActions();
    void takeAttention();
    void takeFinished();
    void fitAttention();
    void tellSelection();
    void acknowledge();
    void askToShelve();
    void announce(const AttentionItem& item);
    [[nodiscard]] quint64 selectedId() const;

    AttentionList& m_attention;
    FinishedList& m_finished;
    AttentionModel m_attentionModel;
    FinishedModel m_finishedModel;
    QListView* m_attentionView;
    QListView* m_finishedView;
    Label* m_attentionTitle;
    Label* m_attentionNote;
    Label* m_finishedTitle;
    Label* m_finishedNote;
    Label* m_calm;
    Label* m_quiet;
    QWidget* m_actions;
    Label* m_advice;
    Label* m_problem;
    ActionButton* m_handled;
    ActionButton* m_aside;
};

} // namespace jinbi::ui
