// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include <QResource>

// Outside any namespace, as the macro asks; a static library's resources are otherwise left out by the linker.
static void loadStoreSql()
{
    Q_INIT_RESOURCE(storesql);
}

namespace jinbi::store {

Schema Schema::branch()
{
    loadStoreSql();
    return {QStringLiteral(":/sql/branch"), 0x4A4E4249}; // "JNBI"
}

} // namespace jinbi::store
