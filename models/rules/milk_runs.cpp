#include "models/rules/milk_runs.hpp"

#include <algorithm>

namespace ruralsim::models::rules {

sim::Seconds longest_shift(WeeklyHours const& shift) {
  sim::Seconds longest{};
  for (auto const& day : shift.by_weekday)
    for (auto const& window : day) longest = std::max(longest, window.to - window.from);
  return longest;
}

RoutingProblem routing_problem(TruckSettings const& truck, Roads const& roads, Expected const& expected,
                               std::vector<std::uint16_t>& stops) {
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
    double const parcels =
        expected.parcels[stops[i - 1]] * truck.planning_margin / static_cast<double>(truck.departures.size());
    problem.parcels[i] = parcels;
    problem.volume_m3[i] = parcels * expected.volume;
    problem.weight_kg[i] = parcels * expected.weight;
    problem.service_seconds[i] =
        static_cast<std::int32_t>(static_cast<double>(truck.stop_time.value) +
                                  parcels * (truck.seconds_per_parcel + expected.extra_seconds));
  }
  problem.travel_seconds.reserve(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      problem.travel_seconds.push_back(static_cast<std::int32_t>(roads.drive(place(i), place(j)).value));
  problem.capacity = {.parcels = static_cast<double>(truck.parcels),
                      .volume_m3 = truck.volume.value,
                      .weight_kg = truck.weight.value};
  problem.loading_seconds = static_cast<std::int32_t>(truck.loading_time.value);
  problem.max_duration_seconds =
      static_cast<std::int32_t>((longest_shift(truck.shift) + truck.overtime).value);
  return problem;
}

std::int64_t trucks_needed(std::vector<Run> const& runs, sim::Seconds shift) {
  std::vector<std::int64_t> durations, free;
  for (auto const& run : runs) durations.push_back(run.duration_seconds);
  std::sort(durations.rbegin(), durations.rend());
  for (auto const duration : durations) {
    auto const fits = std::find_if(free.begin(), free.end(), [&](auto left) { return left >= duration; });
    if (fits != free.end())
      *fits -= duration;
    else
      free.push_back(shift.value - duration);
  }
  return static_cast<std::int64_t>(free.size());
}

}  // namespace ruralsim::models::rules
