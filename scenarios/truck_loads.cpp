#include "models/rules/milk_runs.hpp"
#include "scenarios/stage_loads.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::scenarios {
namespace {

using models::AppliancePolicy;
using models::Handling;
namespace rules = models::rules;

constexpr double kAnHour = 3600;

double hours(sim::Seconds duration) {
  return static_cast<double>(duration.value) / kAnHour;
}

// What trucks carry of the mean order.
struct MeanLoad {
  double parcels = 0, volume = 0, weight = 0;
  double handling = 0;  // hours, but for the ways into homes
  double appliances = 0;
};

MeanLoad mean_load(models::Settings const& s) {
  MeanLoad mean;
  for (auto const& p : s.products) {
    bool const appliance = p.handling == Handling::appliance;
    if (appliance && s.installation.policy == AppliancePolicy::together) continue;
    double const seconds = appliance ? s.installation.delivery_time.mean() : s.truck.seconds_per_parcel;
    mean.parcels += p.share;
    if (appliance) mean.appliances += p.share;
    mean.volume += p.share * p.volume.value;
    mean.weight += p.share * p.weight.value;
    mean.handling += p.share * seconds / kAnHour;
  }
  return mean;
}

// Shares of a day's orders by departure, in a week without holidays.
std::vector<double> shares_by_departure(MeanDay const& day) {
  auto const& s = day.settings;
  sim::Calendar const from_monday(sim::date(2018, 1, 1));
  sim::WorkingTime const warehouse(s.warehouse.shifts, from_monday), hub(s.hub.shifts, from_monday),
      trucks(s.truck.shift, from_monday), always(sim::WeeklyHours::always(), from_monday);
  rules::Timetable const timetable{
      .warehouse = &s.warehouse,
      .line_haul = &s.line_haul,
      .hub = &s.hub,
      .truck = &s.truck,
      .warehouse_open = &warehouse,
      .line_haul_days = &always,
      .hub_open = &hub,
      .truck_shift = &trucks,
      .line_haul_time = rules::line_haul_time(day.map.warehouse_distance, s.line_haul),
      .picking_rate = models::if_as_set(s.facilities.picking, s.warehouse.picking_rate),
      .sorting_rate = models::if_as_set(s.facilities.sorting, s.hub.sorting_rate)};
  return rules::shares_by_departure(timetable, s.demand.hour);
}

bool open(std::vector<sim::ClockWindow> const& windows, sim::Seconds clock) {
  return std::any_of(windows.begin(), windows.end(),
                     [&](auto const& window) { return window.from <= clock && clock < window.to; });
}

// How many days of a week have a departure at this time.
double days_with(sim::WeeklyHours const& shift, sim::Seconds clock) {
  auto const& week = shift.by_weekday;
  return static_cast<double>(
      std::count_if(week.begin(), week.end(), [&](auto const& day) { return open(day, clock); }));
}

// Hours of a week from the first departure of each shift to its end, overtime included.
double hours_on_duty(models::TruckSettings const& truck) {
  double sum = 0;
  for (std::size_t day = 0; day < 7; ++day)
    for (auto const& shift : rules::shifts_begun(truck.shift, day)) {
      auto first = shift.to;
      for (auto const clock : truck.departures)
        if (auto const at = rules::within_shift(clock, shift); open({shift}, at)) first = std::min(first, at);
      if (first < shift.to) sum += hours(shift.to - first + truck.overtime);
    }
  return sum;
}

// The mean work of one departure: visits to all centers that got something, in as few runs as room and shift
// allow. Driving of runs about their depot: Daganzo 1984, with the area over which the centers are spread
// (that of a disc with their deviation).
class Departure {
 public:
  Departure(MeanDay const& day, sim::Seconds leaves, double share)
      : day_(day), truck_(day.settings.truck), mean_(mean_load(day.settings)), leaves_(leaves) {
    std::vector<double> orders(day.map.centers.size());
    double into_homes = 0;  // km
    for (auto const& village : day.map.villages) {
      double const here = village.households * day.orders_per_household * share;
      auto const& center = day.map.centers.at(village.center.index());
      orders[village.center.index()] += here;
      into_homes += here * mean_.appliances * 2 * day.map.road(center.at, village.at).value;
    }
    ways_into_homes_ = into_homes / speed();
    std::vector<models::network::Point> places;
    std::vector<double> visited;
    for (std::size_t c = 0; c < orders.size(); ++c) {
      places.push_back(day.map.centers[c].at);
      visited.push_back(1 - std::exp(-orders[c] * mean_.parcels));
      stops_ += visited.back(), orders_ += orders[c];
    }
    spread_ = spread_of(day.map, places, visited);
  }

