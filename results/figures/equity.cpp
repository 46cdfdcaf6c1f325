#include "results/figures/equity.hpp"

#include "results/figures/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruralsim::results::figures {
namespace {

using models::network::County;

// Columns of CountyLedger::center_orders.
constexpr std::size_t kJudged = 0, kInTime = 1;

std::vector<CenterPlace> places_of(Runs const& runs, std::span<std::size_t const> counties) {
  std::vector<CenterPlace> all;
  for (auto const c : counties) {
    auto const& map = runs.map(c);
    auto const households = households_by_center(map);
    for (std::size_t center = 0; center < map.centers.size(); ++center)
      all.push_back({.hub_km = map.road({}, map.centers[center].at).value,
                     .households = households[center],
                     .county = c});
  }
  return all;
}

// Of centers with orders.
struct CenterOutcome {
  double hub_km, households;
  std::int64_t orders, next_day;
  std::size_t county;
};

std::vector<CenterOutcome> outcomes_of(Equity const& equity) {
  std::vector<CenterOutcome> all;
  for (std::size_t i = 0; i < equity.orders.size(); ++i) {
    auto const& place = (*equity.places)[i];
    if (equity.orders[i] > 0)
      all.push_back({.hub_km = place.hub_km,
                     .households = place.households,
                     .orders = equity.orders[i],
                     .next_day = equity.next_day[i],
                     .county = place.county});
  }
  return all;
}

std::vector<Weighted> rates_of(std::vector<CenterOutcome> const& centers) {
  std::vector<Weighted> rates;
  for (auto const& one : centers)
    rates.push_back(
        {.value = share(one.next_day, one.orders), .weight = one.households, .group = one.county});
  return rates;
}

Chance chance_of(std::vector<CenterOutcome> const& centers, double rate) {
  std::vector<Trials> trials;
  for (auto const& one : centers)
    trials.push_back({.weight = one.households, .n = static_cast<double>(one.orders)});
  return chance_alone(trials, rate);
}

std::vector<double> households_of(Runs const& runs, std::span<std::size_t const> counties) {
  std::vector<double> all;
  for (auto const c : counties) {
    double households = 0;
    for (auto const& village : runs.map(c).villages) households += village.households;
    all.push_back(households);
  }
  return all;
}

// Of counties with jobs.
std::vector<Weighted> installed_by_county(Equity const& equity) {
  std::vector<Weighted> rates;
  for (std::size_t c = 0; c < equity.jobs.size(); ++c)
    if (auto const& jobs = equity.jobs[c]; jobs.judged > 0)
      rates.push_back({.value = share(jobs.within_48h, jobs.judged), .weight = (*equity.households)[c]});
  return rates;
}

std::vector<Weighted> ways_of(Runs const& runs, std::span<std::size_t const> counties) {
  auto const last = static_cast<std::int64_t>(runs.days()) - 1;
  std::vector<Weighted> ways;
  for (auto const c : counties)
    for (auto const& village : runs.map(c).villages)
      if (double const km = way_to_center(runs.map(c), village, last); std::isfinite(km))
        ways.push_back({.value = km, .weight = village.households, .group = c});
  return ways;
}

// Everybody has the mean of the group.
std::vector<Weighted> levelled(std::vector<Weighted> const& all) {
  std::vector<Weighted> groups;
  for (auto const& one : all) {
    if (groups.size() <= one.group) groups.resize(one.group + 1);
    auto& group = groups[one.group];
    group.value += one.weight * one.value, group.weight += one.weight;
  }
  for (auto& group : groups)
    if (group.weight > 0) group.value /= group.weight;
  return groups;
}

Spread spread_of(std::vector<Weighted> const& all, Worst worst) {
  return {.gini = gini(all),
          .theil = theil(all),
          .worst_decile = worst_decile(all, worst),
          .worst_counties = worst_decile(levelled(all), worst)};
}

Remoteness remoteness_of(std::vector<CenterOutcome> const& centers) {
  std::vector<Weighted> ways;
  for (auto const& one : centers) ways.push_back({.value = one.hub_km, .weight = one.households});
  double const near = quantile_of_people(ways, 0.25), far = quantile_of_people(ways, 0.75);
  Remoteness sums;
  for (auto const& one : centers) {
    if (one.hub_km < near) sums.near_orders += one.orders, sums.near_next_day += one.next_day;
    if (one.hub_km > far) sums.far_orders += one.orders, sums.far_next_day += one.next_day;
  }
  return sums;
}

}  // namespace

std::vector<double> households_by_center(County const& county) {
  std::vector<double> households(county.centers.size(), 0);
  for (auto const& village : county.villages)
    if (village.center.index() < households.size()) households[village.center.index()] += village.households;
  return households;
}

double way_to_center(County const& county, models::network::Village const& village, std::int64_t day) {
  double nearest = INFINITY;
  for (auto const& center : county.centers)
    if (center.opens <= day) nearest = std::min(nearest, county.road(village.at, center.at).value);
  return nearest;
}

