// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/proofbar.h"

#include "ports/clock.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/chip.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

namespace jinbi::ui {

namespace {

QString number(quint64 value)
{
    return QLocale().toString(value);
}

} // namespace

ProofBar::ProofBar(AuditLog& log, const AuditCells& cells, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_log(log)
    , m_cells(cells)
    , m_clock(clock)
    , m_chip(new Chip(this))
    , m_line(new Label(TextRole::Body, Ink::Text, this))
    , m_anchor(new Label(TextRole::Small, Ink::Text2, this))
    , m_verify(new ActionButton(QStringLiteral("refresh"), QString(), ActionButton::Kind::Neutral, this))
    , m_cancel(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
    , m_fault(new Banner(this))
{
    setObjectName(QStringLiteral("proofBar"));
    m_chip->setObjectName(QStringLiteral("proofState"));
    m_line->setObjectName(QStringLiteral("proofLine"));
    m_anchor->setObjectName(QStringLiteral("proofAnchor"));
    m_verify->setObjectName(QStringLiteral("verifyButton"));
    m_cancel->setObjectName(QStringLiteral("cancelVerify"));
    m_fault->setText({QStringLiteral("audit"), Tone::Fault, {}, {}, {}});
    m_line->setElided(true);
    m_anchor->setElided(true);
    m_verify->setKeyHint(QStringLiteral("V"));
    build();
    connect(m_verify, &QAbstractButton::clicked, this, &ProofBar::verify);
    connect(m_cancel, &QAbstractButton::clicked, this, &ProofBar::cancel);
    connect(m_fault, &Banner::actionTriggered, this, [this] {
        if (const std::optional<quint64> seq = firstBad())
            Q_EMIT showEntryWanted(*seq);
    });
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &ProofBar::showProgress);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ProofBar::conclude);
    judge();
}

ProofBar::~ProofBar()
{
    m_watcher.cancel();
}

void ProofBar::build()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_chip);
    row->addWidget(m_line, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_verify);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_anchor);
    column->addWidget(m_fault);
}

std::optional<quint64> ProofBar::firstBad() const
{
    return m_finding && *m_finding ? (*m_finding)->firstBad : std::nullopt;
}

void ProofBar::verify()
{
    if (isChecking())
        return;
    m_finding.reset();
    m_watcher.setFuture(m_log.verify());
    judge();
    Q_EMIT found();
}

void ProofBar::cancel()
{
    m_watcher.cancel();
}

void ProofBar::forget()
{
    m_watcher.cancel();
    m_watcher.setFuture({});
    m_finding.reset();
    judge();
    Q_EMIT found();
}

void ProofBar::conclude()
{
    const QFuture<Result<AuditFinding>> done = m_watcher.future();
    if (!done.isCanceled() && done.resultCount() > 0) {
        m_finding = done.result();
        m_checkedMs = m_clock.utcMs();
    }
    judge();
    Q_EMIT found();
}

void ProofBar::show(Tone tone, const QString& word, const QString& line)
{
    // Normal's own icon is a tick, and nothing was found to be right yet.
    const QString icon = tone == Tone::Info     ? QStringLiteral("clock")
                         : tone == Tone::Normal ? QStringLiteral("minus")
                                                : QString();
    m_chip->setState(tone, word, icon);
    m_line->setText(line);
}

void ProofBar::showProgress()
{
    if (isChecking())
        show(Tone::Info, tr("Checking…"),
             tr("%1 entries so far").arg(number(static_cast<quint64>(m_watcher.progressValue()))));
}

void ProofBar::showFinding()
{
    if (!*m_finding) {
        show(Tone::Attention, tr("Not checked"), m_finding->error().message);
        return;
    }
    const AuditFinding& finding = **m_finding;
    const QString at = m_cells.shortMoment(m_checkedMs, m_clock.utcMs());
    if (!finding.isIntact) {
        show(Tone::Fault, tr("Log broken"), tr("Checked %1, %2 entries.").arg(at, number(finding.entries)));
        BannerText fault{
            QStringLiteral("audit"), Tone::Fault, tr("The log does not hold together."), finding.trouble, {}};
        if (finding.firstBad) {
            fault.title = tr("The log is broken at entry %1.").arg(number(*finding.firstBad));
            fault.action = tr("Show entry");
        }
        m_fault->setText(fault);
        m_fault->setToolTip(finding.trouble);
        return;
    }
    const QString checkpoint =
        finding.checkpointSize == 0
            ? tr("No checkpoint is signed yet.")
            : tr("Checkpoint of %1 entries signed %2.")
                  .arg(number(finding.checkpointSize), m_cells.shortMoment(finding.checkpointMs, m_clock.utcMs()));
    show(Tone::Confirmed, tr("Log intact"),
         tr("%1 entries, checked %2. %3").arg(number(finding.entries), at, checkpoint));
}

void ProofBar::judge()
{
    if (isChecking())
        showProgress();
    else if (m_finding)
        showFinding();
    else
        show(Tone::Normal, tr("Not checked"), tr("Not checked yet."));
    const bool isBroken = m_finding && *m_finding && !(*m_finding)->isIntact;
    m_fault->setVisible(isBroken);
    m_cancel->setVisible(isChecking());
    m_verify->setEnabled(!isChecking());
    m_verify->setText(tr("Verify now"));
    m_verify->setAccessibleName(m_verify->text());
    m_verify->setToolTip(tr("Read every entry and check the whole log (V)"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Stop checking"));
    m_anchor->setText(tr("A rollback of the whole store can only be seen with a checkpoint kept elsewhere."));
    setAccessibleName(m_chip->text() + QLatin1Char(' ') + m_line->text());
}

void ProofBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        judge();
}

} // namespace jinbi::ui
