#include "experiments/study/study_tables.hpp"

#include "experiments/regression.hpp"
#include "experiments/study/merge.hpp"
#include "experiments/study/study_state.hpp"
#include "results/netcdf.hpp"
#include "sim/fault.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <cmath>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

struct TablesOfStudy : testing::Test {
  StudyFolder folder;
  CellStore store{folder.cells(), this_program};

  results::Tables merged(std::string const& rest) {
    auto const prepared = folder.prepared(rest);
    run_all(prepared, store, folder.cells());
    return merge(prepared, state_of(prepared, store), this_program, {});
  }
};

template <class Does>
std::string refused(Does const& does, sim::Blame blame) {
  try {
    does();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), blame);
    return error.what();
  }
  return "not refused";
}

TEST_F(TablesOfStudy, AreRefusedWhereALevelIsNoNumber) {
  auto tables = merged("[design]\nkind = \"list\"\n[[point]]\nname = \"a\"\n[replications]\ncount = 2\n");
  tables.set("", "confidence_level", std::string("95 %"));
  EXPECT_THAT(refused([&] { (void)study_from(tables, "study.h5"); }, sim::Blame::io),
              HasSubstr("study.h5: is damaged: its confidence_level is no number"));
}

TEST_F(TablesOfStudy, HaveResponsesByPointAndReplicationFactorsAndDesign) {
  auto const tables = merged(std::string(two_by_two));
  auto const study = study_from(tables, "study.h5");
  EXPECT_TRUE(is_study(tables));
  EXPECT_EQ(study.kind, DesignKind::factorial);
  EXPECT_EQ(study.replicates, 3u);
  EXPECT_THAT(study.replications, ElementsAre(3, 3, 3, 3));
  ASSERT_THAT(study.factors, SizeIs(2));
  EXPECT_EQ(study.factors[0].name, "trucks");
  EXPECT_THAT(study.factors[0].numbers, ElementsAre(1, 1, 2, 2));
  EXPECT_THAT(study.factors[1].texts, ElementsAre("12:00", "18:00", "12:00", "18:00"));
  EXPECT_THAT(study.factors[1].numbers, SizeIs(0));
  EXPECT_THAT(study.design.points,
              ElementsAre(ElementsAre(0, 0), ElementsAre(0, 1), ElementsAre(1, 0), ElementsAre(1, 1)));
  auto const f = study.find_figures("cost_per_parcel").at(0);
  EXPECT_EQ(study.figures[f].kind.unit, "CNY");
  auto const all = tables.at("cost_per_parcel").values<double>();
  EXPECT_EQ(study.of_point(study.figures[f], 2)[1], all[2 * 3 + 1]);
  EXPECT_GT(study.find_figures("late_share").size(), 3u) << "all of its axis";
  EXPECT_EQ(study.find_point("2"), 2u);
  EXPECT_EQ(study.find_point(study.points[3]), 3u);
}

TEST_F(TablesOfStudy, SayInHowManyShiftsTheRowsAre) {
  std::string const factor =
      "[[factor]]\nname = \"trucks\"\nkey = \"county.twelve.trucks\"\nvalues = [1, 2]\n"
      "[replications]\ncount = 1\n[design]\nkind = \"saltelli\"\nsize = 4\n";
  auto const shifted = study_from(merged(factor + "shifts = 2\n"), "study.h5");
  EXPECT_EQ(shifted.design.shifts, 2u);
  EXPECT_EQ(shifted.design.points, saltelli({.factors = 1, .rows = 4, .seed = 1, .shifts = 2}).points);
  EXPECT_EQ(study_from(merged(factor), "study.h5").design.shifts, 1u);
}

constexpr char const* pairs_of_two =
    "[[factor]]\nname = \"trucks\"\nkey = \"county.twelve.trucks\"\nvalues = [1, 2]\n";

// The same with antithetic replications.
std::string with_pairs(StudyFolder& folder, std::string const& replications) {
  auto const path = folder.write(pairs_of_two + replications);
  std::ifstream in(path);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  text.replace(text.find("\"run.length"), 0, "\"run.antithetic=true\", ");
  std::ofstream(path) << text;
  return path;
}

TEST_F(TablesOfStudy, OfAntitheticReplicationsCountPairsOnce) {
  auto const prepared = prepare(read_study(with_pairs(folder, "[replications]\ncount = 4\n")), 1);
  run_all(prepared, store, folder.cells());
  auto const tables = merge(prepared, state_of(prepared, store), this_program, {});
  auto const study = study_from(tables, "study.h5");
  EXPECT_TRUE(study.antithetic);
  EXPECT_EQ(study.replicates, 2u);
  EXPECT_THAT(study.replications, ElementsAre(2, 2));
  auto const all = tables.at("lead_time_mean").values<double>();
  auto const& figure = study.figures[study.find_figures("lead_time_mean").at(0)];
  EXPECT_DOUBLE_EQ(study.of_point(figure, 1)[1], (all[6] + all[7]) / 2);
  EXPECT_DOUBLE_EQ(tables.at("half_width/lead_time_mean").values<double>()[1],
                   results::estimate(study.of_point(figure, 1)).half_width);
  EXPECT_FALSE(study_from(merged(std::string(two_by_two)), "study.h5").antithetic);
}

