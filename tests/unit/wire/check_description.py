#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""resources/asyncapi.yaml against the real codec, in both directions.

Usage: check_description.py JINBI-TEST-WIREMESSAGES ROOT [FOLDER]

What the codec writes has to be described, every field of it; what the description takes or refuses at each limit, the
codec has to take or refuse as well. With FOLDER also every message captured there by a running branch, one a file:
a line with the topic and, after a blank, the property `mac`, then the payload. Prints one line per fault and exits 1 when there is any.
"""
import base64
import copy
import json
import pathlib
import re
import struct
import subprocess
import sys
import warnings

import jsonschema
import yaml

# Rules between fields and beyond a schema, as the codec words them.
BEYOND_SCHEMA = ("must be the one that the topic names", "accepted with a score under the threshold", "not before from",
                 "whole numbers beyond upTo", "of a stop, and after sinceMs")
# The recorder writes these words only; a kiosk takes any, so that a later recorder may know more.
SENDER_ONLY = {("nack", "body.code")}
STRANGERS = ["", "no such word", -1, 1.5, 2 ** 63, True, None, [], {}]

# Newer releases of jsonschema resolve references in another way, which Debian's does not have yet.
warnings.filterwarnings("ignore", category=DeprecationWarning)


class Description:
    def __init__(self, document):
        self.document = document
        self.resolver = jsonschema.RefResolver("", document)

    def resolved(self, schema):
        while "$ref" in schema:
            schema = self.resolver.resolve(schema["$ref"])[1]
        return schema

    def parts(self, schema):
        """The schema and all that it is made of, but for conditions."""
        schema = self.resolved(schema)
        yield schema
        for part in schema.get("allOf", ()):
            yield from self.parts(part)

    def property(self, schema, name):
        found = [p["properties"][name] for p in self.parts(schema) if name in p.get("properties", {})]
        if not found:
            return None
        # What a condition narrows is no part of the field itself, but a limit to be tried as well.
        narrowed = [c["properties"][name] for p in self.parts(schema) for c in (p.get("then", {}), p.get("else", {}))
                    if name in c.get("properties", {})]
        return {"allOf": found, "x-narrowed": narrowed}

    def items(self, schema):
        return next((p["items"] for p in self.parts(schema) if "items" in p), None)

    def limits(self, schema, word):
        return {p[word] for part in (schema, *schema.get("x-narrowed", ())) for p in self.parts(part) if word in p}

    def takes(self, schema, value):
        return jsonschema.Draft7Validator(schema, resolver=self.resolver).is_valid(value)

    def why_not(self, schema, value):
        errors = jsonschema.Draft7Validator(schema, resolver=self.resolver).iter_errors(value)
        return "; ".join(f"{'.'.join(map(str, e.absolute_path))}: {e.message}"[:160] for e in errors)

    def undescribed(self, schema, value, path=""):
        """Fields that are there and that nobody described."""
        if isinstance(value, dict):
            for name, child in value.items():
                described = self.property(schema, name)
                if described is None:
                    yield f"{path}{name}"
                else:
                    yield from self.undescribed(described, child, f"{path}{name}.")
        elif isinstance(value, list) and (items := self.items(schema)) is not None:
            for child in value:
                yield from self.undescribed(items, child, path)

    def envelopes(self):
        """kind -> schema of its JSON: the payload, or the head of a picture."""
        messages = self.document["components"]["messages"]
        return {kind: message.get("x-head", message["payload"]) for kind, message in messages.items()}


def check_document(description):
    """That every reference leads somewhere and every channel has exactly one operation."""
    document, faults = description.document, []

    def walk(node):
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                try:
                    description.resolver.resolve(node["$ref"])
                except jsonschema.RefResolutionError:
                    faults.append(f"{node['$ref']} leads nowhere")
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)
    walk(document)
    used = [o["channel"]["$ref"].rsplit("/", 1)[1] for o in document["operations"].values()]
    for name in document["channels"]:
        if used.count(name) != 1:
            faults.append(f"channel {name} has {used.count(name)} operations")
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft7Validator.check_schema(schema)
    return faults


def check_topics(description, facts, header):
    """Addresses, directions, QoS and retention, against the codec and the table at the top of topics.h."""
    faults, described = [], {}
    for name, channel in description.document["channels"].items():
        operation = next((o for o in description.document["operations"].values()
                          if o["channel"]["$ref"].endswith("/" + name)), None)
        if operation is None:
            continue
        mqtt = operation["bindings"]["mqtt"]
        described[channel["address"]] = (operation["action"], mqtt["qos"], mqtt["retain"])
    spoken = {topic.replace(f"/{facts['kiosk']}/", "/{kiosk}/") for topic in facts["topics"]}
    faults += [f"topic {t} is spoken and not described" for t in sorted(spoken - described.keys())]
    faults += [f"topic {t} is described and not spoken" for t in sorted(described.keys() - spoken)]
    table = re.findall(r"^///   k/<kiosk>/(up|down)/(\w+)\s+QoS (\d)(, retained)?", header, re.M)
    if len(table) != len(spoken):
        faults.append(f"the table in topics.h has {len(table)} topics, the codec {len(spoken)}")
    for direction, leaf, qos, retained in table:
        address = f"jinbi/v1/k/{{kiosk}}/{direction}/{leaf}"
        wanted = ("send" if direction == "up" else "receive", int(qos), bool(retained))
        if described.get(address, wanted) != wanted:
            faults.append(f"topic {address}: described as {described[address]}, is {wanted}")
    return faults


def check_words(description, facts, header):
    """Enumerations, against the tables of domain/names."""
    faults = []
    for name in re.findall(r"QString of\((\w+) \w+\);", header):
        if name not in facts["words"]:
            faults.append(f"enum {name} has names and is not asked for in wiremessages.cpp")
    for name, words in facts["words"].items():
        schema = description.document["components"]["schemas"].get(name)
        if schema is None:
            faults.append(f"enum {name} is not described")
            continue
        faults += [f"{name}: the word {w} is spoken and not described" for w in words if w not in schema["enum"]]
        faults += [f"{name}: the word {w} is described and not spoken" for w in schema["enum"] if w not in words]
    return faults


def check_message(description, kind, message, where):
    schema = description.envelopes().get(kind)
    if schema is None:
        return [f"{where}: messages of kind {kind} are not described"]
    faults = [f"{where}: {kind}.{path} is sent and not described" for path in description.undescribed(schema, message)]
    if not description.takes(schema, message):
        faults.append(f"{where}: does not fit: {description.why_not(schema, message)}")
    return faults


def check_samples(description, facts):
    faults = []
    for kind in description.envelopes().keys() - facts["samples"].keys():
        faults.append(f"messages of kind {kind} are described and no sample of them is made")
    for kind, samples in facts["samples"].items():
        for text in samples:
            faults += check_message(description, kind, json.loads(text), "sample")
    return faults


def with_value(message, path, value):
    """A copy with the value at the path replaced; removed when the value is `with_value` itself."""
    copied = copy.deepcopy(message)
    node = copied
    for step in path[:-1]:
        node = node[step]
    if value is with_value:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return copied


def value_at(message, path):
    """As with_value() takes it."""
    for step in path:
        if isinstance(step, str) and step not in message:
            return with_value
        message = message[step]
    return message


def leaves(description, schema, value, path=()):
    """(path, schema, value) of everything in a message, objects and lists too; of a list's entries the first."""
    if path:
        yield path, schema, value
    if isinstance(value, dict):
        for name, child in value.items():
            if (described := description.property(schema, name)) is not None:
                yield from leaves(description, described, child, path + (name,))
    elif isinstance(value, list) and value and (items := description.items(schema)) is not None:
        yield from leaves(description, items, value[0], path + (0,))


