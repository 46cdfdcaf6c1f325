// Answers of studies as a user asks for them: compare, sensitivity, evaluate, select.
#include "tests/cli/study_shell.hpp"

#include <cmath>
#include <sstream>
#include <string>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

TEST(CompareStudy, HoldsPointsAgainstTheFirst) {
  auto const said = shell(with_study(plans, "ruralsim compare s.h5"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(
      said.out,
      AllOf(HasSubstr("s.h5 (s): 2 points against point 0, now"), ContainsRegex("0  now +[0-9.]+ CNY +base"),
            ContainsRegex("1  truck +[0-9.]+ CNY +\\+[0-9.]+ ± [0-9.]+ CNY +[0-9.]+  worse"),
            ContainsRegex("1  truck +2 +\\+1 ± 0"), HasSubstr("Best mean: now."),
            HasSubstr("all 6 intervals hold\ntogether with 95 %"), HasSubstr("each 99.1667 %")));
}

TEST(CompareStudy, TakesTheBaseAndThePointsThatAreNamed) {
  auto const said = shell(with_study(
      plans, "ruralsim compare s.h5 now --point truck --figure cost_per_parcel --json --level 90 --each"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(
      said.out,
      AllOf(HasSubstr(R"("level": 0.9, "level_of_each": 0.9, "comparisons": 0, "base": 1)"),
            HasSubstr(R"("best": 0, "may_be_best": [0], "points": [{"point": 0, "name": "now")"),
            HasSubstr(R"("verdict": "better")"), Not(HasSubstr("early")), Not(HasSubstr("next_day_rate"))));
}

// The picture with its data beside it, under the names and in the units of --json; nothing is written where
// one of the two is in the way.
TEST(CompareStudy, DrawsAForest) {
  auto const said = shell(
      with_study(plans,
                 "ruralsim compare s.h5 --chart f.svg -q >/dev/null && cat f.csv; head -c 5 f.svg; "
                 "ruralsim compare s.h5 --chart f.pdf -q >/dev/null && head -c 4 f.pdf; echo x > f.csv; "
                 "ruralsim compare s.h5 --chart f.png -q 2>&1; ls f.png 2>&1; grep -o \"<desc>.*\" f.svg"));
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("cost_per_parcel,CNY,truck,"), HasSubstr("cost_per_parcel,CNY,early,"),
                    ContainsRegex("\nnext_day_rate,1,early,-?0\\.[0-9]+,"), HasSubstr("<?xml"),
                    HasSubstr("%PDF"), HasSubstr("f.csv: exists already"), HasSubstr("No such file")));
  EXPECT_THAT(said.out, AllOf(HasSubstr("hold together with 95"), HasSubstr("(each 99.17"),
                              HasSubstr("village-12.toml"), HasSubstr("; seed"), HasSubstr("; ruralsim")));
}

// Sequential replications: a point with more of them has means over others, too.
TEST(CompareStudy, ComparesMeansOverTheReplicationsThatBothHave) {
  auto sequential = std::string(plans);
  sequential.replace(sequential.find("\'count = 4\'"), 11,
                     "'least = 4' 'most = 40' '[[replications.target]]' 'figure = \"next_day_rate\"' "
                     "'half_width = 0.03'");
  auto const said = shell(
      with_study(sequential,
                 "ruralsim compare s.h5 --figure next_day_rate && ruralsim compare s.h5 --json --figure "
                 "next_day_rate"));
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out, AllOf(ContainsRegex("next_day_rate +pairs +base +mean +difference"),
                              HasSubstr("Points have different replications")));
  auto const number = [&](std::string const& key, std::size_t from) {
    return std::stod(said.out.substr(said.out.find(key, from) + key.size()));
  };
  auto const early = said.out.find("\"name\": \"early\"");
  ASSERT_NE(early, std::string::npos);
  EXPECT_NEAR(number("\"value\": ", early) - number("\"base_value\": ", early),
              number("\"difference\": {\"mean\": ", early), 1e-9);
}

std::string with_targets(std::string const& line) {
  return in_own_folder +
         "printf '%s\n' 'schema = 1' '[study]' 'responses = [\"weeks_to_target\"]' "
         "\"scenario = \\\"$root/scenarios/roll-out-county.toml\\\"\" 'set = [\"run.length=365 days\"]' "
         "'[design]' 'kind = \"factorial\"' '[replications]' 'count = 6' '[[factor]]' 'name = \"target\"' "
         "'key = \"rollout.target\"' 'values = [\"31.5 %\", \"33.5 %\", \"34 %\"]' '[end]' > s.toml; "
         "ruralsim study run s.toml -q >/dev/null && ruralsim study merge s.toml -q; " +
         line;
}

// Means over the replications that were lucky enough to reach a target are none.
TEST(CompareStudy, TellsNoMeanOfWhatSomeDidNotReach) {
  auto const said = shell(with_targets("ruralsim compare s.h5; ruralsim sensitivity s.h5 2>&1"));
  EXPECT_THAT(
      said.out,
      AllOf(ContainsRegex("target=34 % +n/a +n/a +the other: not reached by the end of the run in [1-6] "
                          "of 6 replications"),
            HasSubstr("Which is best cannot be told by means: not reached by the end of the run in "
                      "replications of "),
            ContainsRegex("weeks_to_target: not reached by the end of the run in [0-9]+ of 18 "
                          "replications \\(means of the others would be too small\\)")));
}

TEST(CompareStudy, RefusesWhatHasNoInterval) {
  auto one = std::string(plans);
  one.replace(one.find("count = 4"), 9, "count = 1");
  auto const said = shell(with_study(one, "ruralsim compare s.h5 2>&1"));
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.out, HasSubstr("point truck"));
}

