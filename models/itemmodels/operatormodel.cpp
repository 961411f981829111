// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/operatormodel.h"

#include "services/timetext.h"

#include <algorithm>

namespace jinbi {

OperatorModel::OperatorModel(OperatorBook& book, const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent), m_book(book), m_clock(clock)
{
}

void OperatorModel::reload()
{
    const quint64 question = ++m_question;
    m_book.all().then(this, [this, question](const Result<QList<OperatorStanding>>& all) {
        if (question != m_question)
            return;
        if (all) {
            take(*all);
            m_error.reset();
            m_state = State::Ready;
        } else {
            m_error = all.error();
            m_state = State::Failed;
        }
        Q_EMIT changed();
    });
}

void OperatorModel::clear()
{
    ++m_question;
    beginResetModel();
    m_rows.clear();
    m_error.reset();
    m_state = State::Loading;
    endResetModel();
    Q_EMIT changed();
}

/// Both lists are sorted by a sign-in name that never changes, so that one walk along both is enough.
void OperatorModel::take(const QList<OperatorStanding>& all)
{
    int row = 0;
    for (const OperatorStanding& each : all) {
        while (row < m_rows.size() && m_rows.at(row).account.login < each.account.login) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
        if (row == m_rows.size() || m_rows.at(row).account.login != each.account.login) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, each);
            endInsertRows();
        } else if (m_rows.at(row) != each) {
            m_rows[row] = each;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
        ++row;
    }
    if (row < m_rows.size()) {
        beginRemoveRows({}, row, static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(row);
        endRemoveRows();
    }
}

void OperatorModel::tick()
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).waitUntilMs > 0)
            Q_EMIT dataChanged(index(row, StateColumn), index(row, StateColumn));
    }
}

void OperatorModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

const OperatorStanding* OperatorModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int OperatorModel::rowOf(OperatorId id) const
{
    const auto it = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                 [&](const OperatorStanding& each) { return each.account.id == id; });
    return it == m_rows.cend() ? -1 : static_cast<int>(it - m_rows.cbegin());
}

int OperatorModel::disabledCount() const
{
    return static_cast<int>(std::count_if(m_rows.cbegin(), m_rows.cend(),
                                          [](const OperatorStanding& each) { return each.account.disabled; }));
}

int OperatorModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OperatorModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OperatorModel::data(const QModelIndex& index, int role) const
{
    const OperatorStanding* standing = index.isValid() ? at(index.row()) : nullptr;
    if (!standing)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return textOf(*standing, index.column());
    case ToneRole:
        return QVariant::fromValue(index.column() == StateColumn ? toneOf(*standing) : Tone::Normal);
    case SortRole:
        return sortKeyOf(*standing, index.column());
    case IdRole:
        return standing->account.id.toString();
    case DisabledRole:
        return standing->account.disabled;
    default:
        return {};
    }
}

QVariant OperatorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case LoginColumn:
        return tr("Sign-in name");
    case RoleColumn:
        return tr("Role");
    case BranchesColumn:
        return tr("Branches");
    case StateColumn:
        return tr("State");
    case LastSignInColumn:
        return tr("Last sign-in, %1").arg(timetext::zone());
    default:
        return {};
    }
}

qint64 OperatorModel::leftMs(const OperatorStanding& standing) const
{
    return std::max<qint64>(standing.waitUntilMs - m_clock.utcMs(), 0);
}

Tone OperatorModel::toneOf(const OperatorStanding& standing) const
{
    if (standing.account.disabled)
        return Tone::Offline;
    return leftMs(standing) > 0 ? Tone::Attention : Tone::Normal;
}

QString OperatorModel::stateOf(const OperatorStanding& standing) const
{
    // An account that the failures closed has all of them still; whoever enables it sets them to none.
    constexpr int kClosing = 100;
    if (standing.account.disabled)
        return standing.failures >= kClosing ? tr("Disabled after %n failed tries", nullptr, standing.failures)
                                             : tr("Disabled");
    if (const qint64 left = leftMs(standing); left > 0)
        return tr("Waits %1 after %n failed tries", nullptr, standing.failures)
            .arg(timetext::span((left + 999) / 1000 * 1000));
    return tr("Active");
}

QString OperatorModel::textOf(const OperatorStanding& standing, int column) const
{
    switch (column) {
    case NameColumn:
        return standing.account.name;
    case LoginColumn:
        return standing.account.login;
    case RoleColumn:
        return words::of(standing.account.role);
    case BranchesColumn:
        return standing.account.branches.join(tr(", ", "between the names of branches"));
    case StateColumn:
        return stateOf(standing);
    case LastSignInColumn:
        return standing.lastSignInMs ? timetext::moment(*standing.lastSignInMs) : tr("Never");
    default:
        return {};
    }
}

QVariant OperatorModel::sortKeyOf(const OperatorStanding& standing, int column) const
{
    switch (column) {
    case RoleColumn:
        return static_cast<int>(standing.account.role);
    case StateColumn:
        // Whoever waits first, then who may come in, then who may not.
        return standing.account.disabled ? 2 : leftMs(standing) > 0 ? 0 : 1;
    case LastSignInColumn:
        return standing.lastSignInMs.value_or(0);
    default:
        return textOf(standing, column);
    }
}

} // namespace jinbi
