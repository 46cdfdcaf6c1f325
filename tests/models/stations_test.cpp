// Select stations in whole runs: what they sell, what they leave alone, how goods get to their shelves.
#include "models/facts.hpp"
#include "models/network/select_stations.hpp"
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

using tests::small_county;
using Unit = StockAmount::Unit;

constexpr double kDistant = 1e9;

Scenario with_stations(double pieces, Supply supply = Supply::network, std::int64_t days = 21) {
  auto scenario = small_county(days);
  network::choose_select_stations(scenario.network.counties.front(), 0.25, StationRule::most_households);
  auto& s = scenario.stretches.front().settings;
  s.demand.adoption = 0.4, s.demand.assisted_share = 0.3;
  s.center.desk.order_time = sim::Distribution::constant(300);
  s.center.pick_up_delay = sim::Distribution::exponential(40'000);
  s.station.walk_ins_per_household = {12};
  s.station.order_share = 0.5;
  StockSettings stock;
  stock.id = "shelf", stock.product = s.products[0].id, stock.at = StockPlace::station;
  stock.up_to = StockAmount{pieces, Unit::pieces}, stock.supply = supply;
  stock.lead_time = sim::Distribution::constant(supply == Supply::network ? 0 : 2 * 86400);
  s.stocks = {stock};
  return scenario;
}
RunOptions station_options(std::uint32_t replication = 0) {
  RunOptions o;
  o.replication = replication, o.orders = Orders::recorded;
  return o;
}
std::int64_t all(StationLedger const& ledger, StockFact fact, std::size_t group = 0) {
  std::int64_t sum = 0;
  for (std::size_t day = 0; day < ledger.stock.facts.rows(); ++day)
    sum += ledger.stock.fact(day, group, fact);
  return sum;
}
std::int64_t all(Counts<std::uint32_t> const& counts) {
  std::int64_t sum = 0;
  for (auto const n : counts.cells()) sum += n;
  return sum;
}

TEST(SelectStations, sell_at_once_and_count_no_order) {
  auto const run = simulate(with_stations(kDistant), station_options());
  auto const& county = run.counties.front();
  auto const sold = all(county.stations, StockFact::filled);
  EXPECT_GT(sold, 500);
  EXPECT_EQ(sold, all(county.stations, StockFact::demanded)) << "so much lies there that nobody goes away";
  std::int64_t rows = 0;
  for (auto const& row : county.orders) {
    if (row.channel != facts::kFromShelf) continue;
    ++rows;
    ASSERT_EQ(row.in_hand, row.placed);
    ASSERT_EQ(row.released, -1);
  }
  EXPECT_EQ(rows, sold);
  EXPECT_EQ(county.order_numbers, rows + all(county.ordered)) << "numbers are given to orders and to sales";
}

TEST(SelectStations, leave_what_others_order_as_it_was) {
  auto without = with_stations(20);
  without.stretches.front().settings.stocks.clear();
  auto with = with_stations(20);
  with.stretches.front().settings.station.order_share = 0;
  auto const a = simulate(without, station_options()), b = simulate(with, station_options());
  EXPECT_EQ(a.counties.front().ordered, b.counties.front().ordered);
  EXPECT_EQ(a.counties.front().gave_up, b.counties.front().gave_up);
  EXPECT_EQ(a.counties.front().came_back, b.counties.front().came_back);
}

TEST(SelectStations, without_goods_are_centers_like_others) {
  auto plain = with_stations(20), marked = with_stations(20);
  plain.stretches.front().settings.stocks.clear(), marked.stretches.front().settings.stocks.clear();
  for (auto& center : plain.network.counties.front().centers) center.select_station = false;
  auto const a = simulate(plain, station_options()), b = simulate(marked, station_options());
  EXPECT_EQ(a.fingerprint, b.fingerprint);
  EXPECT_EQ(a.counties.front().ready_within, b.counties.front().ready_within);
  EXPECT_TRUE(b.counties.front().stations.empty());
}

TEST(SelectStations, send_who_finds_nothing_to_the_desk_or_away) {
  auto const run = simulate(with_stations(1), station_options());
  auto const& stations = run.counties.front().stations;
  auto const to_desk = all(stations, StockFact::upstream), lost = all(stations, StockFact::lost);
  auto const in_vain = all(stations, StockFact::demanded) - all(stations, StockFact::filled);
  EXPECT_EQ(to_desk + lost, in_vain);
  ASSERT_GT(in_vain, 500);
  double const half = static_cast<double>(in_vain) / 2;
  EXPECT_NEAR(static_cast<double>(to_desk), half, 3.5 * std::sqrt(half / 2)) << "order_share = 50 %";
  auto nobody = with_stations(1);
  nobody.stretches.front().settings.station.order_share = 0;
  auto const other = simulate(nobody, station_options());
  EXPECT_EQ(all(run.counties.front().ordered) + all(run.counties.front().gave_up),
            all(other.counties.front().ordered) + all(other.counties.front().gave_up) + to_desk)
      << "who goes to the desk orders there or gives up";
}

// Trucks are the only way there: no piece comes on days on which they do not drive.
TEST(SelectStations, are_filled_by_trucks) {
  auto scenario = with_stations(6);
  auto& shift = scenario.stretches.front().settings.truck.shift;
  for (auto const weekday : {2u, 5u, 6u}) shift.by_weekday[weekday].clear();  // the run begins on a Monday
  auto const run = simulate(scenario, station_options());
  auto const& stations = run.counties.front().stations;
  std::int64_t received = 0;
  for (std::size_t day = 0; day < 21; ++day) {
    auto const today = stations.stock.fact(day, 0, StockFact::received);
    received += today;
    bool const nobody_drives = day % 7 == 2 || day % 7 >= 5;
    EXPECT_TRUE(today == 0 || !nobody_drives) << "day " << day;
  }
  EXPECT_GT(received, 300);
}

// Nobody waits for a piece of the shelf, so its goods count in no figure of orders.
TEST(SelectStations, goods_on_their_way_are_no_orders) {
  auto scenario = with_stations(300);
  auto& s = scenario.stretches.front().settings;
  s.demand.orders_per_household = {0}, s.station.order_share = 0;
  auto const run = simulate(scenario, station_options());
  auto const& county = run.counties.front();
  EXPECT_GT(all(county.stations, StockFact::received), 500);
  EXPECT_EQ(all(county.ordered), 0);
  EXPECT_EQ(all(county.ready), 0);
  EXPECT_EQ(all(county.waiting), 0);
  std::int64_t carried = 0;
  for (std::size_t week = 0; week < county.weeks(); ++week) carried += county.truck_runs(week, 2);
  EXPECT_GE(carried, all(county.stations, StockFact::received)) << "but trucks carry them";
}

TEST(SelectStations, draw_on_the_stock_of_the_region) {
  auto scenario = with_stations(6);
  auto region = scenario.stretches.front().settings.stocks.front();
  region.id = "region", region.at = StockPlace::region;
  region.up_to = StockAmount{3, Unit::pieces};
  region.lead_time = sim::Distribution::constant(86400);
  region.on_stockout = OnStockout::lost;
  scenario.stretches.front().settings.stocks.push_back(region);
  scenario.stretches.front().settings.demand.orders_per_household = {0};
  scenario.stretches.front().settings.station.order_share = 0;
  auto const run = simulate(scenario, station_options());
  std::int64_t demanded = 0, late = 0, lost = 0;
  for (std::size_t day = 0; day < 21; ++day) {
    demanded += run.stock.fact(day, 0, StockFact::demanded);
    late += run.stock.fact(day, 0, StockFact::backordered);
    lost += run.stock.fact(day, 0, StockFact::lost);
  }
  auto const& stations = run.counties.front().stations;
  EXPECT_GT(demanded, 200);
  EXPECT_GT(late, demanded / 4) << "there are few";
  EXPECT_EQ(lost, 0) << "what a shelf has ordered waits, whatever becomes of orders";
  EXPECT_LE(all(stations, StockFact::received), demanded);
}

TEST(SelectStations, see_nobody_if_nobody_wants_what_they_hold) {
  auto scenario = with_stations(20);
  auto& products = scenario.stretches.front().settings.products;
  products[0].share = 0, products[1].share = 1;
  EXPECT_EQ(all(simulate(scenario, station_options()).counties.front().stations, StockFact::demanded), 0);
}

TEST(SelectStations, choose_the_centers_with_most_households_or_the_remotest) {
  auto by_households = small_county().network.counties.front(), by_distance = by_households;
  network::choose_select_stations(by_households, 0.1, StationRule::most_households);
  network::choose_select_stations(by_distance, 0.1, StationRule::remotest);
  double served[2] = {0, 0}, nearest_chosen = 1e9, farthest_other = 0;
  std::size_t chosen = 0;
  std::vector<double> households(by_households.centers.size(), 0.0);
  for (auto const& village : by_households.villages) households[village.center.index()] += village.households;
  double least_chosen = 1e9, most_other = 0;
  for (std::size_t c = 0; c < households.size(); ++c) {
    chosen += by_households.centers[c].select_station ? 1 : 0;
    auto& bound = by_households.centers[c].select_station ? least_chosen : most_other;
    bound = by_households.centers[c].select_station ? std::min(bound, households[c])
                                                    : std::max(bound, households[c]);
    double const road = by_distance.road({}, by_distance.centers[c].at).value;
    if (by_distance.centers[c].select_station)
      nearest_chosen = std::min(nearest_chosen, road);
    else
      farthest_other = std::max(farthest_other, road);
    served[by_distance.centers[c].select_station ? 1 : 0] += 1;
  }
  EXPECT_EQ(chosen, 6u);
  EXPECT_EQ(served[1], 6);
  EXPECT_GE(least_chosen, most_other);
  EXPECT_GE(nearest_chosen, farthest_other);
}

TEST(SelectStations, that_change_by_date_leave_the_past_as_it_was) {
  constexpr std::size_t kChange = 12;
  auto const one = with_stations(3);
  auto other = one;
  other.stretches.push_back({kChange, one.stretches.front().settings});
  auto& s = other.stretches.back().settings;
  s.stocks.front().up_to = StockAmount{9, Unit::pieces};
  s.station.walk_ins_per_household = {30}, s.station.order_share = 0.1;
  auto const a = simulate(one, station_options()), b = simulate(other, station_options());
  std::size_t after = 0;
  for (std::size_t day = 0; day < 21; ++day)
    for (std::size_t f = 0; f < kStockFacts; ++f) {
      auto const before = a.counties.front().stations.stock.fact(day, 0, static_cast<StockFact>(f));
      auto const changed = b.counties.front().stations.stock.fact(day, 0, static_cast<StockFact>(f));
      if (day < kChange)
        ASSERT_EQ(before, changed) << day << ", fact " << f;
      else
        after += before != changed ? 1 : 0;
    }
  EXPECT_GT(after, 20u) << "the change is felt";
}

// Common random numbers: the same people walk in, and only what they find differs.
TEST(SelectStations, with_more_on_the_shelf_sell_more_and_lose_less) {
  constexpr std::uint32_t kReplications = 8;
  std::vector<double> sold, lost;
  for (std::uint32_t r = 0; r < kReplications; ++r) {
    auto const few = simulate(with_stations(10, Supply::network, 63), station_options(r));
    auto const many = simulate(with_stations(20, Supply::network, 63), station_options(r));
    auto const &a = few.counties.front().stations, &b = many.counties.front().stations;
    ASSERT_EQ(all(a, StockFact::demanded), all(b, StockFact::demanded));
    sold.push_back(static_cast<double>(all(b, StockFact::filled) - all(a, StockFact::filled)));
    lost.push_back(static_cast<double>(all(b, StockFact::lost) - all(a, StockFact::lost)));
  }
  auto const of = [](std::vector<double> const& x) {
    double mean = 0, squares = 0;
    for (double const v : x) mean += v / kReplications;
    for (double const v : x) squares += (v - mean) * (v - mean);
    return std::pair(mean, std::sqrt(squares / (kReplications - 1) / kReplications));
  };
  auto const [more, more_error] = of(sold);
  auto const [less, less_error] = of(lost);
  std::printf("| shelves of 20 pieces instead of 10, nine weeks: sold | %+.1f | %.1f |\n", more, more_error);
  std::printf("| shelves of 20 pieces instead of 10, nine weeks: lost | %+.1f | %.1f |\n", less, less_error);
  EXPECT_GT(more, 3.5 * more_error);
  EXPECT_LT(less, -3.5 * less_error);
}

}  // namespace
}  // namespace ruralsim::models