  double hours_of_work() const { return runs() * before_and_after() + between_stops() + handling(1); }
  // As many as are planned, with the margin of planning; no more than one to each stop.
  double runs() const {
    double const orders = orders_ * truck_.planning_margin;
    auto window = rules::longest_shift(truck_.shift);
    double const longest =
        hours(window.to + truck_.overtime - std::max(rules::within_shift(leaves_, window), window.from));
    double const on_the_way = longest - before_and_after();
    double const by_time =
        on_the_way > 0 ? (between_stops() + handling(truck_.planning_margin)) / on_the_way : stops_;
    double const by_stops = truck_.stops ? stops_ / static_cast<double>(*truck_.stops) : 0;
    double const most = std::max({orders * mean_.parcels / static_cast<double>(truck_.parcels),
                                  orders * mean_.volume / truck_.volume.value,
                                  orders * mean_.weight / truck_.weight.value, by_stops, by_time});
    return std::min(std::ceil(most), std::max(stops_, most));
  }

 private:
  double speed() const {
    auto const& terrains = day_.settings.terrains;
    auto const own = std::find_if(terrains.begin(), terrains.end(),
                                  [&](auto const& terrain) { return terrain.id == day_.map.terrain; });
    return own == terrains.end() ? 40 : own->truck_speed.value;
  }
  // Loading, to the first stop and back from the last.
  double before_and_after() const { return hours(truck_.loading_time) + 2 * spread_.from_hub / speed(); }
  double between_stops() const {
    double const area = 2 * 3.141592653589793 * spread_.deviation * spread_.deviation;
    return 0.57 * std::sqrt(area * stops_) / speed();
  }
  double handling(double margin) const {
    return stops_ * hours(truck_.stop_time) + margin * (orders_ * mean_.handling + ways_into_homes_);
  }
  MeanDay const& day_;
  models::TruckSettings const& truck_;
  MeanLoad mean_;
  sim::Seconds leaves_;
  double stops_ = 0, orders_ = 0;
  double ways_into_homes_ = 0;  // hours
  Spread spread_;
};

// Of each departure that anything leaves with: `of` it, times the share of days that have one.
template <class Of>
double over_departures(MeanDay const& day, Of&& of) {
  auto const& truck = day.settings.truck;
  auto const shares = shares_by_departure(day);
  double sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (shares[i] > 0)
      sum += days_with(truck.shift, truck.departures[i]) * of(Departure(day, truck.departures[i], shares[i]));
  return sum / 7;
}

}  // namespace

double truck_runs_a_day(MeanDay const& day) {
  return over_departures(day, [](Departure const& departure) { return departure.runs(); });
}

std::vector<StageLoad> truck_loads(MeanDay const& day) {
  auto const trucks = static_cast<double>(day.own.trucks.value_or(0));
  if (trucks <= 0) return {};
  double const work =
      over_departures(day, [](Departure const& departure) { return departure.hours_of_work(); });
  return {{"trucks", work, trucks * hours_on_duty(day.settings.truck) / 7, "", "trucks"}};
}

}  // namespace ruralsim::scenarios
