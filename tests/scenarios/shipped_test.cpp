// What the shipped scenarios say of demand, against the figures that their sources publish.
#include "scenarios/expected_orders.hpp"
#include "tests/scenarios/scenario_text.hpp"

namespace ruralsim::scenarios {
namespace {

class Yucheng : public ::testing::Test {
 protected:
  models::Scenario scenario_ = load("scenarios/yucheng-2023.toml").scenario;

  double orders_a_day_from(sim::Date date, std::int64_t days) const {
    auto const from = date - scenario_.run.start;
    return orders_a_day(scenario_.stretches[0].settings, scenario_.run, from, from + days);
  }
  double mean_day() const { return orders_a_day_from(scenario_.run.start, 365); }
};

TEST_F(Yucheng, has_the_figures_that_are_known_of_it) {
  auto const& county = scenario_.network.counties.at(0);
  EXPECT_EQ(county.area.value, 992);
  EXPECT_EQ(county.warehouse_distance.value, 60);
  EXPECT_NEAR(households(county) * 2.74, 244891, 1);
  EXPECT_FALSE(scenario_.stretches[0].settings.counties[0].trucks.has_value()) << "for the model to find";
}

TEST_F(Yucheng, orders_20000_parcels_on_the_mean_day_of_its_year) {
  EXPECT_NEAR(mean_day() * households(scenario_.network.counties[0]), 20'000, 100) << "S40";
}

TEST_F(Yucheng, has_festivals_of_the_published_height_over_the_mean_day) {
  EXPECT_NEAR(orders_a_day_from(sim::date(2023, 11, 11), 1) / mean_day(), 3.0, 0.01) << "S32, S38";
  EXPECT_NEAR(orders_a_day_from(sim::date(2023, 11, 11), 6) / mean_day(), 2.0, 0.01) << "S49";
  EXPECT_NEAR(orders_a_day_from(sim::date(2023, 6, 1), 18) / mean_day(), 1.4, 0.03) << "estimate";
  EXPECT_NEAR(orders_a_day_from(sim::date(2023, 1, 21), 7) / mean_day(), 0.08, 0.002) << "S52";
}

// In a growing year, too: November's share of 2017 (S38) came with growth of 28 %.
TEST_F(Yucheng, would_have_novembers_share_of_2017_with_its_growth) {
  auto& settings = scenario_.stretches[0].settings;
  settings.demand.growth = 0.28;
  auto const november = orders_a_day_from(sim::date(2023, 11, 1), 30) * 30;
  EXPECT_NEAR(november / (mean_day() * 365), 0.118, 0.002);
}

}  // namespace
}  // namespace ruralsim::scenarios
