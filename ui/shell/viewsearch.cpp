// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/viewsearch.h"

#include "widgets/icons.h"

#include <QAction>
#include <QPointer>

#include <algorithm>

namespace jinbi::ui {

ViewSearch::ViewSearch(Actions actions, QObject* parent) : SearchProvider(parent), m_actions(std::move(actions)) {}

void ViewSearch::search(const QString& text, int query)
{
    QList<SearchHit> hits;
    const QList<QAction*> actions = m_actions();
    for (QAction* action : actions) {
        if (!action->isEnabled() || !action->text().contains(text, Qt::CaseInsensitive))
            continue;
        const QString icon = action->icon().name();
        hits.append({icon.isEmpty() ? QStringLiteral("keyboard") : icon, action->text(),
                     action->shortcut().toString(QKeySequence::NativeText), [guard = QPointer(action)] {
                         if (guard)
                             guard->trigger();
                     }});
    }
    // "se" means Sessions rather than Close.
    std::stable_partition(hits.begin(), hits.end(),
                          [&text](const SearchHit& hit) { return hit.title.startsWith(text, Qt::CaseInsensitive); });
    Q_EMIT found(query, hits);
}

} // namespace jinbi::ui
