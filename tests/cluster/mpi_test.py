#!/usr/bin/python3
"""Jobs under a real mpirun: mpi_test.py PROBE."""
import os
import signal
import subprocess
import time
import unittest

from mpi_environment import ENVIRONMENT
from probing import DIED, DONE, FAILED, PROBE, TIMED_OUT, Probing, ended, nobody_left_of, outcomes


class Mpi(Probing):
    def start(self, ranks, jobs, seconds, *limit, to_begin=0):
        words = ["mpirun", "--bind-to", "none", "-n", str(ranks), PROBE, "mpi", str(self.folder), str(jobs), str(seconds), *limit]
        process = subprocess.Popen(words, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.wait_for(lambda: len(self.there()) >= to_begin)
        return process

    def run_all(self, *what):
        code, out, errors = ended(self.start(*what))
        return code, outcomes(out), errors

    def test_every_rank_works_and_rank_0_as_well(self):
        code, became, errors = self.run_all(2, 40, 0.02)
        self.assertEqual(code, 0, errors)
        self.assertEqual({ended for ended, _, _ in became.values()}, {DONE})
        self.assert_whole(range(40))
        shares = [line.split()[1] for line in (self.folder / "by").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(len(set(shares)), 2)
        for rank in set(shares):
            self.assertGreater(shares.count(rank), 10)  # dynamic: neither waits for the other

    def test_one_rank_and_more_ranks_than_jobs(self):
        self.assertEqual(self.run_all(1, 5, 0)[0], 0)
        self.assert_whole(range(5))
        self.setUp()
        self.assertEqual(self.run_all(4, 2, 0)[0], 0)
        self.assert_whole(range(2))

    def test_w78_w79_what_fails_dies_or_hangs_is_told_and_the_others_go_on(self):
        self.told("fail", 2)
        self.told("die", 3)
        self.told("hang", 4)
        code, became, errors = self.run_all(3, 12, 0.01, "700")
        self.assertEqual(code, 5, errors)
        self.assertEqual(became[2], (FAILED, 1, "job 2 was told to fail"))
        self.assertEqual(became[3][:2], (DONE, 2))
        self.assertEqual(became[4], (TIMED_OUT, 1, "killed at the limit of 0.7 s a job"))
        self.assert_whole(set(range(12)) - {2, 4})

    def test_w80_a_lost_rank_ends_the_run_and_the_next_one_does_the_rest(self):
        process = self.start(3, 60, 0.05, to_begin=8)
        ranks = list(self.workers())
        # The parent of a worker's keeper is the rank; any rank will do.
        with open(f"/proc/{ranks[0]}/stat", encoding="utf-8") as stat:
            os.kill(int(stat.read().rsplit(")", 1)[1].split()[1]), signal.SIGKILL)
        code, _, errors = ended(process)
        self.assertNotEqual(code, 0)
        self.assertIn("signal 9", errors)
        self.wait_for(lambda: nobody_left_of(str(self.folder)))  # no worker outlives its rank
        finished = {number: (self.folder / str(number)).stat().st_mtime_ns for number in self.there()}
        self.assertLess(len(finished), 60)
        self.assertEqual(self.run_all(2, 60, 0.01)[0], 0)
        self.assert_whole(range(60))
        for number, written in finished.items():
            self.assertEqual((self.folder / str(number)).stat().st_mtime_ns, written)  # not done again

    def test_w78_keepers_of_workers_killed_at_random_moments(self):
        process = self.start(3, 60, 0.03, to_begin=3)
        victims = self.workers()
        os.kill(int(sorted(victims)[-1]), signal.SIGKILL)  # that rank does no more
        code, out, errors = ended(process)
        self.assertEqual(code, 0, errors)
        self.assert_whole(range(60))
        self.assertNotIn(DIED, {ended for ended, _, _ in outcomes(out).values()})

    def test_o71_asked_to_stop_it_ends_soon_and_what_is_finished_stays(self):
        self.told("slow", 5)
        process = self.start(2, 400, 0.02, to_begin=10)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        self.assertNotEqual(ended(process)[0], 0)
        self.assertLess(time.monotonic() - began, 20)  # instead of the minute that job 5 takes
        self.wait_for(lambda: nobody_left_of(str(self.folder)))
        self.assertLess(len(self.there()), 400)

    def test_started_by_another_mpi_it_says_so(self):
        alone = {**ENVIRONMENT, "PMI_RANK": "1", "PMI_SIZE": "4"}
        done = subprocess.run([PROBE, "mpi", str(self.folder), "5", "0"], env=alone, capture_output=True, text=True, check=False, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn("started as one of 4 processes, but the library of MPI finds 1", done.stderr)
        self.assertEqual(self.there(), set())

    def test_waiting_takes_no_processor(self):
        before = os.times()
        self.assertEqual(self.run_all(2, 2, 1.5)[0], 0)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        self.assertLess(used, 1.2)  # two ranks that spin for 1.5 s would take 3


if __name__ == "__main__":
    unittest.main()
