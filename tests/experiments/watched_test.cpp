// A watched day leaves everything else as it is, byte by byte, and comes whole out of another process.
#include "experiments/ledger_bytes.hpp"
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::experiments {
namespace {

using models::Afterwards;
using models::RunLedger;

models::RunOptions watching(std::int64_t day, Afterwards then = Afterwards::go_on) {
  models::RunOptions options;
  options.watch = models::Watch{.day = day, .then = then};
  return options;
}

models::Scenario busy() {
  auto scenario = tests::small_county(14);
  auto& s = scenario.stretches.front().settings;
  s.center.pick_up_delay = sim::Distribution::exponential(20'000);
  s.products[0].return_share = 0.2;
  s.center.return_delay = sim::Distribution::exponential(100'000);
  return scenario;
}

// All that a record says, as values that can be compared.
auto all_of(models::WatchedLedger const& watched) {
  using Line = std::vector<std::int64_t>;
  std::vector<Line> rows;
  auto const spot = [](Line& row, models::Spot at) {
    row.push_back(static_cast<std::int64_t>(at.kind)), row.push_back(at.number);
  };
  auto const mover = [](Line& row, models::Mover who) {
    row.push_back(static_cast<std::int64_t>(who.kind)), row.push_back(who.number);
  };
  auto const pieces = [](Line& row, models::Pieces const& p) {
    row.insert(row.end(), {p.parcels, p.appliances, p.shelf_pieces, p.going_back, p.boxes});
  };
  for (auto const& leg : watched.legs) {
    auto& row = rows.emplace_back(Line{leg.trip, static_cast<std::int64_t>(leg.going), leg.begins, leg.ends,
                                       leg.leaves, leg.arrives, leg.metres, leg.standing, leg.vehicles});
    mover(row, leg.who), spot(row, leg.from), spot(row, leg.to), spot(row, leg.toward),
        pieces(row, leg.on_board);
  }
  for (auto const& stay : watched.stays) {
    auto& row = rows.emplace_back(Line{stay.trip, static_cast<std::int64_t>(stay.doing),
                                       static_cast<std::int64_t>(stay.outcome), stay.from, stay.until,
                                       stay.metres, stay.driving, stay.order});
    mover(row, stay.who), spot(row, stay.at), pieces(row, stay.goods);
  }
  for (auto const& change : watched.changes) {
    auto& row = rows.emplace_back(Line{static_cast<std::int64_t>(change.what), change.by, change.time});
    spot(row, change.at);
  }
  std::vector<std::string> words;
  for (auto const& line : watched.lines) words.push_back(std::to_string(line.time) + line.actor + line.text);
  for (auto const& one : watched.closures) words.push_back(std::to_string(one.from) + one.name);
  return std::pair(std::move(rows), std::move(words));
}

// What is told and what is known is the same when the run ends with the day.
TEST(WatchedDay, is_the_same_when_the_run_stops_after_it) {
  auto const scenario = busy();
  auto const whole = simulate(scenario, watching(3)),
             stopped = simulate(scenario, watching(3, Afterwards::stop));
  EXPECT_LT(stopped.days, scenario.run.days);
  EXPECT_GE(stopped.days, 4);
  EXPECT_EQ(all_of(whole.watched), all_of(stopped.watched));
  EXPECT_EQ(all_of(whole.counties[0].watched), all_of(stopped.counties[0].watched));
}

TEST(WatchedDay, changes_nothing_else) {
  auto const scenario = busy();
  auto watched = simulate(scenario, watching(10));
  auto const plain = simulate(scenario, {});
  EXPECT_EQ(watched.fingerprint, plain.fingerprint);
  EXPECT_FALSE(watched.watched.lines.empty());
  watched.watched = {};
  watched.counties[0].watched = {};
  EXPECT_EQ(to_bytes(watched), to_bytes(plain));
}

TEST(WatchedDay, comes_whole_out_of_another_process) {
  auto const run = simulate(busy(), watching(3));
  auto const there = ledger_from_bytes(to_bytes(run));
  EXPECT_EQ(all_of(there.watched), all_of(run.watched));
  EXPECT_EQ(all_of(there.counties[0].watched), all_of(run.counties[0].watched));
}

}  // namespace
}  // namespace ruralsim::experiments
