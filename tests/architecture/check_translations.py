#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Chinese is complete: a fresh extraction from the sources finds no string that jinbi_zh_CN.ts lacks, every
translation is finished, and every %1 and %n of the source is in it."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

ARGUMENT = re.compile(r"%(?:L?\d|n)")
LUPDATE = "/usr/lib/qt6/bin/lupdate"


def messages(path):
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            if message.find("translation").get("type") in ("vanished", "obsolete"):
                continue
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message
    return found


def faults_of(key, message):
    translation = message.find("translation")
    forms = [f.text or "" for f in translation.iter("numerusform")] or [translation.text or ""]
    if translation.get("type") == "unfinished" or not all(f.strip() for f in forms):
        return [f"not translated: {key[0]}: {key[1]}"]
    wanted = sorted(ARGUMENT.findall(key[1]))
    return [f"arguments differ: {key[0]}: {key[1]} -> {form}" for form in forms
            if sorted(ARGUMENT.findall(form)) != wanted]


def main():
    root = pathlib.Path(sys.argv[1])
    committed = root / "translations/jinbi_zh_CN.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / "jinbi_zh_CN.ts"
        shutil.copy(committed, fresh)
        subprocess.run([LUPDATE, "-silent", "-no-obsolete", "-locations", "none", str(root / "models"),
                        str(root / "ui"), str(root / "app"), "-ts", str(fresh)], check=True)
        extracted, known = messages(fresh), messages(committed)
    faults = [f"missing in the .ts: {k[0]}: {k[1]}" for k in extracted if k not in known]
    faults += [f"no longer in the sources: {k[0]}: {k[1]}" for k in known if k not in extracted]
    for key, message in known.items():
        faults += faults_of(key, message)
    for fault in faults:
        print(fault)
    print(f"{len(known)} strings, {len(faults)} faults")
    return 1 if faults or not known else 0


if __name__ == "__main__":
    sys.exit(main())
