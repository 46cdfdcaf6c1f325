// Scenarios that differ in one thing draw all else alike: what is not concerned stays as it was, and
// differences can be paired.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>
#include <tuple>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

using tests::small_county;

RunOptions recorded(std::uint32_t replication = 0) {
  RunOptions o;
  o.replication = replication, o.orders = Orders::recorded;
  return o;
}
std::int64_t orders_of(CountyLedger const& ledger, std::int64_t day) {
  std::int64_t sum = 0;
  for (std::size_t g = 0; g < ledger.ordered.columns(); ++g)
    sum += ledger.ordered(static_cast<std::size_t>(day), g);
  return sum;
}
double next_day_rate(CountyLedger const& ledger) {
  std::int64_t in_time = 0, orders = 0;
  for (std::int64_t day = 0; day + 2 <= ledger.days; ++day)
    in_time += ledger.ready_within(static_cast<std::size_t>(day), 0), orders += orders_of(ledger, day);
  return static_cast<double>(in_time) / static_cast<double>(orders);
}
auto stamps(OrderRow const& r) {
  return std::tie(r.placed, r.accepted, r.released, r.supplied, r.packed, r.departed, r.at_hub, r.sorted,
                  r.left_hub, r.ready, r.in_hand, r.returned, r.visit_begun, r.installed, r.village, r.center,
                  r.group, r.channel, r.source, r.reason, r.visits, r.installation);
}
auto draws(OrderRow const& r) {
  return std::tie(r.placed, r.village, r.center, r.group, r.channel, r.source, r.installation);
}

