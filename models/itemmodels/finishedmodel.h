// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/finishedlist.h"

#include <QAbstractListModel>
#include <QList>

namespace jinbi {

/// The visits that have just ended, newest first, as a FinishedList feeds them.
class FinishedModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< jinbi::Tone
        OutcomeRole,                 ///< jinbi::Outcome
        SessionRole,                 ///< jinbi::SessionId
        KioskRole,                   ///< jinbi::KioskId
        TimeRole,                    ///< "14:31:20"
        ScoreRole,                   ///< "0.58" or a dash
    };

    using QAbstractListModel::QAbstractListModel;

    void setVisits(const QList<FinishedVisit>& visits);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void removeGone(const QList<FinishedVisit>& visits);

    QList<FinishedVisit> m_visits;
};

} // namespace jinbi
