// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace jinbi::ui {

/// One thing that a search found, and what choosing it does.
struct SearchHit
{
    QString iconName;
    QString title;  ///< "K-0342"
    QString detail; ///< "Central Station, online"
    std::function<void()> open;
};

/// Answers what is typed into the header's search: kiosks, sessions by id, views, commands.
///
/// Lives on the GUI thread and must not block it: found() may come later, with the number of the query. Answers to
/// queries that are no longer the newest are dropped.
class SearchProvider : public QObject
{
    Q_OBJECT

public:
    explicit SearchProvider(QObject* parent = nullptr);

    virtual void search(const QString& text, int query) = 0;

Q_SIGNALS:
    void found(int query, const QList<jinbi::ui::SearchHit>& hits);
};

} // namespace jinbi::ui
