// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/searchprovider.h"

namespace jinbi::ui {

SearchProvider::SearchProvider(QObject* parent) : QObject(parent) {}

} // namespace jinbi::ui
