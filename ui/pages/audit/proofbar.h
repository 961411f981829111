// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"
#include "itemmodels/auditcells.h"
#include "ports/auditlog.h"

#include <QFutureWatcher>
#include <QWidget>

namespace jinbi {
class Clock;
}

namespace jinbi::ui {

class ActionButton;
class Banner;
class Chip;
class Label;

/// Whether the whole log holds together: not checked, being checked, intact, or broken and where. One check at a time,
/// which goes on while the view is left.
class ProofBar : public QWidget
{
    Q_OBJECT

public:
    /// All of it outlives the bar.
    ProofBar(AuditLog& log, const AuditCells& cells, const Clock& clock, QWidget* parent = nullptr);
    ~ProofBar() override;

    [[nodiscard]] bool isChecking() const { return m_watcher.isRunning(); }
    [[nodiscard]] std::optional<quint64> firstBad() const;

public Q_SLOTS:
    void verify();
    void cancel();
    /// What was found belongs to somebody who is no longer here.
    void forget();

Q_SIGNALS:
    void found();
    void showEntryWanted(quint64 seq);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void conclude();
    void show(Tone tone, const QString& word, const QString& line);
    void showFinding();
    void showProgress();
    void judge();

    AuditLog& m_log;
    const AuditCells& m_cells;
    const Clock& m_clock;
    Chip* m_chip;
    Label* m_line;
    Label* m_anchor;
    ActionButton* m_verify;
    ActionButton* m_cancel;
    Banner* m_fault;
    QFutureWatcher<Result<AuditFinding>> m_watcher;
    std::optional<Result<AuditFinding>> m_finding;
    qint64 m_checkedMs = 0; ///< UTC ms
};

} // namespace jinbi::ui
