// SPDX-License-Identifier: GPL-3.0-or-later
// What the Sessions page does to let sessions leave as a file.
#include "itemmodels/sessionlogmodel.h"
#include "pages/sessions/exportdialog.h"
#include "pages/sessions/filterbar.h"
#include "pages/sessions/problemstrip.h"
#include "pages/sessions/sessionexport.h"
#include "pages/sessions/sessionspage.h"
#include "ports/clock.h"
#include "widgets/fileprompt.h"
#include "widgets/toast.h"

#include <QDateTime>

namespace jinbi::ui {

void SessionsPage::connectExport()
{
    connect(&m_deps.desk, &PermitDesk::changed, this, &SessionsPage::judgeState);
    connect(m_export, &SessionExport::progressed, this,
            [this](qint64 done, qint64 total) { Q_EMIT jobChanged(tr("Exporting sessions"), done, total, true); });
    connect(m_export, &SessionExport::finished, this, [this](qint64 rows, const QString& path) {
        m_exportedPath = path;
        Q_EMIT jobEnded();
        m_toast->present(tr("Export finished, %Ln row(s)", nullptr, static_cast<int>(rows)), tr("Show file"));
    });
    connect(m_export, &SessionExport::cancelled, this, &SessionsPage::jobEnded);
    connect(m_export, &SessionExport::failed, this, [this](const Error& error) {
        Q_EMIT jobEnded();
        m_problem->present(tr("The export was not written. The log itself is not affected."), error, {});
    });
    connect(m_toast, &Toast::actionTriggered, this, [this] { Q_EMIT showFileRequested(m_exportedPath); });
}

void SessionsPage::cancelJob()
{
    m_export->cancel();
}

void SessionsPage::askExport()
{
    if (m_export->isRunning() || m_model->rowCount() == 0 || !m_deps.desk.may(Action::ExportSessions))
        return;
    QStringList filters;
    for (const FilterToken& token : m_filters->tokens())
        filters += filtertokens::spoken(token);
    auto* dialog = new ExportDialog(m_model->rowCount() + m_model->pendingCount(), m_model->isComplete(),
                                    filters.join(tr(", ")), this);
    connect(dialog, &ExportDialog::confirmed, this, [this] {
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_deps.clock.utcMs(), m_zone);
        m_deps.files.askSavePath(this, tr("Export sessions"),
                                 QStringLiteral("sessions-%1.csv").arg(now.toString(QStringLiteral("yyyyMMdd-HHmm"))),
                                 [this](const QString& path) { startExport(path); });
    });
    dialog->open();
}

void SessionsPage::startExport(const QString& path)
{
    m_problem->hide();
    m_export->start(m_model->filter(), path, m_model->rowCount() + m_model->pendingCount());
}

} // namespace jinbi::ui