TEST(Sensitivity, MakesWhatTheDesignAllows) {
  struct Case {
    char const *design, *says, *json;
  };
  for (Case const& c :
       {Case{"'kind = \"morris\"' 'size = 4'", "mu* ", R"("method": "morris")"},
        Case{"'kind = \"saltelli\"' 'size = 8'", "noise of replications", R"("method": "sobol")"},
        Case{"'kind = \"one-at-a-time\"'", "largest less smallest", R"("method": "tornado")"},
        Case{"'kind = \"factorial\"'", "the line explains", R"("method": "regression")"},
        Case{"'kind = \"latin-hypercube\"' 'size = 12'", "of ranks", R"("method": "regression")"}}) {
    auto const said =
        shell(with_study(varied(c.design),
                         "ruralsim sensitivity s.h5 && ruralsim sensitivity s.h5 --json --figure trucks "
                         "&& ruralsim sensitivity s.h5 --figure cost_per_parcel --chart c.svg -q "
                         ">/dev/null && head -c 5 c.svg"));
    EXPECT_EQ(said.code, 0) << c.design;
    EXPECT_THAT(said.out, AllOf(HasSubstr(c.says), HasSubstr(c.json),
                                HasSubstr("\"trucks\": {\"unit\": \"1\""), HasSubstr("<?xml")))
        << c.design;
  }
}

// Some cells are missing: an effect counts where both ends are there, and it is told how many those are.
TEST(Sensitivity, OfAPartOfAMorrisDesignTellsHowManyEffectsThereAre) {
  auto const said = shell(with_study(
      varied("'kind = \"morris\"' 'size = 4'", "2"),
      "rm $(find s.study/cells -type f | sort | head -2); ruralsim study merge s.toml -q --partial --force; "
      "ruralsim sensitivity s.h5 --figure trucks && ruralsim sensitivity s.h5 --figure trucks --json"));
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out, AllOf(HasSubstr("0 to 2 replications each"),
                              ContainsRegex("[0-9]+ points? ha(s|ve) not been run"),
                              ContainsRegex("sigma of noise +effects"), HasSubstr("have no effect to tell"),
                              HasSubstr("\"missing_effects\": ")));
}

TEST(Reproduce, TakesAPointByItsName) {
  auto const said = shell(with_study(plans,
                                     "ruralsim reproduce s.h5 --point truck --replication 1 && ruralsim "
                                     "reproduce s.h5 --point 2; ruralsim reproduce s.h5 --point truk 2>&1"));
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("point 1 (truck), replication 1"), HasSubstr("point 2 (early), replication 0"),
                    HasSubstr("did you mean 'truck'?")));
}

