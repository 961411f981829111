// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pagesearch.h"

#include "widgets/page.h"

#include <QPointer>

namespace jinbi::ui {

PageSearch::PageSearch(CurrentPage page, QObject* parent) : SearchProvider(parent), m_page(std::move(page)) {}

void PageSearch::search(const QString& text, int query)
{
    QList<SearchHit> hits;
    const QPointer<Page> page = m_page();
    if (page && page->takesTextSearch()) {
        //: %1 is what was typed
        hits.append({QStringLiteral("filter"), tr("Find %1 in this view").arg(text), page->title(), [page, text] {
                         if (page)
                             page->setTextSearch(text);
                     }});
    }
    Q_EMIT found(query, hits);
}

} // namespace jinbi::ui
