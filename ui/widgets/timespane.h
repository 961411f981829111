// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/timelog.h"
#include "widgets/countpane.h"

namespace jinbi::ui {

/// How long scans and visits took, one line per kiosk and one for all: the promise of 5 and 20 seconds, measured.
///
/// `log` outlives the pane.
class TimesPane : public CountPane
{
    Q_OBJECT

public:
    explicit TimesPane(TimeLog& log, QWidget* parent = nullptr);

    /// Which kiosks (all when empty) and which days; `note` says in words what the figures are of.
    void setRange(const QList<KioskId>& kiosks, qint64 fromMs, qint64 untilMs, const QString& note);

protected:
    void count() override;
    void retranslate() override;

private:
    void present(const Result<QList<KioskTimes>>& times);
    void addLine(const QString& name, const KioskTimes& times);

    TimeLog& m_log;
    QList<KioskId> m_kiosks;
    qint64 m_fromMs = 0;
    qint64 m_untilMs = 0;
    QString m_note;
    QList<KioskTimes> m_times;
    quint64 m_question = 0;
    QTableWidget* m_table;
};

} // namespace jinbi::ui
