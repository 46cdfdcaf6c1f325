#!/usr/bin/python3
"""Jobs as arrays of a real Slurm, which is started for these tests: slurm_test.py PROBE."""
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from probing import PROBE, Probing
from small_slurm import ENVIRONMENT, SmallSlurm


class Slurm(Probing):
    NAME = "Größe 中 50%A of \"it's\" $HOME"  # a folder's name may be almost anything

    @classmethod
    def setUpClass(cls):
        folder = tempfile.mkdtemp(prefix="slurm-", dir=pathlib.Path(PROBE).parent)
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.slurm = SmallSlurm(folder)
        cls.slurm.__enter__()
        cls.addClassCleanup(cls.slurm.__exit__)

    def probe(self, what, jobs, seconds, tasks, *lines):
        return self.slurm.run(PROBE, what, str(self.folder), str(jobs), str(seconds), str(tasks), *lines)

    def submit(self, *what):
        done = self.probe("submit", *what)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"^\d+\n$")
        return done.stdout.strip()

    def log_of(self, job, task):
        return (self.folder / f"{job}_{task}.log").read_text(encoding="utf-8")

    def test_an_array_of_ten_does_every_job_once(self):
        job = self.submit(25, 0.01, 10)
        self.slurm.wait_for_jobs()
        self.assert_whole(range(25))
        self.assertEqual(len((self.folder / "by").read_text(encoding="utf-8").splitlines()), 25)
        self.assertEqual(len(list(self.folder.glob(f"{job}_*.log"))), 10)
        self.assertIn("task 7 of 10: job", self.log_of(job, 7))
        self.assertIn("restart 0", self.log_of(job, 7))

    def test_the_users_own_lines_reach_slurm(self):
        job = self.submit(1, 30, 1, "--time=17", "--comment=mine")
        shown = self.slurm.output("scontrol", "show", "job", job)
        self.slurm.run("scancel", job)
        self.slurm.wait_for_jobs()
        self.assertIn("TimeLimit=00:17:00", shown)
        self.assertIn("Comment=mine", shown)
        self.assertIn("Requeue=1", shown)

    def test_srun_with_pmix_starts_ranks(self):
        done = self.slurm.run("srun", "-N1", "-n2", "--overcommit", "--mpi=pmix", PROBE, "mpi", str(self.folder), "20", "0.05")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_whole(range(20))
        self.assertEqual(len(self.workers()), 2)

    def test_what_sbatch_refuses_is_told(self):
        done = self.probe("submit", 1, 0, 1, "--partition=nowhere")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, "sbatch refused the job .*invalid partition")

    def test_without_slurm_it_says_so(self):
        bare = {**ENVIRONMENT, "PATH": "/nowhere"}
        done = subprocess.run([PROBE, "submit", str(self.folder), "1", "0", "1"], env=bare, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot start sbatch (No such file or directory): is this a node of a Slurm cluster", done.stderr)

    def test_w90_a_requeued_task_begins_again_and_goes_on_in_the_same_log(self):
        self.told("slow", 1)
        job = self.submit(3, 0.01, 1)
        self.wait_for(lambda: 0 in self.there())
        (self.folder / "slow-1").unlink()
        self.slurm.run("scontrol", "requeue", f"{job}_0")
        self.slurm.wait_until(lambda: "JobState=PENDING" in self.slurm.output("scontrol", "show", "job", job), 30, "requeued")
        self.slurm.wait_for_jobs()
        self.assert_whole(range(3))
        self.assertRegex(self.log_of(job, 0), r"(?s)restart 0\n.*restart 1\n")
        by = [line.split()[0] for line in (self.folder / "by").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(sorted(by), ["0", "1", "2"])  # what was done stays done

    def test_w90_cancelled_tasks_leave_whole_files_and_the_next_array_does_the_rest(self):
        job = self.submit(200, 0.05, 4)
        self.wait_for(lambda: len(self.there()) > 5)
        self.slurm.run("scancel", job)
        self.slurm.wait_for_jobs()
        self.assertLess(len(self.there()), 200)
        (self.folder / "by").unlink()
        left = 200 - len(self.there())
        self.submit(200, 0, 4)
        self.slurm.wait_for_jobs()
        self.assert_whole(range(200))
        self.assertEqual(len((self.folder / "by").read_text(encoding="utf-8").splitlines()), left)

    def test_w90_at_the_time_limit_a_task_is_asked_to_stop(self):
        self.told("slow", 0)
        job = self.submit(1, 0, 1, "--time=1", "--signal=B:TERM@55")
        self.slurm.wait_for_jobs()
        self.assertNotIn(0, self.there())
        self.assertIn("0 4 0 stopped before it was finished", self.log_of(job, 0))

    def test_w80_a_lost_node_loses_only_its_tasks(self):
        job = self.submit(60, 0.1, 2)
        self.wait_for(lambda: len(self.there()) > 5)
        self.slurm.lose_node("n2")
        self.addCleanup(self.bring_back_n2)
        (self.folder / "by").unlink()
        self.slurm.wait_until(lambda: not re.search(r" R .* n1$", self.slurm.output("squeue", "-h", "-r"), re.M), 60, "the task of n1")
        self.assertGreaterEqual(len(self.there()), 30)
        self.slurm.run("scancel", job)
        self.slurm.wait_for_jobs()
        self.submit(60, 0, 2)  # the other node has room for both
        self.slurm.wait_for_jobs()
        self.assert_whole(range(60))

    def bring_back_n2(self):
        self.slurm.start("n2", "slurmd", "-D", "-N", "n2")
        self.slurm.wait_until(lambda: self.slurm.output("sinfo", "-h", "-N", "-o", "%t").split() == ["idle"] * 2, 60, "n2 is back")


if __name__ == "__main__":
    unittest.main()
