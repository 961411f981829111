// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/searchprovider.h"

#include <functional>

namespace jinbi::ui {

class Page;

/// Offers to look for the words in the view that is open, where that view can.
class PageSearch final : public SearchProvider
{
    Q_OBJECT

public:
    using CurrentPage = std::function<Page*()>;

    PageSearch(CurrentPage page, QObject* parent);

    void search(const QString& text, int query) override;

private:
    CurrentPage m_page;
};

} // namespace jinbi::ui
