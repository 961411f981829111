// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QtGlobal>

#include <functional>

namespace jinbi::backup {

/// What a backup or a restore is about; `done` of `all` bytes, or entries of the log, 0 of 0 where nobody counts.
struct Step
{
    enum class What { Copying, Reading, Checking, Log } what = What::Copying;
    qint64 done = 0;
    qint64 all = 0;
};

/// Answers false to stop; called often, in the thread of whoever began it.
using Progress = std::function<bool(const Step&)>;

[[nodiscard]] Error stopped();

} // namespace jinbi::backup
