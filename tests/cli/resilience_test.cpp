#include "tests/cli/shell.hpp"

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Twelve villages in which a dated disturbance of these keys happens.
std::string with(std::string const& keys) {
  return "d=$(mktemp -d); cp scenarios/village-12* $d; printf '%s\\n' 'schema = 1' 'extends = "
         "\"village-12.toml\"' '[[disturbance]]' 'id = \"flood\"' " +
         keys + " '[end]' > $d/s.toml; ";
}
std::string const kFlood = "'kind = \"roads\"' 'from = 2018-07-12' 'to = 2018-07-14'";

TEST(Resilience, tells_each_disturbance_that_has_a_date) {
  auto const said = shell(with(kFlood) + "ruralsim resilience -q -n 3 $d/s.toml");
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(
      said.out,
      AllOf(HasSubstr("flood (from 2018-07-12 until 2018-07-14)"), HasSubstr("next-day rate back after"),
            HasSubstr("disturbance.flood.happens=false"), HasSubstr("Means of 3 replications")));
}

TEST(Resilience, loses_nothing_against_itself) {
  auto const said = shell(
      with(kFlood) + "ruralsim resilience -q --json -n 2 $d/s.toml --against disturbance.flood.happens=true");
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("\"late_more\": {\"mean\": 0, \"half_width\": 0}"),
                    HasSubstr("\"next_day\": {\"days_to_recover\": {\"mean\": 0, \"half_width\": 0}")));
}

TEST(Resilience, does_not_depend_on_the_number_of_jobs) {
  auto const line = with(kFlood) + "ruralsim resilience -q --json -n 3 $d/s.toml --jobs ";
  EXPECT_EQ(shell(line + "1").out, shell(line + "2").out);
}

TEST(Resilience, of_a_scenario_in_which_nothing_can_go_wrong_wants_to_know_against_what) {
  auto const said = shell("ruralsim resilience scenarios/village-12.toml 2>&1");
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.out, HasSubstr("nothing can go wrong in it"));
  auto const other = shell(
      "ruralsim resilience -q scenarios/village-12.toml --against county.twelve.trucks=0 --from "
      "2018-07-10");
  EXPECT_EQ(other.code, 0);
  EXPECT_THAT(other.out, HasSubstr("2018-07-10 (from 2018-07-10)"));
}

// Of several each is measured against the run without it alone: else the first would bear what the second
// costs.
TEST(Resilience, compares_each_of_several_with_the_run_without_it_alone) {
  auto const two = with(kFlood + " '[[disturbance]]' 'id = \"late\"' 'kind = \"line-haul\"' " +
                        "'from = 2018-07-20' 'to = 2018-07-22'");
  auto const both = shell(two + "ruralsim resilience -q -n 2 $d/s.toml");
  EXPECT_EQ(both.code, 0);
  EXPECT_THAT(both.out, HasSubstr("Each is compared with the same without it alone"));
  EXPECT_THAT(both.out, HasSubstr("late (from 2018-07-20 until 2018-07-22)"));
  auto const first = shell(two +
                           "ruralsim resilience -q -n 2 $d/s.toml --against disturbance.flood.happens=false "
                           "--from 2018-07-12 --to 2018-07-14");
  auto const of = [](std::string const& text, std::string const& heading) {
    auto const from = text.find("next-day rate back", text.find(heading));
    return text.substr(from, text.find("\n\n", from) - from);
  };
  EXPECT_EQ(of(both.out, "\nflood"), of(first.out, "\n2018-07-12"));
}

// One that a change by date brings in does not happen in the other run either.
TEST(Resilience, compares_with_a_run_without_what_a_change_by_date_brings) {
  auto const changed =
      with(kFlood + " '[[change]]' 'from = 2018-07-16' '[[change.disturbance]]' 'id = \"late\"' " +
           "'kind = \"line-haul\"' 'from = 2018-07-20' 'to = 2018-07-22'");
  auto const said = shell(changed + "ruralsim resilience -q -n 2 $d/s.toml");
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out, HasSubstr("disturbance.late.happens=false"));
  auto const late = said.out.substr(said.out.find("late (from 2018-07-20"));
  EXPECT_THAT(late, Not(HasSubstr("next-day rate back after         0.0"))) << said.out;
}

TEST(Resilience, wants_an_end_that_lies_after_the_beginning) {
  auto const said =
      shell(with(kFlood) + "ruralsim resilience -q $d/s.toml --from 2018-07-12 --to 2018-07-11 2>&1");
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.out, HasSubstr("--to 2018-07-11 (lies before --from 2018-07-12)"));
}

TEST(Resilience, tells_a_bound_where_the_run_ends_too_early) {
  auto const said = shell(with("'kind = \"line-haul\"' 'from = 2018-07-12' 'to = 2018-07-28'") +
                          "ruralsim resilience -q -n 2 $d/s.toml");
  EXPECT_THAT(said.out, AllOf(HasSubstr("n/a (0 of 2 replications recovered within the run)"),
                              HasSubstr("area of lost service           at least ")));
}

TEST(Explain, tells_what_was_closed_while_the_order_was_on_its_way) {
  auto const scenario = with(kFlood);
  auto const said = shell(scenario +
                          "for n in $(seq 340 400); do ruralsim explain -q $d/s.toml --order $n; done | "
                          "grep -E 'meanwhile|What held' | sort -u");
  EXPECT_THAT(
      said.out,
      AllOf(HasSubstr("meanwhile: the road to center-"),
            HasSubstr(" was closed from 2018-07-12 Thu 00:00:00 until 2018-07-14 Sat 00:00:00 (flood)"),
            HasSubstr("What held it longest: the road was closed")));
  auto const before = shell(scenario + "ruralsim explain -q --json $d/s.toml --order 0");
  EXPECT_THAT(before.out, Not(HasSubstr("disturbances")));
}

TEST(Trace, tells_when_roads_close_and_open) {
  auto const said = shell(with(kFlood) + "ruralsim trace -q $d/s.toml --actor roads");
  EXPECT_THAT(said.out, AllOf(HasSubstr("the road to center-hill is closed until 00:00 in 2 days (flood)"),
                              HasSubstr("the road to center-hill is open again")));
}

}  // namespace
}  // namespace ruralsim::cli
