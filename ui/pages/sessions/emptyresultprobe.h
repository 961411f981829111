// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/sessionfiltertokens.h"

#include <QObject>

#include <optional>

namespace jinbi::ui {

/// Finds out which of several filters leaves nothing over: the last one set without which there would be sessions.
class EmptyResultProbe : public QObject
{
    Q_OBJECT

public:
    EmptyResultProbe(SessionLog& log, QObject* parent = nullptr);

    /// Forgets an earlier question.
    void ask(const QList<FilterToken>& tokens, qint64 nowMs, const QTimeZone& zone);
    void forget() { ++m_question; }

Q_SIGNALS:
    void found(const jinbi::FilterToken& culprit);
    /// No single filter does it.
    void foundNone();

private:
    void tryWithout(qsizetype index);

    SessionLog& m_log;
    quint64 m_question = 0;
    QList<FilterToken> m_tokens;
    qint64 m_nowMs = 0;
    QTimeZone m_zone;
};

} // namespace jinbi::ui
