// `ruralsim warm-up` as a user asks for it.
#include "tests/cli/shell.hpp"

#include <string>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;

// Twelve villages with six replications, as r.h5 in a folder of its own.
std::string with_run(std::string const& settings, std::string const& line) {
  return "d=$(mktemp -d); trap \"rm -rf $d\" EXIT; ruralsim run scenarios/village-12.toml -n 6 -q -o "
         "$d/r.h5 " +
         settings + " >/dev/null && cd $d && " + line;
}

constexpr char const* half_a_year = "--set run.length='182 days' --set run.warm_up='14 days'";

TEST(WarmUp, TellsOfEverySeriesWhatToLeaveOut) {
  auto const said = shell(with_run(half_a_year, "ruralsim warm-up r.h5"));
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("r.h5 (Twelve villages): 6 replications of 182 days, the first 14 left out"),
                    ContainsRegex("next_day_rate +[0-9]+ days? +1 week +[0-9.]+ ± [0-9.]+ % +± 1 week"),
                    ContainsRegex("backlog +[0-9]+ days? +5 days +[0-9.]+ ± [0-9.]+ +± 9 days"),
                    HasSubstr("long enough")));
}

// An order takes a day or more: with a warm-up of none, the first days, on which nothing is under way yet,
// are left out of the backlog of a county whose technicians are short of time.
TEST(WarmUp, SaysWhereTheRunLeavesOutTooLittle) {
  std::string const busy =
      "--set run.length='364 days' --set run.warm_up='0 days' --set demand.orders_per_household='150 "
      "orders/year' ";
  auto const said =
      shell(with_run(busy, "ruralsim warm-up r.h5 --json --series backlog --batch 7 --window 10"));
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("\"warm_up_days\": 0"), HasSubstr("\"batch\": 7"), HasSubstr("\"window\": 10"),
                    ContainsRegex("\"mser_days\": [1-9][0-9]*, \"settles\": true, \"long_enough\": false"),
                    HasSubstr("\"half_widths\": [null, ")));
}

TEST(WarmUp, DrawsOneSeries) {
  auto const said =
      shell(with_run(half_a_year,
                     "ruralsim warm-up r.h5 --series backlog --chart b.csv -q >/dev/null && cat b.csv; "
                     "ruralsim warm-up r.h5 --series backlog --chart b.svg -q >/dev/null && head -c 5 b.svg; "
                     "ruralsim warm-up r.h5 --chart c.svg 2>&1"));
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.out, AllOf(HasSubstr("curve,at,value"), HasSubstr("replication_6,181.5,"),
                              HasSubstr("moving_average,0.5,"), HasSubstr("half_width,6,0."),
                              HasSubstr("<?xml"), HasSubstr("--chart (draws one series, and there are 5)")));
}

TEST(WarmUp, RefusesWhatTellsNothing) {
  struct Case {
    char const *settings, *options, *says;
  };
  for (Case const& c :
       {Case{half_a_year, "--series next_day", "r.h5: series next_day (there is none of this name) one of"},
        Case{half_a_year, "--series backlog --window 46", "at most a quarter"},
        Case{"--set run.length='28 days' --set run.warm_up='0 days'", "--series backlog",
             "r.h5: backlog: "}}) {
    auto const said = shell(with_run(c.settings, std::string("ruralsim warm-up r.h5 2>&1 ") + c.options));
    EXPECT_EQ(said.code, 2) << c.options;
    EXPECT_THAT(said.out, HasSubstr(c.says));
  }
  auto const scenario = shell("ruralsim warm-up scenarios/village-12.toml 2>&1");
  EXPECT_EQ(scenario.code, 3);
}

// What happened in the first days does not depend on how long the run went on.
TEST(WarmUp, OfAShortRunTellsWhatItCanAndSoOfTheFirstDaysOfALongOne) {
  std::string const none = " --set run.warm_up='0 days'";
  auto const of_short = shell(with_run("--set run.length='70 days'" + none, "ruralsim warm-up r.h5"));
  auto const of_long =
      shell(with_run("--set run.length='140 days'" + none, "ruralsim warm-up r.h5 --days 70"));
  EXPECT_EQ(of_short.code, 0);
  EXPECT_THAT(of_short.out, AllOf(ContainsRegex("lead_time +n/a"), ContainsRegex("backlog +[0-9]+ day")));
  auto const backlog = [](std::string const& out) {
    auto const from = out.find("\nbacklog") + 1;
    return out.substr(from, out.find('\n', from) - from);
  };
  EXPECT_EQ(backlog(of_short.out), backlog(of_long.out));
}

}  // namespace
}  // namespace ruralsim::cli
