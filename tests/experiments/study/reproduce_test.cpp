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
  EXPECT_EQ(told.point_name, "trucks=2, cut_off=[\"18:00\"]");
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
        "trucks 1, 2", "The design (factorial) has 4 points", "Each point was run 3 times",
        "12 runs were made", "simulates 14 days", "no warm-up was left out"})
    EXPECT_THAT(text, HasSubstr(what));
  store.remove({.scenario = prepared.keys[0].hash, .replication = 0});
  EXPECT_THAT(methods_text(prepared, state_of(prepared, store), this_program),
              HasSubstr("[Not complete: 11 of 12"));
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
