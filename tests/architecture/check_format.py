#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source is as clang-format 14 writes it."""
import pathlib
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
files = [str(p) for room in ("models", "ui", "app", "tests") for p in sorted((root / room).rglob("*"))
         if p.suffix in (".h", ".cpp")]
done = subprocess.run(["clang-format-14", "--dry-run", "--Werror", "--ferror-limit=1", *files], check=False)
print(f"{len(files)} files looked at")
sys.exit(done.returncode if files else 1)