def at_the_limits(description, schema, value):
    """Values just inside and just outside of each limit, and of other types."""
    limits = lambda word: description.limits(schema, word)
    if isinstance(value, list) and value:
        for most in limits("maxItems") | limits("minItems"):
            yield from ([value[0]] * n for n in (most - 1, most, most + 1))
    for edge in limits("minimum") | limits("maximum"):
        yield from (edge - 1, edge, edge + 1)
    for least in limits("minLength"):
        yield from ("a" * (least - 1), "a" * least)
    patterned = {int(n) for p in limits("pattern") for n in re.findall(r"\{1,(\d+)\}", p)}
    for most in limits("maxLength") | patterned:
        yield from (letter * n for letter in "a1" for n in (most, most + 1))
    for part in description.parts(schema):
        yield from part.get("enum", ())
    yield from STRANGERS


def probes(description, facts):
    for kind, samples in facts["samples"].items():
        schema = description.envelopes().get(kind)
        for text in samples if schema else ():
            message = json.loads(text)
            for path, part, value in leaves(description, schema, message):
                if isinstance(path[-1], str):
                    yield kind, path, with_value(message, path, with_value)
                for other in at_the_limits(description, part, value):
                    yield kind, path, with_value(message, path, other)


def check_limits(description, facts, ask):
    """Each probe is taken or refused by both. Also that both refused many, so that this can fail at all."""
    faults, asked = set(), list(probes(description, facts))
    verdicts = ask([{"kind": kind, "message": json.dumps(message)} for kind, _, message in asked])
    refused = 0
    for (kind, path, message), verdict in zip(asked, verdicts, strict=True):
        dotted = ".".join(map(str, path))
        fits = description.takes(description.envelopes()[kind], message)
        refused += not fits
        if fits == verdict["taken"]:
            continue
        # A rule between fields is no excuse for one that is not there.
        is_there = value_at(message, path) is not with_value
        if fits and not (is_there and any(rule in verdict["detail"] for rule in BEYOND_SCHEMA)):
            faults.add(f"{kind}.{dotted}: the codec refuses what is described ({verdict['detail']})")
        if not fits and (kind, dotted) not in SENDER_ONLY:
            why = description.why_not(description.envelopes()[kind], message)
            faults.add(f"{kind}.{dotted}: the codec takes what is outside the description ({why})")
    if refused < len(asked) // 4:
        faults.add(f"only {refused} of {len(asked)} probes are outside the description: this check is too mild")
    return sorted(faults), len(asked), refused


