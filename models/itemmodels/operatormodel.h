// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"
#include "ports/clock.h"
#include "ports/operatorbook.h"

#include <QAbstractTableModel>
#include <QList>

#include <optional>

namespace jinbi {

/// Who may sign in to this branch, by sign-in name, as the operator book had it at the last reload().
///
/// Nothing blocks: the answer comes later, and an answer to an earlier question is dropped. Rows that stay are not
/// reset, so that a selection survives. GUI thread.
class OperatorModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, LoginColumn, RoleColumn, BranchesColumn, StateColumn, LastSignInColumn, ColumnCount };
    enum Data {
        ToneRole = Qt::UserRole + 1, ///< jinbi::Tone of the cell
        SortRole,                    ///< comparable within a column
        IdRole,                      ///< the operator's id as text
        DisabledRole,                ///< bool
    };
    enum class State { Loading, Ready, Failed };

    /// Both outlive the model.
    OperatorModel(OperatorBook& book, const Clock& clock, QObject* parent = nullptr);

    void reload();
    /// Forgets everybody; an answer under way is dropped.
    void clear();
    /// A delay runs out: the words of the state follow the clock.
    void tick();
    void retranslate();

    [[nodiscard]] State state() const { return m_state; }
    /// Why the state is Failed.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] const OperatorStanding* at(int row) const;
    [[nodiscard]] int rowOf(OperatorId id) const; ///< -1 when there is none
    [[nodiscard]] int disabledCount() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// State, error, or who there is.
    void changed();

private:
    void take(const QList<OperatorStanding>& all);
    [[nodiscard]] qint64 leftMs(const OperatorStanding& standing) const;
    [[nodiscard]] QString stateOf(const OperatorStanding& standing) const;
    [[nodiscard]] QString textOf(const OperatorStanding& standing, int column) const;
    [[nodiscard]] QVariant sortKeyOf(const OperatorStanding& standing, int column) const;
    [[nodiscard]] Tone toneOf(const OperatorStanding& standing) const;

    OperatorBook& m_book;
    const Clock& m_clock;
    QList<OperatorStanding> m_rows;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    quint64 m_question = 0;
};

} // namespace jinbi
