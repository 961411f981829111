#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy on the sources that the last commit or the working tree changed; at most JINBI_TIDY_FILES of them (20),
so that a large merge does not take an hour: the names of those left out are printed."""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys

root, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
limit = int(os.environ.get("JINBI_TIDY_FILES", "20"))


if not shutil.which("git"):
    print("There is no git on this computer: what changed is not known, and nothing was looked at.")
    sys.exit(0)


def git(*words):
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
    return done.stdout.split("\n") if done.returncode == 0 else []


changed = git("diff", "--name-only", "HEAD~1", "HEAD") + git("diff", "--name-only", "HEAD")
files = sorted({f for f in changed if f.endswith(".cpp") and f.split("/")[0] in ("models", "ui", "app")
                and (root / f).exists()})
for name in files[limit:]:
    print(f"left out: {name}")


def tidy(name):
    # The compile commands are GCC's; what clang does not know of them is no fault of the code.
    return name, subprocess.run(["clang-tidy-14", "-p", str(build), "--quiet", "--extra-arg=-Wno-unknown-warning-option",
                                 "--extra-arg=-Wno-ignored-optimization-argument", name],
                                cwd=root, capture_output=True, text=True, check=False)


failed = 0
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    for name, done in pool.map(tidy, files[:limit]):
        if done.returncode:
            failed += 1
            print(f"{name}\n{done.stdout}\n{done.stderr[-2000:]}")
print(f"{min(len(files), limit)} files looked at, {failed} with findings")
sys.exit(1 if failed else 0)
