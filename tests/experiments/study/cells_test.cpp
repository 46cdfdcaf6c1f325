#include "experiments/study/manifest.hpp"
#include "experiments/study/merge.hpp"
#include "experiments/study/study_lock.hpp"
#include "experiments/study/study_state.hpp"
#include "results/compare.hpp"
#include "results/netcdf.hpp"
#include "sim/fault.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace fs = std::filesystem;

std::string bytes_of(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::set<fs::path> files_in(fs::path const& folder) {
  std::set<fs::path> all;
  for (auto const& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) all.insert(entry.path());
  return all;
}

template <class Does>
std::string error_of(Does const& does) {
  try {
    does();
  } catch (sim::Error const& error) {
    return error.what();
  }
  return "no error";
}

struct Cells : testing::Test {
  StudyFolder folder;
  CellStore store{folder.cells(), this_program};

  void run(Prepared const& prepared) { run_all(prepared, store, folder.cells()); }
  results::Tables merged(Prepared const& prepared) {
    return merge(prepared, state_of(prepared, store), this_program, {});
  }
};

TEST_F(Cells, EveryReplicationOfEveryPointLeavesOne) {
  auto const prepared = folder.prepared();
  run(prepared);
  EXPECT_THAT(files_in(folder.cells() / "cells"), SizeIs(12));
  auto const state = state_of(prepared, store);
  EXPECT_TRUE(state.complete());
  EXPECT_EQ(state.there, 12u);
}

// W83, W87: what is there is not run again, and more replications leave it as it is.
TEST_F(Cells, AreNotMadeTwice) {
  auto const prepared = folder.prepared();
  run(prepared);
  auto const cells = files_in(folder.cells() / "cells");
  std::vector<std::pair<fs::path, fs::file_time_type>> times;
  for (auto const& path : cells) times.emplace_back(path, fs::last_write_time(path));
  auto more = prepared;
  more.study.replications.count = 5;
  run(more);
  EXPECT_THAT(files_in(folder.cells() / "cells"), SizeIs(20));
  for (auto const& [path, time] : times) EXPECT_EQ(fs::last_write_time(path), time) << path;
}

TEST_F(Cells, OfTheSameRunAreTheSameBytes) {
  auto const prepared = folder.prepared();
  run(prepared);
  StudyFolder other;
  CellStore const elsewhere(other.cells(), this_program);
  run_all(prepared, elsewhere, other.cells());
  for (auto const& path : files_in(folder.cells() / "cells"))
    EXPECT_EQ(bytes_of(path), bytes_of(other.cells() / fs::relative(path, folder.cells()))) << path;
}

// W81: a damaged cell is named, made anew, and never merged.
TEST_F(Cells, ThatAreDamagedAreToldAndMadeAnew) {
  auto const prepared = folder.prepared();
  run(prepared);
  auto const before = merged(prepared);
  auto const path = *files_in(folder.cells() / "cells").begin();
  auto const whole = bytes_of(path);
  for (std::string const& bytes :
       {whole.substr(0, whole.size() / 2), std::string(), std::string("another program's"), [&] {
          auto bit = whole;
          bit[bit.size() / 3] ^= 4;
          return bit;
        }()}) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    auto const state = state_of(prepared, store);
    EXPECT_FALSE(state.complete());
    ASSERT_THAT(state.damaged, SizeIs(1));
    EXPECT_THAT(state.damaged[0], HasSubstr(path.filename().string()));
    run(prepared);
    EXPECT_EQ(bytes_of(path), whole);
  }
  EXPECT_THAT(results::differences(before, merged(prepared)), IsEmpty());
}

// W83: two results of one cell that differ are a fault of the machine or the program.
TEST_F(Cells, ThatDifferForOneKeyAreAnError) {
  auto const prepared = folder.prepared();
  run(prepared);
  auto cell = *store.find({.scenario = prepared.keys[0].hash, .replication = 1}).cell;
  EXPECT_EQ(error_of([&] { store.put(cell); }), "no error");
  cell.values[0] += 1;
  EXPECT_THAT(error_of([&] { store.put(cell); }), HasSubstr("other figures for the same cell"));
}

