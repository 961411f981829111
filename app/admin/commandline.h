// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>

/// What the commands of jinbi-admin have in common at the terminal.
namespace jinbi::admin {

enum ExitCode : int { kDone = 0, kFailed = 1, kBadArguments = 2 };

/// In the context "jinbi-admin".
[[nodiscard]] QString say(const char* text);
/// One line on standard error; answers `code`.
int complain(const QString& message, int code);

/// Set by SIGINT or SIGTERM from now on. The second of either ends the program at once.
[[nodiscard]] const std::atomic<bool>& watchForStop();

} // namespace jinbi::admin
