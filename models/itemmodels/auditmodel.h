// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/auditcells.h"
#include "ports/auditlog.h"

#include <QAbstractTableModel>
#include <QFuture>

#include <optional>

namespace jinbi {

/// The audit log as a table, newest first, read page by page as it is scrolled.
///
/// Invariant: the rows are those of one filter, without a gap, sorted by falling entry number, and at most kMostRows.
/// Nothing blocks: every question is answered later, and answers to an earlier question are dropped. New entries are
/// inserted above, so that what the reader looks at stays where it is.
class AuditModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1, SeqRole, ToneRole };
    enum class State { Loading, Ready, Failed };

    static constexpr int kPageRows = 200;
    static constexpr int kMostRows = 50000;

    /// The log must outlive the model. `mostRows` at least two pages.
    AuditModel(AuditLog& log, const QTimeZone& zone, QObject* parent = nullptr, int mostRows = kMostRows);
    ~AuditModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    [[nodiscard]] const AuditFilter& filter() const { return m_filter; }
    [[nodiscard]] const AuditCells& cells() const { return m_cells; }
    [[nodiscard]] State state() const { return m_state; }
    /// Why the state is Failed, or why the last page did not come.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// Whether the last row is the oldest entry of the filter.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// Whether there is more than the model is willing to hold: the filter has to be narrowed.
    [[nodiscard]] bool isFull() const { return !m_isComplete && m_rows.size() >= m_mostRows; }
    [[nodiscard]] const AuditRow* rowAt(int row) const;
    /// The row of an entry, if it was read already.
    [[nodiscard]] std::optional<int> rowOf(quint64 seq) const;

public Q_SLOTS:
    void setFilter(const jinbi::AuditFilter& filter);
    void setNames(const QHash<QString, QString>& names);
    /// The first broken entry is marked.
    void setFirstBad(std::optional<quint64> seq);
    /// Reads everything anew.
    void refresh();
    /// Asks again for the page that did not come.
    void retry();
    /// Something was written: look whether it belongs here. Cheap to call often.
    void lookForNewer();
    void retranslate();

Q_SIGNALS:
    /// State, error, or how much there is.
    void changed();

private:
    template <class Handle>
    void ask(std::optional<quint64> before, Handle handle);
    void cancelOpen();
    void receivePage(const Result<QList<AuditRow>>& page);
    void receiveNewer(const Result<QList<AuditRow>>& page);
    void insertAtTop(const QList<AuditRow>& rows);
    void trim();
    void everythingChanged();

    AuditLog& m_log;
    AuditCells m_cells;
    const qsizetype m_mostRows;
    AuditFilter m_filter;
    QList<AuditRow> m_rows;
    QList<AuditRow> m_newer; ///< above m_rows, while the pages between are read
    State m_state = State::Loading;
    std::optional<Error> m_error;
    std::optional<quint64> m_firstBad;
    quint64 m_generation = 0;
    QList<QFuture<void>> m_open;
    bool m_isComplete = false;
    bool m_isFetching = false;
    bool m_isChanging = false; ///< whoever hears that rows come may not bring others in between
    bool m_isLooking = false;
    bool m_looksAgain = false;
};

} // namespace jinbi
