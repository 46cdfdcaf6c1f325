// The plan of Rural Taobao as a scenario, beside what was published of it.
#include "scenarios/load.hpp"
#include "scenarios/region_outlook.hpp"

#include <utility>

#include <gtest/gtest.h>

namespace ruralsim::scenarios {
namespace {

class RuralTaobao : public ::testing::Test {
 protected:
  static LoadedRegions const& loaded() {
    static auto const all = load_regions("scenarios/rural-taobao-2018-2021.toml");
    return all;
  }
  // All regions, or those of a group, on the first of the figures' days and on the last.
  static std::pair<PlanOnDay, PlanOnDay> plan_of(std::string const& group = "") {
    std::pair<PlanOnDay, PlanOnDay> sum;
    for (std::size_t r = 0; r < loaded().regions.size(); ++r) {
      if (!group.empty() && loaded().regions[r].network.group != group) continue;
      auto const& region = loaded().regions[r];
      auto const plan = region_outlook(region, {region.run.warm_up, region.run.days - 1}).on;
      sum.first += plan[0], sum.second += plan[1];
    }
    return sum;
  }
};

TEST_F(RuralTaobao, grows_from_what_it_had_in_2018_to_what_it_planned_for_2021) {
  auto const& run = loaded().regions[0].run;
  EXPECT_EQ(sim::iso(run.start + run.warm_up), "2018-07-02");
  EXPECT_EQ(sim::iso(run.start + (run.days - 1)), "2021-06-30");
  auto const [first, last] = plan_of();
  EXPECT_EQ(first.counties, 700);
  EXPECT_NEAR(static_cast<double>(first.centers), 30'000, 100);
  EXPECT_NEAR(static_cast<double>(first.villages), 75'000, 250);
  EXPECT_EQ(last.counties, 1000);
  EXPECT_EQ(last.centers, 60'000);
  EXPECT_EQ(last.villages, 150'000);
}

TEST_F(RuralTaobao, has_30_parcels_a_center_and_day_in_2018_and_80_in_2021_in_the_west_10_and_30) {
  auto const [first, last] = plan_of();
  EXPECT_NEAR(first.orders_per_center(), 30, 1);
  EXPECT_NEAR(last.orders_per_center(), 80, 2);
  auto const [west_first, west_last] = plan_of("West");
  EXPECT_NEAR(west_first.orders_per_center(), 10, 0.5);
  EXPECT_NEAR(west_last.orders_per_center(), 30, 1);
}

TEST_F(RuralTaobao, has_variants_of_a_few_lines) {
  auto const variant = [](std::string const& name) {
    return load_regions("scenarios/rural-taobao-" + name + ".toml");
  };
  auto const none = variant("no-expansion");
  std::int64_t opening = 0;
  for (auto const& region : none.regions)
    for (auto const& county : region.network.counties)
      for (auto const& center : county.centers)
        opening += center.opens >= 0 && center.opens < region.run.days ? 1 : 0;
  EXPECT_EQ(opening, 0);
  EXPECT_EQ(variant("west").regions.size(), loaded().regions.size() + 6);
  EXPECT_GT(variant("fleet-frozen").regions[0].stretches[0].settings.fleet.review_days,
            loaded().regions[0].run.days);
  EXPECT_EQ(variant("near-first").regions[0].stretches[0].settings.rollout.order,
            models::OpeningOrder::near_first);
  EXPECT_EQ(variant("poor-first").regions[0].stretches[0].settings.rollout.order,
            models::OpeningOrder::poor_first);
}

TEST_F(RuralTaobao, with_twice_the_technicians_asks_for_twice_as_many_in_all_regions) {
  auto const twice = load_regions("scenarios/rural-taobao-technicians.toml");
  for (std::size_t r = 0; r < twice.regions.size(); ++r)
    EXPECT_DOUBLE_EQ(2 * twice.regions[r].stretches[0].settings.fleet.jobs_per_technician,
                     loaded().regions[r].stretches[0].settings.fleet.jobs_per_technician);
}

}  // namespace
}  // namespace ruralsim::scenarios
