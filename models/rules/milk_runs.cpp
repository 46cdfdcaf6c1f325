#include "models/rules/milk_runs.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace ruralsim::models::rules {

namespace {

constexpr std::int64_t kSettled =
    14;  // days after which what gathered over a weekend has found its departure

// Of a day's orders, those between the cut-off before and each cut-off; the first has last evening's too.
std::vector<double> shares_by_wave(std::vector<Seconds> const& cut_offs,
                                   std::array<double, 24> const& by_hour) {
  auto const before = [&](Seconds clock) {
    double sum = 0;
    for (std::size_t hour = 0; hour < 24; ++hour)
      sum += by_hour[hour] *
             std::clamp(static_cast<double>(clock.value) / 3600 - static_cast<double>(hour), 0.0, 1.0);
    return sum;
  };
  double const day = before(sim::days(1));
  std::vector<double> shares;
  for (std::size_t w = 0; w < cut_offs.size(); ++w)
    shares.push_back(
        (before(cut_offs[w]) - (w == 0 ? before(cut_offs.back()) - day : before(cut_offs[w - 1]))) / day);
  return shares;
}

// Whoever is free first drives the longest run that is due.
bool fleet_suffices(std::size_t trucks, std::vector<Seconds> const& durations,
                    std::vector<Seconds> const& departures, sim::ClockWindow window) {
  std::vector<Seconds> free(trucks, window.from);
  for (auto const departure : departures)
    for (auto const duration : durations) {
      auto& truck = *std::min_element(free.begin(), free.end());
      auto const earliest = std::max(window.from, departure), begins = std::max(truck, departure);
      bool const could_fit = earliest + duration <= window.to;
      if (could_fit ? begins + duration > window.to : begins > earliest) return false;
      truck = begins + duration;
    }
  return true;
}

bool begins_at_midnight(std::vector<sim::ClockWindow> const& day) {
  return !day.empty() && day.front().from == sim::seconds(0);
}

// Of the centers closest to each stop those that are stops, too.
std::vector<std::uint16_t> closest_stops(Roads const& roads, std::vector<std::uint16_t> const& stops) {
  std::vector<std::uint16_t> stop_of(roads.stops(), 0);
  for (std::size_t i = 0; i < stops.size(); ++i)
    stop_of[stops[i] + std::size_t{1}] = static_cast<std::uint16_t>(i + 1);
  std::vector<std::uint16_t> closest(stops.size() * stops.size() + 1);
  std::size_t found = 0;
  for (auto const center : stops)
    for (auto const other : roads.closest(center + std::size_t{1})) {
      closest[found] = stop_of[other];  // which are, nobody can guess
      found += closest[found] != 0 ? 1 : 0;
    }
  closest.resize(found);
  return closest;
}

}  // namespace

std::vector<sim::ClockWindow> shifts_begun(WeeklyHours const& hours, std::size_t weekday) {
  auto const& yesterday = hours.by_weekday[(weekday + 6) % 7];
  auto const& tomorrow = hours.by_weekday[(weekday + 1) % 7];
  auto shifts = hours.by_weekday[weekday];
  if (shifts.empty()) return shifts;
  if (auto& last = shifts.back(); last.to == sim::days(1) && begins_at_midnight(tomorrow))
    last.to = std::min(last.to + tomorrow.front().to, last.from + sim::days(1));
  bool const goes_on = !yesterday.empty() && yesterday.back().to == sim::days(1) &&
                       yesterday.back().from > sim::seconds(0) && begins_at_midnight(shifts);
  if (goes_on) shifts.erase(shifts.begin());
  return shifts;
}

sim::ClockWindow longest_shift(WeeklyHours const& hours) {
  sim::ClockWindow longest{sim::seconds(0), sim::seconds(0)};
  for (std::size_t day = 0; day < 7; ++day)
    for (auto const& shift : shifts_begun(hours, day))
      if (shift.to - shift.from > longest.to - longest.from) longest = shift;
  return longest;
}

Seconds within_shift(Seconds clock, sim::ClockWindow shift) {
  return clock < shift.from && clock + sim::days(1) < shift.to ? clock + sim::days(1) : clock;
}

