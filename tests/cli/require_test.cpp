// `ruralsim require` as a user runs it.
#include "tests/cli/study_shell.hpp"

#include <sstream>
#include <string>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

// Grids of trucks and technicians with what is required, not run yet.
std::string with_requirement(std::string const& require, std::string const& line) {
  return in_own_folder +
         "printf '%s\\n' 'schema = 1' '[study]' \"scenario = \\\"$root/scenarios/village-12.toml\\\"\" "
         "'set = [\"run.length=28 days\", \"run.warm_up=0 days\", \"demand.orders_per_household=90 "
         "orders/year\"]' "
         "'[[factor]]' 'name = \"trucks\"' 'key = \"county.twelve.trucks\"' 'range = [1, 4]' 'whole = true' "
         "'[[factor]]' 'name = \"technicians\"' 'key = \"county.twelve.technicians\"' 'range = [1, 4]' "
         "'whole = true' '[replications]' 'count = 5' '[require]' 'least = 5' 'most = 20' " +
         require + " '[end]' > s.toml; " + line;
}

constexpr char const* fewest =
    "'[require.cost]' 'trucks = 2' 'technicians = 1' '[[require.constraint]]' 'figure = "
    "\"installed_within_48h_rate\"' 'at_least = 0.5' '[[require.constraint]]' 'figure = \"next_day_rate\"' "
    "'at_least = 0.3'";

std::string answer_of(std::string const& json) {
  auto const from = json.find("\"cheapest\": ");
  return json.substr(from, json.find(", \"verdict\"", from) - from);
}

TEST(RequireCommand, IsWhatTheWholeGridSaysAndRunsNothingTwice) {
  auto const said = shell(with_requirement(
      fewest,
      "ruralsim require s.toml -q --json && ruralsim require s.toml -q --json --whole-grid && "
      "ruralsim require s.toml -q --json"));
  EXPECT_EQ(said.code, 0) << said.out;
  auto const first = said.out.find('\n') + 1, second = said.out.find('\n', first) + 1;
  auto const search = said.out.substr(0, first), grid = said.out.substr(first, second - first),
             again = said.out.substr(second);
  EXPECT_THAT(search, HasSubstr("\"cheapest\": {\"plan\": "));
  EXPECT_EQ(answer_of(search), answer_of(grid));
  EXPECT_THAT(again, HasSubstr("\"simulated\": 0"));
  EXPECT_THAT(search, Not(HasSubstr("\"simulated\": 0")));
}

