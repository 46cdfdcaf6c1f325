// The lean program and the complete one beside it.
#include "cli/complete.hpp"

#include "cli/plot.hpp"
#include "tests/cli/shell.hpp"
#include "viz/from_tables.hpp"

#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

bool left(std::vector<std::string> const& words) {
  return needs_complete(parse(words));
}

TEST(LeanProgram, LoadsNothingThatOnlyChartsAndSimGridNeed) {
  std::string const loaded = shell("LD_TRACE_LOADED_OBJECTS=1 ruralsim").out;
  EXPECT_THAT(loaded, HasSubstr("libc.so"));
  for (char const* const name : {"libcairo", "libpango", "libfontconfig", "libsimgrid", "libcurl", "libmpi"})
    EXPECT_THAT(loaded, Not(HasSubstr(name)));
}

TEST(LeanProgram, LeavesWhatDrawsOrDrivesSimGridToTheCompleteOne) {
  EXPECT_TRUE(left({"plot", "a.h5"}));
  EXPECT_TRUE(left({"report", "a.h5"}));
  EXPECT_TRUE(left({"verify", "a.toml"}));
  EXPECT_TRUE(left({"run", "a.toml", "--engine", "simgrid"}));
  EXPECT_TRUE(left({"compare", "a.h5", "b.h5", "--chart", "c.svg"}));
  EXPECT_FALSE(left({"compare", "a.h5", "b.h5"}));
  EXPECT_FALSE(left({"run", "a.toml"}));
  EXPECT_FALSE(left({"run", "a.toml", "--engine", "native"}));
  EXPECT_FALSE(left({"plot", "--help"}));
}

TEST(LeanProgram, LeavesAStudyThatMpirunStartedToTheOneWithMpi) {
  EXPECT_TRUE(needs_mpi(parse({"study", "run", "a.toml"}), true));
  EXPECT_FALSE(needs_mpi(parse({"study", "run", "a.toml"}), false));
  EXPECT_FALSE(needs_mpi(parse({"study", "run", "a.toml", "--tasks", "4", "--task", "1"}), true));
  EXPECT_FALSE(needs_mpi(parse({"study", "merge", "a.toml"}), true));
  EXPECT_FALSE(needs_mpi(parse({"run", "a.toml"}), true));
}

TEST(ProgramWithMpi, LoadsNothingOfSimGridWhichHasFunctionsOfTheSameNames) {
  if (!std::filesystem::exists(RURALSIM_PROGRAM "-mpi")) GTEST_SKIP() << "built without MPI";
  std::string const loaded = shell("LD_TRACE_LOADED_OBJECTS=1 " RURALSIM_PROGRAM "-mpi").out;
  EXPECT_THAT(loaded, AllOf(HasSubstr("libmpi.so"), HasSubstr("libboost_mpi"), Not(HasSubstr("libsimgrid"))));
}

TEST(LeanProgram, KnowsTheNamesOfTheCharts) {
  auto const& options = find_command("plot")->options;
  auto const chart = std::ranges::find(options, "chart", &Option::name);
  ASSERT_NE(chart, options.end());
  auto wanted = viz::chart_names();  // of a run; the others are of the whole of it, or of studies
  for (auto const name :
       {"warm-up", "differences", "tornado", "morris", "sobol", "heat-map", "scatter", "pareto"})
    wanted.emplace_back(name);
  EXPECT_EQ(chart->choices, wanted);
}

TEST(LeanProgram, AloneItSimulatesAndSaysWhatIsMissingForTheRest) {
  std::string const alone =
      "d=$(mktemp -d); trap 'rm -r $d' EXIT; cp " RURALSIM_PROGRAM " $d/ruralsim; exec 2>&1; ";
  EXPECT_EQ(shell(alone + "$d/ruralsim run -q scenarios/village-12.toml -o $d/a.h5").code, 0);
  for (std::string const line :
       {"plot a.h5", "report a.h5", "run scenarios/village-12.toml --engine simgrid -o $d/a.h5"}) {
    Outcome const outcome = shell(alone + "$d/ruralsim " + line + "; code=$?; ls $d; exit $code");
    EXPECT_EQ(outcome.code, 3) << line;
    EXPECT_THAT(outcome.out,
                AllOf(StartsWith("error: "), HasSubstr("/ruralsim-complete (the part of the program"),
                      HasSubstr("No such file"), Not(HasSubstr("a.h5"))));
  }
}

TEST(LeanProgram, O73_TheCompleteOneStillSeesThatStandardOutputWasClosed) {
  EXPECT_EQ(shell("ruralsim run --check scenarios/village-12.toml --engine simgrid >&- 2>/dev/null").code, 3);
}

}  // namespace
}  // namespace ruralsim::cli
