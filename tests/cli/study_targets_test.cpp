// Who runs a study until its intervals are narrow is told where they are not.
#include "tests/cli/shell.hpp"

#include <string>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string const never_narrow =
    in_own_folder +
    "printf '%s\\n' 'schema = 1' '[study]' 'responses = [\"next_day_rate\"]' "
    "\"scenario = \\\"$root/scenarios/village-12.toml\\\"\" "
    "'set = [\"run.length=14 days\", \"run.warm_up=0 days\"]' '[[factor]]' 'name = \"trucks\"' "
    "'key = \"county.twelve.trucks\"' 'values = [1, 2]' '[replications]' 'least = 2' 'most = 3' "
    "'[[replications.target]]' 'figure = \"next_day_rate\"' 'half_width = 1e-9' '[end]' > s.toml; ";

std::string line(std::string const& rest) {
  return never_narrow + rest;
}

TEST(MissedTargets, AreToldByRunStatusAndMerge) {
  auto const said =
      shell(line("ruralsim study run s.toml 2>&1; echo; ruralsim study status s.toml; "
                 "ruralsim study status s.toml --json; ruralsim study merge s.toml 2>&1"));
  EXPECT_EQ(said.code, 0);
  std::string const told =
      "2 of 2 points have not reached their targets: point 0 (trucks=1) with 3 replications";
  EXPECT_THAT(said.out, AllOf(HasSubstr("warning: " + told), HasSubstr("complete\n" + told),
                              HasSubstr("\"missed_targets\": [0, 1]")));
  auto const first = said.out.find("warning: " + told);
  EXPECT_NE(said.out.find("warning: " + told, first + 1), std::string::npos) << "the merge says so, too";
}

// A name that is no text of any alphabet is no reason to fail.
TEST(MergedStudies, HaveAFileOfAnyName) {
  auto const said =
      shell(line("mv s.toml $'s\\xff.toml'; ruralsim study run $'s\\xff.toml' -q && ruralsim study merge "
                 "$'s\\xff.toml' -o m.h5 -q 2>&1 && ruralsim reproduce m.h5 --point 1 --replication 2"));
  EXPECT_EQ(said.code, 0);
}

}  // namespace
}  // namespace ruralsim::cli
