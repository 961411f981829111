#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A broker that takes every client in and then does what no sound broker does.

strangebroker.py MODE CERTIFICATE KEY prints its port, then a line for each packet that it gets: CONNECT, SUBSCRIBE,
PING, PUBLISH <payload's SHA-256>. A line "TOPIC HEX" on standard input is sent to the client as a message.

silent      takes in everything and acknowledges nothing that is published
keepalive   overrides the client's keep-alive with two seconds and hangs up when it hears nothing for three
hangup      closes each connection as soon as the client has subscribed
taken-over  ends each connection by saying that the session was taken over (0x8E)
leaving     ends each connection by saying that the server shuts down (0x8B)
old         refuses protocol 5, as a broker of version 3.1.1 does
"""
import hashlib
import select
import socket
import ssl
import sys
import threading

MODE, CERTIFICATE, KEY = sys.argv[1:4]
current = None
out = threading.Lock()


def say(*words):
    with out:
        print(*words, flush=True)


def exactly(link, count):
    data = b""
    while len(data) < count:
        more = link.recv(count - len(data))
        if not more:
            raise EOFError
        data += more
    return data


def length_of(count):
    encoded = b""
    while True:
        count, low = divmod(count, 128)
        encoded += bytes([low | (128 if count else 0)])
        if not count:
            return encoded


def packet(link):
    kind = exactly(link, 1)[0]
    size = shift = 0
    while True:
        byte = exactly(link, 1)[0]
        size |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return kind, exactly(link, size)


def answer_connect(link):
    say("CONNECT")
    if MODE == "old":
        link.sendall(b"\x20\x02\x00\x01")
    elif MODE == "keepalive":
        link.sendall(b"\x20\x06\x00\x00\x03\x13\x00\x02")
    else:
        link.sendall(b"\x20\x03\x00\x00\x00")
    return MODE != "old"


def answer_subscribe(link, body):
    say("SUBSCRIBE")
    link.sendall(b"\x90\x04" + body[:2] + b"\x00\x01")
    if MODE == "taken-over":
        link.sendall(b"\xe0\x01\x8e")
    if MODE == "leaving":
        link.sendall(b"\xe0\x01\x8b")
    return MODE not in ("hangup", "taken-over", "leaving")


def tell_publish(kind, body):
    at = 2 + int.from_bytes(body[:2], "big") + (2 if kind & 6 else 0)
    at += 1 + body[at]  # properties of less than 128 bytes
    say("PUBLISH", hashlib.sha256(body[at:]).hexdigest())


def serve(link):
    global current
    current = link
    goes_on = True
    while goes_on:
        if MODE == "keepalive" and not link.pending() and not select.select([link], [], [], 3)[0]:
            say("SILENCE")
            return
        kind, body = packet(link)
        if kind >> 4 == 1:
            goes_on = answer_connect(link)
        elif kind >> 4 == 8:
            goes_on = answer_subscribe(link, body)
        elif kind >> 4 == 12:
            say("PING")
            link.sendall(b"\xd0\x00")
        elif kind >> 4 == 3:
            tell_publish(kind, body)


def send_lines():
    for line in sys.stdin:
        topic, payload = line.split(" ")
        name = topic.encode()
        body = len(name).to_bytes(2, "big") + name + b"\x00" + bytes.fromhex(payload.strip())
        current.sendall(b"\x30" + length_of(len(body)) + body)


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(CERTIFICATE, KEY)
listener = socket.create_server(("127.0.0.1", 0))
say(listener.getsockname()[1])
threading.Thread(target=send_lines, daemon=True).start()
while True:
    try:
        with context.wrap_socket(listener.accept()[0], server_side=True) as connection:
            serve(connection)
    except (EOFError, OSError):
        pass