TEST_F(TablesOfStudy, SayWhatTheyDoNotHold) {
  auto const tables = merged(std::string(two_by_two));
  auto const study = study_from(tables, "study.h5");
  EXPECT_THAT(refused([&] { study.find_figures("next_day_rat"); }, sim::Blame::usage),
              HasSubstr("did you mean 'next_day_rate'?"));
  EXPECT_THAT(refused([&] { study.find_point("4"); }, sim::Blame::usage), HasSubstr("from 0 to 3"));
  EXPECT_THAT(refused([&] { study_from(results::Tables(), "run.h5"); }, sim::Blame::io),
              HasSubstr("run.h5: is no merged study"));
}

// A factor of two values, one of six of which but three were drawn, and one that may be anything.
StudyTables drawn(DesignKind kind) {
  return {.kind = kind,
          .design = {.factors = 3,
                     .points = {{0.1, 0.3, 0.3}, {0.9, 0.2, 0.2}, {0.4, 0.7, 0.7}, {0.6, 0.1, 0.1}}},
          .points = {"a", "b", "c", "d"},
          .factors = {{.name = "two", .unit = "", .texts = {}, .numbers = {}, .levels = 2},
                      {.name = "six", .unit = "", .texts = {}, .numbers = {}, .levels = 6},
                      {.name = "any", .unit = "", .texts = {}, .numbers = {}, .levels = 0}}};
}

// A hypercube has a coordinate anywhere in the share of a value; a line through the values needs the values,
// each at its place among all that there are, drawn or not.
TEST_F(TablesOfStudy, HaveADesignOfLevels) {
  EXPECT_THAT(drawn(DesignKind::latin_hypercube).design_of_levels().points,
              ElementsAre(ElementsAre(0, 0.2, 0.3), ElementsAre(1, 0.2, 0.2), ElementsAre(0, 0.8, 0.7),
                          ElementsAre(1, 0, 0.1)));
  auto const grid = drawn(DesignKind::morris);
  EXPECT_EQ(grid.design_of_levels().points, grid.design.points) << "which has them at their places";
  auto old = drawn(DesignKind::sobol);
  old.factors[1].levels.reset();
  EXPECT_THAT(refused([&] { old.design_of_levels(); }, sim::Blame::usage),
              HasSubstr("merge the study again"));
}

// Of a figure that is a straight line in every factor the regression finds the change over its whole range,
// whatever the design met: a base between the levels, levels that were not drawn, one point for a number.
TEST_F(TablesOfStudy, GiveALineItsExactSlope) {
  auto const slopes = [&](std::string const& second, std::string const& design, std::string const& figure) {
    auto const study = study_from(
        merged("[[factor]]\nname = \"perkm\"\nkey = \"line_haul_vehicle.cost_per_km\"\nrange = [\"1 "
               "CNY/km\", \"5 CNY/km\"]\n[[factor]]\n" +
               second + "[replications]\ncount = 1\n[design]\n" + design),
        "study.h5");
    auto const& one = study.figures[study.find_figures(figure).at(0)];
    auto const found = regression(study.design_of_levels(), study.responses(one)).factors;
    return std::pair(found[0].effect.mean, found[1].effect.mean);
  };
  std::string const trucks =
                        "name = \"trucks\"\nkey = \"county.twelve.trucks\"\nrange = [1, 7]\nwhole = true\n",
                    rent =
                        "name = \"rent\"\nkey = \"cost.center_facility\"\nvalues = [\"10 kCNY/year\", \"16 "
                        "kCNY/year\", \"22 kCNY/year\", \"28 kCNY/year\", \"34 kCNY/year\"]\n";
  auto const [per_km, of_rent] = slopes(rent, "kind = \"factorial\"\nlevels = 2\n", "cost_total");
  EXPECT_GT(per_km, 100);
  EXPECT_GT(of_rent, 100);
  for (char const* design : {"kind = \"one-at-a-time\"\n", "kind = \"morris\"\nsize = 2\nlevels = 8\n",
                             "kind = \"latin-hypercube\"\nsize = 9\n", "kind = \"sobol\"\nsize = 8\n"}) {
    EXPECT_NEAR(slopes(trucks, design, "trucks").second, 6, 1e-9) << design;
    auto const [km, yearly] = slopes(rent, design, "cost_total");
    EXPECT_NEAR(km, per_km, 1e-4 * per_km) << design << ": numbers have six digits, money whole fen";
    EXPECT_NEAR(yearly, of_rent, 1e-4 * of_rent) << design;
  }
}

}  // namespace
}  // namespace ruralsim::experiments