// Trucks there are as many as are set: over the range from 1 to 3 it is 2, whatever the cut-off.
TEST(Sensitivity, FindsWhatIsKnown) {
  auto const oat =
      shell(with_study(varied("'kind = \"one-at-a-time\"'"), "ruralsim sensitivity s.h5 --figure trucks"));
  EXPECT_THAT(oat.out, AllOf(ContainsRegex("trucks +1 +0 ± 0 +3 +2(\\.0+)? ± 0 "),
                             ContainsRegex("cut_off .* 0 ± 0 .* 0 ± 0")));
  auto const grid =
      shell(with_study(varied("'kind = \"factorial\"'"), "ruralsim sensitivity s.h5 --figure trucks"));
  EXPECT_THAT(grid.out,
              AllOf(ContainsRegex("trucks +2(\\.0+)? ± 0 +1\\.000 +1\\.000"), HasSubstr("explains 100 %")));
}

TEST(Sensitivity, DoubtsALineThroughFewPoints) {
  auto const said = shell(with_study(varied("'kind = \"latin-hypercube\"' 'size = 4'"),
                                     "ruralsim sensitivity s.h5 --figure next_day_rate"));
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("at points left out in turn"), HasSubstr("4 points for 2 factors are few")));
}

TEST(Sensitivity, RefusesAListAndWhatIsNoStudy) {
  auto const list = shell(with_study(plans, "ruralsim sensitivity s.h5 2>&1"));
  EXPECT_EQ(list.code, 2);
  EXPECT_THAT(list.out,
              HasSubstr("s.h5: its points are a list (nothing says what changed from one to the next) give "
                        "the study factors and a design"));
  auto const several =
      shell(with_study(varied("'kind = \"factorial\"'"), "ruralsim sensitivity s.h5 --chart c.svg 2>&1"));
  EXPECT_EQ(several.code, 2);
  EXPECT_THAT(several.out, HasSubstr("--chart (draws one figure, and there are 3) name it with --figure"));
  auto const run = shell(
      "d=$(mktemp -d); trap \"rm -rf $d\" EXIT; ruralsim run scenarios/village-12.toml -q -o $d/r.h5 "
      ">/dev/null; ruralsim sensitivity $d/r.h5 2>&1");
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.out, HasSubstr("r.h5: is no merged study: ruralsim study merge makes one"));
}

// Two pairs: their means differ by d, so the half-width is t d / 2 with t of one degree of freedom.
TEST(Evaluate, TakesAntitheticPairsForOneSampleEach) {
  auto const said = shell(
      "for of in '-n 2' '-n 2 --replication 2' '-n 4'; do ruralsim evaluate scenarios/village-12.toml --set "
      "run.antithetic=true --set run.length='28 days' --figure cost_total $of; done");
  std::istringstream lines(said.out);
  std::string first, second, both;
  std::getline(lines, first), std::getline(lines, second), std::getline(lines, both);
  double const a = number_after(first, "cost_total"), b = number_after(second, "cost_total");
  EXPECT_THAT(first, Not(HasSubstr("half_width"))) << "one sample has none";
  EXPECT_NEAR(number_after(both, "cost_total"), (a + b) / 2, 1e-6);
  EXPECT_GT(std::abs(a - b), 1);
  EXPECT_NEAR(number_after(both, "cost_total:half_width"), 12.706204736 * std::abs(a - b) / 2, 1e-3);
}

TEST(Select, FindsTheBestAndRunsNothingTwice) {
  auto const said = shell(with_study(plans,
                                     "rm -r s.study; ruralsim select s.toml --figure cost_per_parcel --zone "
                                     "0.2 -q && ruralsim select s.toml "
                                     "--figure cost_per_parcel --zone 0.2 -q --json"));
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("3 plans, less is better"), ContainsRegex("truck .* out after [0-9]+, by "),
                    HasSubstr("With 95 % this is the best plan, or less than 0.2 CNY worse"),
                    HasSubstr("\"decided\": true"), HasSubstr("\"simulated\": 0")));
}

