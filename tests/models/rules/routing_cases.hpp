// Random routing problems for tests, and a check of a plan that shares no code with the planner.
#pragma once

#include "models/rules/routing.hpp"

#include <algorithm>
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

// A county over years: two fifths of its places are open at first, each of the others from some step on,
// which takes a part of its neighbours' demand, and now and then one closes. Demand swings by a quarter and
// grows.
struct Step {
  RoutingProblem problem;
  std::vector<std::int32_t> places;  // of the county, by stop - 1
};

class Years {
 public:
  Years(CountyShape const& shape, std::uint64_t seed)
      : all_(random_county(shape, seed)), dice_(seed + 1000), open_(at(shape.stops + 1), false) {
    for (auto& parcels : all_.parcels) parcels = dice_.between(20, 80);
    for (std::int32_t place = 1; place <= shape.stops; ++place)
      closed_.insert(closed_.begin() + dice_.below(place), place);
    for (std::int32_t k = 0; k < shape.stops * 2 / 5; ++k) open_next();
  }

  Step next() {
    if (step_ > 0 && !closed_.empty() && dice_.below(100) < 65) take_from_neighbours(open_next());
    if (step_ > 0 && dice_.below(100) < 4) open_[at(1 + dice_.below(all_.stops))] = false;
    auto const season = 1 + 0.25 * std::sin(step_ * 6.28 / 17), growth = 1 + 0.004 * step_;
    ++step_;
    return problem_of(season * growth);
  }

 private:
  std::int32_t open_next() {
    auto const place = closed_.back();
    closed_.pop_back();
    open_[at(place)] = true;
    return place;
  }

  void take_from_neighbours(std::int32_t place) {
    for (std::int32_t other = 1; other <= all_.stops; ++other)
      if (other != place && travel(all_, place, other) < 600) all_.parcels[at(other)] *= 0.85;
  }

  Step problem_of(double factor) const {
    Step step;
    for (std::int32_t place = 1; place <= all_.stops; ++place)
      if (open_[at(place)]) step.places.push_back(place);
    auto const stops = static_cast<std::int32_t>(step.places.size());
    auto const place_of = [&](std::int32_t stop) { return stop == 0 ? 0 : step.places[at(stop - 1)]; };
    auto& problem = step.problem = bare_problem(stops);
    problem.capacity = all_.capacity;
    problem.loading_seconds = all_.loading_seconds;
    problem.max_duration_seconds = all_.max_duration_seconds;
    for (std::int32_t from = 0; from <= stops; ++from)
      for (std::int32_t to = 0; to <= stops; ++to)
        travel(problem, from, to) = travel(all_, place_of(from), place_of(to));
    for (std::int32_t stop = 1; stop <= stops; ++stop) {
      auto const parcels = problem.parcels[at(stop)] = all_.parcels[at(place_of(stop))] * factor;
      problem.volume_m3[at(stop)] = parcels * 0.014;
      problem.weight_kg[at(stop)] = parcels * 1.4;
      problem.service_seconds[at(stop)] = 240 + static_cast<std::int32_t>(6 * parcels);
    }
    return step;
  }

  RoutingProblem all_;
  Dice dice_;
  std::vector<bool> open_;
  std::vector<std::int32_t> closed_;
  std::int32_t step_ = 0;
};

// A plan of one step as the plan before of the next.
inline EarlierPlan earlier(RoutePlan const& plan, Step const& then, Step const& now, std::uint32_t number) {
  EarlierPlan before{.runs = {}, .number = number};
  for (auto const& run : plan.runs) {
    auto& stops = before.runs.emplace_back();
    for (auto const stop : run.stops) {
      auto const place = std::find(now.places.begin(), now.places.end(), then.places[at(stop - 1)]);
      if (place != now.places.end())
        stops.push_back(static_cast<std::int32_t>(place - now.places.begin()) + 1);
    }
  }
  return before;
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
