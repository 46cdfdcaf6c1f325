// `ruralsim plot` of merged studies.
#include "tests/cli/study_shell.hpp"

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

TEST(PlotStudy, DrawsWhatTheDesignTellsOfEveryFigure) {
  struct Case {
    std::string study, files;
  };
  for (Case const& c :
       {Case{plans, "differences.csv differences.svg pareto-next-day-rate.csv pareto-next-day-rate.svg "},
        Case{varied("'kind = \"one-at-a-time\"'"),
             "pareto-next-day-rate.csv pareto-next-day-rate.svg tornado-cost-per-parcel.csv "
             "tornado-cost-per-parcel.svg tornado-next-day-rate.csv tornado-next-day-rate.svg "
             "tornado-trucks.csv tornado-trucks.svg "}}) {
    auto const said =
        shell(with_study(c.study, "ruralsim plot s.h5 --format svg -q && cd s-charts && ls | tr '\n' ' '"));
    EXPECT_EQ(said.code, 0) << said.out;
    EXPECT_THAT(said.out, HasSubstr(c.files));
  }
}

TEST(PlotStudy, DrawsTheSameAsTheCommandThatTellsIt) {
  auto const said = shell(with_study(
      varied("'kind = \"factorial\"'"),
      "ruralsim sensitivity s.h5 --figure next_day_rate --chart c.png -q && ruralsim plot s.h5 "
      "--figure next_day_rate --chart heat-map -q && cmp c.png s-charts/heat-map-next-day-rate.png && "
      "cmp c.csv s-charts/heat-map-next-day-rate.csv && ls s-charts | wc -l"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out, HasSubstr("\n4\n")) << "nothing but this chart, as SVG, PDF, PNG and CSV";
}

TEST(PlotStudy, SaysWhatIsOfWhichKindOfFile) {
  struct Case {
    char const *line, *says;
  };
  for (Case const& c : {Case{"ruralsim plot s.h5 --chart sobol",
                             "--chart sobol (is not what the design of s.h5 tells: list)"},
                        Case{"ruralsim plot s.h5 --chart lead-time",
                             "--chart lead-time (is of the result of a run, and s.h5 is a merged study)"},
                        Case{"ruralsim plot s.h5 --county twelve",
                             "--county (is of the result of a run, and s.h5 is a merged study)"},
                        Case{"ruralsim plot s.h5 --figure nonsense", "nonsense"},
                        Case{"r=$root/scenarios/village-12.toml; ruralsim run $r -q -o r.h5 >/dev/null; "
                             "ruralsim plot r.h5 --chart tornado",
                             "--chart tornado (is of a merged study, and r.h5 is the result of one run)"},
                        Case{"ruralsim plot r.h5 --figure orders", "r.h5"}}) {
    auto const said = shell(with_study(plans, std::string(c.line) + " 2>&1; echo $?; ls -d *-charts"));
    EXPECT_THAT(said.out, HasSubstr(c.says)) << c.line;
    EXPECT_THAT(said.out, Not(HasSubstr("-charts\n"))) << "nothing is left behind";
  }
}

// Of a study that is not finished. Which points lack cells depends on their hashes.
TEST(PlotStudy, TellsPlansOfFewerReplicationsThanOthers) {
  auto const said = shell(with_study(
      plans,
      "rm $(find s.study/cells -type f | sort | head -5); ruralsim study merge s.toml -q --partial "
      "--force >/dev/null 2>&1; ruralsim plot s.h5 --chart pareto --format svg >/dev/null && "
      "cat s-charts/pareto-next-day-rate.csv && grep -o '<desc>.*</desc>' s-charts/*.svg"));
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out, AllOf(HasSubstr(",front,verdict,replications\n"),
                              ContainsRegex("\n(now|truck|early),,,,,,,no,,0\n"), HasSubstr(",,3\n"),
                              HasSubstr(",,4\n"), HasSubstr("1 of 3 points lacks a cost or a service"),
                              HasSubstr("n = 3 to 4 replications")));
}

// Emissions are of parcels, whatever installations cost.
TEST(PlotStudy, HasEmissionsBesideTheCostOfParcelsAlone) {
  std::string const line =
      "sed -i 's/\"trucks\"]/\"emissions_per_parcel\", \"installed_within_48h_rate\", "
      "\"cost_per_installation\"]/' s.toml; ruralsim study run s.toml -q >/dev/null; ruralsim study merge "
      "s.toml -q --force; ruralsim plot s.h5 --chart pareto --format svg -q && head -1 s-charts/*.csv";
  auto const said = shell(with_study(plans, line));
  EXPECT_EQ(said.code, 0) << said.out;
  auto const installed = said.out.find("pareto-installed-within-48h-rate.csv"),
             next_day = said.out.find("pareto-next-day-rate.csv", installed + 1);
  ASSERT_NE(next_day, std::string::npos) << said.out;
  EXPECT_THAT(said.out.substr(installed, next_day - installed), Not(HasSubstr("emissions")));
  EXPECT_THAT(said.out.substr(next_day), HasSubstr("emissions,emissions_low"));
}

// Two points are too few for a line of two factors, and enough for two plans.
TEST(PlotStudy, DrawsPlansWhereNothingCanBeSaidOfFactors) {
  auto const said = shell(with_study(varied("'kind = \"latin-hypercube\"' 'size = 2'"),
                                     "ruralsim plot s.h5 --chart pareto --format svg 2>&1"));
  EXPECT_EQ(said.code, 0);
  EXPECT_EQ(said.out, "s-charts/pareto-next-day-rate.{svg,csv}\n");
}

TEST(PlotStudy, PointsWithoutRepetitionHaveNoDifferences) {
  std::string once = plans;
  once.replace(once.find("count = 4"), 9, "count = 1");
  auto const all = shell(with_study(once, "ruralsim plot s.h5 --format svg 2>&1"));
  EXPECT_EQ(all.code, 0) << all.out;
  EXPECT_THAT(all.out, AllOf(HasSubstr("differences: "), HasSubstr("pareto-next-day-rate")));
  auto const asked = shell(with_study(once, "ruralsim plot s.h5 --chart differences 2>&1"));
  EXPECT_EQ(asked.code, 2) << asked.out;
}

}  // namespace
}  // namespace ruralsim::cli
