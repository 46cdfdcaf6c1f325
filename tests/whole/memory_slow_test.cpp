#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

using Memory = Whole;

TEST_F(Memory, S55_TheEstimateOfMemoryIsNearTheTruth) {
  struct Case {
    std::string words, why;
  };
  for (auto const& [words, why] : {Case{kVillage, "the least"}, Case{kWest + " -n 40", "many replications"},
                                   Case{kWest + " --orders", "a row for every order"}}) {
    Outcome const check = sh("ruralsim check --json " + words +
                             " | /usr/bin/python3 -c 'import json, sys; "
                             "print(json.load(sys.stdin)[0][\"memory_bytes\"])'");
    Outcome const took =
        sh("/usr/bin/python3 -c 'import resource, subprocess, sys; "
           "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
           "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)' " RURALSIM_PROGRAM
           " run -q --force -o $d/a.h5 " +
           words);
    double const estimate = std::stod(check.out), truth = std::stod(took.out);
    EXPECT_GT(estimate, truth / 2) << why;
    EXPECT_LT(estimate, truth * 2) << why;
  }
}

}  // namespace
}  // namespace ruralsim::whole
