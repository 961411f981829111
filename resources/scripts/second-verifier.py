#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second verifier for exported audit logs, written from the formats alone, so that an auditor need not trust ours.

Usage: second-verifier.py [--key VKEY]… [--anchor NOTE-FILE]… EXPORT…

Says for each export whether it is intact. Exit 0: all are; 1: one was tampered with; 2: one is no export at all.
Needs python3-cryptography for Ed25519 and nothing else. The formats: RFC 6962 2.1 (tree), c2sp.org/signed-note,
c2sp.org/tlog-checkpoint, and ARCHITECTURE.md (entries and export).
"""
import argparse
import base64
import binascii
import hashlib
import re
import struct
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FIELD = re.compile(r"[a-z_]{1,32}")
MOST_LINE = 256 * 1024
CLOCK_JUMP, ERASED = 60, 61


class Tampered(Exception):
    """The log is not what it says."""


class Unusable(Exception):
    """This is no export."""


def need(condition, what, kind=Tampered):
    if not condition:
        raise kind(what)


def sha256(data):
    return hashlib.sha256(data).digest()


def number(text):
    need(re.fullmatch(r"0|[1-9][0-9]{0,19}", text) and int(text) < 2**64, f"{text[:24]!r} is no number")
    return int(text)


def debase64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Tampered("no base64") from None
    need(base64.b64encode(data).decode() == text, "base64 in another form")
    return data


class Tree:
    """RFC 6962: complete subtrees from left to right, each with the number of its leaves."""

    def __init__(self):
        self.size, self.subtrees = 0, []

    def append(self, leaf):
        self.size += 1
        node, width = leaf, 1
        while self.subtrees and self.subtrees[-1][1] == width:
            node, width = sha256(b"\x01" + self.subtrees.pop()[0] + node), width * 2
        self.subtrees.append((node, width))

    def root(self):
        if not self.subtrees:
            return sha256(b"")
        root = self.subtrees[-1][0]
        for node, _ in reversed(self.subtrees[:-1]):
            root = sha256(b"\x01" + node + root)
        return root

    def edge(self):
        return struct.pack(">Q", self.size) + b"".join(node for node, _ in self.subtrees)


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        need(self.at + count <= len(self.data), "cut off")
        self.at += count
        return self.data[self.at - count:self.at]

    def integer(self, count):
        return int.from_bytes(self.take(count), "big")

    def text(self, count):
        length = self.integer(count)
        need(length <= 256, "a text is too long")
        try:
            return self.take(length).decode("utf-8")
        except UnicodeDecodeError:
            raise Tampered("a text is no UTF-8") from None

    def names(self):
        before = ""
        for _ in range(self.integer(2)):
            name = self.text(1)
            need(FIELD.fullmatch(name) and name > before, "a name is none, or out of order")
            before = name
            yield name

    def end(self):
        need(self.at == len(self.data), "bytes too many")


class Entry:
    def __init__(self, data):
        reader = Reader(data)
        need(reader.take(4) == b"JBA1", "no entry")
        self.seq, self.wall_ms, _ = (reader.integer(8) for _ in range(3))
        reader.take(16)
        self.type = reader.integer(2)
        reader.text(2)
        reader.text(2)
        length = reader.integer(4)
        need(length <= 64 * 1024, "its body is too long")
        body = Reader(reader.take(length))
        reader.end()
        self.facts = {name: body.text(2) for name in body.names()}
        self.commitments = {name: body.take(32) for name in body.names()}
        body.end()

    def erased(self):
        """(seq, field) of each value that this entry says was erased."""
        need({"seqs", "fields", "reason"} <= self.facts.keys(), "an erasure does not say what and why")
        seqs = [number(word) for word in self.facts["seqs"].split(" ") if word]
        fields = [word for word in self.facts["fields"].split(" ") if word]
        need(seqs and fields and all(FIELD.fullmatch(f) for f in fields), "an erasure names nothing")
        need(seqs == sorted(set(seqs)) and fields == sorted(set(fields)), "an erasure is out of order")
        return [(seq, field) for seq in seqs for field in fields]


class Key:
    def __init__(self, text):
        parts = text.split("+", 2)
        need(len(parts) == 3 and parts[0] and not re.search(r"[\s\x00-\x1f]", parts[0]), "no key")
        self.name, data = parts[0], debase64(parts[2])
        need(len(data) == 33 and data[0] in (1, 4), "no key")
        self.id = sha256(self.name.encode() + b"\n" + data)[:4]
        need(self.id.hex() == parts[1], "the key's hash is that of another key")
        self.type, self.public = data[0], Ed25519PublicKey.from_public_bytes(data[1:])

    def check(self, text, signature):
        if self.type == 4:
            need(len(signature) == 72, "a cosignature of another length")
            seconds = int.from_bytes(signature[:8], "big")
            text, signature = f"cosignature/v1\ntime {seconds}\n{text}", signature[8:]
        need(len(signature) == 64, "a signature of another length")
        try:
            self.public.verify(signature, text.encode())
        except InvalidSignature:
            raise Tampered(f"the signature of {self.name} is not one of this text") from None


class Checkpoint:
    def __init__(self, data, keys):
        try:
            note = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Tampered("the note is no UTF-8") from None
        need(not re.search(r"[\x00-\x09\x0b-\x1f]", note), "the note has control characters")
        text, blank, signatures = note.rpartition("\n\n")
        need(blank and signatures.endswith("\n"), "no note")
        text += "\n"
        lines = text.split("\n")[:-1]
        need(len(lines) >= 3 and all(lines), "a checkpoint has three lines, none of them empty")
        self.origin, self.size, self.root = lines[0], number(lines[1]), debase64(lines[2])
        need(len(self.root) == 32, "the root has not 32 bytes")
        signers = 0
        rows = signatures.split("\n")[:-1]
        need(len(rows) <= 16, "more than 16 signatures")
        for row in rows:
            match = re.fullmatch(r"— ([^\s+]+) (\S+)", row)
            need(match, "a line is no signature")
            signature = debase64(match[2])
            need(len(signature) > 4, "a signature is cut off")
            for key in keys:
                if (key.name, key.id) == (match[1], signature[:4]):
                    key.check(text, signature[4:])
                    signers += 1
        need(signers or not keys, "no expected key signed the note")


class Log:
    """What is known after each line; the first fault ends the checking, not the reading."""

    def __init__(self, expected, anchors):
        self.expected, self.own = expected, []
        self.tree, self.wall_ms, self.jumped = Tree(), 0, False
        self.open, self.missing = {}, set()
        self.origin, self.known, self.checkpoints, self.state = None, {}, 0, None
        for note in anchors:
            anchor = Checkpoint(note, expected)
            need(self.origin in (None, anchor.origin), "the anchors are of two logs")
            self.origin = anchor.origin
            self.know(anchor)

    def know(self, checkpoint):
        if checkpoint.size == self.tree.size:
            need(checkpoint.root == self.tree.root(), f"another root at {checkpoint.size} entries")
        else:
            root = self.known.setdefault(checkpoint.size, checkpoint.root)
            need(root == checkpoint.root, f"two roots for {checkpoint.size} entries")

    def vkey(self, fields):
        need(len(fields) == 1, "malformed")
        self.own.append(Key(fields[0]))

    def close(self):
        self.missing |= {(self.tree.size - 1, field) for field in self.open}
        self.open = {}

    def entry(self, fields):
        self.close()
        need(len(fields) <= 2, "malformed")
        data = debase64(fields[0])
        entry = Entry(data)
        need(entry.seq == self.tree.size, f"entry {entry.seq} in the place of {self.tree.size}")
        leaf = sha256(b"\x00" + data)
        need(len(fields) == 1 or debase64(fields[1]) == leaf, f"entry {entry.seq} is not the one that was hashed")
        told = self.jumped or entry.type == CLOCK_JUMP
        need(entry.wall_ms >= self.wall_ms or told, f"entry {entry.seq} is older than the one before it")
        self.wall_ms, self.jumped = entry.wall_ms, entry.type == CLOCK_JUMP
        if entry.type == ERASED:
            gone = entry.erased()
            need(set(gone) <= self.missing, f"entry {entry.seq} erases what is there")
            self.missing -= set(gone)
        self.open = entry.commitments
        self.tree.append(leaf)
        if self.tree.size in self.known:
            need(self.known.pop(self.tree.size) == self.tree.root(), f"another root at {self.tree.size} entries")

    def opening(self, fields):
        need(len(fields) == 4 and number(fields[0]) + 1 == self.tree.size, "a value where its entry is not")
        salt, value = debase64(fields[2]), debase64(fields[3])
        committed = self.open.pop(fields[1], None)
        need(len(salt) == 16 and committed == sha256(b"\x10" + salt + value), f"another {fields[1]}")

    def checkpoint(self, fields):
        need(len(fields) == 1, "malformed")
        checkpoint = Checkpoint(debase64(fields[0]), self.expected or self.own)
        need(self.origin in (None, checkpoint.origin), "a checkpoint of another log")
        self.origin = checkpoint.origin
        self.checkpoints += 1
        need(checkpoint.size >= self.tree.size, "a checkpoint out of order")
        self.know(checkpoint)

    def keep_state(self, fields):
        need(len(fields) == 2, "malformed")
        self.state = (number(fields[0]), debase64(fields[1]))

    def finish(self):
        self.close()
        need(self.state in (None, (self.tree.size, self.tree.edge())), "the state is not that of the entries")
        need(not self.known, f"cut off: a checkpoint is for {max(self.known, default=0)} entries")
        need(not self.missing, "a value is missing and no entry tells that it was erased")
        need(self.checkpoints or not self.expected or self.tree.size <= 256, "there is no checkpoint")


def verify(lines, expected, anchors):
    """Number of entries; Tampered or Unusable with the reason."""
    log, fault, ended = None, None, False
    try:
        log = Log(expected, anchors)
    except Tampered as error:
        raise Unusable(f"an anchor: {error}") from None
    kinds = {"vkey": log.vkey, "entry": log.entry, "opening": log.opening, "checkpoint": log.checkpoint,
             "state": log.keep_state}
    count = 0
    for count, raw in enumerate(lines, 1):
        need(not ended, "there is more behind its end", Unusable)
        need(raw.endswith(b"\n") and len(raw) <= MOST_LINE, f"line {count} is cut off or too long", Unusable)
        kind, space, rest = raw[:-1].decode("latin-1").partition(" ")
        if count == 1:
            need(raw == b"jinbi-audit-export v1\n", "its first line is another", Unusable)
            continue
        if kind == "end" and space:
            need(rest == str(count - 1), "its last line counts other lines", Unusable)
            ended = True
            continue
        need(kind in kinds and space, f"line {count} is none of an export", Unusable)
        try:
            if fault is None:
                kinds[kind](rest.split(" "))
        except Tampered as error:
            fault = Tampered(f"line {count}: {error}")
    need(ended, "it is cut off", Unusable)
    if fault is not None:
        raise fault
    log.finish()
    return log.tree.size


def main():
    parser = argparse.ArgumentParser(description="Checks exported audit logs, independently of jinbi-audit.")
    parser.add_argument("--key", action="append", default=[], help="who is expected to sign: name+hash+base64")
    parser.add_argument("--anchor", action="append", default=[], help="a checkpoint that was kept elsewhere")
    parser.add_argument("exports", nargs="+")
    arguments = parser.parse_args()
    try:
        keys = [Key(text) for text in arguments.key]
    except Tampered as error:
        parser.error(f"--key: {error}")
    anchors = []
    for path in arguments.anchor:
        with open(path, "rb") as file:
            anchors.append(file.read())
    worst = 0
    for path in arguments.exports:
        try:
            with open(path, "rb") as file:
                said, code = f"intact, {verify(file, keys, anchors)} entries", 0
        except Tampered as error:
            said, code = f"tampered: {error}", 1
        except (Unusable, OSError) as error:
            said, code = f"unusable: {error}", 2
        worst = max(worst, code)
        print(f"{path}: {said}")
    return worst


if __name__ == "__main__":
    sys.exit(main())
