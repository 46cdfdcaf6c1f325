// Milk runs: which stops one vehicle visits, and in which order, so that all runs together take least time.
//
// A plan is a pure function of its problem: the same problem gives the same plan, on every machine.
// Method and measured quality: docs/routing.md.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace ruralsim::models::rules {

// What a stop needs of a vehicle, or what a vehicle can carry.
struct Load {
  double parcels = 0;
  double volume_m3 = 0;
  double weight_kg = 0;
  double stops = 0;  // counted

  Load& operator+=(Load const& other) noexcept {
    parcels += other.parcels;
    volume_m3 += other.volume_m3;
    weight_kg += other.weight_kg;
    stops += other.stops;
    return *this;
  }
  Load& operator-=(Load const& other) noexcept {
    parcels -= other.parcels;
    volume_m3 -= other.volume_m3;
    weight_kg -= other.weight_kg;
    stops -= other.stops;
    return *this;
  }
  friend bool operator==(Load const&, Load const&) = default;
};

inline constexpr std::int32_t max_routing_stops = 32'767;
inline constexpr std::int32_t no_duration_limit = 100'000'000;  // three years

// Place 0 is the depot, places 1 to `stops` are visited once each. Every vector but the first two has stops +
// 1 entries, and entry 0 is 0. Only the shape of the matrix is asked for: it may be asymmetric and may break
// the triangle inequality.
struct RoutingProblem {
  std::int32_t stops = 0;                    // at most max_routing_stops
  std::vector<std::int32_t> travel_seconds;  // [from * (stops + 1) + to], diagonal 0
  // For each stop all others, by travel time in the quicker direction, those of equal time by number, [(stop
  // - 1) * (stops - 1)] and on: for callers who know it. Empty: worked out.
  std::vector<std::uint16_t> closest;
  std::vector<std::int32_t> service_seconds;  // time at the stop
  std::vector<double> parcels;                // demand of each stop
  std::vector<double> volume_m3;
  std::vector<double> weight_kg;
  Load capacity;  // of one vehicle; infinity where a dimension has no limit; stops are
                  // limited by max_stops
  std::int32_t max_stops = max_routing_stops;  // of one run, >= 1
  std::int32_t loading_seconds = 0;            // at the depot, once per run
  std::int32_t max_duration_seconds =
      0;  // of one run: loading, driving and service; no_duration_limit or more: free
};

struct Run {
  std::vector<std::int32_t> stops;    // in visiting order, depot left out
  std::int64_t duration_seconds = 0;  // loading, driving there, between and back, service
  Load load;
  bool over_limit = false;  // a stop that no vehicle can serve within the limits, alone in its run
};

struct RoutePlan {
  std::vector<Run> runs;           // by lowest stop number
  std::int64_t total_seconds = 0;  // sum of the runs' durations
};

// Throws std::invalid_argument that names the field and the entry.
void check(RoutingProblem const& problem);

// Serves every stop exactly once, with as many runs as it takes. Minimises total_seconds, and among plans of
// equal time prefers fewer runs. Loads are held to the capacity up to one part in 10^9 (rounding of sums).
// A stop that exceeds the capacity, or the longest duration when visited alone, gets a run of its own with
// over_limit set. Throws what check() throws.
RoutePlan plan_routes(RoutingProblem const& problem);

// The plan that was in force until now.
struct EarlierPlan {
  std::vector<std::vector<std::int32_t>>
      runs;                  // stops of the problem in hand, in visiting order, each once at most
  std::uint32_t number = 0;  // of plans made so far: each search makes choices of its own
};

// The same, but the search begins from the plan before: stops that it does not visit are put in where they
// cost least, runs that have come to break a limit give stops up, and the search is as long as the change is
// large. A function of problem and plan. Throws what check() throws.
RoutePlan plan_routes(RoutingProblem const& problem, EarlierPlan const& before);

// The plan before with what its runs now take and carry; nothing where it leaves out a stop, has a run
// without any, or a run of several breaks a limit.
std::optional<RoutePlan> keep_routes(RoutingProblem const& problem, EarlierPlan const& before);

// Whether one run less might be enough: if all others could be filled to the limit, and driving took as long
// as now.
bool fewer_runs_could_do(RoutingProblem const& problem, RoutePlan const& plan);

}  // namespace ruralsim::models::rules
