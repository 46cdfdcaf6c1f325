// The way of every order of a run, calculated once more from the second it was placed: by counting seconds,
// with none of the program's rules.
#include "tests/support/small_county.hpp"
#include "tests/theory/runs.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <gtest/gtest.h>

namespace ruralsim::theory {
namespace {

constexpr std::int64_t kHour = 3600, kDay = 24 * kHour;
using Row = models::OrderRow;

// Open every day from..to.
struct House {
  std::int64_t from, to;
  std::int64_t next_open(std::int64_t t) const {
    while (t % kDay < from || t % kDay >= to) t = t % kDay < from ? t - t % kDay + from : t - t % kDay + kDay;
    return t;
  }
  std::int64_t done(std::int64_t t, std::int64_t work) const {
    for (t = next_open(t); work > 0; t = next_open(t)) {
      auto const today = std::min(work, to - t % kDay);
      t += today, work -= today;
      if (work == 0) break;
    }
    return t;
  }
};

constexpr House kWarehouse{6 * kHour, 22 * kHour}, kHub{5 * kHour, 20 * kHour};
constexpr std::int64_t kCutOffs[] = {11 * kHour, 16 * kHour, 23 * kHour};
constexpr std::int64_t kDepartures[] = {2 * kHour, 13 * kHour, 18 * kHour};
constexpr std::int64_t kTrucks[] = {8 * kHour, 13 * kHour};
constexpr std::int64_t kPicking = 10, kSorting = 5, kUnloading = 20 * 60, kLoading = 30 * 60,
                       kDrive = 200 * 60;

template <std::size_t N>
std::int64_t next(std::int64_t const (&clock)[N], std::int64_t t) {
  for (auto const at : clock)
    if (t % kDay <= at) return t - t % kDay + at;
  return t - t % kDay + kDay + clock[0];
}

// Few parcels for many trucks, so that every run that leaves is over on the same day.
models::Scenario enough_trucks(std::int64_t days) {
  auto scenario = tests::small_county(days);
  auto& s = scenario.stretches.front().settings;
  s.counties.front().trucks = 200;
  s.warehouse.shifts = sim::WeeklyHours::daily({kWarehouse.from}, {kWarehouse.to});
  s.warehouse.picking_rate = sim::PerHour{3600.0 / kPicking};
  s.hub.shifts = sim::WeeklyHours::daily({kHub.from}, {kHub.to});
  s.hub.sorting_rate = sim::PerHour{3600.0 / kSorting};
  s.truck.departures = {{kTrucks[0]}, {kTrucks[1]}};
  s.truck.shift = sim::WeeklyHours::daily(sim::hours(8), sim::hours(23));
  s.truck.overtime = sim::hours(1);
  return scenario;
}

// Goods of one center and release, an appliance always for itself, in the order in which they are picked.
using BatchKey = std::tuple<std::int64_t, std::uint16_t, std::size_t>;
struct Goods {
  std::int64_t size = 0, packed = 0, departed = 0, sorted = 0;
};

std::map<BatchKey, Goods> foreseen(std::vector<Row> const& rows, std::vector<BatchKey>& keys) {
  std::map<BatchKey, Goods> all;
  for (std::size_t n = 0; n < rows.size(); ++n) {
    auto const& row = rows[n];
    keys.push_back({next(kCutOffs, row.placed), row.center, row.group == 1 ? n + 1 : 0});
    ++all[keys.back()].size;
  }
  std::int64_t free = 0;
  for (auto& [key, goods] : all) {
    free = goods.packed = kWarehouse.done(std::max(free, std::get<0>(key) + 1), goods.size * kPicking);
    goods.departed = next(kDepartures, goods.packed + kLoading);
  }
  std::int64_t crew = 0, vehicle = -1;
  for (auto& [key, goods] : all) {
    if (goods.departed != vehicle)
      vehicle = goods.departed, crew = kHub.done(std::max(crew, vehicle + kDrive), kUnloading);
    crew = goods.sorted = kHub.done(crew, goods.size * kSorting);
  }
  return all;
}

class EveryOrder : public testing::Test {
 protected:
  static constexpr std::int64_t kDays = 28;
  EveryOrder() : ledger_(models::simulate(enough_trucks(kDays), recorded()).counties.front()) {
    goods_ = foreseen(rows(), keys_);
  }
  std::vector<Row> const& rows() const { return ledger_.orders; }

  models::CountyLedger ledger_;
  std::vector<BatchKey> keys_;
  std::map<BatchKey, Goods> goods_;
};

TEST_F(EveryOrder, is_packed_leaves_and_is_sorted_when_the_recursion_says) {
  ASSERT_GT(rows().size(), 50'000u);
  std::int64_t compared = 0;
  for (std::size_t n = 0; n < rows().size(); ++n) {
    auto const& row = rows()[n];
    if (row.sorted < 0) continue;  // not so far by the end of the run
    auto const& goods = goods_[keys_[n]];
    ASSERT_EQ(row.released, std::get<0>(keys_[n])) << n;
    ASSERT_EQ(row.packed, goods.packed) << n;
    ASSERT_EQ(row.departed, goods.departed) << n;
    ASSERT_EQ(row.at_hub, goods.departed + kDrive) << n;
    ASSERT_EQ(row.sorted, goods.sorted) << n;
    ++compared;
  }
  EXPECT_GT(compared, 45'000);
}

TEST_F(EveryOrder, knows_its_center_wherever_it_is_when_the_run_ends) {
  auto const scenario = enough_trucks(kDays);
  for (auto const& row : rows())
    ASSERT_EQ(row.center, scenario.network.counties.front().villages[row.village].center.value) << row.placed;
}

// Trucks in plenty: an order is next-day exactly if the timetable lets it leave the hub by the next day.
TEST_F(EveryOrder, is_next_day_exactly_if_the_timetable_allows_it_when_there_are_trucks_in_plenty) {
  std::vector<std::uint32_t> allowed(kDays);
  for (std::size_t n = 0; n < rows().size(); ++n) {
    auto const day = rows()[n].placed / kDay;
    auto const leaves = next(kTrucks, goods_[keys_[n]].sorted);
    bool const in_time = leaves / kDay <= day + 1;
    if (in_time) ++allowed[static_cast<std::size_t>(day)];
    bool const known = day + 2 <= kDays && rows()[n].ready >= 0;
    ASSERT_TRUE(!known || in_time == (rows()[n].ready <= (day + 2) * kDay)) << n;
  }
  std::int64_t next_day = 0, orders = 0;
  for (std::size_t day = 0; day + 2 <= kDays; ++day) {
    EXPECT_EQ(ledger_.ready_within(day, 0), allowed[day]) << "day " << day;
    next_day += allowed[day];
    for (std::size_t g = 0; g < 2; ++g) orders += ledger_.ordered(day, g);
  }
  double const rate = static_cast<double>(next_day) / static_cast<double>(orders);
  std::printf("| unlimited fleet: next-day rate that the timetable allows | %.4f |\n", rate);
  EXPECT_GT(rate, 0.2);
  EXPECT_LT(rate, 0.95);
}

}  // namespace
}  // namespace ruralsim::theory
