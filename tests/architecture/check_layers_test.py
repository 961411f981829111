#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lint itself is tested: each kind of fault, planted in a small tree, is found."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class CheckLayers(unittest.TestCase):
    def run_on(self, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, HERE / "check_layers.py", folder, HERE / "layers.toml"],
                                  capture_output=True, text=True, check=False)
            return done.returncode, done.stdout

    def test_a_clean_tree_passes(self):
        code, out = self.run_on({"models/domain/a.h": SPDX})
        self.assertEqual((code, out), (0, "1 files, 0 faults\n"))

    def test_an_empty_tree_fails(self):
        self.assertEqual(self.run_on({})[0], 1)

    def test_an_arrow_back_up_is_found(self):
        code, out = self.run_on({"models/domain/a.h": SPDX + '#include "wire/b.h"\n', "app/wire/b.h": SPDX})
        self.assertEqual(code, 1)
        self.assertIn("models/domain may not include app/wire", out)

    def test_a_cycle_is_found(self):
        code, out = self.run_on({"models/domain/a.h": SPDX + '#include "domain/b.h"\n',
                                 "models/domain/b.h": SPDX + '#include "domain/a.h"\n'})
        self.assertEqual(code, 1)
        self.assertIn("include cycle", out)

    def test_a_header_that_comes_second_in_its_own_source_is_found(self):
        code, out = self.run_on({"models/domain/a.h": SPDX, "models/domain/b.h": SPDX,
                                 "models/domain/a.cpp": SPDX + '#include "domain/b.h"\n#include "domain/a.h"\n'})
        self.assertEqual(code, 1)
        self.assertIn("its own header is not its first include", out)

    def test_a_fenced_library_is_found(self):
        code, out = self.run_on({"models/domain/a.h": SPDX + "#include <QWidget>\n"})
        self.assertEqual(code, 1)
        self.assertIn("includes <QWidget>", out)

    def test_a_long_file_is_found(self):
        code, out = self.run_on({"models/domain/a.h": SPDX + "\n" * 151})
        self.assertEqual(code, 1)
        self.assertIn("lines, a header has at most", out)

    def test_a_missing_licence_line_is_found(self):
        self.assertIn("no SPDX line", self.run_on({"models/domain/a.h": "#pragma once\n"})[1])

    def test_a_forbidden_word_is_found(self):
        self.assertIn("is not used here", self.run_on({"ui/shell/a.cpp": SPDX + "w.setStyleSheet(x);\n"})[1])


if __name__ == "__main__":
    unittest.main()
