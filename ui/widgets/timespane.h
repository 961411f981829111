// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/timelog.h"

#include <QTimer>
#include <QWidget>

class QTableWidget;

namespace jinbi::ui {

class ActionButton;
class Label;

/// How long scans and visits took, one line per kiosk and one for all: the promise of 5 and 20 seconds, measured.
///
/// `log` outlives the pane. Nothing is asked while it is hidden.
class TimesPane : public QWidget
{
    Q_OBJECT

public:
    explicit TimesPane(TimeLog& log, QWidget* parent = nullptr);

    /// Which kiosks (all when empty) and which days; `note` says in words what the figures are of.
    void setRange(const QList<KioskId>& kiosks, qint64 fromMs, qint64 untilMs, const QString& note);
    /// Sessions were added; counted anew after a while, and only while this is seen.
    void countLater();

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void count();
    void present(const Result<QList<KioskTimes>>& times);
    void addLine(const QString& name, const KioskTimes& times);
    void retranslate();

    TimeLog& m_log;
    QList<KioskId> m_kiosks;
    qint64 m_fromMs = 0;
    qint64 m_untilMs = 0;
    QString m_note;
    QList<KioskTimes> m_times;
    quint64 m_question = 0;
    QTimer m_later;
    Label* m_title;
    Label* m_subtitle;
    ActionButton* m_close;
    QTableWidget* m_table;
};

} // namespace jinbi::ui