TEST(RequireCommand, TellsTheAnswerTheFrontierAndWhatIsNext) {
  auto const said = shell(with_requirement(fewest, "ruralsim require s.toml -q"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(
      said.out,
      AllOf(HasSubstr("16 plans (trucks 1 to 4, technicians 1 to 4)"),
            HasSubstr("at as little 2 trucks + 1 technicians as possible"), HasSubstr("Cheapest: trucks="),
            HasSubstr("(at least 50 %: met)"), HasSubstr("* on the frontier"),
            ContainsRegex("[0-9]+ of 16 plans run, [0-9]+ replications \\([0-9]+ simulated now")));
}

// Plans that fail may be cheap: they are on no frontier, in words, data and pictures.
TEST(RequireCommand, ItsFrontierIsOfPlansThatMeetWhatIsRequired) {
  auto const said = shell(with_requirement(
      "'cost = \"cost_total\"' '[[require.constraint]]' 'figure = \"next_day_rate\"' 'at_least = 0.3'",
      "ruralsim require s.toml -q --json --whole-grid --chart p.csv; sed -i 's/0.3/0.99/' s.toml; ruralsim "
      "require s.toml -q --json --whole-grid --chart p.csv --force; cat p.csv; ruralsim require s.toml -q"));
  auto const end = said.out.find('\n');
  auto const some = said.out.substr(0, end), none = said.out.substr(end + 1);
  EXPECT_THAT(some, ContainsRegex("\"verdict\": \"met\", \"replications\": [0-9]+, \"frontier\": true"));
  EXPECT_THAT(none, HasSubstr("\"cheapest\": null"));
  EXPECT_THAT(none, AllOf(Not(HasSubstr("\"frontier\": true")), Not(HasSubstr(",yes,")),
                          Not(HasSubstr("on the frontier"))));
}

TEST(RequireCommand, SaysWhatIsReachableWhereNothingMeetsIt) {
  auto const said = shell(with_requirement(
      "'cost = \"cost_total\"' '[[require.constraint]]' 'figure = \"next_day_rate\"' 'at_least = 0.99'",
      "ruralsim require s.toml -q; ruralsim require s.toml -q --chart p.csv >/dev/null; head -1 p.csv"));
  EXPECT_THAT(said.out, AllOf(HasSubstr("No plan of the grid meets all."),
                              HasSubstr("The largest, trucks=4, technicians=4, reaches\n  next_day_rate "),
                              HasSubstr("(at least 99 %: not met)"),
                              HasSubstr("Cheapest that does as well as the largest"),
                              HasSubstr("(to 1 % of what that reaches, in pairs): trucks="),
                              HasSubstr("Best next_day_rate of the plans run"),
                              HasSubstr("plan,cost,cost_low,cost_high,service")));
}

// What `evaluate` says of the cheapest plan is over pairs, too.
TEST(RequireCommand, TakesAntitheticPairsForOneSampleEach) {
  std::string const pairs =
      "sed -i 's/\"run.length/\"run.antithetic=true\", \"run.length/; s/^most = 20/most = 6/; "
      "s/^least = 5/least = 6/; s/^count = 5/count = 6/' s.toml; ";
  auto const said = shell(with_requirement(
      "'cost = \"cost_total\"' '[[require.constraint]]' 'figure = \"next_day_rate\"' 'at_least = 0.3'",
      pairs +
          "ruralsim require s.toml -q --json && ruralsim evaluate $root/scenarios/village-12.toml -n 6 --set "
          "run.length='28 days' --set run.warm_up='0 days' --set demand.orders_per_household='90 "
          "orders/year' "
          "--set run.antithetic=true --set county.twelve.trucks=1 --set county.twelve.technicians=1 --figure "
          "cost_total; ruralsim require s.toml -q | tail -1; sed -i 's/^least = 6/least = 5/' s.toml; "
          "ruralsim "
          "require s.toml -q 2>&1"));
  auto const end = said.out.find('\n');
  auto const found = said.out.substr(0, end), row = said.out.substr(end + 1);
  EXPECT_THAT(found, HasSubstr("\"cheapest\": {\"plan\": 0, \"name\": \"trucks=1, technicians=1\""));
  EXPECT_DOUBLE_EQ(number_after(found, "mean"), number_after(row, "cost_total"));
  EXPECT_DOUBLE_EQ(number_after(found, "half_width"), number_after(row, "cost_total:half_width"));
  EXPECT_GT(number_after(found, "half_width"), 0);
  EXPECT_DOUBLE_EQ(number_after(found, "replications"), 6);
  EXPECT_THAT(
      row, AllOf(HasSubstr("antithetic pairs, each of which is one sample"),
                 HasSubstr("s.toml: [require] least 5 (run.antithetic makes replications in pairs, each of "
                           "which is one sample) give an even number")));
}

TEST(RequireCommand, TellsAtWhichLevelsItsIntervalsAre) {
  auto const said = shell(with_requirement(
      "'cost = \"cost_total\"' '[[require.constraint]]' 'figure = \"next_day_rate\"' 'at_least = 0.3'",
      "ruralsim require s.toml -q"));
  EXPECT_THAT(
      said.out,
      AllOf(HasSubstr("of cost the 95 % t-interval over the first 5 replications, which every plan has"),
            HasSubstr("one-sided 98.3333 % limits")))
      << "one requirement, looks after 5, 10 and 20";
}

// The first requirement alone is met by less than the second asks for.
TEST(RequireCommand, ItsChartNamesWhatItsTextNames) {
  auto const said = shell(
      in_own_folder +
      "printf '%s\\n' 'schema = 1' '[study]' "
      "\"scenario = \\\"$root/scenarios/west-county-2018.toml\\\"\" 'set = [\"run.length=56 days\"]' "
      "'[[factor]]' 'name = \"trucks\"' 'key = \"county.west.trucks\"' 'range = [2, 3]' 'whole = true' "
      "'[[factor]]' 'name = \"technicians\"' 'key = \"county.west.technicians\"' 'range = [1, 2]' 'whole = "
      "true' "
      "'[require]' 'cost = \"cost_total\"' 'least = 5' 'most = 5' '[[require.constraint]]' 'figure = "
      "\"next_day_rate\"' 'at_least = 0.1' '[[require.constraint]]' 'figure = \"installed_within_48h_rate\"' "
      "'at_least = 0.8' '[end]' > s.toml; ruralsim require s.toml -q --json; ruralsim require s.toml -q "
      "--whole-grid --chart p.csv >/dev/null; cat p.csv");
  auto const answer = said.out.find("\"cheapest\": {\"plan\": ");
  ASSERT_NE(answer, std::string::npos) << said.out;
  auto const name = said.out.find("\"name\": \"", answer) + 9;
  auto const plan = said.out.substr(name, said.out.find('"', name) - name);
  std::istringstream lines(said.out.substr(said.out.find("plan,cost,")));
  std::string line;
  int fails = 0;
  for (std::getline(lines, line); std::getline(lines, line);) {
    bool const met = line.ends_with(",met");
    if (!met) {
      EXPECT_TRUE(line.find(",no,") != std::string::npos) << line << " is not on the front";
    }
    if (!met) ++fails;
    if (line.find('"' + plan + '"') == 0) {
      EXPECT_TRUE(line.ends_with(",yes,met")) << line;
    }
  }
  EXPECT_GT(fails, 0);
}

TEST(RequireCommand, SaysHowOftenAFigureIsNotReached) {
  auto const said = shell(
      in_own_folder +
      "printf '%s\\n' 'schema = 1' '[study]' "
      "\"scenario = \\\"$root/scenarios/roll-out-county.toml\\\"\" "
      "'set = [\"run.length=84 days\", \"rollout.target=33.5 %\"]' '[[factor]]' 'name = \"setup\"' "
      "'key = \"cost.center_setup\"' 'values = [\"10 kCNY\", \"20 kCNY\"]' '[design]' 'kind = \"factorial\"' "
      "'[require]' 'cost = \"cost_total\"' 'least = 6' 'most = 6' '[[require.constraint]]' "
      "'figure = \"weeks_to_target\"' 'at_most = 24' '[end]' > s.toml; ruralsim require s.toml -q; ruralsim "
      "require s.toml -q --json");
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out, AllOf(HasSubstr("No plan of the grid meets all."),
                              ContainsRegex("weeks_to_target not reached by the end of the run in [1-6] of 6 "
                                            "replications \\(at most 24: not met\\)"),
                              ContainsRegex("\"beyond_the_end\": [1-6]")));
}

TEST(RequireCommand, RefusesWhatItCannotLookFor) {
  auto const screening = shell(
      in_own_folder +
      "printf '%s\\n' 'schema = 1' '[study]' "
      "\"scenario = \\\"$root/scenarios/village-12.toml\\\"\" '[[factor]]' 'name = \"trucks\"' "
      "'key = \"county.twelve.trucks\"' 'range = [1, 90]' 'whole = true' '[[factor]]' 'name = "
      "\"technicians\"' 'key = \"county.twelve.technicians\"' 'range = [1, 90]' 'whole = true' '[design]' "
      "'kind = \"morris\"' 'size = 2' '[end]' > s.toml; ruralsim require s.toml 2>&1");
  EXPECT_EQ(screening.code, 2);
  EXPECT_THAT(screening.out,
              AllOf(HasSubstr("s.toml: has no table [require]"), HasSubstr("and make the design factorial")));

  auto const none = shell(with_study(plans, "ruralsim require s.toml 2>&1"));
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.out, HasSubstr("s.toml: has no table [require]"));
  auto const figure = shell(with_requirement(
      "'cost = \"cost_total\"' '[[require.constraint]]' 'figure = \"next_day_rat\"' 'at_least = 0.99'",
      "ruralsim require s.toml -q 2>&1; ls s.study 2>&1"));
  EXPECT_THAT(figure.out, AllOf(HasSubstr("(no run has a figure of this name) did you mean "
                                          "'next_day_rate'?"),
                                HasSubstr("No such file")))
      << "nothing was begun";
}

}  // namespace
}  // namespace ruralsim::cli
