#include "scenarios/growth_outlook.hpp"

#include "models/network/service_areas.hpp"
#include "models/places/crew.hpp"
#include "models/rules/demand.hpp"
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

CountyOutlook served_on(network::ServiceAreas const& areas, std::int64_t day) {
  CountyOutlook served;
  for (auto const& life : areas.lives()) served.centers += life.open(day) ? 1 : 0;
  auto const& villages = areas.county().villages;
  for (std::size_t v = 0; v < villages.size(); ++v)
    if (areas.center_of(v, day) != network::kNoCenter)
      ++served.villages, served.households += villages[v].households;
  return served;
}

// Expected in all days before one, of all goods and of those that are installed.
struct OrdersBefore {
  double parcels = 0, jobs = 0;
};

class FleetOutlook {
 public:
  FleetOutlook(models::Scenario const& scenario, PlannedDays const& planned, std::size_t county)
      : planned_(planned),
        county_(county),
        first_(std::max<std::int64_t>(scenario.network.counties[county].opens, 0)),
        days_(scenario.run.days) {
    before_.reserve(static_cast<std::size_t>(scenario.run.days) + 1);
    before_.emplace_back();
  }

  // Days come one after another.
  void add(std::int64_t day, CountyOutlook& outlook) {
    add_orders(outlook.households * planned_.orders_per_household(day), planned_.jobs_per_order(day));
    if (day < first_) {
      outlook.trucks = 0;
      return;
    }
    auto const& settings = planned_.settings(day);
    auto const& fleet = settings.fleet;
    auto const size =
        day == first_ ? size_at_opening(outlook) : size_on(day, outlook.centers, fleet.smoothing_days);
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
  void add_orders(double parcels, double jobs_each) {
    auto const& last = before_.back();
    before_.push_back({last.parcels + parcels, last.jobs + parcels * jobs_each});
  }
  // As in the run: for a usual day, though the county opens in a festival.
  rules::NetworkSize size_at_opening(CountyOutlook const& outlook) const {
    std::vector<double> orders;
    for (auto day = first_; day < std::min(first_ + rules::kForecastDays, days_); ++day)
      orders.push_back(outlook.households * planned_.orders_per_household(day));
    auto const usual = rules::usual_day(std::move(orders));
    return {.centers = outlook.centers, .parcels = usual, .jobs = usual * planned_.jobs_per_order(first_)};
  }
  rules::NetworkSize size_on(std::int64_t day, std::int64_t centers, std::int64_t smoothing) const {
    auto const from = std::max(first_, day - smoothing), to = std::max(day, from + 1);
    auto const &a = before_[static_cast<std::size_t>(from)], &b = before_[static_cast<std::size_t>(to)];
    auto const days = static_cast<double>(to - from);
    return {.centers = centers, .parcels = (b.parcels - a.parcels) / days, .jobs = (b.jobs - a.jobs) / days};
  }
  std::int64_t follow(models::Crew& crew, std::int64_t wanted, std::int64_t day,
                      models::FleetSettings const& fleet, std::int64_t lag) const {
    if (day == first_) crew.set(rules::at_opening(fleet, wanted));
    if (rules::is_review(fleet.review_days, day, first_)) crew.order(wanted, day + lag);
    return crew.in_service(day);
  }

  PlannedDays const& planned_;
  std::size_t county_;
  std::int64_t first_, days_;
  std::vector<OrdersBefore> before_;  // by day
  models::Crew trucks_, technicians_;
};

// Centers, villages and households alone, by day of the run.
std::vector<CountyOutlook> served(network::ServiceAreas const& areas, std::int64_t days) {
  std::vector<bool> changes(static_cast<std::size_t>(days), false);
  for (auto const& life : areas.lives())
    if (life.opens >= 0 && life.opens < days) changes[static_cast<std::size_t>(life.opens)] = true;
  std::vector<CountyOutlook> all;
  all.reserve(changes.size());
  for (std::int64_t day = 0; day < days; ++day)
    all.push_back(day == 0 || changes[static_cast<std::size_t>(day)] ? served_on(areas, day) : all.back());
  return all;
}

std::vector<CountyOutlook> outlook(models::Scenario const& scenario, PlannedDays const& planned,
                                   std::size_t county, network::ServiceAreas const& areas) {
  FleetOutlook fleet(scenario, planned, county);
  auto days = served(areas, scenario.run.days);
  for (std::size_t day = 0; day < days.size(); ++day) fleet.add(static_cast<std::int64_t>(day), days[day]);
  return days;
}

}  // namespace

PlannedDays::PlannedDays(models::Scenario const& scenario) : scenario_(scenario) {
  auto const& run = scenario.run;
  auto const& stretches = scenario.stretches;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    auto const& settings = stretches[i].settings;
    auto const ends = i + 1 < stretches.size() ? stretches[i + 1].from_day : run.days;
    auto const factors = rules::day_factors(settings.demand, sim::Calendar(run.start), run.days);
    for (auto day = stretches[i].from_day; day < ends; ++day) {
      number_.push_back(i);
      orders_.push_back(rules::base_rate(settings.demand) * factors[static_cast<std::size_t>(day)]);
    }
    auto& jobs = jobs_.emplace_back();
    for (auto const& product : settings.products)
      if (product.handling == models::Handling::appliance) jobs += product.share * product.installation_share;
  }
}

bool grows(models::Scenario const& scenario) {
  return std::any_of(scenario.network.counties.begin(), scenario.network.counties.end(),
                     [](auto const& county) { return network::is_growing(network::planned_lives(county)); });
}

std::vector<CountyOutlook> outlook(models::Scenario const& scenario, PlannedDays const& planned,
                                   std::size_t county) {
  return outlook(scenario, planned, county, areas_of(scenario, scenario.network.counties[county]));
}

double expected_orders_while_growing(models::Scenario const& scenario) {
  PlannedDays const planned(scenario);
  double orders = 0;
  for (auto const& county : scenario.network.counties) {
    auto const days = served(areas_of(scenario, county), scenario.run.days);
    for (std::size_t d = 0; d < days.size(); ++d)
      orders += days[d].households * planned.orders_per_household(static_cast<std::int64_t>(d));
  }
  return orders;
}

Outlooks::One& Outlooks::one(std::size_t county) {
  auto& known = counties_[county];
  if (!known) {
    auto areas = areas_of(scenario_, scenario_.network.counties[county]);
    auto days = outlook(scenario_, planned_, county, areas);
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
