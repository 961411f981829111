// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attentionlist.h"

#include <QAbstractListModel>
#include <QList>

namespace jinbi {

/// What needs a person, in the order of the AttentionList that feeds it. Rows keep their identity while they move, so
/// a selection stays on its item.
class AttentionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< jinbi::Tone
        IdRole,                      ///< quint64
        KioskRole,                   ///< jinbi::KioskId, null for an item with children
        WhereRole,                   ///< "K-0342 Central Station"
        TimeRole,                    ///< "14:31:20"
        ScoreRole,                   ///< "0.58", empty without one
        HandlingRole,                ///< int of AttentionItem::Handling
        NoteRole,                    ///< why it is shelved
    };

    using QAbstractListModel::QAbstractListModel;

    void setItems(const QList<AttentionItem>& items);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void removeGone(const QList<AttentionItem>& items);
    void place(int row, const AttentionItem& item);

    QList<AttentionItem> m_items;
};

} // namespace jinbi
