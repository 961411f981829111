#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetch the face networks that manifest.json names and that are missing in a folder.

A network is written only after its size and SHA-256 were checked. Without a network connection this says so in one
line, changes nothing and ends with 0; a file that arrives and is not what it should be, or that the publisher does not
have, ends with 1.
"""
import argparse
import hashlib
import json
import os
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

TIMEOUT_S = 20


class WrongBytes(Exception):
    """What arrived is not the network."""


def is_right(data: bytes, entry: dict) -> bool:
    return len(data) == entry["size"] and hashlib.sha256(data).hexdigest() == entry["sha256"]


def why_wrong(data: bytes, entry: dict) -> str:
    if data.startswith(b"version https://git-lfs"):
        return "a Git LFS pointer arrived, not the network"
    if len(data) != entry["size"]:
        return f"{len(data)} bytes arrived, {entry['size']} expected"
    return "the SHA-256 differs"


def fetch(entry: dict) -> bytes:
    request = urllib.request.Request(entry["url"], headers={"User-Agent": "jinbi-fetch"})
    with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
        data = answer.read(entry["size"] + 1)
    if not is_right(data, entry):
        raise WrongBytes(why_wrong(data, entry))
    return data


def store(data: bytes, target: Path) -> None:
    """All or nothing: a temporary file in the same folder, then a rename."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name + ".")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def default_folder() -> Path:
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "jinbi" / "networks"


def is_missing(folder: Path, entry: dict) -> bool:
    path = folder / entry["file"]
    return not path.is_file() or not is_right(path.read_bytes(), entry)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder(), help="default: %(default)s")
    parser.add_argument("--manifest", type=Path, default=Path(__file__).with_name("manifest.json"))
    arguments = parser.parse_args()
    entries = json.loads(arguments.manifest.read_text(encoding="utf-8"))["networks"]
    missing = [entry for entry in entries if entry.get("url") and is_missing(arguments.folder, entry)]
    failed = 0
    for entry in missing:
        try:
            data = fetch(entry)
        except (WrongBytes, urllib.error.HTTPError) as reason:
            print(f"{entry['file']}: {reason}; nothing kept", file=sys.stderr)
            failed = 1
        except OSError as reason:
            print(f"{entry['file']} could not be fetched ({getattr(reason, 'reason', reason)}); nothing changed.")
            return failed
        else:
            store(data, arguments.folder / entry["file"])
            print(f"{entry['file']}: fetched and checked")
    if not missing:
        print(f"All networks are in {arguments.folder}.")
    return failed


if __name__ == "__main__":
    sys.exit(main())
