// What the lean program and ruralsim-mpi leave to the complete one (cli/complete.hpp), defined here once
// more: the linker meets these definitions first and takes neither the charts nor SimGrid out of the rooms'
// libraries, and then none of the libraries that only those need. tests/cli/complete_test.cpp looks at the
// outcome.
#include "cli/animate.hpp"
#include "cli/compare.hpp"
#include "cli/plot.hpp"
#include "cli/report.hpp"
#include "cli/require.hpp"
#include "cli/sensitivity.hpp"
#include "cli/warm_up.hpp"
#include "sim/engine.hpp"
#include "sim/fault.hpp"

namespace {

[[noreturn]] void left_to_complete() {
  throw ruralsim::sim::Error(ruralsim::sim::Blame::model,
                             "this needs ruralsim-complete, but was not left to it (a fault of the program) "
                             "please report it");
}

}  // namespace

namespace ruralsim::cli {
ExitCode animate(Arguments const&, Console&) {
  left_to_complete();
}
ExitCode draw_charts(Arguments const&, Console&) {
  left_to_complete();
}
ExitCode write_report(Arguments const&, Console&) {
  left_to_complete();
}
void draw_comparison(CompareReport const&, Arguments const&) {
  left_to_complete();
}
void draw_requirement(RequireReport const&, Arguments const&) {
  left_to_complete();
}
void draw_sensitivity(SensitivityReport const&, Arguments const&) {
  left_to_complete();
}
void draw_warm_up(WarmUpReport const&, Arguments const&) {
  left_to_complete();
}
}  // namespace ruralsim::cli

namespace ruralsim::sim {
std::unique_ptr<Engine> make_simgrid_engine() {
  left_to_complete();
}
std::string simgrid_version() {
  left_to_complete();
}
}  // namespace ruralsim::sim
