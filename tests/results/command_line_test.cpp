// What a result's command tells of it.
#include "results/command_line.hpp"

#include <gmock/gmock.h>

namespace ruralsim::results {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CommandLine, IsPartedAsAShellWouldPartIt) {
  EXPECT_THAT(words_of_line("ruralsim run a.toml"), ElementsAre("ruralsim", "run", "a.toml"));
  EXPECT_THAT(words_of_line("a 'b c' '' 'it'\\''s'"), ElementsAre("a", "b c", "", "it's"));
  EXPECT_THAT(words_of_line(""), IsEmpty());
}

TEST(CommandLine, SettingsAreThoseOfSetInOrder) {
  EXPECT_THAT(settings_of("ruralsim run a.toml --set truck.parcels=200 -n 10 '--set=run.length=28 days'"),
              ElementsAre("truck.parcels=200", "run.length=28 days"));
  EXPECT_THAT(settings_of("ruralsim run a.toml -n 10"), IsEmpty());
}

TEST(CommandLine, TheLastOfTwoValuesOfAKeyIsTheOneThatRan) {
  EXPECT_THAT(settings_of("ruralsim run a.toml --set a.b=1 --set c=2 --set a.b=3"),
              ElementsAre("c=2", "a.b=3"));
}

}  // namespace
}  // namespace ruralsim::results
