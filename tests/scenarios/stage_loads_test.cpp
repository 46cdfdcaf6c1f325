// The load of each stage as it is warned of, against what a run of the shipped scenarios makes of it.
#include "scenarios/stage_loads.hpp"

#include "models/simulate.hpp"
#include "scenarios/expected_orders.hpp"
#include "tests/scenarios/scenario_text.hpp"

#include <numeric>

namespace ruralsim::scenarios {
namespace {

using models::Resource;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<StageLoad> loads_of(models::Scenario const& scenario) {
  auto const& settings = scenario.stretches.front().settings;
  return stage_loads({.settings = settings,
                      .map = scenario.network.counties.front(),
                      .own = settings.counties.front(),
                      .orders_per_household = orders_a_day(settings, scenario.run, 0, scenario.run.days)});
}

StageLoad load_of(models::Scenario const& scenario, std::string const& stage) {
  for (auto const& load : loads_of(scenario))
    if (load.stage == stage) return load;
  ADD_FAILURE() << "no stage " << stage;
  return {};
}

// Busy hours a day.
double measured(models::RunLedger const& run, Resource resource) {
  auto const& ledger = run.counties.front();
  auto const& busy = ledger.utilisation.busy[static_cast<std::size_t>(resource)];
  return static_cast<double>(std::accumulate(busy.begin(), busy.end(), std::int64_t{0})) / 3600 /
         static_cast<double>(ledger.days);
}

struct Shipped {
  std::string name, file;
  std::vector<std::string> overrides;  // to make chosen stages busier
};

std::string shipped(std::string path) {
  path.insert(0, "scenarios/").append(".toml");
  return path;
}

class AgreeingStageLoads : public ::testing::TestWithParam<Shipped> {};

TEST_P(AgreeingStageLoads, are_near_the_hours_simulated_to_15_percent) {
  auto const scenario = load(shipped(GetParam().file), GetParam().overrides).scenario;
  auto const run = models::simulate(scenario, {});
  for (auto const& [stage, done] : {std::pair{"trucks", measured(run, Resource::trucks)},
                                    {"technicians", measured(run, Resource::technicians)},
                                    {"hub", measured(run, Resource::hub)}}) {
    double const estimated = load_of(scenario, stage).work;
    std::printf("%s %s: estimated %.2f, simulated %.2f (%+.0f %%)\n", GetParam().name.c_str(), stage,
                estimated, done, 100 * (estimated / done - 1));
    EXPECT_NEAR(estimated / done, 1, 0.15) << stage;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, AgreeingStageLoads,
    ::testing::Values(
        Shipped{"west", "west-county-2018", {}}, Shipped{"plains", "plains-county-2018", {}},
        Shipped{"yucheng", "yucheng-2023", {"county.yucheng.trucks=19", "run.length=120 days"}},
        Shipped{"small_trucks", "west-county-2018", {"truck.parcels=100", "county.west.technicians=2"}},
        Shipped{"weak_trucks", "plains-county-2018", {"truck.weight=800 kg", "county.plains.trucks=8"}},
        Shipped{"together", "plains-county-2018", {"installation.policy=together"}}),
    [](auto const& row) { return row.param.name; });

TEST(StageLoads, of_shipped_scenarios_are_no_reason_for_a_warning) {
  for (std::string const name : {"village-12", "west-county-2018", "plains-county-2018", "yucheng-2023"})
    EXPECT_THAT(load(shipped(name)).warnings, IsEmpty()) << name;
}

// Each limit on its own: what it is of, not only that it is.
TEST(StageLoads, know_skills_travel_volume_weight_stops_and_departures) {
  struct Case {
    std::string limit, stage, why;
  };
  for (auto const& c : std::vector<Case>{
           {"skill.refrigeration.share=1 %", "technicians with refrigeration",
            "one of twelve for six jobs of three hours a day"},
           {"product.air-conditioner.repeat_share=90 %", "technicians with refrigeration",
            "ten visits a job"},
           {"terrain.plains.van_speed=5 km/h", "technicians", "ten times the travel"},
           {"installation.nobody_home=95 %", "technicians", "twenty times the travel"},
           {"county.plains.trucks=1", "trucks", "27 hours a day for one truck"},
           {"truck.parcels=50", "trucks", "thirty runs a day"},
           {"truck.volume=1 m3", "trucks", "thirty runs a day"},
           {"truck.weight=100 kg", "trucks", "forty runs a day"},
           {"truck.stops=1", "trucks", "a run for each center"},
           {"terrain.plains.truck_speed=12 km/h", "trucks", "three times the driving"},
           {"truck.stop_time=60 min", "trucks", "43 hours of stops a day"},
           {"truck.departures=[\"16:30\"]", "trucks", "what is left of the shift"},
           {"line_haul.volume=20 m3", "line_haul", "28 m3 a day"},
           {"hub.sorting_rate=100 parcels/h", "hub", "1,500 a day"},
           {"hub.unloading_time=14 h", "hub", "the hub is open for 13 hours"},
           {"warehouse.picking_rate=50 parcels/h", "warehouse.picking_rate", "1,500 a day"},
           {"desk.order_time=90 min", "desk of the busiest center", "some forty orders a day there"},
           {"center.shelf_capacity=20", "shelf of the busiest center", "some eighty parcels a day there"},
       }) {
    EXPECT_THAT(load(shipped("plains-county-2018"), {c.limit}).warnings,
                Contains(HasSubstr(c.stage + " is loaded to rho = ")))
        << c.limit << ": " << c.why;
  }
}

}  // namespace
}  // namespace ruralsim::scenarios
