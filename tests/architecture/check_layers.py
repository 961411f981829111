#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the walls: who includes whom, no include cycles, file sizes, licence lines, words that are not used here.

Usage: check_layers.py ROOT [LAYERS.toml]. Prints one line per fault and exits 1 when there is any.
"""
import pathlib
import re
import sys
import tomllib

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
ROOMS = ("models", "ui", "app")


def folder_of(path, folders):
    """The longest listed folder that holds the path."""
    text = path.as_posix()
    found = [f for f in folders if text.startswith(f + "/")]
    return max(found, key=len) if found else None


def resolve(include, sources):
    """Includes are written from a room: "domain/ids.h" is models/domain/ids.h."""
    for room in ROOMS:
        candidate = f"{room}/{include}"
        if candidate in sources:
            return candidate
    return None


def is_within(folder, allowed):
    return any(folder == a or folder.startswith(a + "/") for a in allowed)


def check_includes(rel, text, folder, config, sources, graph):
    faults = []
    allowed = config["folders"][folder]
    for _, name in INCLUDE.findall(text):
        target = resolve(name, sources)
        if target is None:
            for prefix, homes in config["libraries"].items():
                if name.startswith(prefix) and not is_within(folder, homes):
                    faults.append(f"{rel}: includes <{name}>, which belongs to {', '.join(homes)}")
            continue
        graph.setdefault(rel, set()).add(target)
        other = folder_of(pathlib.PurePosixPath(target), config["folders"])
        if other != folder and not is_within(other, allowed):
            faults.append(f"{rel}: {folder} may not include {other} ({name})")
    return faults


def check_first_include(rel, text, sources):
    """A source includes its own header first, which proves that the header compiles alone."""
    own = rel.removesuffix(".cpp") + ".h"
    if not rel.endswith(".cpp") or own not in sources:
        return []
    found = INCLUDE.search(text)
    if found and resolve(found.group(2), sources) == own:
        return []
    return [f"{rel}: its own header is not its first include"]


def check_text(rel, text, folder, config):
    faults = []
    if "SPDX-License-Identifier: GPL-3.0-or-later" not in text.split("\n", 1)[0]:
        faults.append(f"{rel}: first line is no SPDX line")
    for word, homes in config["forbidden"].items():
        if word in text and not is_within(folder, homes):
            faults.append(f"{rel}: '{word}' is not used here")
    kind = "header" if rel.endswith(".h") else "source"
    lines = text.count("\n")
    if lines > config["sizes"][kind]:
        faults.append(f"{rel}: {lines} lines, a {kind} has at most {config['sizes'][kind]}")
    return faults


def cycles(graph):
    """Include cycles, each once, as lists of files."""
    state, stack, found = {}, [], []

    def visit(node):
        state[node] = 1
        stack.append(node)
        for nxt in sorted(graph.get(node, ())):
            if state.get(nxt) == 1:
                found.append(stack[stack.index(nxt):] + [nxt])
            elif nxt not in state:
                visit(nxt)
        stack.pop()
        state[node] = 2

    for node in sorted(graph):
        if node not in state:
            visit(node)
    return found


def folder_cycles(graph, folders):
    coarse = {}
    for source, targets in graph.items():
        a = folder_of(pathlib.PurePosixPath(source), folders)
        for target in targets:
            b = folder_of(pathlib.PurePosixPath(target), folders)
            if a != b:
                coarse.setdefault(a, set()).add(b)
    return cycles(coarse)


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    layers = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else root / "tests/architecture/layers.toml"
    config = tomllib.loads(layers.read_text(encoding="utf-8"))
    files = [p for room in ROOMS for p in sorted((root / room).rglob("*")) if p.suffix in (".h", ".cpp")]
    sources = {p.relative_to(root).as_posix() for p in files}
    graph, faults = {}, []
    for path in files:
        rel = path.relative_to(root).as_posix()
        folder = folder_of(path.relative_to(root), config["folders"])
        text = path.read_text(encoding="utf-8")
        if folder is None:
            faults.append(f"{rel}: its folder is not in layers.toml")
            continue
        faults += check_includes(rel, text, folder, config, sources, graph)
        faults += check_first_include(rel, text, sources)
        faults += check_text(rel, text, folder, config)
    faults += ["include cycle: " + " -> ".join(c) for c in cycles(graph)]
    faults += ["folder cycle: " + " -> ".join(c) for c in folder_cycles(graph, config["folders"])]
    for fault in faults:
        print(fault)
    print(f"{len(files)} files, {len(faults)} faults")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
