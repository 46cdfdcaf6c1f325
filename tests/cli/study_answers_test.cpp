// Answers of studies as a user asks for them: compare, sensitivity.
#include "tests/cli/shell.hpp"

#include <string>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

// Two weeks of twelve villages, run and merged as s.h5 in a folder of its own.
std::string with_study(std::string const& rest, std::string const& line) {
  return "root=$PWD; d=$(mktemp -d); trap \"rm -rf $d\" EXIT; cd $d; "
         "printf '%s\\n' 'schema = 1' '[study]' 'responses = [\"next_day_rate\", \"cost_per_parcel\", "
         "\"trucks\"]' "
         "\"scenario = \\\"$root/scenarios/village-12.toml\\\"\" "
         "'set = [\"run.length=14 days\", \"run.warm_up=0 days\"]' " +
         rest +
         " '[end]' > s.toml; ruralsim study run s.toml -q >/dev/null && ruralsim study merge s.toml -q; " +
         line;
}

constexpr char const* plans =
    "'[design]' 'kind = \"list\"' '[replications]' 'count = 4' '[[point]]' 'name = \"now\"' '[[point]]' "
    "'name = \"truck\"' 'set = [\"county.twelve.trucks=2\"]' '[[point]]' 'name = \"early\"' "
    "'set = [\"warehouse.cut_offs=[\\\"06:00\\\"]\"]'";

std::string varied(std::string const& design, std::string const& count = "3") {
  return "'[design]' " + design + " '[replications]' 'count = " + count +
         "' '[[factor]]' 'name = \"trucks\"' 'key = \"county.twelve.trucks\"' 'values = [1, 2, 3]' "
         "'[[factor]]' 'name = \"cut_off\"' 'key = \"warehouse.cut_offs\"' "
         "'values = [[\"06:00\"], [\"12:00\"], [\"18:00\"]]'";
}

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

TEST(CompareStudy, DrawsAForest) {
  auto const said = shell(with_study(
      plans, "ruralsim compare s.h5 --chart f.csv --figure cost_per_parcel -q >/dev/null && cat f.csv"));
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("cost per parcel,CNY,truck,"), HasSubstr("cost per parcel,CNY,early,")));
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

}  // namespace
}  // namespace ruralsim::cli
