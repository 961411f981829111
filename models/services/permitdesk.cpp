// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/permitdesk.h"

// The one place where its meta object is compiled.
