// The lean program. What it leaves to the complete one (cli/complete.hpp) is defined here once more: the
// linker meets these definitions first and takes neither the charts nor SimGrid out of the rooms' libraries,
// and then none of the libraries that only those need. tests/cli/complete_test.cpp looks at the outcome.
#include "cli/compare.hpp"
#include "cli/plot.hpp"
#include "cli/program.hpp"
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
ExitCode draw_charts(Arguments const&, Console&) {
  left_to_complete();
}
void draw_comparison(CompareReport const&, Arguments const&) {
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

int main(int argc, char** argv) {
  return ruralsim::cli::run_program(ruralsim::cli::Program::lean, ruralsim::cli::words_of(argc, argv));
}
