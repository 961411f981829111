// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/emptyresultprobe.h"

namespace jinbi::ui {

EmptyResultProbe::EmptyResultProbe(SessionLog& log, QObject* parent) : QObject(parent), m_log(log) {}

void EmptyResultProbe::ask(const QList<FilterToken>& tokens, qint64 nowMs, const QTimeZone& zone)
{
    ++m_question;
    m_tokens = tokens;
    m_nowMs = nowMs;
    m_zone = zone;
    tryWithout(tokens.size() - 1);
}

void EmptyResultProbe::tryWithout(qsizetype index)
{
    if (index < 0) {
        Q_EMIT foundNone();
        return;
    }
    QList<FilterToken> others = m_tokens;
    others.removeAt(index);
    const SessionFilter filter = filtertokens::toFilter(others, m_nowMs, m_zone);
    const auto judge = [this, index, question = m_question](const Result<QList<SessionRow>>& rows) {
        if (question != m_question)
            return;
        if (rows && !rows->isEmpty())
            Q_EMIT found(m_tokens.at(index));
        else
            tryWithout(index - 1);
    };
    m_log.page(filter, std::nullopt, 1).then(this, judge);
}

} // namespace jinbi::ui
