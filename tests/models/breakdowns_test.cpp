// Trucks and line-haul vehicles that break down on the way.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

RunOptions recorded() {
  RunOptions o;
  o.orders = Orders::recorded;
  return o;
}

Scenario with(std::vector<BreakdownSettings> const& breakdowns) {
  auto scenario = tests::small_county(28);
  auto& s = scenario.stretches.front().settings;
  s.products[0].return_share = 0.2;
  s.breakdowns = breakdowns;
  return scenario;
}
BreakdownSettings of(BreaksDown vehicle, GoodsUnderWay goods, std::int64_t every_hours) {
  return {.id = "it",
          .vehicle = vehicle,
          .every = sim::hours(every_hours),
          .repair = sim::Distribution::exponential(6 * 3600),
          .goods = goods};
}
std::int64_t charged(CountyLedger const& ledger, Reason reason) {
  std::int64_t sum = 0;
  for (std::size_t day = 0; day < ledger.late.rows(); ++day)
    sum += ledger.late(day, static_cast<std::size_t>(reason));
  return sum;
}
std::int64_t fact(CountyLedger const& ledger, DisturbanceFact what) {
  std::int64_t sum = 0;
  for (std::size_t day = 0; day < ledger.disturbances.facts.rows(); ++day)
    sum += ledger.disturbances.fact(day, what);
  return sum;
}
std::int64_t metres(CountyLedger const& ledger) {
  std::int64_t sum = 0;
  for (std::size_t week = 0; week < ledger.weeks(); ++week) sum += ledger.truck_runs(week, 3);
  return sum;
}
std::size_t late(CountyLedger const& ledger) {
  std::int64_t sum = 0;
  for (auto const n : ledger.late.cells()) sum += n;
  return static_cast<std::size_t>(sum);
}

// What a repair takes of the shift is not the shift's fault.
TEST(TrucksThatBreakDown, are_charged_with_the_stops_that_the_shift_is_then_too_short_for) {
  auto const sound = simulate(with({}), recorded());
  auto const run = simulate(with({of(BreaksDown::truck, GoodsUnderWay::hold_in_transit, 5)}), recorded());
  auto const shift_over = charged(run.counties.front(), Reason::shift_over);
  auto const more = shift_over - charged(sound.counties.front(), Reason::shift_over);
  EXPECT_GT(charged(run.counties.front(), Reason::breakdown),
            5 * more);  // later runs of the day are the shift's
}

TEST(TrucksThatBreakDown, make_late_what_they_carry) {
  auto const sound = simulate(with({}), recorded());
  for (auto const goods : {GoodsUnderWay::hold_in_transit, GoodsUnderWay::turn_back}) {
    auto const run = simulate(with({of(BreaksDown::truck, goods, 5)}), recorded());
    auto const& county = run.counties.front();
    EXPECT_GT(fact(county, DisturbanceFact::truck_breakdowns), 10);
    EXPECT_GT(charged(county, Reason::breakdown), 300);
    EXPECT_GT(late(county), late(sound.counties.front()));
    EXPECT_EQ(charged(sound.counties.front(), Reason::breakdown), 0);
  }
}

TEST(TrucksThatBreakDown, drive_no_metre_more_than_their_runs) {
  auto scenario = with({of(BreaksDown::truck, GoodsUnderWay::turn_back, 2)});
  auto& products = scenario.stretches.front().settings.products;
  products[0].share = 1, products[1].share = 0;  // the way into homes is part of a stop
  auto const often = simulate(scenario, recorded());
  auto const& county = often.counties.front();
  // At 42 km/h, by driving time; what a tow drives is not theirs.
  auto const driven = static_cast<double>(fact(county, DisturbanceFact::driving_seconds)) * 42 / 3.6;
  EXPECT_NEAR(static_cast<double>(metres(county)) / driven, 1, 0.01);
}

// The more often, the later: the breakdowns of the same trucks come nearer together.
TEST(TrucksThatBreakDown, more_often_make_more_orders_late) {
  std::size_t before = late(simulate(with({}), {}).counties.front());
  for (std::int64_t const every : {100, 20, 4}) {
    auto const now =
        late(simulate(with({of(BreaksDown::truck, GoodsUnderWay::turn_back, every)}), {}).counties.front());
    EXPECT_GT(now, before) << "every " << every << " h";
    before = now;
  }
}

TEST(LineHaulThatBreaksDown, is_late_by_its_repair_and_charged_with_it) {
  auto const sound = simulate(with({}), recorded());
  auto const run =
      simulate(with({of(BreaksDown::line_haul, GoodsUnderWay::hold_in_transit, 20)}), recorded());
  auto const &was = sound.counties.front(), &is = run.counties.front();
  EXPECT_GT(fact(is, DisturbanceFact::line_haul_breakdowns), 5);
  EXPECT_GT(charged(is, Reason::breakdown), 300);
  EXPECT_EQ(charged(is, Reason::line_haul_delay), 0);
  std::int64_t late_for = 0;
  for (std::size_t n = 0; n < was.orders.size(); ++n) {
    if (was.orders[n].at_hub < 0 || is.orders[n].at_hub < 0) continue;
    ASSERT_GE(is.orders[n].at_hub, was.orders[n].at_hub);
    late_for = std::max(late_for, is.orders[n].at_hub - was.orders[n].at_hub);
  }
  EXPECT_GT(late_for, 3600);
}

TEST(Breakdowns, that_begin_by_a_change_leave_the_past_as_it_was) {
  constexpr std::int64_t kChange = 12;
  auto const as_ever = with({});
  auto changed = as_ever;
  changed.stretches.push_back(
      {kChange,
       with({of(BreaksDown::truck, GoodsUnderWay::hold_in_transit, 10)}).stretches.front().settings});
  auto const a = simulate(as_ever, recorded()), b = simulate(changed, recorded());
  auto const &x = a.counties.front().orders, &y = b.counties.front().orders;
  ASSERT_EQ(x.size(), y.size());
  std::size_t differ = 0;
  for (std::size_t n = 0; n < x.size(); ++n) {
    bool const past = x[n].ready >= 0 && x[n].ready < sim::midnight(kChange).s;
    ASSERT_TRUE(!past || x[n].ready == y[n].ready) << "order " << n;
    differ += x[n].ready != y[n].ready ? 1 : 0;
  }
  EXPECT_GT(differ, 500u);
}

}  // namespace
}  // namespace ruralsim::models
