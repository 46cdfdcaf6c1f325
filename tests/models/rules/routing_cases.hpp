// Random routing problems for tests, and a check of a plan that shares no code with the planner.
#pragma once

#include "models/rules/routing.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::models::rules::routing_cases {

inline std::size_t at(std::int32_t i) {
  return static_cast<std::size_t>(i);
}

// SplitMix64; one sequence per seed, the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x2545'f491'4f6c'dd1dU + 1) {}
  std::uint64_t next() {
    auto z = state_ += 0x9e37'79b9'7f4a'7c15U;
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9U;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11ebU;
    return z ^ (z >> 31);
  }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * uniform(); }
  std::int32_t below(std::int32_t n) {
    return static_cast<std::int32_t>(next() % static_cast<std::uint64_t>(n));
  }

 private:
  std::uint64_t state_;
};

// Places without travel, service or demand, and vehicles without limits: a ground to build cases on.
inline RoutingProblem bare_problem(std::int32_t stops) {
  auto const free = std::numeric_limits<double>::infinity();
  RoutingProblem problem;
  problem.stops = stops;
  problem.travel_seconds.assign(at(stops + 1) * at(stops + 1), 0);
  problem.service_seconds.assign(at(stops + 1), 0);
  problem.parcels.assign(at(stops + 1), 0);
  problem.volume_m3 = problem.weight_kg = problem.parcels;
  problem.capacity = {free, free, free};
  problem.max_duration_seconds = no_duration_limit;
  return problem;
}

inline std::int32_t& travel(RoutingProblem& problem, std::int32_t from, std::int32_t to) {
  return problem.travel_seconds[at(from) * at(problem.stops + 1) + at(to)];
}
inline std::int32_t travel(RoutingProblem const& problem, std::int32_t from, std::int32_t to) {
  return problem.travel_seconds[at(from) * at(problem.stops + 1) + at(to)];
}

// What differs between random counties. Loads and durations bind in most of them.
struct CountyShape {
  std::int32_t stops = 60;
  double side_km = 40;
  double stops_per_load = 12;  // mean number of stops that fill a vehicle
  double longest_run_hours = 6;
  double asymmetry = 0;  // each direction is up to this part quicker or slower
  double detour = 1.3;
  bool depot_at_centre = true;
  bool clustered = false;  // towns instead of an even spread
};

inline RoutingProblem random_county(CountyShape const& shape, std::uint64_t seed) {
  Dice dice(seed);
  auto problem = bare_problem(shape.stops);
  std::vector<double> x, y;
  for (std::int32_t place = 0; place <= shape.stops; ++place) {
    auto const town = shape.clustered && place > 5 ? at(1 + dice.below(5)) : 0;
    x.push_back(town > 0 ? x[town] + dice.between(-0.08, 0.08) * shape.side_km
                         : dice.between(0, shape.side_km));
    y.push_back(town > 0 ? y[town] + dice.between(-0.08, 0.08) * shape.side_km
                         : dice.between(0, shape.side_km));
  }
  x[0] = y[0] = shape.depot_at_centre ? shape.side_km / 2 : 0;
  for (std::int32_t from = 0; from <= shape.stops; ++from) {
    for (std::int32_t to = 0; to <= shape.stops; ++to) {
      auto const km = std::hypot(x[at(from)] - x[at(to)], y[at(from)] - y[at(to)]) * shape.detour;
      auto const slower = 1 + shape.asymmetry * dice.between(-1, 1);
      if (from != to)
        travel(problem, from, to) = static_cast<std::int32_t>(std::lround(km / 40 * 3600 * slower));
    }
    if (from == 0) continue;
    problem.parcels[at(from)] = std::floor(dice.between(5, 95));
    problem.volume_m3[at(from)] = problem.parcels[at(from)] * 0.014 * dice.between(0.7, 1.3);
    problem.weight_kg[at(from)] = problem.parcels[at(from)] * 1.4 * dice.between(0.7, 1.3);
    problem.service_seconds[at(from)] = 240 + dice.below(300);
  }
  auto const parcels = 50 * shape.stops_per_load;
  problem.capacity = {parcels, parcels * 0.0145, parcels * 1.45};
  problem.loading_seconds = 1200;
  problem.max_duration_seconds = static_cast<std::int32_t>(shape.longest_run_hours * 3600);
  return problem;
}

// The part of the objective that planning can change: driving and loading. Gaps are measured on it, since
// the constant service time would flatter them.
inline double avoidable_seconds(RoutingProblem const& problem, std::int64_t total_seconds) {
  for (auto const service : problem.service_seconds) total_seconds -= service;
  return static_cast<double>(total_seconds);
}

inline void expect_serves_every_stop_once(RoutingProblem const& problem, RoutePlan const& plan) {
  std::vector<int> visits(at(problem.stops + 1), 0);
  for (auto const& run : plan.runs) {
    EXPECT_FALSE(run.stops.empty());
    for (auto const stop : run.stops) {
      ASSERT_TRUE(stop >= 1 && stop <= problem.stops) << stop;
      ++visits[at(stop)];
    }
  }
  for (std::int32_t stop = 1; stop <= problem.stops; ++stop)
    EXPECT_EQ(visits[at(stop)], 1) << "stop " << stop;
}

inline void expect_honest_and_within_limits(RoutingProblem const& problem, RoutePlan const& plan) {
  std::int64_t total = 0;
  for (auto const& run : plan.runs) {
    std::int64_t duration = problem.loading_seconds;
    Load load;
    std::int32_t here = 0;
    for (auto const stop : run.stops) {
      duration += travel(problem, here, stop) + std::int64_t{problem.service_seconds[at(stop)]};
      load += {problem.parcels[at(stop)], problem.volume_m3[at(stop)], problem.weight_kg[at(stop)], 1};
      here = stop;
    }
    duration += travel(problem, here, 0);
    total += duration;
    EXPECT_EQ(run.duration_seconds, duration);
    EXPECT_EQ(run.load, load);
    bool const within = duration <= problem.max_duration_seconds &&
                        load.parcels <= problem.capacity.parcels * (1 + 1e-9) &&
                        load.volume_m3 <= problem.capacity.volume_m3 * (1 + 1e-9) &&
                        load.weight_kg <= problem.capacity.weight_kg * (1 + 1e-9);
    EXPECT_NE(run.over_limit, within);
    EXPECT_TRUE(!run.over_limit || run.stops.size() == 1U);
  }
  EXPECT_EQ(plan.total_seconds, total);
}

inline void expect_sound(RoutingProblem const& problem, RoutePlan const& plan) {
  expect_serves_every_stop_once(problem, plan);
  expect_honest_and_within_limits(problem, plan);
}

}  // namespace ruralsim::models::rules::routing_cases
