#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""resources/networks/fetch.py against a real HTTP server on this machine."""
import hashlib
import http.server
import json
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[3] / "resources" / "networks" / "fetch.py"
GOOD = b"a network, as far as this test is concerned" * 100


class Publisher(http.server.BaseHTTPRequestHandler):
    files = {"/good.onnx": GOOD, "/pointer.onnx": b"version https://git-lfs.github.com/spec/v1\n", "/other.onnx": GOOD[::-1]}

    def do_GET(self):
        data = self.files.get(self.path)
        self.send_response(200 if data is not None else 404)
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, *_):
        pass


class FetchTest(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.target = Path(self.folder.name) / "networks"

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()

    def fetch(self, remote, port=None):
        entry = {"name": "toy", "file": "toy.onnx", "role": "detector", "size": len(GOOD),
                 "sha256": hashlib.sha256(GOOD).hexdigest(),
                 "url": f"http://127.0.0.1:{port or self.server.server_port}/{remote}"}
        manifest = Path(self.folder.name) / "manifest.json"
        manifest.write_text(json.dumps({"format": 1, "networks": [entry]}), encoding="utf-8")
        return subprocess.run([sys.executable, SCRIPT, self.target, "--manifest", manifest], capture_output=True,
                              text=True, check=False)

    def test_a_missing_network_is_fetched_and_then_left_alone(self):
        self.assertEqual(self.fetch("good.onnx").returncode, 0)
        file = self.target / "toy.onnx"
        self.assertEqual(file.read_bytes(), GOOD)
        before = file.stat().st_mtime_ns
        self.assertEqual(self.fetch("good.onnx").returncode, 0)
        self.assertEqual(file.stat().st_mtime_ns, before)

    def test_a_spoiled_file_is_replaced(self):
        self.target.mkdir()
        (self.target / "toy.onnx").write_bytes(GOOD[:10])
        self.assertEqual(self.fetch("good.onnx").returncode, 0)
        self.assertEqual((self.target / "toy.onnx").read_bytes(), GOOD)

    def test_what_is_not_the_network_is_not_kept(self):
        for remote, words in (("pointer.onnx", "LFS"), ("other.onnx", "SHA-256"), ("nothing.onnx", "404")):
            with self.subTest(remote):
                result = self.fetch(remote)
                self.assertEqual(result.returncode, 1)
                self.assertIn(words, result.stderr)
                self.assertFalse(self.target.exists())

    def test_without_a_network_one_line_says_so_and_nothing_changes(self):
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            port = unused.getsockname()[1]
        result = self.fetch("good.onnx", port)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(len(result.stdout.splitlines()), 1)
        self.assertIn("nothing changed", result.stdout)
        self.assertFalse(self.target.exists())


if __name__ == "__main__":
    unittest.main()
