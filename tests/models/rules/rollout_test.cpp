#include "models/rules/rollout.hpp"

#include "models/places/crew.hpp"
#include "models/rules/fleet.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>

namespace ruralsim::models::rules {
namespace {

using network::kNeverOpens;
using testing::ElementsAre;
using testing::UnorderedElementsAreArray;

TEST(OpeningDays, are_even_so_that_by_any_day_the_integer_part_of_the_plan_is_open) {
  for (auto const& [n, first, last] : {std::tuple{27, 30, 547}, {1, 0, 10}, {100, 5, 20}, {7, 3, 3}}) {
    auto const days = opening_days(static_cast<std::size_t>(n), first, last, std::nullopt);
    ASSERT_EQ(days.size(), static_cast<std::size_t>(n));
    for (std::int64_t day = first; day <= last; ++day) {
      auto const open = std::count_if(days.begin(), days.end(), [&](auto opens) { return opens <= day; });
      EXPECT_EQ(open, last == first ? n : n * (day - first) / (last - first)) << n << " by day " << day;
    }
    EXPECT_EQ(days.back(), last);
  }
}

TEST(OpeningDays, are_so_many_a_month_until_the_last_day) {
  EXPECT_THAT(opening_days(5, 10, 100, 1.0), ElementsAre(41, 71, kNeverOpens, kNeverOpens, kNeverOpens));
  auto const days = opening_days(48, 0, 400, 4.0);
  for (std::int64_t day = 0; day < 365; ++day)
    EXPECT_EQ(std::count_if(days.begin(), days.end(), [&](auto opens) { return opens <= day; }),
              static_cast<std::int64_t>(4 * static_cast<double>(day) / (365.25 / 12)))
        << day;
}

TEST(OpeningDays, at_the_start_at_least_one_and_a_share_rounded_up) {
  EXPECT_EQ(open_at_start(0, 32), 1u);
  EXPECT_EQ(open_at_start(0.15, 32), 5u);
  EXPECT_EQ(open_at_start(0.25, 32), 8u);
  EXPECT_EQ(open_at_start(1, 32), 32u);
  EXPECT_EQ(open_at_start(1, 0), 0u);
}

network::County county_with_incomes() {
  auto figures = tests::plain_figures();
  figures.income = 13432, figures.income_cv = 0.3, figures.income_falls = 0.3;
  return network::draw_county(figures, 1);
}

// A figure of the centers in their order.
template <class Of>
std::vector<double> in_order(network::County const& county, OpeningOrder order, Of of) {
  std::vector<double> values;
  for (auto const c : opening_order(county, order, 1)) values.push_back(of(c));
  return values;
}

TEST(OpeningOrder, is_by_distance_income_or_households) {
  auto const county = county_with_incomes();
  std::vector<double> households(county.centers.size()), income(county.centers.size());
  for (auto const& village : county.villages) {
    households[village.center.index()] += village.households;
    income[village.center.index()] += village.households * village.income;
  }
  auto const near = in_order(county, OpeningOrder::near_first,
                             [&](std::size_t c) { return county.road({}, county.centers[c].at).value; });
  EXPECT_TRUE(std::is_sorted(near.begin(), near.end()));
  auto const poor =
      in_order(county, OpeningOrder::poor_first, [&](std::size_t c) { return income[c] / households[c]; });
  EXPECT_TRUE(std::is_sorted(poor.begin(), poor.end()));
  auto const dense =
      in_order(county, OpeningOrder::dense_first, [&](std::size_t c) { return -households[c]; });
  EXPECT_TRUE(std::is_sorted(dense.begin(), dense.end()));
}

TEST(OpeningOrder, drawn_is_another_for_another_seed_and_never_a_replications) {
  auto const county = county_with_incomes();
  auto const one = opening_order(county, OpeningOrder::parallel, 1),
             other = opening_order(county, OpeningOrder::parallel, 2);
  EXPECT_NE(one, other);
  EXPECT_THAT(one, UnorderedElementsAreArray(other));
  EXPECT_EQ(one, opening_order(county, OpeningOrder::parallel, 1));
}

TEST(Incomes, of_drawn_villages_have_the_countys_mean_and_fall_with_the_distance) {
  auto const county = county_with_incomes();
  EXPECT_NEAR(mean_income(county), 13432, 1e-6);
  double near = 0, far = 0, near_n = 0, far_n = 0;
  for (auto const& village : county.villages) {
    double const away = std::hypot(village.at.x, village.at.y) / std::sqrt(2000 / 3.14159265);
    if (away < 0.4) near += village.income, ++near_n;
    if (away > 0.7) far += village.income, ++far_n;
  }
  ASSERT_GT(near_n, 20);
  ASSERT_GT(far_n, 20);
  // The means are 0.92 and 0.74 of that at the hub, 150 villages scatter by 0.3: a standard error of 0.06.
  EXPECT_LT(far / far_n, 0.95 * near / near_n);
}

RolloutSettings a_tenth_at_start() {
  RolloutSettings rollout;
  rollout.centers_at_start = 0.1;
  return rollout;
}

Scenario planned(RolloutSettings const& rollout) {
  auto scenario = tests::small_county(400);
  scenario.stretches.front().settings.rollout = rollout;
  return scenario;
}

GivenOpenings nothing_given(network::Network const& network) {
  GivenOpenings given;
  for (auto const& county : network.counties) {
    given.counties.emplace_back();
    given.centers.emplace_back(county.centers.size());
  }
  return given;
}

std::int64_t open_on(network::County const& county, std::int64_t day) {
  return std::count_if(county.centers.begin(), county.centers.end(),
                       [&](auto const& center) { return center.opens <= day; });
}

TEST(OpeningPlan, by_default_everything_is_open_from_the_start) {
  auto scenario = planned({});
  plan_openings(scenario.network, scenario.run, scenario.stretches, nothing_given(scenario.network), 1);
  EXPECT_EQ(scenario.network.counties.front().opens, -1);
  EXPECT_EQ(open_on(scenario.network.counties.front(), -1), 60);
}

TEST(OpeningPlan, what_is_given_stands_and_no_center_opens_before_its_county) {
  auto scenario = planned(a_tenth_at_start());
  auto given = nothing_given(scenario.network);
  given.counties[0] = 100;
  given.centers[0][7] = 20, given.centers[0][8] = 333;
  plan_openings(scenario.network, scenario.run, scenario.stretches, given, 1);
  auto const& county = scenario.network.counties.front();
  EXPECT_EQ(county.opens, 100);
  EXPECT_EQ(county.centers[7].opens, 100) << "was to open before the county";
  EXPECT_EQ(county.centers[8].opens, 333);
  EXPECT_EQ(open_on(county, 99), 0);
  EXPECT_EQ(open_on(county, 100), 6 + 1) << "a tenth of the other 58, and the one that was given";
}

TEST(OpeningPlan, a_change_by_date_plans_anew_what_is_still_ahead_and_leaves_the_rest) {
  auto scenario = planned(a_tenth_at_start());
  auto const before = [&] {
    auto network = scenario.network;
    plan_openings(network, scenario.run, scenario.stretches, nothing_given(network), 1);
    return network.counties.front();
  }();
  auto later = scenario.stretches.front();
  later.from_day = 150;
  later.settings.rollout.order = OpeningOrder::parallel;
  later.settings.rollout.last = scenario.run.start + 200;
  scenario.stretches.push_back(later);
  plan_openings(scenario.network, scenario.run, scenario.stretches, nothing_given(scenario.network), 1);
  auto const& after = scenario.network.counties.front();
  std::int64_t anew = 0;
  for (std::size_t c = 0; c < after.centers.size(); ++c) {
    if (before.centers[c].opens < 150) {
      EXPECT_EQ(after.centers[c].opens, before.centers[c].opens);
    } else {
      ++anew;
      EXPECT_GE(after.centers[c].opens, 150);
      EXPECT_LE(after.centers[c].opens, 200);
    }
  }
  EXPECT_GT(anew, 20);
}

TEST(ClosingDay, lies_in_the_first_year) {
  EXPECT_EQ(closing_day(100, 0.1, 0.11, 0.5), std::nullopt);
  EXPECT_EQ(closing_day(100, 0, 1e-12, 0.5), std::nullopt);
  EXPECT_EQ(closing_day(100, 0.1, 0.09, 1e-9), 101);
  EXPECT_EQ(closing_day(100, 1, 0.09, 1), 464);
}

TEST(FleetRule, asks_for_the_fewest_that_do) {
  FleetSettings fleet{.trucks = TruckRule::by_centers, .technicians = TechnicianRule::by_jobs};
  EXPECT_EQ(trucks_wanted(fleet, {.centers = 0}), 0);
  EXPECT_EQ(trucks_wanted(fleet, {.centers = 11}), 1);
  EXPECT_EQ(trucks_wanted(fleet, {.centers = 12}), 2);
  EXPECT_EQ(technicians_wanted(fleet, {.centers = 1, .jobs = 0}), 1);
  EXPECT_EQ(technicians_wanted(fleet, {.centers = 9, .jobs = 7.2}), 4);
  fleet.trucks = TruckRule::by_plan;
  EXPECT_EQ(trucks_wanted(fleet, {.centers = 4, .planned = 7}), 7);
  EXPECT_EQ(trucks_wanted(fleet, {.centers = 4}), std::nullopt);
  fleet.trucks = TruckRule::by_parcels, fleet.technicians = TechnicianRule::as_county;
  EXPECT_EQ(trucks_wanted(fleet, {.centers = 1, .parcels = 760.5}), 3);
  EXPECT_EQ(technicians_wanted(fleet, {.centers = 1}), std::nullopt);
}

TEST(FleetRule, gives_a_county_a_share_of_its_fleet_when_it_opens) {
  EXPECT_EQ(at_opening({}, 5), 5);
  EXPECT_EQ(at_opening({.at_opening = 0.5}, 5), 3);
  EXPECT_EQ(at_opening({.at_opening = 0}, 5), 0);
}

TEST(Crews, change_on_the_day_that_was_ordered_and_know_who_is_new) {
  Crew crew;
  crew.set(2);
  crew.order(4, 10);
  crew.order(3, 20);
  EXPECT_EQ(crew.in_service(9), 2);
  EXPECT_EQ(crew.in_service(10), 4);
  EXPECT_EQ(crew.joined(3), 10);
  EXPECT_LT(crew.joined(1), -1000);
  EXPECT_EQ(crew.in_service(20), 3);
  crew.order(9, 60);
  crew.order(5, 30);  // with a shorter lag: takes the place of the one before
  EXPECT_EQ(crew.in_service(30), 5);
  EXPECT_EQ(crew.joined(3), 30) << "was sent away and came again";
  EXPECT_EQ(crew.in_service(60), 5);
}

}  // namespace
}  // namespace ruralsim::models::rules
