#!/usr/bin/python3
"""Pages of docs/ that say how results are read elsewhere do what they say: pages_test.py PROGRAM.

The ```sh blocks of a page are run first, then all blocks of its language as one program, in a folder of their own;
each must print what stands in the ```text block below it. RURALSIM_RENEW_DOCS=1 writes what is printed into the page.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "R_LIBS_USER": ""}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.M | re.S)
MARK = "----- end of block"


class Page:
    def __init__(self, name, language):
        self.path = ROOT / "docs" / name
        self.text = self.path.read_text(encoding="utf-8")
        blocks = list(BLOCK.finditer(self.text))
        self.shell = [block[2] for block in blocks if block[1] == "sh"]
        self.code = [block[2] for block in blocks if block[1] == language]
        # What is printed by a block stands in the next one, if that is text.
        self.said = [after if after is not None and after[1] == "text" else None
                     for block, after in zip(blocks, blocks[1:] + [None]) if block[1] == language]

    def renewed(self, printed):
        for block, words in reversed(list(zip(self.said, printed))):
            if block is not None:
                self.text = self.text[:block.start(2)] + words + self.text[block.end(2):]
        self.path.write_text(self.text, encoding="utf-8")


def run(words, folder, text=None):
    done = subprocess.run(words, input=text, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Pages(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="pages-", dir=PROGRAM.parent)
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        (cls.folder / "scenarios").symlink_to(ROOT / "scenarios")
        cls.made = set()

    def files_of(self, page):
        for block in page.shell:
            for line in block.splitlines():
                if line not in self.made:  # two pages make the same files
                    run(["sh", "-c", line + " -q >/dev/null"], self.folder)
                    self.made.add(line)

    def assert_true(self, page, printed):
        if os.environ.get("RURALSIM_RENEW_DOCS"):
            page.renewed(printed)
            return
        self.assertEqual(len(printed), len(page.code))
        for code, said, words in zip(page.code, page.said, printed):
            with self.subTest(code=code):
                self.assertEqual(words, said[2] if said else "")

    def printed(self, page, words, mark):
        self.files_of(page)
        self.assertGreater(len(page.code), 3, "the page has no blocks")
        out = run(words, self.folder, "".join(f"{code}\n{mark}\n" for code in page.code))
        return out.split(MARK + "\n")[:-1]

    def test_python(self):
        page = Page("python.md", "python")
        # Debian 12's xarray warns of an invalid value where a time stamp is missing.
        words = ["/usr/bin/python3", "-W", "ignore", "-"]
        self.assert_true(page, self.printed(page, words, f"print('{MARK}')"))
        self.assertIn("<svg", (self.folder / "rate.svg").read_text(encoding="utf-8"))

    def test_r(self):
        page = Page("r.md", "r")
        self.assert_true(page, self.printed(page, ["Rscript", "--vanilla", "/dev/stdin"], f"cat('{MARK}\\n')"))
        self.assertEqual((self.folder / "rate.pdf").read_bytes()[:5], b"%PDF-")


if __name__ == "__main__":
    unittest.main()
