#!/usr/bin/python3
"""The same study by local processes, under mpirun and under Slurm, undisturbed and killed at every turn: study_test.py PROGRAM."""
import os
import pathlib
import random
import shutil
import subprocess
import tempfile
import time
import unittest

from mpi_environment import ENVIRONMENT
from probing import PROBE, ended
from small_slurm import SmallSlurm, children_of

PROGRAM = PROBE
STUDY = str(pathlib.Path(__file__).with_name("sixty-four.toml").resolve())
RUNS = 64 * 3
UNTIL_NARROW = str(pathlib.Path(__file__).with_name("until-narrow.toml").resolve())


class Studies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="study-", dir=pathlib.Path(PROGRAM).parent))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.chance = random.Random(64)
        cls.said("run", "local", "--jobs", "2")
        cls.merge("local")
        cls.said("run", "narrow", "--jobs", "2", study=UNTIL_NARROW)
        cls.merge("narrow", UNTIL_NARROW)

    @classmethod
    def start(cls, action, name, *words, study=STUDY, before=(), environment=None):
        return subprocess.Popen([*before, PROGRAM, "study", action, study, "--dir", str(cls.folder / name), *words], cwd=cls.folder,
                                env=environment or ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    @classmethod
    def said(cls, *what, expected=0, **options):
        code, out, errors = ended(cls.start(*what, **options), 120)
        if code != expected:
            raise AssertionError(f"{what}: exit code {code}\n{out}\n{errors}")
        return out + errors

    @classmethod
    def merge(cls, name, study=STUDY):
        cls.said("merge", name, "-o", f"{name}.h5", study=study)

    @classmethod
    def cells(cls, name):
        """{path: bytes} of all cells."""
        above = cls.folder / name / "cells"
        return {str(file.relative_to(above)): file.read_bytes() for file in above.rglob("*.h5")} if above.exists() else {}

    def without_provenance(self, name):
        """Everything that ncdump tells of a merged file, texts and checksum included, but for that one group."""
        dump = subprocess.run(["ncdump", "-p", "9,17", "-n", "study", f"{name}.h5"], cwd=self.folder, capture_output=True, text=True, check=True).stdout
        before, _, rest = dump.partition("group: provenance {")
        _, _, after = rest.partition("} // group provenance")
        self.assertIn("data_checksum", before + after)
        self.assertTrue(rest and after)
        return before + after

    def assert_same_as_local(self, name, merged=False):
        """Every cell, byte by byte, and the merged file, apart from its provenance."""
        cells = self.cells(name)
        self.assertEqual(len(cells), RUNS)
        self.assertEqual(cells, self.cells("local"))
        if not merged:
            self.merge(name)
        self.assertEqual(self.without_provenance(name), self.without_provenance("local"))

    def assert_same_as_narrow(self, name, merged=False):
        """The same of the study whose points are run until intervals are narrow: as often as it takes, not all alike."""
        cells = self.cells(name)
        self.assertEqual(cells, self.cells("narrow"))
        self.assertGreater(len(cells), 8 * 3)
        self.assertLess(len(cells), 8 * 12)
        if not merged:
            self.merge(name, UNTIL_NARROW)
        self.assertEqual(self.without_provenance(name), self.without_provenance("narrow"))

    def test_under_mpirun(self):
        out = self.said("run", "mpi", before=("mpirun", "--bind-to", "none", "-n", "2"))
        self.assertEqual(out.count(f"{RUNS} of {RUNS} jobs done"), 1)  # one rank speaks for all
        self.assert_same_as_local("mpi")

    def test_until_narrow_under_mpirun(self):
        self.said("run", "narrow-mpi", study=UNTIL_NARROW, before=("mpirun", "--bind-to", "none", "-n", "2"))
        self.assert_same_as_narrow("narrow-mpi")

    def test_w78_workers_killed_at_twenty_random_moments(self):
        program = self.start("run", "killed", "--jobs", "2", "--retries", "20")
        kills = 0
        while kills < 20 and program.poll() is None:
            time.sleep(self.chance.uniform(0.002, 0.02))
            for child in self.chance.sample(victims := children_of(program.pid), min(1, len(victims))):
                os.kill(child, 9)
                kills += 1
        code, out, errors = ended(program)
        self.assertEqual(code, 0, errors)
        self.assertGreater(kills, 5, "the study was over too soon")
        self.assertIn(f"{RUNS} of {RUNS} jobs done", out)
        self.assert_same_as_local("killed")

    def test_w80_the_program_killed_at_twenty_random_moments(self):
        kills = 0
        for _ in range(20):
            program = self.start("run", "dead", "--jobs", "1")
            began = time.monotonic()
            while not children_of(program.pid) and program.poll() is None and time.monotonic() < began + 20:
                time.sleep(0.001)
            time.sleep(self.chance.uniform(0, 0.06))
            kills += program.poll() is None
            program.kill()
            ended(program)
        self.assertGreater(kills, 5, "the study was over too soon")
        before = {path: (self.folder / "dead" / "cells" / path).stat().st_mtime_ns for path in self.cells("dead")}
        self.assertGreater(len(before), 0)
        self.said("run", "dead")
        for path, written in before.items():
            self.assertEqual((self.folder / "dead" / "cells" / path).stat().st_mtime_ns, written)  # not run again
        self.assert_same_as_local("dead")

    def test_w80_mpirun_killed_at_random_moments(self):
        for _ in range(5):
            program = self.start("run", "mpi-dead", before=("mpirun", "--bind-to", "none", "-n", "2"))
            time.sleep(self.chance.uniform(0.3, 0.8))
            program.terminate()
            ended(program)
        self.said("run", "mpi-dead", before=("mpirun", "--bind-to", "none", "-n", "2"))
        self.assert_same_as_local("mpi-dead")


class StudiesUnderSlurm(Studies):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        conf = cls.folder / "slurm"
        conf.mkdir()
        cls.slurm = SmallSlurm(conf)
        cls.slurm.__enter__()
        cls.addClassCleanup(cls.slurm.__exit__)

    def submit(self, name, *words, **options):
        return self.said("submit", name, "--slurm", "--tasks", "10", "-o", f"{name}.h5", *words, environment=self.slurm.environment, **options)

    def test_an_array_and_its_merge(self):
        self.assertIn("an array of 10 tasks, and its merge", self.submit("array"))
        self.slurm.wait_for_jobs()
        self.assert_same_as_local("array", merged=True)
        self.assertIn("nothing is missing", self.submit("array", "--force"))

    def test_an_array_until_narrow(self):
        self.submit("narrow-array", study=UNTIL_NARROW)
        self.slurm.wait_for_jobs()
        self.assert_same_as_narrow("narrow-array", merged=True)
        self.assertIn("nothing is missing", self.submit("narrow-array", "--force", study=UNTIL_NARROW))

    def test_w90_requeued_at_random_moments(self):
        job = self.submit("requeued").split()[2].rstrip(",")
        for _ in range(10):
            time.sleep(self.chance.uniform(0, 0.2))
            self.slurm.run("scontrol", "requeue", f"{job}_{self.chance.randrange(10)}")  # refused where it has not begun
            self.slurm.waiting_or_running()
        self.slurm.wait_for_jobs()
        self.assert_same_as_local("requeued", merged=True)


# Those of the class above are not run a second time.
for test in [name for name in dir(Studies) if name.startswith("test_")]:
    setattr(StudiesUnderSlurm, test, None)

if __name__ == "__main__":
    unittest.main()
