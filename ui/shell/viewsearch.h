// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/searchprovider.h"

#include <functional>

class QAction;

namespace jinbi::ui {

/// Finds views and commands by their words: every visible, enabled action that it is given.
class ViewSearch final : public SearchProvider
{
    Q_OBJECT

public:
    /// Asked anew for each query, because pages come and go and texts change with the language.
    using Actions = std::function<QList<QAction*>()>;

    ViewSearch(Actions actions, QObject* parent);

    void search(const QString& text, int query) override;

private:
    Actions m_actions;
};

} // namespace jinbi::ui
