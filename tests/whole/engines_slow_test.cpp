#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

using EnginesAtLength = Whole;

TEST_F(EnginesAtLength, LeaveTheSameFileOfEveryShippedScenario) {
  for (std::string const& scenario : shipped_scenarios()) {
    SCOPED_TRACE(scenario);
    for (std::string const engine : {"native", "simgrid"})
      done("run -q --force " + scenario + " -n 2 --engine " + engine + " -o $d/" + engine + ".h5");
    expect_same_files("native.h5", "simgrid.h5");
  }
}

}  // namespace
}  // namespace ruralsim::whole
