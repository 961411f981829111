// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QAbstractTableModel>
#include <QList>

namespace jinbi {

/// The last visits of one kiosk, newest first; fed with rows of the log. Also the table behind the score chart.
class KioskVisitsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, OutcomeColumn, ScoreColumn, NeedsColumn, AttemptsColumn, ColumnCount };
    enum Role { ToneRole = Qt::UserRole + 1, SessionRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<SessionRow>& rows);
    [[nodiscard]] const QList<SessionRow>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<SessionRow> m_rows;
};

} // namespace jinbi
