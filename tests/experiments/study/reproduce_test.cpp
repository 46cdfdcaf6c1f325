#include "experiments/study/reproduce.hpp"

#include "experiments/study/merge.hpp"
#include "experiments/study/methods.hpp"
#include "results/statistics.hpp"
#include "sim/fault.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using testing::HasSubstr;
using testing::Not;

struct MergedStudy : testing::Test {
  StudyFolder folder;
  CellStore store{folder.cells(), this_program};
  Prepared prepared = folder.prepared();

  results::Tables merged() {
    run_all(prepared, store, folder.cells());
    return merge(prepared, state_of(prepared, store), this_program, {});
  }
};

TEST_F(MergedStudy, IsRunAgainFromWhatItHolds) {
  auto const tables = merged();
  std::filesystem::remove(folder.path() / "study.toml");  // it takes nothing from the disk
  auto const told = reproduce(tables, 3, 2, never_stopped);
  EXPECT_TRUE(told.same()) << (told.different.empty() ? "" : told.different.front());
  EXPECT_GT(told.figures, 100u);
  EXPECT_EQ(told.point_name, "trucks=2, cut_off=18:00");
}

TEST_F(MergedStudy, TellsWhatDiffers) {
  auto const tables = merged();
  results::Tables forged;
  for (auto const& group : tables.groups())
    if (!group.empty()) forged.add_group(group);
  for (auto const& attribute : tables.attributes("")) forged.set("", attribute.name, attribute.value);
  for (auto const& dimension : tables.dimensions()) forged.add(dimension);
  for (auto variable : tables.variables()) {
    if (variable.name == "next_day_rate") std::get<std::vector<double>>(variable.data)[3] += 1e-9;
    forged.add(std::move(variable));
  }
  auto const told = reproduce(forged, 1, 0, never_stopped);
  EXPECT_FALSE(told.same());
  ASSERT_EQ(told.different.size(), 1u);
  EXPECT_THAT(told.different[0], HasSubstr("next_day_rate"));
  EXPECT_TRUE(reproduce(forged, 1, 1, never_stopped).same());
}

TEST_F(MergedStudy, HasNoOtherCells) {
  auto const tables = merged();
  EXPECT_THROW(reproduce(tables, 4, 0, never_stopped), sim::Error);
  EXPECT_THROW(reproduce(tables, 0, 3, never_stopped), sim::Error);
}

TEST_F(MergedStudy, SaysWhatAPaperShould) {
  run_all(prepared, store, folder.cells());
  auto const text = methods_text(prepared, state_of(prepared, store), this_program);
  for (char const* what :
       {"Objectives. ", "Logic. ", "Data. ", "Experimentation. ", "Implementation. ", "Code access. ",
        "trucks 1, 2", "The design is a full factorial of 4 points. ", "Each point was run 3 times",
        "12 runs were made", "simulates 14 days", "no warm-up was left out"})
    EXPECT_THAT(text, HasSubstr(what));
  store.remove({.scenario = prepared.keys[0].hash, .replication = 0});
  EXPECT_THAT(methods_text(prepared, state_of(prepared, store), this_program),
              HasSubstr("[Not complete: 11 of 12"));
}

// Two factors with ranges in the design named.
std::string of_design(std::string const& design) {
  return "[design]\n" + design +
         "\n[[factor]]\nname = \"trucks\"\nkey = \"county.twelve.trucks\"\nrange = [1, 4]\nwhole = true\n"
         "[[factor]]\nname = \"technicians\"\nkey = \"county.twelve.technicians\"\nrange = [1, 4]\nwhole = "
         "true\n"
         "[replications]\ncount = 2\n";
}