namespace {

// Of the people of a village that has a center.
struct Trip {
  std::int64_t from_day;  // on which the center opens
  double km, households;  // saved by one trip there and back
};

std::vector<Trip> trips_of(County const& county) {
  std::vector<Trip> trips;
  for (auto const& village : county.villages) {
    if (village.center.index() >= county.centers.size()) continue;
    auto const& center = county.centers[village.center.index()];
    double const to_town = county.road(village.at, {}).value;
    double const to_center = county.road(village.at, center.at).value;
    trips.push_back({.from_day = center.opens,
                     .km = 2 * std::max(to_town - to_center, 0.0),
                     .households = village.households});
  }
  return trips;
}

double trip_saved(std::vector<Trip> const& trips, std::int64_t day) {
  double km = 0, households = 0;
  for (auto const& trip : trips) {
    if (trip.from_day > day) continue;
    km += trip.households * trip.km;
    households += trip.households;
  }
  return households > 0 ? km / households : 0;
}

}  // namespace

std::vector<double> km_saved_by_week(Runs const& runs, std::size_t replicate, std::size_t county) {
  auto const trips = trips_of(runs.map(county));
  auto const& haulage = runs.county(replicate, county).haulage;
  std::vector<double> weeks;
  for (std::size_t week = 0; week < runs.weeks(); ++week) {
    auto const last = 7 * week + runs.days_of_week(week) - 1;
    auto const parcels = at(haulage, week, static_cast<std::size_t>(models::Haulage::delivered_at_center));
    weeks.push_back(static_cast<double>(parcels) *
                    runs.scenario().stretches.front().settings.cost.trips_per_parcel *
                    trip_saved(trips, static_cast<std::int64_t>(last)));
  }
  return weeks;
}

Equity equity_of(Runs const& runs, std::size_t replicate, std::span<std::size_t const> counties,
                 std::vector<CountyJobs> jobs) {
  Equity equity;
  equity.households = std::make_shared<std::vector<double>>(households_of(runs, counties));
  equity.jobs = std::move(jobs);
  equity.places = std::make_shared<std::vector<CenterPlace>>(places_of(runs, counties));
  for (auto const c : counties) {
    auto const& orders = runs.county(replicate, c).center_orders;
    for (std::size_t center = 0; center < runs.map(c).centers.size(); ++center) {
      equity.orders.push_back(at(orders, center, kJudged));
      equity.next_day.push_back(at(orders, center, kInTime));
    }
  }
  equity.ways = std::make_shared<std::vector<Weighted>>(ways_of(runs, counties));
  equity.counties = runs.counties();
  settle_places(equity);
  return equity;
}

void add_places(Equity& sum, Equity const& other) {
  auto const added = [&](auto const& ours, auto const& theirs, auto number) {
    auto all = ours ? *ours : typename std::decay_t<decltype(theirs)>::element_type{};
    auto sums = std::make_shared<std::vector<typename decltype(all)::value_type>>(all.begin(), all.end());
    for (auto one : *theirs) {
      one.*number += sum.counties;
      sums->push_back(one);
    }
    return sums;
  };
  sum.places = added(sum.places, other.places, &CenterPlace::county);
  sum.ways = added(sum.ways, other.ways, &Weighted::group);
  sum.orders.insert(sum.orders.end(), other.orders.begin(), other.orders.end());
  sum.next_day.insert(sum.next_day.end(), other.next_day.begin(), other.next_day.end());
  auto households = sum.households ? *sum.households : std::vector<double>{};
  households.insert(households.end(), other.households->begin(), other.households->end());
  sum.households = std::make_shared<std::vector<double>>(std::move(households));
  sum.jobs.insert(sum.jobs.end(), other.jobs.begin(), other.jobs.end());
  sum.counties += other.counties;
}

void settle_places(Equity& equity) {
  equity.way = spread_of(*equity.ways, Worst::largest);
  settle(equity);
}

void add_orders(Equity& sum, Equity const& other) {
  if (!sum.places) {
    sum = other;
    return;
  }
  for (std::size_t i = 0; i < other.orders.size(); ++i) {
    sum.orders[i] += other.orders[i];
    sum.next_day[i] += other.next_day[i];
  }
  for (std::size_t c = 0; c < other.jobs.size(); ++c) {
    sum.jobs[c].judged += other.jobs[c].judged;
    sum.jobs[c].within_48h += other.jobs[c].within_48h;
  }
}

void settle(Equity& equity) {
  auto const centers = outcomes_of(equity);
  auto const rates = rates_of(centers);
  equity.rate = spread_of(rates, Worst::smallest);
  equity.installed_worst_counties = worst_decile(installed_by_county(equity), Worst::smallest);
  equity.chance = chance_of(centers, weighted_mean(rates));
  equity.remoteness = remoteness_of(centers);
}

}  // namespace ruralsim::results::figures
