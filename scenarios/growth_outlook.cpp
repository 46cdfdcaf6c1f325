#include "scenarios/growth_outlook.hpp"

#include "models/network/service_areas.hpp"
#include "models/places/crew.hpp"
#include "models/rules/fleet.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::scenarios {
namespace {

namespace network = models::network;
namespace rules = models::rules;

network::ServiceAreas areas_of(models::Scenario const& scenario, network::County const& county) {
  return {county, network::planned_lives(county), scenario.stretches.front().settings.rollout.reach};
}

// A day's expected orders, of all goods and of those that are installed.
struct DaysOrders {
  double parcels = 0, jobs = 0;
};

CountyOutlook served_on(network::ServiceAreas const& areas, std::int64_t day) {
  CountyOutlook served;
  for (auto const& life : areas.lives()) served.centers += life.open(day) ? 1 : 0;
  auto const& villages = areas.county().villages;
  for (std::size_t v = 0; v < villages.size(); ++v)
    if (areas.center_of(v, day) != network::kNoCenter)
      ++served.villages, served.households += villages[v].households;
  return served;
}

class FleetOutlook {
 public:
  FleetOutlook(models::Scenario const& scenario, models::Regimes const& regimes, std::size_t county)
      : regimes_(regimes),
        county_(county),
        first_(std::max<std::int64_t>(scenario.network.counties[county].opens, 0)) {}

  // Days come one after another.
  void add(std::int64_t day, CountyOutlook& outlook) {
    orders_.push_back(orders_on(day, outlook.households));
    if (day < first_) {
      outlook.trucks = 0;
      return;
    }
    auto const& settings = regimes_.on(day).settings();
    auto const& fleet = settings.fleet;
    auto const size = size_on(day, outlook.centers, fleet.smoothing_days);
    bool const by_plan = fleet.trucks == models::TruckRule::by_plan;  // how many those are nobody knows yet
    auto const trucks = rules::trucks_wanted(fleet, size),
               technicians = rules::technicians_wanted(fleet, size);
    auto const& own = settings.counties[county_];
    outlook.trucks_wanted = trucks.value_or(0), outlook.technicians_wanted = technicians.value_or(0);
    outlook.trucks = by_plan ? std::nullopt : own.trucks;
    if (trucks) outlook.trucks = follow(trucks_, *trucks, day, fleet, fleet.truck_lag);
    outlook.technicians = own.technicians;
    if (technicians)
      outlook.technicians = follow(technicians_, *technicians, day, fleet, fleet.technician_lag);
    if (!trucks && !by_plan && own.trucks) trucks_.set(*own.trucks);
    if (!technicians) technicians_.set(own.technicians);
  }

 private:
  DaysOrders orders_on(std::int64_t day, double households) const {
    auto const& regime = regimes_.on(day);
    DaysOrders orders{.parcels = households * regime.orders_per_household(day)};
    for (auto const& product : regime.settings().products)
      if (product.handling == models::Handling::appliance)
        orders.jobs += orders.parcels * product.share * product.installation_share;
    return orders;
  }
  rules::NetworkSize size_on(std::int64_t day, std::int64_t centers, std::int64_t smoothing) const {
    auto const from = std::max(first_, day - smoothing), to = std::max(day, from + 1);
    rules::NetworkSize size{.centers = centers};
    for (auto d = from; d < to; ++d) {
      size.parcels += orders_[static_cast<std::size_t>(d)].parcels / static_cast<double>(to - from);
      size.jobs += orders_[static_cast<std::size_t>(d)].jobs / static_cast<double>(to - from);
    }
    return size;
  }
  std::int64_t follow(models::Crew& crew, std::int64_t wanted, std::int64_t day,
                      models::FleetSettings const& fleet, std::int64_t lag) const {
    if (day == first_) crew.set(rules::at_opening(fleet, wanted));
    if (rules::is_review(fleet.review_days, day, first_)) crew.order(wanted, day + lag);
    return crew.in_service(day);
  }

  models::Regimes const& regimes_;
  std::size_t county_;
  std::int64_t first_;
  std::vector<DaysOrders> orders_;
  models::Crew trucks_, technicians_;
};

std::vector<CountyOutlook> outlook(models::Scenario const& scenario, models::Regimes const& regimes,
                                   std::size_t county, network::ServiceAreas const& areas) {
  FleetOutlook fleet(scenario, regimes, county);
  std::vector<CountyOutlook> days;
  CountyOutlook served;
  for (std::int64_t day = 0; day < scenario.run.days; ++day) {
    bool const changes = day == 0 || std::any_of(areas.lives().begin(), areas.lives().end(),
                                                 [&](auto const& life) { return life.opens == day; });
    if (changes) served = served_on(areas, day);
    days.push_back(served);
    fleet.add(day, days.back());
  }
  return days;
}

}  // namespace

bool grows(models::Scenario const& scenario) {
  return std::any_of(scenario.network.counties.begin(), scenario.network.counties.end(),
                     [](auto const& county) { return network::is_growing(network::planned_lives(county)); });
}

std::vector<CountyOutlook> outlook(models::Scenario const& scenario, models::Regimes const& regimes,
                                   std::size_t county) {
  return outlook(scenario, regimes, county, areas_of(scenario, scenario.network.counties[county]));
}

double expected_orders_while_growing(models::Scenario const& scenario) {
  PlannedRegimes const regimes(scenario);
  double orders = 0;
  for (std::size_t c = 0; c < scenario.network.counties.size(); ++c) {
    auto const days = outlook(scenario, regimes, c);
    for (std::size_t d = 0; d < days.size(); ++d) {
      auto const day = static_cast<std::int64_t>(d);
      orders += days[d].households * regimes.on(day).orders_per_household(day);
    }
  }
  return orders;
}

Outlooks::One& Outlooks::one(std::size_t county) {
  auto& known = counties_[county];
  if (!known) {
    auto areas = areas_of(scenario_, scenario_.network.counties[county]);
    auto days = outlook(scenario_, regimes_, county, areas);
    known.emplace(One{std::move(areas), std::move(days)});
  }
  return *known;
}

network::County Outlooks::served_part(std::size_t county, std::int64_t day) {
  auto const& map = scenario_.network.counties[county];
  auto const& areas = one(county).areas;
  auto part = map;
  part.villages.clear();
  for (std::size_t v = 0; v < map.villages.size(); ++v) {
    auto const center = areas.center_of(v, day);
    if (center == network::kNoCenter) continue;
    part.villages.push_back(map.villages[v]);
    part.villages.back().center = {center};
  }
  return part;
}

}  // namespace ruralsim::scenarios