TEST_F(MergedStudy, SaysHowItsDesignWasMadeAndWhatIsMadeOfIt) {
  struct Case {
    std::string rest;
    std::vector<char const*> says;
  };
  for (Case const& c :
       {Case{of_design("kind = \"saltelli\"\nsize = 4\nseed = 9"),
             {"4 rows of matrices A, B and AB_i", "Sobol's sequence in 4 coordinates",
              "random digital shift, drawn with seed 9",
              "(Saltelli et al. 2010); total indices: half the mean of (A - AB_i)^2 (Jansen 1999)",
              "1,000 bootstrap samples"}},
        Case{of_design("kind = \"saltelli\"\nsize = 8\nshifts = 4"),
             {"moved by 4 independent random digital shifts", "t-intervals by a jackknife over the shifts"}},
        Case{of_design("kind = \"sobol\"\nsize = 4"),
             {"4 points of Sobol's sequence", "random digital shift", "linear regression"}},
        Case{of_design("kind = \"morris\"\nsize = 2\ncandidates = 8"),
             {"2 trajectories of Morris (1991), each of 3 points", "the most spread of 8", "mu*",
              "jackknife"}},
        Case{of_design("kind = \"latin-hypercube\"\nsize = 4\ncandidates = 3"),
             {"a Latin hypercube of 4 points", "of 3 random ones", "linear regression"}},
        Case{of_design("kind = \"one-at-a-time\""), {"one factor at a time", "Interactions are not seen"}},
        Case{"[design]\nkind = \"list\"\n[[point]]\nname = \"as it is\"\n",
             {"a list of 1 plan chosen beforehand", "Bonferroni", "[If ruralsim select chose a plan"}}}) {
    auto const study = folder.prepared(c.rest);
    auto const text = methods_text(study, state_of(study, store), this_program);
    for (char const* what : c.says) EXPECT_THAT(text, HasSubstr(what));
  }
}

TEST_F(MergedStudy, SaysWhatWasRequiredAndHowItWasLookedFor) {
  auto study = folder.prepared(of_design("kind = \"factorial\"") +
                               "[require]\ncost = \"cost_total\"\nconfidence = 0.9\nleast = 2\nmost = 7\n"
                               "[[require.constraint]]\nfigure = \"next_day_rate\"\nat_least = 0.3\n"
                               "[[require.constraint]]\nfigure = \"backlog_mean\"\nat_most = 40\n");
  study.study.replications.count = 7;
  WorkLog const log(folder.cells());
  CellWork work(study, store, this_program, log, never_stopped);
  for (std::uint32_t const job : {0, 1, 7}) work(job);
  auto const text = methods_text(study, state_of(study, store), this_program);
  for (char const* what :
       {"Of 16 plans, sought was the one with the least cost_total",
        "next_day_rate at least 0.3; backlog_mean at most 40", "after 2, 4, 7 replications",
        "an error of 0.01667 (1 - 0.9 shared by 2 requirements and 3 looks, Bonferroni)", "the largest first",
        "3 runs of 2 plans were made", "draw the same random numbers at all points"})
    EXPECT_THAT(text, HasSubstr(what));
  EXPECT_THAT(text, Not(HasSubstr("Not complete")));
  EXPECT_THAT(text, Not(HasSubstr("Each point was run")));
}

TEST_F(MergedStudy, OfAntitheticPairsHasIntervalsOverPairs) {
  prepared =
      prepare(read_study(folder.write(
                  "[design]\nkind = \"list\"\n[[point]]\nname = \"as it is\"\n[replications]\ncount = 6\n",
                  "responses = [\"orders\"]")),
              1);
  auto study = prepared.study;
  study.settings.emplace_back("run.antithetic=true");
  prepared = prepare(study, 1);
  auto const tables = merged();
  auto const x = tables.at("orders").values<double>();
  std::vector<double> const pairs{(x[0] + x[1]) / 2, (x[2] + x[3]) / 2, (x[4] + x[5]) / 2};
  EXPECT_DOUBLE_EQ(tables.at("half_width/orders").values<double>()[0], results::estimate(pairs).half_width);
  study.replications.count = 5;
  EXPECT_THROW(prepare(study, 1), sim::Error);
}

}  // namespace
}  // namespace ruralsim::experiments
