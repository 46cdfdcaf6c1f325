// What is foreseen to wait, against what a run leaves.
#include "scenarios/backlog.hpp"

#include "models/simulate.hpp"
#include "tests/support/harvest.hpp"
#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::scenarios {
namespace {

models::Settings& settings(models::Scenario& scenario) {
  return scenario.stretches.front().settings;
}

double left(models::RunLedger const& ledger) {
  double sum = 0;
  for (auto const n : ledger.counties.front().left_waiting.cells()) sum += n;
  return sum;
}

TEST(Backlog, is_none_where_stages_have_time) {
  EXPECT_EQ(orders_left_waiting(tests::small_county()), 0);
  EXPECT_EQ(boxes_for_sale(tests::small_county()).fullest_day, 0);
}

TEST(Backlog, is_what_a_run_leaves_where_they_have_not) {
  for (std::int64_t const trucks : {0, 1}) {
    auto scenario = tests::small_county(84);
    settings(scenario).counties.front().trucks = trucks;
    settings(scenario).demand.orders_per_household = {60};
    double const foreseen = orders_left_waiting(scenario), found = left(models::simulate(scenario, {}));
    EXPECT_GT(foreseen, found * 0.7) << trucks << " trucks";
    EXPECT_LT(foreseen, found * 1.3) << trucks << " trucks";
  }
}

TEST(Backlog, of_boxes_is_what_ways_back_have_no_room_for) {
  auto scenario = tests::small_county(84);
  settings(scenario).harvests = {tests::all_year(365)};
  settings(scenario).selling.center_room = std::nullopt;
  settings(scenario).selling.return_weight = sim::Kg{1000};
  double const households = 120'000 / 2.74;
  auto const boxes = boxes_for_sale(scenario);
  EXPECT_NEAR(boxes.fullest_day, households, households * 0.05) << "1 kg a household and day";
  EXPECT_NEAR(boxes.waiting, 84 * (households - 3 * 1000), households * 2) << "three departures of 1,000 kg";
  settings(scenario).selling.return_weight = sim::Kg{1e6};
  settings(scenario).selling.return_volume = sim::M3{1e6};
  EXPECT_EQ(boxes_for_sale(scenario).waiting, 0);
}

}  // namespace
}  // namespace ruralsim::scenarios