// A third truck of a village that needs one changes nothing about its deliveries.
TEST(Select, KeepsPlansTogetherThatAreExactlyAlike) {
  std::string const alike =
      "'[design]' 'kind = \"list\"' '[replications]' 'count = 2' '[[point]]' 'name = \"two\"' 'set = "
      "[\"county.twelve.trucks=2\"]' '[[point]]' 'name = \"three\"' 'set "
      "= "
      "[\"county.twelve.trucks=3\"]'";
  auto const said = shell(with_study(
      alike,
      "ruralsim select s.toml --figure next_day_rate --zone 0.01 --first 3 --alike 12 -q; ruralsim select "
      "s.toml --figure next_day_rate --zone 0.01 --first 3 --alike 12 -q --json"));
  EXPECT_THAT(said.out, AllOf(ContainsRegex("three .* 12 +equal to two in all 12"),
                              HasSubstr("Exactly alike in all 12 replications: two; three"),
                              HasSubstr("less than 22.1 % of replications"), Not(HasSubstr("out after")),
                              HasSubstr("\"alike\": [1]")));
}

TEST(Select, SpendsABudget) {
  auto const said = shell(with_study(
      plans, "ruralsim select s.toml --figure cost_per_parcel --method ocba --budget 20 --first 4 -q"));
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("Chance that it is the best: about"), HasSubstr("20 replications in all")));
}

// Three pairs of each plan; the mean of the one that is given up is that of its six replications.
TEST(Select, TakesAntitheticPairsForOneSampleEach) {
  auto const line = [](char const* options) {
    return std::string("ruralsim select s.toml --figure cost_total -q 2>&1 ") + options + "; ";
  };
  auto const said = shell(with_study(
      plans, "rm -r s.study; sed -i 's/\"run.length/\"run.antithetic=true\", \"run.length/' s.toml; " +
                 line("--zone 100 --first 6 --json") +
                 "ruralsim evaluate $root/scenarios/village-12.toml -n 6 --set run.length='14 days' --set "
                 "run.warm_up='0 days' --set run.antithetic=true --set county.twelve.trucks=2 --figure "
                 "cost_total; " +
                 line("--method ocba --budget 24 --first 6") + line("--zone 1 --most 15") +
                 line("--method ocba --budget 16 --first 6") + line("--zone 1 --first 2")));
  auto const plan = said.out.find("\"name\": \"truck\"");
  ASSERT_NE(plan, std::string::npos) << said.out;
  auto const found = said.out.substr(plan), row = said.out.substr(said.out.find('\n') + 1);
  EXPECT_NEAR(number_after(found, "mean"), number_after(row, "cost_total"), 1e-6);
  EXPECT_DOUBLE_EQ(number_after(found, "replications"), 6);
  EXPECT_THAT(row, AllOf(HasSubstr("24 replications in all"),
                         HasSubstr("antithetic pairs, each of which is one sample"),
                         HasSubstr("--most 15 (run.antithetic makes replications in pairs"),
                         HasSubstr("a budget of 16 replications (3 plans take 18 before the first look)"),
                         HasSubstr("--first 2 (differences are judged by how much pairs vary")));
}

TEST(Select, RefusesHalfAQuestion) {
  struct Case {
    char const *options, *says;
  };
  for (Case const& c :
       {Case{"--zone 1", "--figure is missing"}, Case{"--figure cost_total", "--zone is missing"},
        Case{"--figure cost_total --zone x", "--zone x (must be a number above 0"},
        Case{"--figure cost_totl --zone 1 --better lower",
             "--figure cost_totl (no run has a figure of this name) did "
             "you mean 'cost_total'?"},
        Case{"--figure trucks --zone 1", "--figure trucks (has no better side of its own) give --better"},
        Case{"--figure cost_total --method ocba", "--budget is missing"},
        Case{"--figure cost_total --method ocba --budget 99 --zone 1", "--zone (ocba spends a budget"},
        Case{"--figure cost_total --method ocba --budget 5", "a budget of 5"}}) {
    auto const said = shell(with_study(plans, std::string("ruralsim select s.toml 2>&1 ") + c.options));
    EXPECT_EQ(said.code, 2) << c.options;
    EXPECT_THAT(said.out, HasSubstr(c.says)) << c.options;
  }
}

}  // namespace
}  // namespace ruralsim::cli
