#include "models/rules/routing.hpp"
#include "models/rules/routing/local_search.hpp"
#include "models/rules/routing/ruin_recreate.hpp"
#include "models/rules/routing/savings.hpp"
#include "tests/models/rules/routing_cases.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

using routing_cases::at;
using routing_cases::avoidable_seconds;
using routing_cases::CountyShape;
using routing_cases::Dice;
using routing_cases::earlier;
using routing_cases::expect_sound;
using routing_cases::random_county;
using routing_cases::travel;
using routing_cases::Years;

// A search that has nothing in common with the planner: simulated annealing over one tour of all stops,
// which is cut into runs in the best possible way after every change (Beasley 1983, route first, cluster
// second). Slow, but it sees capacity and duration as they are and is not led by savings or insertion.
class TourAnnealing {
 public:
  TourAnnealing(RoutingProblem const& problem, std::uint64_t seed)
      : problem_(problem), dice_(seed), tour_(at(problem.stops)), best_cut_(at(problem.stops + 1), 0) {
    std::iota(tour_.begin(), tour_.end(), 1);
  }

  std::int64_t shortest_seconds(std::int64_t changes) {
    auto present = cut_from(0);
    auto shortest = present;
    auto const mean_arc = static_cast<double>(present) / problem_.stops;
    auto const cooling = std::pow(0.003, 1.0 / static_cast<double>(changes));  // from 1/2 to 1/700 of an arc
    auto heat = 0.5 * mean_arc;
    for (std::int64_t change = 0; change < changes; ++change, heat *= cooling) {
      auto const before = tour_;
      auto const first_changed = change_tour();
      auto const seconds = cut_from(first_changed);
      auto const accepted =
          seconds <= present || dice_.uniform() < std::exp(static_cast<double>(present - seconds) / heat);
      if (accepted) {
        present = seconds;
        shortest = std::min(shortest, present);
      } else {
        tour_ = before;
        stale_from_ = first_changed;
      }
    }
    return shortest;
  }

 private:
  // Moves a stretch of one to three stops, swaps two stops, or turns a stretch round.
  std::size_t change_tour() {
    auto const stops = problem_.stops;
    auto const a = dice_.below(stops), b = dice_.below(stops);
    auto const low = tour_.begin() + std::min(a, b), high = tour_.begin() + std::max(a, b);
    switch (dice_.below(4)) {
      case 0:
        std::swap(*low, *high);
        break;
      case 1:
        std::reverse(low, high + 1);
        break;
      case 2:
        std::rotate(low, std::min(low + 1 + dice_.below(3), high), high + 1);
        break;
      default:
        std::rotate(low, std::max(high - dice_.below(3), low), high + 1);
        break;
    }
    return at(std::min(a, b));
  }

  // Shortest way to serve the first k stops of the tour, for every k; those before `first_changed` stand.
  std::int64_t cut_from(std::size_t first_changed) {
    auto const from = std::min(first_changed, stale_from_);
    stale_from_ = tour_.size();
    std::fill(best_cut_.begin() + static_cast<std::ptrdiff_t>(from) + 1, best_cut_.end(), never);
    auto const earliest = from > longest_run_ ? from - longest_run_ : 0;
    for (auto start = earliest; start < tour_.size(); ++start) extend_run(start, from);
    return best_cut_.back();
  }

  void extend_run(std::size_t start, std::size_t from) {
    Load load;
    std::int64_t seconds = problem_.loading_seconds;
    std::int32_t here = 0;
    for (auto end = start; end < tour_.size(); ++end) {
      auto const stop = tour_[end];
      load += {problem_.parcels[at(stop)], problem_.volume_m3[at(stop)], problem_.weight_kg[at(stop)], 1};
      seconds += travel(problem_, here, stop) + std::int64_t{problem_.service_seconds[at(stop)]};
      here = stop;
      auto const& limit = problem_.capacity;
      if (load.parcels > limit.parcels || load.volume_m3 > limit.volume_m3 ||
          load.weight_kg > limit.weight_kg || seconds > problem_.max_duration_seconds) {
        return;
      }
      longest_run_ = std::max(longest_run_, end - start + 1);
      auto const home = seconds + travel(problem_, stop, 0);
      if (home <= problem_.max_duration_seconds && end >= from) {
        best_cut_[end + 1] = std::min(best_cut_[end + 1], best_cut_[start] + home);
      }
    }
  }

  static constexpr auto never = std::numeric_limits<std::int64_t>::max() / 2;

  RoutingProblem const& problem_;
  Dice dice_;
  std::vector<std::int32_t> tour_;
  std::vector<std::int64_t> best_cut_;
  std::size_t stale_from_ = 0;   // first stop whose cut belongs to a tour that was given up
  std::size_t longest_run_ = 0;  // stops in the longest run met so far
};

