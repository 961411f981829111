// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/attentionmodel.h"

#include "services/timetext.h"

#include <QStringList>

#include <algorithm>

namespace jinbi {

namespace {

qsizetype find(const QList<AttentionItem>& items, quint64 id, qsizetype from = 0)
{
    const auto it =
        std::find_if(items.cbegin() + from, items.cend(), [id](const AttentionItem& item) { return item.id == id; });
    return it == items.cend() ? -1 : it - items.cbegin();
}

QString title(const AttentionItem& item)
{
    const QString text = what(item.concern);
    return item.times > 1 ? AttentionModel::tr("%1, %n times", nullptr, item.times).arg(text) : text;
}

QString where(const AttentionItem& item)
{
    if (!item.children.isEmpty()) {
        QStringList names;
        for (const KioskId& kiosk : item.children.first(std::min<qsizetype>(3, item.children.size())))
            names << kiosk.toString();
        const QString shown = names.join(AttentionModel::tr(", ", "between kiosk names"));
        const int more = static_cast<int>(item.children.size() - names.size());
        return more > 0 ? AttentionModel::tr("%1 and %n more", nullptr, more).arg(shown) : shown;
    }
    return item.place.isEmpty() ? item.kiosk.toString()
                                : AttentionModel::tr("%1 %2", "kiosk and place").arg(item.kiosk.toString(), item.place);
}

QString fullText(const AttentionItem& item)
{
    QStringList lines{title(item), where(item)};
    lines << AttentionModel::tr("Since %1").arg(timetext::clock(item.concern.sinceMs));
    for (const QString& line : {why(item.concern), consequence(item.concern.kind), firstAction(item.concern.kind)}) {
        if (!line.isEmpty())
            lines << line;
    }
    if (!item.note.isEmpty())
        lines << AttentionModel::tr("Put aside: %1").arg(item.note);
    return lines.join(QLatin1Char('\n'));
}

QString spoken(const AttentionItem& item)
{
    QString text = fullText(item);
    return text.replace(QLatin1Char('\n'), QLatin1String(". "));
}

} // namespace

void AttentionModel::setItems(const QList<AttentionItem>& items)
{
    removeGone(items);
    for (int row = 0; row < items.size(); ++row)
        place(row, items.at(row));
}

void AttentionModel::removeGone(const QList<AttentionItem>& items)
{
    for (int row = static_cast<int>(m_items.size()) - 1; row >= 0; --row) {
        if (find(items, m_items.at(row).id) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_items.removeAt(row);
        endRemoveRows();
    }
}

void AttentionModel::place(int row, const AttentionItem& item)
{
    const int known = static_cast<int>(find(m_items, item.id, row));
    if (known < 0) {
        beginInsertRows({}, row, row);
        m_items.insert(row, item);
        endInsertRows();
        return;
    }
    if (known != row) {
        beginMoveRows({}, known, known, {}, row);
        m_items.move(known, row);
        endMoveRows();
    }
    if (m_items.at(row) != item) {
        m_items[row] = item;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

int AttentionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant AttentionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AttentionItem& item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return title(item);
    case Qt::ToolTipRole:
        return fullText(item);
    case Qt::AccessibleTextRole:
        return spoken(item);
    case ToneRole:
        return QVariant::fromValue(item.tone());
    case IdRole:
        return item.id;
    case KioskRole:
        return QVariant::fromValue(item.kiosk);
    case WhereRole:
        return where(item);
    case TimeRole:
        return timetext::clock(item.concern.sinceMs);
    case ScoreRole:
        return item.concern.score ? item.concern.score->display() : QString();
    case HandlingRole:
        return static_cast<int>(item.handling);
    case NoteRole:
        return item.note;
    default:
        return {};
    }
}

} // namespace jinbi
