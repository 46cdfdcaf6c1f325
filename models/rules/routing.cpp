#include "models/rules/routing.hpp"

#include "models/rules/routing/exact.hpp"
#include "models/rules/routing/local_search.hpp"
#include "models/rules/routing/ruin_recreate.hpp"
#include "models/rules/routing/savings.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace ruralsim::models::rules {
namespace {

std::size_t index(std::int32_t i) {
  return static_cast<std::size_t>(i);
}

[[noreturn]] void refuse(std::string const& problem) {
  throw std::invalid_argument("routing: " + problem);
}

template <typename T>
void check_column(std::vector<T> const& values, std::int32_t stops, std::string const& name) {
  if (values.size() != index(stops) + 1) {
    refuse(name + " has " + std::to_string(values.size()) + " entries (one per place is needed) give " +
           std::to_string(stops + 1) + ", the depot first");
  }
  for (std::size_t place = 0; place < values.size(); ++place) {
    auto const good = values[place] >= 0 && values[place] <= std::numeric_limits<T>::max();  // false for NaN
    if (!good) {
      refuse(name + "[" + std::to_string(place) + "] = " + std::to_string(values[place]) +
             " (must be finite and not negative)");
    }
  }
  if (values[0] != 0)
    refuse(name + "[0] = " + std::to_string(values[0]) + " (the depot needs nothing) set it to 0");
}

void check_matrix(RoutingProblem const& problem) {
  auto const width = index(problem.stops) + 1;
  auto const& travel = problem.travel_seconds;
  if (travel.size() != width * width) {
    refuse("travel_seconds has " + std::to_string(travel.size()) +
           " entries (one per pair of places is needed) give " + std::to_string(width * width));
  }
  for (std::size_t k = 0; k < travel.size(); ++k) {
    auto const from = k / width, to = k % width;
    if (travel[k] >= 0 && (from != to || travel[k] == 0)) continue;
    refuse("travel_seconds from " + std::to_string(from) + " to " + std::to_string(to) + " = " +
           std::to_string(travel[k]) +
           (from == to ? " (a place is 0 from itself)" : " (must not be negative)"));
  }
}

void check_limit(double value, std::string_view name) {
  if (!(value >= 0)) refuse(std::string(name) + " = " + std::to_string(value) + " (must not be negative)");
}

// Summed anew in visiting order, so that a plan reports exactly what its stops add up to.
Run make_run(RoutingProblem const& problem, std::vector<std::int32_t> stops, bool over_limit) {
  Run run{std::move(stops), problem.loading_seconds, {}, over_limit};
  auto const width = index(problem.stops) + 1;
  std::size_t at = 0;
  for (auto const stop : run.stops) {
    auto const to = index(stop);
    run.duration_seconds +=
        std::int64_t{problem.travel_seconds[at * width + to]} + problem.service_seconds[to];
    run.load += {problem.parcels[to], problem.volume_m3[to], problem.weight_kg[to], 1};
    at = to;
  }
  run.duration_seconds += problem.travel_seconds[at * width];
  return run;
}

bool within_limits(RoutingProblem const& problem, Run const& run) {
  auto const& limit = problem.capacity;
  return (problem.max_duration_seconds >= no_duration_limit ||
          run.duration_seconds <= problem.max_duration_seconds) &&
         run.load.parcels <= limit.parcels && run.load.volume_m3 <= limit.volume_m3 &&
         run.load.weight_kg <= limit.weight_kg && std::ssize(run.stops) <= problem.max_stops;
}

// The gap to the best plan closes slowly with more rounds; these keep 60 stops near a millisecond
// (docs/routing.md).
std::int32_t rounds_for(std::int32_t stops) {
  return std::clamp(15 * stops, 500, 3000);
}

routing::Tours best_tours(routing::Instance const& instance) {
  if (instance.stops() <= routing::most_exact_stops) return routing::exact_plan(instance);
  auto tours = routing::savings_plan(instance);
  routing::improve_locally(tours);
  routing::ruin_and_recreate(tours, rounds_for(instance.stops()));
  tours.measure_all();
  routing::improve_locally(tours);
  return tours;
}

void add_planned_runs(RoutingProblem const& problem, std::vector<std::int32_t> feasible, RoutePlan& plan) {
  routing::Instance const instance(problem, std::move(feasible));
  auto const tours = best_tours(instance);
  for (std::int32_t run = 0; run < tours.runs(); ++run) {
    std::vector<std::int32_t> stops;
    for (auto node = tours.next(tours.depot(run)); !tours.is_depot(node); node = tours.next(node)) {
      stops.push_back(instance.original(node));
    }
    if (!stops.empty()) plan.runs.push_back(make_run(problem, std::move(stops), false));
  }
}

}  // namespace

void check(RoutingProblem const& problem) {
  if (problem.stops < 0 || problem.stops > max_routing_stops) {
    refuse("stops = " + std::to_string(problem.stops) + " (must be 0 to " +
           std::to_string(max_routing_stops) + ")");
  }
  check_matrix(problem);
  check_column(problem.service_seconds, problem.stops, "service_seconds");
  check_column(problem.parcels, problem.stops, "parcels");
  check_column(problem.volume_m3, problem.stops, "volume_m3");
  check_column(problem.weight_kg, problem.stops, "weight_kg");
  check_limit(problem.capacity.parcels, "capacity.parcels");
  check_limit(problem.capacity.volume_m3, "capacity.volume_m3");
  check_limit(problem.capacity.weight_kg, "capacity.weight_kg");
  if (problem.max_stops < 1)
    refuse("max_stops = " + std::to_string(problem.max_stops) + " (must be at least 1)");
  check_limit(problem.loading_seconds, "loading_seconds");
  check_limit(problem.max_duration_seconds, "max_duration_seconds");
}

RoutePlan plan_routes(RoutingProblem const& problem) {
  check(problem);
  RoutePlan plan;
  std::vector<std::int32_t> feasible;
  for (std::int32_t stop = 1; stop <= problem.stops; ++stop) {
    auto alone = make_run(problem, {stop}, true);
    if (within_limits(problem, alone)) {
      feasible.push_back(stop);
    } else {
      plan.runs.push_back(std::move(alone));
    }
  }
  add_planned_runs(problem, std::move(feasible), plan);
  auto const lowest = [](Run const& run) { return *std::min_element(run.stops.begin(), run.stops.end()); };
  std::sort(plan.runs.begin(), plan.runs.end(),
            [&](Run const& a, Run const& b) { return lowest(a) < lowest(b); });
  for (auto const& run : plan.runs) plan.total_seconds += run.duration_seconds;
  return plan;
}

}  // namespace ruralsim::models::rules