struct Case {
  char const* name;
  CountyShape shape;
};

// Nothing is over a limit when alone, since a tour cannot be cut into such runs.
TEST(RoutingSlow, IsWithinFivePercentOfALongIndependentSearch) {
  std::vector<Case> const cases = {
      {"sixty stops, capacity binds", {.stops = 60, .stops_per_load = 8, .longest_run_hours = 8}},
      {"sixty stops, duration binds", {.stops = 60, .stops_per_load = 20, .longest_run_hours = 5}},
      {"seventy stops, one-way streets", {.stops = 70, .stops_per_load = 10, .asymmetry = 0.2}},
      {"eighty stops in towns", {.stops = 80, .stops_per_load = 12, .clustered = true}},
      {"ninety stops, depot in a corner", {.stops = 90, .longest_run_hours = 8, .depot_at_centre = false}},
      {"a hundred stops, small vans", {.stops = 100, .stops_per_load = 5}},
      {"a hundred stops, both bind", {.stops = 100, .stops_per_load = 12, .longest_run_hours = 6}},
      {"sixty stops, one long tour", {.stops = 60, .stops_per_load = 80, .longest_run_hours = 60}},
  };
  std::uint64_t seed = 0;
  for (auto const& [name, shape] : cases) {
    auto const problem = random_county(shape, ++seed);
    auto const plan = plan_routes(problem);
    expect_sound(problem, plan);
    auto const found = avoidable_seconds(problem, plan.total_seconds);
    auto const long_search =
        avoidable_seconds(problem, TourAnnealing(problem, seed).shortest_seconds(1'200'000));
    auto const gap = found / long_search - 1;
    std::printf("%-32s %3zu runs, %+.2f %% of the long search\n", name, plan.runs.size(), 100 * gap);
    EXPECT_LE(gap, 0.05) << name;
  }
}

// The planner's own method with a hundred times the rounds and more.
std::int64_t long_search_seconds(RoutingProblem const& problem) {
  std::vector<std::int32_t> stops(at(problem.stops));
  std::iota(stops.begin(), stops.end(), 1);
  routing::Instance const instance(problem, std::move(stops), 32);
  auto tours = routing::savings_plan(instance);
  routing::improve_locally(tours);
  routing::ruin_and_recreate(tours, {.rounds = 90'000, .threshold = 1.0});
  tours.measure_all();
  routing::improve_locally(tours);
  return tours.seconds();
}

// Years of counties that grow, each plan begun from the one before: nothing is lost over time.
TEST(RoutingSlow, PlansBegunFromThePlanBeforeStayCloseToALongSearch) {
  std::vector<Case> const cases = {
      {"duration binds", {.stops = 55, .stops_per_load = 30, .longest_run_hours = 8}},
      {"both bind", {.stops = 55, .stops_per_load = 12, .longest_run_hours = 6}},
      {"capacity binds, depot in a corner",
       {.stops = 55, .side_km = 50, .stops_per_load = 9, .longest_run_hours = 9, .depot_at_centre = false}},
      {"both bind, a hundred places", {.stops = 100, .stops_per_load = 12, .longest_run_hours = 6}},
  };
  for (auto const& [name, shape] : cases) {
    double continued[2] = {}, anew = 0;  // gaps to the long search; of the first and of the second half
    constexpr int counties = 5, steps = 52;
    for (std::uint64_t seed = 1; seed <= counties; ++seed) {
      Years years(shape, seed);
      auto then = years.next();
      auto plan = plan_routes(then.problem);
      for (int step = 1; step <= steps; ++step) {
        auto now = years.next();
        plan = plan_routes(now.problem, earlier(plan, then, now, static_cast<std::uint32_t>(step)));
        then = std::move(now);
        if (step % 4 != 0) continue;
        auto const best = avoidable_seconds(then.problem, long_search_seconds(then.problem));
        continued[step > steps / 2] += avoidable_seconds(then.problem, plan.total_seconds) / best - 1;
        anew += avoidable_seconds(then.problem, plan_routes(then.problem).total_seconds) / best - 1;
      }
    }
    constexpr double compared = counties * steps / 4;
    auto const first = continued[0] / (compared * 6 / 13), second = continued[1] / (compared * 7 / 13);
    std::printf(
        "%-34s over the long search: %.1f %% in the first half, %.1f %% in the second; anew %.1f %%\n", name,
        100 * first, 100 * second, 100 * anew / compared);
    EXPECT_LE(second, 0.08) << name;
  }
}

}  // namespace
}  // namespace ruralsim::models::rules
