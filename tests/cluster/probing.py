"""What the tests of this folder share: a folder of jobs (probe.cpp) and what became of them."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PROBE = str(pathlib.Path(sys.argv.pop(1)).resolve()) if len(sys.argv) > 1 else ""
DONE, FAILED, DIED, TIMED_OUT, NOT_BEGUN = range(5)


class Probing(unittest.TestCase):
    NAME = "jobs"

    def setUp(self):
        # Beside the program, in the build's folder: a cluster's jobs need a place that all nodes see.
        self.above = pathlib.Path(tempfile.mkdtemp(prefix="probe-", dir=pathlib.Path(PROBE).parent))
        self.addCleanup(shutil.rmtree, self.above, ignore_errors=True)
        self.folder = self.above / self.NAME
        self.folder.mkdir()

    def told(self, what, number):
        (self.folder / f"{what}-{number}").touch()

    def there(self):
        return {int(file.name) for file in self.folder.iterdir() if file.name.isdigit()}

    def workers(self):
        """The processes whose child did a job."""
        return {line.split()[1] for line in (self.folder / "by").read_text(encoding="utf-8").splitlines()}

    def assert_whole(self, numbers):
        self.assertEqual(self.there(), set(numbers))
        for number in numbers:
            self.assertEqual((self.folder / str(number)).read_text(encoding="utf-8"), f"job {number}\n")

    def wait_for(self, condition, seconds=20):
        until = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), until, f"waited in vain; {sorted(f.name for f in self.above.rglob('*'))}")
            time.sleep(0.01)


def outcomes(text):
    """{job: (how it ended, attempts, why)}"""
    lines = [line.split(" ", 3) for line in text.splitlines()]
    return {int(number): (int(ended), int(attempts), why) for number, ended, attempts, why in lines}


def nobody_left_of(marker):
    """Whether no process has this word in its command line."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if int(process.name) != os.getpid() and marker.encode() in (process / "cmdline").read_bytes():
                return False
        except OSError:
            pass
    return True


def ended(process, seconds=20):
    """(exit code, output, errors) of a subprocess.Popen."""
    try:
        out, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return process.returncode, out, errors
