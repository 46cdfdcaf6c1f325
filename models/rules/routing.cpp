#include "models/rules/routing.hpp"

#include "models/rules/routing/carried_over.hpp"
#include "models/rules/routing/exact.hpp"
#include "models/rules/routing/local_search.hpp"
#include "models/rules/routing/ruin_recreate.hpp"
#include "models/rules/routing/savings.hpp"

#include <algorithm>
#include <limits>
#include <optional>
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
  for (std::size_t from = 0; from < width; ++from)
    for (std::size_t to = 0; to < width; ++to) {
      auto const seconds = travel[from * width + to];
      if (seconds >= 0 && (from != to || seconds == 0)) continue;
      refuse("travel_seconds from " + std::to_string(from) + " to " + std::to_string(to) + " = " +
             std::to_string(seconds) +
             (from == to ? " (a place is 0 from itself)" : " (must not be negative)"));
    }
}

void check_closest(RoutingProblem const& problem) {
  auto const& closest = problem.closest;
  if (closest.empty()) return;
  auto const pairs = index(problem.stops) * index(problem.stops - 1);
  bool const known = std::all_of(closest.begin(), closest.end(),
                                 [&](auto stop) { return stop >= 1 && stop <= problem.stops; });
  if (closest.size() != pairs || !known)
    refuse("closest has " + std::to_string(closest.size()) +
           " entries (for each stop all others are needed) give " + std::to_string(pairs) +
           ", each from 1 to " + std::to_string(problem.stops) + ", or none");
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
routing::Search search_from_scratch(std::int32_t stops) {
  return {.rounds = std::clamp(15 * stops, 500, 3000), .threshold = 1.0};
}

// From a plan that has been searched before, as much as there is new; what is put in competes for the same
// room.
routing::Search search_from_plan(std::int32_t stops, std::int32_t put_in, std::uint32_t number) {
  auto const rounds = std::int64_t{2 * stops / 3} + 6 * put_in + std::int64_t{put_in} * put_in / 2;
  auto const most = search_from_scratch(stops).rounds;
  return {.rounds = static_cast<std::int32_t>(std::min<std::int64_t>(rounds, most)),
          .threshold = 0.5,
          .variety = number};
}

constexpr std::int32_t much_new = 20;  // stops put in for which local search pays

routing::Tours tours_from_scratch(routing::Instance const& instance) {
  auto tours = routing::savings_plan(instance);
  routing::improve_locally(tours);
  routing::ruin_and_recreate(tours, search_from_scratch(instance.stops()));
  tours.measure_all();
  routing::improve_locally(tours);
  return tours;
}

routing::Tours tours_from_plan(routing::Instance const& instance, EarlierPlan const& before) {
  std::vector<std::vector<routing::Node>> runs;
  for (auto const& stops : before.runs) {
    auto& run = runs.emplace_back();
    for (auto const stop : stops)
      if (auto const node = instance.node(stop); node != 0) run.push_back(node);
  }
  auto over = routing::carry_over(instance, runs);
  if (2 * std::ssize(over.left) > instance.stops()) return tours_from_scratch(instance);
  auto const settled = over.tours;
  bool const complete = over.left.empty();
  give_up_runs(over);
  auto& [tours, left] = over;
  auto const put_in = static_cast<std::int32_t>(left.size());
  routing::ruin_and_recreate(tours, search_from_plan(instance.stops(), put_in, before.number), left);
  tours.measure_all();
  if (put_in >= much_new) routing::improve_locally(tours, settled);
  return complete && settled.seconds() < tours.seconds() ? settled : tours;
}

routing::Tours best_tours(routing::Instance const& instance, EarlierPlan const* before) {
  if (instance.stops() <= routing::most_exact_stops) return routing::exact_plan(instance);
  return before == nullptr ? tours_from_scratch(instance) : tours_from_plan(instance, *before);
}

constexpr std::int32_t all_round = 32, close_by = 12;  // neighbours of a stop that a search knows of

void add_planned_runs(RoutingProblem const& problem, std::vector<std::int32_t> feasible,
                      EarlierPlan const* before, RoutePlan& plan) {
  routing::Instance const instance(problem, std::move(feasible), before == nullptr ? all_round : close_by);
  auto const tours = best_tours(instance, before);
  for (std::int32_t run = 0; run < tours.runs(); ++run) {
    std::vector<std::int32_t> stops;
    for (auto node = tours.next(tours.depot(run)); !tours.is_depot(node); node = tours.next(node)) {
      stops.push_back(instance.original(node));
    }
    if (!stops.empty()) plan.runs.push_back(make_run(problem, std::move(stops), false));
  }
}

RoutePlan make_plan(RoutingProblem const& problem, EarlierPlan const* before) {
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
  add_planned_runs(problem, std::move(feasible), before, plan);
  auto const lowest = [](Run const& run) { return *std::min_element(run.stops.begin(), run.stops.end()); };
  std::sort(plan.runs.begin(), plan.runs.end(),
            [&](Run const& a, Run const& b) { return lowest(a) < lowest(b); });
  for (auto const& run : plan.runs) plan.total_seconds += run.duration_seconds;
  return plan;
}

}  // namespace

void check(RoutingProblem const& problem) {
  if (problem.stops < 0 || problem.stops > max_routing_stops) {
    refuse("stops = " + std::to_string(problem.stops) + " (must be 0 to " +
           std::to_string(max_routing_stops) + ")");
  }
  check_matrix(problem);
  check_closest(problem);
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
  return make_plan(problem, nullptr);
}

RoutePlan plan_routes(RoutingProblem const& problem, EarlierPlan const& before) {
  return make_plan(problem, &before);
}

std::optional<RoutePlan> keep_routes(RoutingProblem const& problem, EarlierPlan const& before) {
  RoutePlan plan;
  std::vector<bool> visited(index(problem.stops) + 1);
  for (auto const& stops : before.runs) {
    for (auto const stop : stops) visited[index(stop)] = true;
    auto& run = plan.runs.emplace_back(make_run(problem, stops, false));
    run.over_limit = !within_limits(problem, run);
    if (stops.empty() || (run.over_limit && stops.size() > 1)) return std::nullopt;
    plan.total_seconds += run.duration_seconds;
  }
  if (!std::all_of(visited.begin() + 1, visited.end(), [](bool is) { return is; })) return std::nullopt;
  return plan;
}

bool fewer_runs_could_do(RoutingProblem const& problem, RoutePlan const& plan) {
  Load all;
  for (auto const& run : plan.runs) all += run.load;
  auto const runs = std::ssize(plan.runs) - 1;
  auto const limit = static_cast<double>(runs);
  return all.parcels <= limit * problem.capacity.parcels &&
         all.volume_m3 <= limit * problem.capacity.volume_m3 &&
         all.weight_kg <= limit * problem.capacity.weight_kg && problem.stops <= runs * problem.max_stops &&
         plan.total_seconds - problem.loading_seconds <= runs * problem.max_duration_seconds;
}

}  // namespace ruralsim::models::rules