std::vector<double> shares_by_departure(Timetable const& timetable, std::array<double, 24> const& by_hour) {
  auto const& departures = timetable.truck->departures;
  auto const shares = shares_by_wave(timetable.warehouse->cut_offs, by_hour);
  std::map<sim::Time, double> brought;
  for (std::int64_t day = 0; day < 2 * kSettled; ++day)
    for (std::size_t wave = 0; wave < shares.size(); ++wave)
      brought[timetable.truck_departs(
          timetable.sorted(sim::midnight(day) + timetable.warehouse->cut_offs[wave]))] += shares[wave];

  std::vector<double> sums(departures.size(), 0.0), days(departures.size(), 0.0);
  for (auto const& [when, share] : brought) {
    if (when < sim::midnight(kSettled) || when >= sim::midnight(kSettled + 7)) continue;
    auto const at = std::find(departures.begin(), departures.end(), when - sim::midnight(when.day()));
    auto const i = static_cast<std::size_t>(at - departures.begin());
    sums[i] += share, days[i] += 1;
  }
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (days[i] > 0) sums[i] /= days[i];
  return sums;
}

DepartureLoad fullest_departure(TruckSettings const& truck, std::vector<double> const& shares,
                                sim::ClockWindow window) {
  auto const fullest = std::max_element(shares.begin(), shares.end());
  auto const departure = truck.departures[static_cast<std::size_t>(fullest - shares.begin())];
  bool const never_ends = window.to - window.from >= sim::days(1);
  auto const leaves = never_ends ? window.from : std::max(within_shift(departure, window), window.from);
  return {.share = *fullest, .longest_run = std::max(window.to - leaves, sim::seconds(0))};
}

RoutingProblem routing_problem(TruckSettings const& truck, Roads const& roads, Expected const& expected,
                               DepartureLoad const& load, std::vector<std::uint16_t>& stops) {
  stops.clear();
  for (std::size_t c = 0; c < expected.parcels.size(); ++c)
    if (expected.parcels[c] > 0) stops.push_back(static_cast<std::uint16_t>(c));
  auto const n = stops.size() + 1;
  auto const place = [&](std::size_t stop) { return stop == 0 ? 0 : stops[stop - 1] + std::size_t{1}; };

  RoutingProblem problem;
  problem.stops = static_cast<std::int32_t>(stops.size());
  problem.service_seconds.assign(n, 0);
  problem.parcels.assign(n, 0);
  problem.volume_m3.assign(n, 0);
  problem.weight_kg.assign(n, 0);
  for (std::size_t i = 1; i < n; ++i) {
    double const parcels = expected.parcels[stops[i - 1]] * truck.planning_margin * load.share;
    problem.parcels[i] = parcels;
    problem.volume_m3[i] = parcels * expected.volume;
    problem.weight_kg[i] = parcels * expected.weight;
    double const home = expected.home_seconds.empty() ? 0 : expected.home_seconds[stops[i - 1]];
    problem.service_seconds[i] =
        static_cast<std::int32_t>(static_cast<double>(truck.stop_time.value) +
                                  parcels * (truck.seconds_per_parcel + expected.extra_seconds + home));
  }
  problem.travel_seconds.reserve(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      problem.travel_seconds.push_back(static_cast<std::int32_t>(roads.drive(place(i), place(j)).value));
  problem.closest = closest_stops(roads, stops);
  problem.capacity = {.parcels = static_cast<double>(truck.parcels),
                      .volume_m3 = truck.volume.value,
                      .weight_kg = truck.weight.value};
  problem.max_stops = static_cast<std::int32_t>(
      std::min<std::int64_t>(truck.stops.value_or(max_routing_stops), max_routing_stops));
  problem.loading_seconds = static_cast<std::int32_t>(truck.loading_time.value);
  problem.max_duration_seconds = static_cast<std::int32_t>(load.longest_run.value);
  return problem;
}

std::int64_t trucks_needed(std::vector<Run> const& runs, std::vector<sim::Seconds> departures,
                           sim::ClockWindow window) {
  for (auto& departure : departures) departure = within_shift(departure, window);
  std::sort(departures.begin(), departures.end());
  std::vector<Seconds> durations;
  for (auto const& run : runs) durations.push_back(sim::seconds(run.duration_seconds));
  std::sort(durations.rbegin(), durations.rend());
  if (durations.empty() || departures.empty()) return 0;
  std::size_t trucks = 1;
  while (!fleet_suffices(trucks, durations, departures, window)) ++trucks;
  return static_cast<std::int64_t>(trucks);
}

}  // namespace ruralsim::models::rules