TEST_F(Cells, UnderTheNameOfAnotherAreDamaged) {
  auto const prepared = folder.prepared();
  run(prepared);
  CellId const one{.scenario = prepared.keys[0].hash, .replication = 0};
  CellId const other{.scenario = prepared.keys[0].hash, .replication = 1};
  fs::copy_file(store.path_of(one), store.path_of(other), fs::copy_options::overwrite_existing);
  EXPECT_EQ(store.find(other).state, CellState::damaged);
}

// W85: cells of another program have other keys, and copied to this one's they are refused.
TEST_F(Cells, OfAnotherProgramAreRefused) {
  auto const prepared = folder.prepared();
  run(prepared);
  CellStore const newer(folder.cells(), {.version = "later", .engine = "native"});
  CellId const id{.scenario = prepared.keys[0].hash, .replication = 0};
  EXPECT_EQ(newer.find(id).state, CellState::missing);
  fs::create_directories(newer.path_of(id).parent_path());
  fs::copy_file(store.path_of(id), newer.path_of(id));
  EXPECT_THAT(error_of([&] { (void)newer.find(id); }), HasSubstr("a study does not mix them"));
}

// W84: an edited scenario is noticed and what differs is told; words and order of keys make no difference.
TEST_F(Cells, StayWithTheScenarioOfTheirFolder) {
  auto const prepared = folder.prepared();
  EXPECT_THAT(look_at_manifest(folder.cells(), prepared, this_program).differences, IsEmpty());
  claim(folder.cells(), prepared, this_program);
  EXPECT_THAT(look_at_manifest(folder.cells(), prepared, this_program).differences, IsEmpty());
  auto const commented = prepare(read_study(folder.write(std::string("# a comment\n") + two_by_two)), 1);
  EXPECT_THAT(look_at_manifest(folder.cells(), commented, this_program).differences, IsEmpty());
  auto edited = prepared.study;
  edited.settings.emplace_back("warehouse.picking_rate=\"1000 parcels/h\"");
  auto const told =
      look_at_manifest(folder.cells(), prepare(edited, 1), {.version = "later", .engine = "native"})
          .differences;
  EXPECT_THAT(told, Contains("program: was test, is later"));
  EXPECT_THAT(told, Contains(HasSubstr("1000 parcels/h")));
}

// W88: the order of points does not matter to what is there.
TEST_F(Cells, ServeAStudyWhosePointsAreInAnotherOrder) {
  run(folder.prepared());
  auto const turned = folder.prepared(R"(
[[factor]]
name = "cut_off"
key = "warehouse.cut_offs"
values = [["18:00"], ["12:00"]]
[[factor]]
name = "trucks"
key = "county.twelve.trucks"
values = [2, 1]
[replications]
count = 3
)");
  EXPECT_TRUE(state_of(turned, store).complete());
}

// W91
TEST_F(Cells, AreWorkedOnByOneStudyAtATime) {
  fs::create_directories(folder.cells());
  {
    StudyLock const lock(folder.cells());
    EXPECT_THAT(error_of([&] { StudyLock const second(folder.cells()); }),
                HasSubstr("is at work on this study"));
  }
  StudyLock const again(folder.cells());
}

TEST_F(Cells, StopWhenAsked) {
  auto const prepared = folder.prepared();
  std::atomic<bool> const stop{true};
  WorkLog const log(folder.cells());
  CellWork work(prepared, store, this_program, log, stop);
  EXPECT_THROW(work(0), CellStopped);
  EXPECT_FALSE(fs::exists(folder.cells() / "cells"));
}

TEST_F(Cells, MergeIntoOneTable) {
  auto const prepared = folder.prepared();
  run(prepared);
  auto const tables = merged(prepared);
  auto const rates = tables.at("next_day_rate").values<double>();
  auto const means = tables.at("mean/next_day_rate").values<double>();
  ASSERT_THAT(rates, SizeIs(12));
  for (std::size_t p = 0; p < 4; ++p)
    EXPECT_NEAR(means[p], (rates[3 * p] + rates[3 * p + 1] + rates[3 * p + 2]) / 3, 1e-15);
  EXPECT_GT(means[1], means[0]) << "a cut-off at six brings more than one at noon";
  auto const trucks = tables.at("factors/trucks").values<double>();
  EXPECT_EQ(std::vector(trucks.begin(), trucks.end()), (std::vector{1.0, 1.0, 2.0, 2.0}));
  EXPECT_EQ(tables.find("factors/cut_off"), nullptr) << "lists of times are names, no numbers";
  EXPECT_EQ(tables.at("factors/cut_off_name").values<std::string>()[1], "18:00");
  EXPECT_NO_THROW(results::encode(tables));
}

