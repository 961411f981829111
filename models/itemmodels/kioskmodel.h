// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/kioskstate.h"

#include <QAbstractTableModel>
#include <QList>

namespace jinbi {

/// One row for each kiosk, ordered by id. Fed with states; fetches nothing. Returns facts, tones and sort keys; how
/// they look is the view's business.
class KioskModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        KioskColumn,
        PlaceColumn,
        StateColumn,
        ContactColumn,
        StageColumn,
        SoftwareColumn,
        EngineColumn,
        PolicyColumn,
        ModeColumn,
        ClockColumn,
        CameraColumn,
        DiskColumn,
        OutboxColumn,
        ColumnCount
    };
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< jinbi::Tone of the cell
        SortRole,                    ///< comparable within a column
        KioskRole,                   ///< jinbi::KioskId
        NeedsAttentionRole,          ///< bool
        RetiredRole,                 ///< bool: it has left the branch
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Adds the kiosk or replaces what is known of it.
    void put(const KioskState& state);
    void remove(const KioskId& kiosk);
    [[nodiscard]] const KioskState* at(int row) const;
    [[nodiscard]] int rowOf(const KioskId& kiosk) const; ///< -1 when there is none

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<KioskState> m_rows;
};

} // namespace jinbi
