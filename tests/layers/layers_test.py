#!/usr/bin/python3
"""The layout check finds each kind of broken rule, and accepts what is allowed."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).with_name("layers.py")


def verdict(files):
    """Runs the check on a small tree of {path: text}: (exit code, output)."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, CHECK, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


class Layers(unittest.TestCase):
    def assert_refused(self, file, text, because):
        code, output = verdict({file: text})
        self.assertEqual(code, 1, output)
        self.assertIn(because, output)
        self.assertIn(file, output)

    def test_what_is_allowed_passes(self):
        code, output = verdict({
            "sim/task.hpp": "#include <vector>\n",
            "models/actors/truck.cpp": '#include "models/actors/truck.hpp"\n#include "models/rules/routing.hpp"\n',
            "models/actors/truck_unloading.cpp": '#include "models/actors/truck.hpp"\n',
            "results/figures.cpp": '#include "models/ledger.hpp"\n#include "models/network/network.hpp"\n',
            "cli/run.cpp": '#include "viz/chart.hpp"\n#include "scenarios/load.hpp"\n',
        })
        self.assertEqual((code, output), (0, ""))

    def test_an_arrow_may_not_run_up(self):
        self.assert_refused("sim/task.hpp", '#include "models/county.hpp"\n', "sim/ may not include models/county.hpp")
        self.assert_refused("results/h5.cpp", '#include "models/actors/truck.hpp"\n', "results/ may not include")
        self.assert_refused("viz/map.cpp", '#include "scenarios/load.hpp"\n', "viz/ may not include")

    def test_a_foreign_library_has_one_room(self):
        self.assert_refused("models/run.cpp", "#include <simgrid/s4u.hpp>\n", "belongs to sim/ alone")
        self.assert_refused("viz/read.cpp", "#include <hdf5.h>\n", "belongs to results/ alone")
        self.assert_refused("models/run.cpp", "#include <boost/random/sobol.hpp>\n", "belongs to experiments/ alone")
        self.assert_refused("cli/run.cpp", "#include <CLI/CLI.hpp>\n", "included in cli/parse.cpp alone")
        self.assert_refused("experiments/study.cpp", "#include <boost/mpi/environment.hpp>\n", "included in experiments/launch/mpi.cpp alone")
        self.assert_refused("experiments/launch/slurm.cpp", '#include "models/ledger.hpp"\n', "numbered jobs alone")

    def test_a_rule_neither_waits_nor_sees_an_actor(self):
        self.assert_refused("models/rules/stock.cpp", "co_await wait();\n", "a rule waits")
        self.assert_refused("models/rules/stock.cpp", '#include "models/actors/truck.hpp"\n', "a rule sees an actor")

    def test_a_folder_of_the_model_sees_what_it_needs_alone(self):
        self.assert_refused("models/rules/fleet.hpp", '#include "models/county.hpp"\n', "models/rules/ may not include")
        self.assert_refused("models/places/shelf.hpp", '#include "models/county.hpp"\n', "models/places/ may not include")
        self.assert_refused("models/network/draw.cpp", '#include "models/rules/fleet.hpp"\n', "models/network/ may not")
        self.assert_refused("models/county.cpp", '#include "models/actors/truck.hpp"\n', "by actors and models/simulate.cpp")

    def test_actors_do_not_include_one_another(self):
        self.assert_refused("models/actors/truck.cpp", '#include "models/actors/hub.hpp"\n', "an actor includes another")

    def test_includes_are_written_from_the_top(self):
        self.assert_refused("sim/time.cpp", '#include "time.hpp"\n', "not written from the top")

    def test_a_file_stays_readable(self):
        self.assert_refused("sim/long.cpp", "\n" * 401, "401 lines")
        self.assert_refused("viz/web/long.js", "\n" * 401, "401 lines")

    def test_an_empty_tree_is_not_a_pass(self):
        self.assertEqual(verdict({"README": ""})[0], 1)


if __name__ == "__main__":
    unittest.main()
