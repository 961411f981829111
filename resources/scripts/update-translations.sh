#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Extracts every translatable string into translations/*.ts; what is already translated stays.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
/usr/lib/qt6/bin/lupdate -silent -no-obsolete -locations none models ui app -ts translations/jinbi_zh_CN.ts
/usr/lib/qt6/bin/lupdate -silent -no-obsolete -locations none -pluralonly models ui app -ts translations/jinbi_en.ts
