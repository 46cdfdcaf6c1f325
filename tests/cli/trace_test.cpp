// `ruralsim trace` as a user runs it.
#include "tests/cli/shell.hpp"

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string const kTrace = "ruralsim trace scenarios/village-12.toml ";

std::vector<std::string> lines(std::string const& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

TEST(Trace, TellsAFirstDayInTheOrderOfTime) {
  auto const told = lines(shell(kTrace + "--until 2018-07-03").out);
  ASSERT_GT(told.size(), 30U);
  auto stamps = told;
  for (auto& stamp : stamps) stamp = stamp.substr(0, 10) + stamp.substr(14, 9);  // without the weekday
  EXPECT_TRUE(std::is_sorted(stamps.begin(), stamps.end()));
  EXPECT_THAT(told.front(), StartsWith("2018-07-02 Mon 00:00:00  twelve"));
  EXPECT_THAT(told.back(), StartsWith("2018-07-03 Tue"));
}

TEST(Trace, TellsOfOneActorOrOneSpanAlone) {
  auto const truck = lines(shell(kTrace + "--actor 'Truck 1' --until 2018-07-08").out);
  EXPECT_THAT(truck, testing::Each(HasSubstr("truck 1")));
  EXPECT_GT(truck.size(), 10U);
  auto const morning = lines(shell(kTrace + "--from '2018-07-03 08:00' --until 2018-07-03T08:59").out);
  EXPECT_FALSE(morning.empty());
  EXPECT_THAT(morning, testing::Each(StartsWith("2018-07-03 Tue 08:")));
}

TEST(Trace, TellsTheWayBackOfWhatIsBroughtBack) {
  std::string const told =
      shell(kTrace + "--set product.parcel.return_share='10 %' --from 2018-07-07 --until 2018-07-08").out;
  for (std::string const line :
       {"center-bridge   1 parcel brought back today", " at center-bridge, takes 1 back",
        ", with 1 parcel to go back", "the line-haul takes 1 parcel back, leaves at"})
    EXPECT_THAT(told, HasSubstr(line));
}

TEST(Trace, TellsTheWayOfWhatIsSold) {
  std::string const told = shell(
                               "ruralsim trace scenarios/harvest.toml --set selling.center_room=40 --from "
                               "2018-08-20 --until 2018-08-21")
                               .out;
  for (std::string const line :
       {" boxes for sale will be brought today", "was full, and has refused ", "boxes for sale at c", " stay",
        "is back at the hub after ", " boxes for sale\n", "the line-haul takes ", " boxes for sale, ",
        " kg, leaves at 05:30, at the warehouse by 09:39; "})
    EXPECT_THAT(told, HasSubstr(line));
}

TEST(Trace, SaysTheSameTwiceAndSomethingElseWithOtherLuck) {
  std::string const first = shell(kTrace + "--until 2018-07-04").out;
  EXPECT_EQ(shell(kTrace + "--until 2018-07-04").out, first);
  EXPECT_NE(shell(kTrace + "--until 2018-07-04 --seed 13").out, first);
  EXPECT_NE(shell(kTrace + "--until 2018-07-04 --replication 1").out, first);
  EXPECT_NE(shell(kTrace + "--until 2018-07-04 --set truck.shift='09:00-17:00'").out, first);
}

TEST(Trace, WritesAnObjectPerLineForScripts) {
  auto const told = lines(shell(kTrace + "--json --until 2018-07-02 --actor clerk").out);
  ASSERT_FALSE(told.empty());
  EXPECT_THAT(told.front(),
              StartsWith(R"({"time": "2018-07-02T16:00:00", "place": "twelve", "actor": "order clerk")"));
}

TEST(Trace, IsQuietWhenItsReaderLeavesOrNobodyFits) {
  EXPECT_EQ(shell("exec 3>&1; { " + kTrace + "2>&3; echo $? >&3; } | head -n 1 >/dev/null").out, "0\n");
  Outcome const nobody = shell(kTrace + "--actor elephant 2>&1");
  EXPECT_EQ(nobody.code, 0);
  EXPECT_THAT(nobody.out, HasSubstr("nobody did anything"));
}

TEST(Trace, SaysWhatTimesItTakes) {
  for (std::string const wrong :
       {"tomorrow", "2018-07-32", "2018-07-02 8", "2018-07-02 25:00", "2017-01-01", "2018-07-30"}) {
    Outcome const outcome = shell(kTrace + "--from '" + wrong + "' 2>&1");
    EXPECT_EQ(outcome.code, 2) << wrong;
    EXPECT_THAT(outcome.out, HasSubstr("--from " + wrong));
    EXPECT_THAT(outcome.out, HasSubstr("give a day from 2018-07-02 to 2018-07-29"));
  }
}

}  // namespace
}  // namespace ruralsim::cli
