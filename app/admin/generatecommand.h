// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace jinbi::admin {

/// `jinbi-admin generate`: makes a store of invented sessions. Answers the program's exit code: 0 done, 1 failed or
/// stopped, 2 wrong arguments. `arguments` begin with the name of the program.
[[nodiscard]] int generate(const QStringList& arguments);

} // namespace jinbi::admin
