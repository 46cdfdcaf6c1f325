// A run that loses a parcel of one group, or a fen, does not balance.
#include "models/balance.hpp"

#include "models/simulate.hpp"
#include "sim/fault.hpp"
#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

// Parcels of two groups and appliances; a quarter of the centers sell the first from a shelf.
Scenario three_groups() {
  auto scenario = tests::small_county(42);
  auto& s = scenario.stretches.front().settings;
  auto light = s.products.front();
  light.id = "light", light.share = s.products.front().share /= 2;
  s.products.push_back(light);
  s.products.front().value = {58};
  s.demand.adoption = 0.4;  // the others walk in
  s.center.pick_up_delay = sim::Distribution::exponential(100'000);
  auto& shelf = s.stocks.emplace_back();
  shelf.id = "shelf", shelf.product = s.products.front().id, shelf.at = StockPlace::station;
  shelf.up_to = StockAmount{.number = 30};
  s.station.walk_ins_per_household = {12};
  auto& centers = scenario.network.counties.front().centers;
  for (std::size_t c = 0; c < centers.size(); c += 4) centers[c].select_station = true;
  return scenario;
}

class Balance : public ::testing::Test {
 protected:
  Scenario const scenario = three_groups();
  RunLedger run = simulate(scenario, {});
  CountyLedger& county = run.counties.front();

  template <class T>
  void expect_noticed(T& number, char const* what) {
    ++number;
    EXPECT_THROW(check_balance(scenario, run), sim::Error) << what;
    --number;
    EXPECT_NO_THROW(check_balance(scenario, run)) << what;
  }
};

TEST_F(Balance, NoticesAParcelThatBecomesOneOfAnotherGroup) {
  auto const shelves = static_cast<std::size_t>(Stage::pick_up);
  ASSERT_GT(county.left_waiting(shelves, 0), 0u);
  --county.left_waiting(shelves, 0), ++county.left_waiting(shelves, 2);
  EXPECT_THROW(check_balance(scenario, run), sim::Error) << "all groups together are as many";
  ++county.left_waiting(shelves, 0), --county.left_waiting(shelves, 2);
  for (std::size_t g = 0; g < 3; ++g) expect_noticed(county.collected(0, g), "in hand");
}

TEST_F(Balance, NoticesADeliveryThatIsPaidForTwice) {
  expect_noticed(county.hauled(3, Haulage::delivered_at_center), "parcels");
  expect_noticed(county.hauled(3, Haulage::delivered_at_home), "appliances");
  expect_noticed(county.hauled(3, Haulage::installed), "installations");
}

TEST_F(Balance, NoticesAFenTooMuchAtAStation) {
  std::int64_t taken = 0;
  for (std::size_t day = 0; day < county.stations.revenue.rows(); ++day)
    taken += county.stations.revenue(day, 0);
  ASSERT_GT(taken, 100 * 5800);
  auto& by_day = county.stations.revenue(20, 0);
  auto& by_center = county.stations.revenue_by_center(0, 0);
  ++by_day, ++by_center;
  EXPECT_THROW(check_balance(scenario, run), sim::Error) << "no piece costs that";
  --by_day, --by_center;
  EXPECT_NO_THROW(check_balance(scenario, run));
}

}  // namespace
}  // namespace ruralsim::models
