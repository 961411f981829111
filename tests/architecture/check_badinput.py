#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test that tests/bad-input.md names is in the sources: check_badinput.py ROOT.

The table's third column says `file: function`, or `file: function, "tag"`; several are divided by "; ". An item without
a test says "not built: …" or "no test: …", which is counted and shown, so that nobody takes it for tested.
"""
import pathlib
import re
import sys

REFERENCE = re.compile(r'`(?P<file>[\w./]+): (?P<function>\w+)(, "(?P<tag>[^"`]+)")?`')
SECTIONS = ("MQTT uplink", "MQTT downlink", "Camera", "Customer entry", "Database file", "Broker", "Configuration",
            "Clock and system")


def faults_of(root: pathlib.Path, line: str) -> list[str]:
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    if len(cells) != 4 or not all(cells):
        return [f"four filled columns are wanted: {line.strip()}"]
    item, tests = cells[1], cells[2]
    if tests.startswith(("not built: ", "no test: ")):
        return []
    found = list(REFERENCE.finditer(tests))
    if not found or REFERENCE.sub("", tests).replace(";", "").strip():
        return [f"{item}: no test is named, or not as `file: function, \"tag\"`: {tests}"]
    faults = []
    for each in found:
        path = root / "tests" / each["file"]
        text = path.read_text(encoding="utf-8") if path.is_file() else None
        if text is None:
            faults.append(f"{item}: there is no tests/{each['file']}")
        elif not re.search(rf"\b{each['function']}\b", text):
            faults.append(f"{item}: {each['file']} has no {each['function']}")
        elif each["tag"] and f'"{each["tag"]}"' not in text:
            faults.append(f"{item}: {each['file']} has no row \"{each['tag']}\"")
    return faults


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    lines = (root / "tests" / "bad-input.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| ") and not line.startswith("| interface")]
    faults = [fault for row in rows for fault in faults_of(root, row)]
    for section in SECTIONS:
        if not any(row.startswith(f"| {section} |") for row in rows):
            faults.append(f"no row for {section}")
    untested = sum("| not built: " in row or "| no test: " in row for row in rows)
    for fault in faults:
        print(fault)
    print(f"{len(rows)} items, {untested} without a test, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
