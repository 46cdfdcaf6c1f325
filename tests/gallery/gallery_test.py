"""Runs every command of docs/gallery.md, and looks at what they draw.

With RURALSIM_RENEW_GALLERY=1 the pictures of the page are made anew (docs/images/gallery): look at them before they are
kept. With RURALSIM_GALLERY_FOLDER=folder results stay there, and are not made again the next time. A picture may differ by the machine's fonts, so only its shape is compared with the one on the page.
"""

import os
import pathlib
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "gallery.md"
PICTURES = ROOT / "docs" / "images" / "gallery"
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else ROOT / "build/release/bin/ruralsim"
MOST_BYTES = 2_500_000  # of all pictures: the repository keeps them for ever
DOTS_PER_INCH = "144"


def commands():
    return [shlex.split(line) for line in PAGE.read_text().splitlines() if line.startswith("    ruralsim ")]


def pictures():
    return re.findall(r"!\[.*?\]\(images/gallery/(.*?)\.png\)", PAGE.read_text())


def size_of(png):
    """Width and height, from the header."""
    return struct.unpack(">II", pathlib.Path(png).read_bytes()[16:24])


class Gallery(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.passing = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(os.environ.get("RURALSIM_GALLERY_FOLDER") or cls.passing.name).resolve()
        cls.folder.mkdir(exist_ok=True)
        if not (cls.folder / "scenarios").exists():
            (cls.folder / "scenarios").symlink_to(ROOT / "scenarios")
        shutil.rmtree(cls.folder / "gallery", ignore_errors=True)
        (cls.folder / "gallery").mkdir()
        cls.failed = []
        for command in commands():
            if cls.is_there(command):
                continue
            done = subprocess.run([str(PROGRAM), *command[1:]], cwd=cls.folder, capture_output=True, text=True)
            if done.returncode != 0:
                cls.failed.append(f"{shlex.join(command)}: {done.returncode}\n{done.stderr[-800:]}")

    @classmethod
    def tearDownClass(cls):
        cls.passing.cleanup()

    @classmethod
    def is_there(cls, command):
        """The result of `run`, or of `study merge`, from an earlier time."""
        if command[1] == "run":
            return (cls.folder / command[command.index("-o") + 1]).exists()
        if command[1:3] == ["study", "merge"]:
            return (cls.folder / (pathlib.Path(command[3]).stem + ".h5")).exists()
        return False

    def drawn(self, name):
        """The picture of the page out of the PDF that was drawn."""
        out = self.folder / f"page-{name}"
        subprocess.run(["pdftoppm", "-r", DOTS_PER_INCH, "-png", "-singlefile", f"gallery/{name}.pdf", str(out)],
                       cwd=self.folder, check=True)
        return out.with_suffix(".png")

    def test_every_command_runs(self):
        self.assertEqual(self.failed, [])

    def test_every_picture_is_drawn_by_a_command(self):
        for name in pictures():
            with self.subTest(name):
                page = PICTURES / f"{name}.png"
                png = self.drawn(name)
                if os.environ.get("RURALSIM_RENEW_GALLERY"):
                    page.parent.mkdir(parents=True, exist_ok=True)
                    page.write_bytes(png.read_bytes())
                for now, before in zip(size_of(png), size_of(page)):
                    self.assertLessEqual(abs(now - before), 0.03 * before + 2)

    def test_every_chart_is_on_the_page(self):
        listed = re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs" / "charts.md").read_text(), re.MULTILINE)
        self.assertGreater(len(listed), 25)
        for chart in listed:
            self.assertIn(chart, pictures())

    def test_pictures_are_small_and_all_of_them_are_shown(self):
        files = sorted(PICTURES.glob("*"))
        self.assertEqual(sorted(file.stem for file in files), sorted(pictures()))
        self.assertLess(sum(file.stat().st_size for file in files), MOST_BYTES)


if __name__ == "__main__":
    unittest.main()
