// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QWidget>

class QTimeZone;

namespace jinbi {
class Clock;
}

namespace jinbi::ui {

class AttentionButton;
class OperatorButton;
class Label;
class SearchBox;

/// The 56 pixels above every view: what this is, one fact about it, search, what needs a person, the time.
class HeaderBar : public QWidget
{
    Q_OBJECT

public:
    HeaderBar(const Clock& clock, const QTimeZone& zone, QWidget* window);

    void setTexts(const QString& title, const QString& fact);
    void setAttention(int count, Tone worst);
    [[nodiscard]] SearchBox* search() const { return m_search; }
    [[nodiscard]] OperatorButton* person() const { return m_person; }

Q_SIGNALS:
    void attentionActivated();

private:
    Label* m_title;
    Label* m_fact;
    SearchBox* m_search;
    AttentionButton* m_attention;
    OperatorButton* m_person;
};

} // namespace jinbi::ui