def check_properties(description, kind, mac, where):
    """The user properties beside a message: those that are described, and no other."""
    described = description.resolved(description.document["components"]["messages"][kind].get("headers", {"properties": {}}))
    found = {"mac": mac} if mac else {}
    faults = [f"{where}: property {name} is sent and not described" for name in found.keys() - described["properties"].keys()]
    return faults + ([] if description.takes(described, found) else [f"{where}: its properties do not fit"])


def check_signed(description, message, where):
    """What the signatures of a policy are of: fits its description, and is written as RFC 8785 says."""
    head, _, text = base64.b64decode(message["body"]["signed"]).partition(b"\n")
    revision = json.loads(text)
    schema = description.document["components"]["schemas"]["PolicyRevision"]
    faults = [] if head == b"jinbi-policy-v1" else [f"{where}: begins with another line"]
    if not description.takes(schema, revision):
        faults.append(f"{where}: what is signed does not fit: {description.why_not(schema, revision)}")
    # Names are ASCII and numbers whole, so that Python's order and writing are those of the RFC.
    if json.dumps(revision, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() != text:
        faults.append(f"{where}: what is signed is not in the canonical form")
    return faults


def check_captured(description, folder):
    faults, kinds = [], set()
    for file in sorted(pathlib.Path(folder).iterdir()):
        line, _, payload = file.read_bytes().partition(b"\n")
        topic, _, mac = line.decode().partition(" ")
        kind = topic.rsplit("/", 1)[1]
        kinds.add(kind)
        faults += check_properties(description, kind, mac, file.name)
        if payload[:4] == b"JNB1":
            payload = payload[8:8 + struct.unpack(">I", payload[4:8])[0]]
        faults += check_message(description, kind, json.loads(payload), file.name)
        if kind == "policy":
            faults += check_signed(description, json.loads(payload), file.name)
    return faults, kinds


def check_that_checks_can_fail(document, facts, topics, names):
    """Each kind of mistake that the description may hold, made on purpose: somebody has to notice."""
    schemas = lambda d: d["components"]["schemas"]
    mistakes = {
        "a topic left out": (lambda d: (d["channels"].pop("lease"), d["operations"].pop("receiveLease")),
                             "down/lease is spoken and not described"),
        "a word left out": (lambda d: schemas(d)["Stage"]["enum"].remove("pin"), "the word pin is spoken"),
        "a word too many": (lambda d: schemas(d)["Outcome"]["enum"].append("bored"), "the word bored is described"),
        "a field left out": (lambda d: schemas(d)["Status"]["properties"].pop("place"), "status.body.place is sent"),
        "another QoS": (lambda d: d["operations"]["sendLive"]["bindings"]["mqtt"].update(qos=1), "up/live: described"),
        "a field required too much": (lambda d: schemas(d)["Status"]["required"].append("clockOffsetMs"), "does not fit"),
        "a reference to nothing": (lambda d: schemas(d)["Ack"]["properties"].update(upTo={"$ref": "#/x"}), "leads nowhere"),
    }
    faults = []
    for name, (make, wanted) in mistakes.items():
        broken = copy.deepcopy(document)
        make(broken)
        description = Description(broken)
        found = check_document(description)
        if not found:
            found = check_topics(description, facts, topics) + check_words(description, facts, names)
            found += check_samples(description, facts)
        if not any(wanted in fault for fault in found):
            faults.append(f"nobody noticed {name}; found was {found[:3]}")
    return faults


def main(program, root, folder=None):
    root = pathlib.Path(root)
    document = yaml.safe_load((root / "resources/asyncapi.yaml").read_text(encoding="utf-8"))
    topics = (root / "app/wire/topics.h").read_text(encoding="utf-8")
    names = (root / "models/domain/names.h").read_text(encoding="utf-8")
    facts = json.loads(subprocess.run([program, "samples"], check=True, capture_output=True).stdout)

    def ask(questions):
        lines = "".join(json.dumps(q) + "\n" for q in questions).encode()
        answer = subprocess.run([program, "verdicts"], input=lines, check=True, capture_output=True).stdout
        return [json.loads(line) for line in answer.splitlines()]

    description = Description(document)
    faults = check_document(description)
    if not faults:
        faults += check_topics(description, facts, topics) + check_words(description, facts, names)
        faults += check_samples(description, facts)
        found, asked, refused = check_limits(description, facts, ask)
        faults += found
        print(f"{asked} probes, {refused} of them outside the description")
        faults += check_that_checks_can_fail(document, facts, topics, names)
    if folder:
        found, kinds = check_captured(description, folder)
        faults += found
        print(f"captured kinds: {', '.join(sorted(kinds))}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