Scenario with_desk_and_national_goods(std::int64_t days) {
  auto scenario = small_county(days);
  auto& s = scenario.stretches.front().settings;
  s.demand.assisted_share = 0.2;
  s.center.desk.order_time = sim::Distribution::exponential(180);
  s.center.pick_up_delay = sim::Distribution::exponential(20'000);
  s.line_haul.delay = sim::Distribution::exponential(1200);
  for (auto& product : s.products) product.stocked_in_region = 0.6;
  s.warehouse.national_lead_time = sim::Distribution::exponential(100'000);
  return scenario;
}
Scenario with_a_neighbour(Scenario scenario) {
  auto figures = tests::plain_figures();
  figures.id = "b", figures.villages = 300;
  scenario.network.counties.push_back(network::draw_county(figures, 1));
  for (auto& stretch : scenario.stretches)
    stretch.settings.counties.push_back({.trucks = 8, .technicians = 1});
  return scenario;
}

TEST(AnotherCounty, changes_nothing_in_this_one_if_the_warehouse_is_fast_enough) {
  auto const scenario = with_desk_and_national_goods(21);
  auto const alone = simulate(scenario, recorded()), both = simulate(with_a_neighbour(scenario), recorded());
  ASSERT_EQ(both.counties.size(), 2u);
  auto const &before = alone.counties[0].orders, &after = both.counties[0].orders;
  ASSERT_GT(before.size(), 30'000u);
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t n = 0; n < before.size(); ++n)
    ASSERT_EQ(stamps(before[n]), stamps(after[n])) << "order " << n;
  EXPECT_GT(both.counties[1].orders.size(), before.size());
}

// Of two counties orders go ahead of deliveries, of one alone they do not.
TEST(AnotherCounty, changes_no_count_of_a_county_in_which_all_things_change) {
  auto scenario = with_desk_and_national_goods(70);
  auto& s = scenario.stretches.front().settings;
  for (auto& product : s.products) product.return_share = 0.1;
  s.demand.growth = 2;
  s.fleet = {.trucks = TruckRule::by_plan,
             .technicians = TechnicianRule::by_jobs,
             .review_days = 14,
             .truck_lag = 14,
             .technician_lag = 7};
  s.facilities = {.line_haul = CapacityRule::by_parcels,
                  .sorting = CapacityRule::by_parcels,
                  .shelves = CapacityRule::by_parcels,
                  .review_days = 21,
                  .lag = 10};
  auto& flood = s.closures.emplace_back();
  flood.id = "flood", flood.per_year = 20, flood.length = sim::Distribution::exponential(90'000);
  flood.month.fill(1);
  auto later = s;
  later.terrains.front().truck_speed = {30};
  scenario.stretches.push_back({35, later});
  auto const alone = simulate(scenario, {}).counties[0],
             both = simulate(with_a_neighbour(scenario), {}).counties[0];
  EXPECT_EQ(alone.order_numbers, both.order_numbers);
  for (auto const table :
       {&CountyLedger::ordered, &CountyLedger::ready, &CountyLedger::ready_within, &CountyLedger::in_hand,
        &CountyLedger::brought_back, &CountyLedger::back_at_warehouse, &CountyLedger::late,
        &CountyLedger::backlog, &CountyLedger::waiting, &CountyLedger::fleet, &CountyLedger::left_waiting,
        &CountyLedger::left_on_way_back, &CountyLedger::lead_in_hand})
    EXPECT_EQ(alone.*table, both.*table);
  for (auto const table :
       {&CountyLedger::stage_seconds, &CountyLedger::lost_seconds, &CountyLedger::truck_runs,
        &CountyLedger::line_haul, &CountyLedger::haulage, &CountyLedger::technician_seconds})
    EXPECT_EQ(alone.*table, both.*table);
  EXPECT_EQ(alone.utilisation.busy_by_week, both.utilisation.busy_by_week);
}

TEST(AnotherCounty, changes_no_census_of_a_county_that_releases_at_midnight) {
  auto scenario = with_desk_and_national_goods(14);
  scenario.stretches.front().settings.warehouse.cut_offs = {sim::hours(0)};
  auto const alone = simulate(scenario, {}), both = simulate(with_a_neighbour(scenario), {});
  EXPECT_EQ(alone.counties[0].waiting, both.counties[0].waiting);
}

TEST(AnotherCounty, changes_no_draw_in_this_one_if_both_wait_for_the_same_pickers) {
  auto scenario = with_desk_and_national_goods(21);
  scenario.stretches.front().settings.warehouse.picking_rate = sim::PerHour{150};
  auto const alone = simulate(scenario, recorded()), both = simulate(with_a_neighbour(scenario), recorded());
  auto const &before = alone.counties[0].orders, &after = both.counties[0].orders;
  ASSERT_EQ(before.size(), after.size());
  std::size_t later = 0;
  for (std::size_t n = 0; n < before.size(); ++n) {
    // Whether it is to be installed is told when it is sorted, and not all get so far.
    auto one = before[n], other = after[n];
    if (one.sorted < 0 || other.sorted < 0) one.installation = other.installation = 0;
    if (one.ready < 0 || other.ready < 0) one.installation = other.installation = 0;
    ASSERT_EQ(draws(one), draws(other)) << "order " << n;
    later += before[n].packed >= 0 && after[n].packed > before[n].packed ? 1 : 0;
  }
  EXPECT_GT(later, 1000u) << "the neighbour's orders do take the pickers' time";
}

TEST(Returns, change_nothing_on_the_way_to_the_villager) {
  auto const kept = with_desk_and_national_goods(28);
  auto returning = kept;
  auto& s = returning.stretches.front().settings;
  s.products[0].return_share = 0.3;
  s.center.return_delay = sim::Distribution::exponential(200'000);
  auto const without = simulate(kept, recorded()), with = simulate(returning, recorded());
  auto const &one = without.counties.front().orders, &other = with.counties.front().orders;
  ASSERT_EQ(one.size(), other.size());
  std::size_t back = 0;
  for (std::size_t n = 0; n < one.size(); ++n) {
    ASSERT_EQ(stamps(one[n]), stamps(other[n])) << "order " << n;
    EXPECT_LT(one[n].brought_back, 0);
    back += other[n].back_at_warehouse >= 0 ? 1 : 0;
  }
  EXPECT_GT(back, 5000u);
}

TEST(Returns, more_of_them_are_those_of_before_and_others) {
  auto scenario = with_desk_and_national_goods(21);
  auto& share = scenario.stretches.front().settings.products[0].return_share;
  share = 0.1;
  auto const few = simulate(scenario, recorded());
  share = 0.4;
  auto const many = simulate(scenario, recorded());
  auto const &one = few.counties.front().orders, &other = many.counties.front().orders;
  std::size_t only_many = 0;
  for (std::size_t n = 0; n < one.size(); ++n) {
    if (one[n].brought_back >= 0)
      ASSERT_EQ(one[n].brought_back, other[n].brought_back) << "order " << n;
    else
      only_many += other[n].brought_back >= 0 ? 1 : 0;
  }
  EXPECT_GT(only_many, 1000u);
}

TEST(ADatedChange, leaves_the_past_as_it_was) {
  constexpr std::int64_t kFrom = 14;
  auto const as_ever = with_desk_and_national_goods(28);
  auto changed = as_ever;
  auto later = changed.stretches.front().settings;
  later.counties.front() = {.trucks = 1, .technicians = 9};
  later.demand.orders_per_household = {60};
  later.warehouse.cut_offs = {sim::hours(12)}, later.warehouse.picking_rate = sim::PerHour{100};
  later.truck.departures = {sim::hours(10), sim::hours(14)};
  later.center.desk.agents = 3;
  changed.stretches.push_back({kFrom, later});
  auto const before = simulate(as_ever, recorded()), after = simulate(changed, recorded());
  auto const &one = before.counties.front(), &other = after.counties.front();
  for (std::size_t day = 0; day < kFrom; ++day) {
    EXPECT_EQ(orders_of(one, static_cast<std::int64_t>(day)),
              orders_of(other, static_cast<std::int64_t>(day)));
    for (std::size_t s = 0; s < kStages; ++s)
      EXPECT_EQ(one.waiting(day, s), other.waiting(day, s)) << day << ' ' << s;
    for (std::size_t a = 0; a < kBacklogAges; ++a)
      EXPECT_EQ(one.backlog(day, a), other.backlog(day, a)) << day;
  }
  std::int64_t const midnight = kFrom * 86400;
  std::size_t done = 0;
  for (std::size_t n = 0; n < std::min(one.orders.size(), other.orders.size()); ++n) {
    auto const &a = one.orders[n], &b = other.orders[n];
    if (a.placed >= midnight) continue;
    ASSERT_EQ(a.placed, b.placed) << n;
    for (auto const stamp : {&OrderRow::accepted, &OrderRow::released, &OrderRow::departed,
                             &OrderRow::left_hub, &OrderRow::ready, &OrderRow::in_hand, &OrderRow::installed})
      if (a.*stamp >= 0 && a.*stamp < midnight) {
        ASSERT_EQ(a.*stamp, b.*stamp) << n;
        ++done;
      }
  }
  EXPECT_GT(done, 50'000u);
  EXPECT_NE(next_day_rate(one), next_day_rate(other)) << "the change is felt";
}

// Of every replication the same orders with one more truck: no worse, but for what chance does to single
// stops.
TEST(OneMoreTruck, never_lowers_the_next_day_rate) {
  constexpr std::uint32_t kReplications = 10;
  std::vector<double> fewer(kReplications);
  for (std::int64_t trucks = 1; trucks <= 6; ++trucks) {
    std::vector<double> gained(kReplications);
    double mean = 0, squares = 0;
    for (std::uint32_t r = 0; r < kReplications; ++r) {
      auto scenario = small_county(14);
      auto& s = scenario.stretches.front().settings;
      s.demand.orders_per_household = {30};
      s.truck.parcels = 500;
      s.counties.front().trucks = trucks;
      RunOptions options;
      options.replication = r;
      auto const rate = next_day_rate(simulate(scenario, options).counties.front());
      gained[r] = rate - fewer[r], fewer[r] = rate;
      mean += gained[r] / kReplications;
    }
    for (double const g : gained) squares += (g - mean) * (g - mean);
    double const error = std::sqrt(squares / (kReplications - 1) / kReplications);
    std::printf("| truck %d | %+.4f | %.4f | rate %.4f |\n", static_cast<int>(trucks), mean, error, fewer[0]);
    EXPECT_GE(mean, -3.5 * error) << "truck " << trucks;
  }
  EXPECT_GT(fewer[0], 0.5);
}

}  // namespace
}  // namespace ruralsim::models