TEST_F(Cells, MergeRatiosOfAllReplicationsAndIntervalsOfWhatIsAlwaysTheSame) {
  auto const prepared = folder.prepared();
  run(prepared);
  auto const tables = merged(prepared);
  auto const of = [&](char const* name, std::size_t p) { return tables.at(name).values<double>()[p]; };
  double in_time = 0, orders = 0;
  for (std::size_t r = 0; r < 3; ++r)
    in_time += of("next_day_rate", r) * of("orders", r), orders += of("orders", r);
  EXPECT_DOUBLE_EQ(of("pooled/next_day_rate", 0), in_time / orders);
  EXPECT_GT(of("pooled_half_width/next_day_rate", 0), 0);
  EXPECT_EQ(tables.find("pooled/lead_time_p95"), nullptr) << "a quantile is no ratio of sums";
  EXPECT_EQ(of("late_share_truck_full", 0), 0);
  EXPECT_GT(of("half_width/late_share_truck_full", 0), 0)
      << "Wilson's: that it never happened is not certain";
}

// W89
TEST_F(Cells, ThatAreMissingAreNaNAndCounted) {
  auto const prepared = folder.prepared();
  run(prepared);
  store.remove({.scenario = prepared.keys[2].hash, .replication = 1});
  auto const state = state_of(prepared, store);
  EXPECT_THAT(state.unfinished, testing::ElementsAre(2u));
  auto const tables = merged(prepared);
  EXPECT_EQ(tables.at("replications").values<std::int32_t>()[2], 2);
  EXPECT_TRUE(std::isnan(tables.at("next_day_rate").values<double>()[7]));
  EXPECT_FALSE(std::isnan(tables.at("mean/next_day_rate").values<double>()[2]));
}

TEST_F(Cells, KeepTheResponsesThatAreAskedFor) {
  auto prepared = folder.prepared();
  prepared.study.replications.count = 1;
  run(prepared);
  prepared.study.responses = {"next_day_rate", "late_share"};
  auto const tables = merged(prepared);
  EXPECT_NE(tables.find("late_share_truck_full"), nullptr) << "a figure with an axis stands for all of it";
  EXPECT_EQ(tables.find("two_day_rate"), nullptr);
  prepared.study.responses = {"next_day_rat"};
  EXPECT_THAT(error_of([&] { (void)merged(prepared); }), HasSubstr("did you mean 'next_day_rate'?"));
}

TEST_F(Cells, OfPointsThatAreTheSameAreRunOnce) {
  auto const prepared = folder.prepared(
      "[design]\nkind = \"list\"\n[[point]]\nname = \"a\"\n[[point]]\nname = \"b\"\n"
      "set = [\"county.twelve.trucks=1\"]\n[replications]\ncount = 2\n");
  bool const same = prepared.keys[0].hash == prepared.keys[1].hash;
  run(prepared);
  EXPECT_THAT(files_in(folder.cells() / "cells"), SizeIs(same ? 2 : 4));
  EXPECT_TRUE(state_of(prepared, store).complete());
}

TEST_F(Cells, OfASequentialStudyEndWhenIntervalsAreNarrow) {
  std::string const until = R"(
[[factor]]
name = "trucks"
key = "county.twelve.trucks"
values = [1, 2]
[replications]
least = 4
most = 60
[[replications.target]]
figure = "next_day_rate"
half_width = 0.01
)";
  auto const prepared = folder.prepared(until);
  run(prepared);
  auto const state = state_of(prepared, store);
  ASSERT_TRUE(state.complete());
  auto const tables = merged(prepared);
  for (std::size_t p = 0; p < 2; ++p) {
    auto const n = state.cells[p].size();
    EXPECT_GE(n, 4u);
    EXPECT_TRUE(tables.at("half_width/next_day_rate").values<double>()[p] <= 0.01 || n == 60);
  }
}

}  // namespace
}  // namespace ruralsim::experiments
