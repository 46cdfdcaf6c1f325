// Points of sequential studies that do not reach what is asked of them, and who is told.
#include "experiments/study/targets.hpp"

#include "experiments/study/merge.hpp"
#include "experiments/study/methods.hpp"
#include "experiments/study/missed_targets.hpp"
#include "results/netcdf.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string until(std::string const& figure, std::string const& half_width) {
  return "[[factor]]\nname = \"trucks\"\nkey = \"county.twelve.trucks\"\nvalues = [1, 2]\n"
         "[replications]\nleast = 3\nmost = 6\n[[replications.target]]\nfigure = \"" +
         figure + "\"\nhalf_width = " + half_width + "\n";
}

struct Targets : testing::Test {
  StudyFolder folder;
  CellStore store{folder.cells(), this_program};

  StudyState run(Prepared const& prepared) {
    run_all(prepared, store, folder.cells());
    return state_of(prepared, store);
  }
  std::vector<std::uint8_t> reached(Prepared const& prepared, StudyState const& state) {
    auto const tables = merge(prepared, state, this_program, {});
    EXPECT_NO_THROW(results::encode(tables));
    auto const values = tables.at("target_reached").values<std::uint8_t>();
    return {values.begin(), values.end()};
  }
};

TEST_F(Targets, ThatAreMissedAtTheMostAreTold) {
  auto const prepared = folder.prepared(until("next_day_rate", "1e-9"));
  auto const state = run(prepared);
  EXPECT_TRUE(state.complete());
  EXPECT_THAT(missed_points(state), ElementsAre(0u, 1u));
  EXPECT_EQ(missed_text(prepared, state),
            "2 of 2 points have not reached their targets: point 0 (trucks=1) with 6 replications; point 1 "
            "(trucks=2) with 6 replications");
  EXPECT_THAT(reached(prepared, state), ElementsAre(0, 0));
  EXPECT_THAT(methods_text(prepared, state, this_program), HasSubstr(", which 2 of 2 points did not reach"));
}

TEST_F(Targets, ThatAreReachedAreToldInTheMergedFile) {
  auto const prepared = folder.prepared(until("next_day_rate", "0.5"));
  auto const state = run(prepared);
  EXPECT_THAT(missed_points(state), IsEmpty());
  EXPECT_EQ(missed_text(prepared, state), "");
  EXPECT_THAT(reached(prepared, state), ElementsAre(1, 1));
  EXPECT_THAT(methods_text(prepared, state, this_program), Not(HasSubstr("did not reach")));
}

// The hamlet sells nothing: there is no time of a sale to be had from however many replications.
TEST_F(Targets, ThatHaveNoValueEndAPointAtTheFirstLook) {
  auto const prepared = folder.prepared(until("sale_time", "1"));
  auto const state = run(prepared);
  EXPECT_TRUE(state.complete());
  EXPECT_EQ(state.cells[0].size(), 3u);
  EXPECT_THAT(missed_text(prepared, state),
              HasSubstr("point 0 (trucks=1): sale_time has no mean over 3 replications"));
  EXPECT_THAT(reached(prepared, state), ElementsAre(0, 0));
}

TEST_F(Targets, OfPointsThatAreNotFinishedAreNotKnown) {
  auto const prepared = folder.prepared(until("next_day_rate", "1e-9"));
  run(prepared);
  store.remove({.scenario = prepared.keys[1].hash, .replication = 5});
  auto const state = state_of(prepared, store);
  EXPECT_FALSE(state.complete());
  EXPECT_THAT(reached(prepared, state), ElementsAre(0, 2));
}

TEST_F(Targets, OfAStudyOfFixedReplicationsAreNone) {
  auto const prepared = folder.prepared();
  auto const state = run(prepared);
  EXPECT_THAT(missed_points(state), IsEmpty());
  EXPECT_EQ(merge(prepared, state, this_program, {}).find("target_reached"), nullptr);
}

}  // namespace
}  // namespace ruralsim::experiments
