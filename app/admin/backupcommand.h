// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace jinbi::admin {

/// `jinbi-admin backup --data DIR --to FOLDER`: copies a branch's store, also while its console writes. Answers the
/// program's exit code: 0 done, 1 failed or stopped, 2 wrong arguments. `arguments` begin with the name of the program.
[[nodiscard]] int backUp(const QStringList& arguments);

/// `jinbi-admin restore --from FOLDER --data NEWDIR`: checks a backup and puts its store into a folder without one.
/// Exit codes as above.
[[nodiscard]] int restore(const QStringList& arguments);

} // namespace jinbi::admin
