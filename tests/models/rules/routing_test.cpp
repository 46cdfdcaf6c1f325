#include "models/rules/routing.hpp"

#include "tests/models/rules/routing_cases.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#include <gmock/gmock.h>

namespace ruralsim::models::rules {
namespace {

using routing_cases::at;
using routing_cases::avoidable_seconds;
using routing_cases::bare_problem;
using routing_cases::CountyShape;
using routing_cases::Dice;
using routing_cases::expect_sound;
using routing_cases::random_county;
using routing_cases::travel;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr auto nothing = std::numeric_limits<std::int64_t>::max();

// The shortest plan, by enumeration: for every set of stops the shortest single run (Held & Karp 1962), and
// over all partitions of the stops into sets that one vehicle can serve. A stop that none can serve when
// alone is a set by itself, as the planner promises.
class Enumeration {
 public:
  explicit Enumeration(RoutingProblem const& problem) : problem_(problem), sets_(1U << problem.stops) {}

  std::int64_t shortest_seconds() const {
    auto const runs = shortest_runs();
    std::vector<std::int64_t> best(sets_, nothing);
    best[0] = 0;
    for (unsigned set = 1; set < sets_; ++set) {
      for (unsigned part = set; part > 0; part = (part - 1) & set) {
        if (runs[part] == nothing || best[set ^ part] == nothing) continue;
        best[set] = std::min(best[set], best[set ^ part] + runs[part]);
      }
    }
    return best[sets_ - 1];
  }

 private:
  bool fits(unsigned set) const {
    Load load;
    for (std::int32_t stop = 1; stop <= problem_.stops; ++stop) {
      if ((set >> (stop - 1) & 1U) == 0) continue;
      load += {problem_.parcels[at(stop)], problem_.volume_m3[at(stop)], problem_.weight_kg[at(stop)], 1};
    }
    return load.parcels <= problem_.capacity.parcels && load.volume_m3 <= problem_.capacity.volume_m3 &&
           load.weight_kg <= problem_.capacity.weight_kg;
  }

  std::vector<std::int64_t> shortest_runs() const {
    auto const stops = problem_.stops;
    std::vector<std::int64_t> runs(sets_, nothing);
    std::vector<std::int64_t> ending(sets_ * at(stops), nothing);  // [set][last stop]
    unsigned over_limit = 0;
    for (unsigned set = 1; set < sets_; ++set) {
      bool const sharing = (set & (set - 1)) != 0;
      bool const fitting = fits(set) && (!sharing || (set & over_limit) == 0);
      for (std::int32_t last = 1; last <= stops; ++last) {
        auto const rest = set ^ (1U << (last - 1));
        if (rest > set) continue;
        auto& seconds = ending[set * at(stops) + at(last - 1)];
        if (rest == 0) seconds = problem_.loading_seconds + travel(problem_, 0, last);
        for (std::int32_t before = 1; before <= stops; ++before) {
          auto const sofar = ending[rest * at(stops) + at(before - 1)];
          if (sofar != nothing) seconds = std::min(seconds, sofar + travel(problem_, before, last));
        }
        seconds += problem_.service_seconds[at(last)];
        auto const home = seconds + travel(problem_, last, 0);
        bool const allowed = fitting && home <= problem_.max_duration_seconds;
        if (allowed || !sharing) runs[set] = std::min(runs[set], home);
        if (!allowed && !sharing) over_limit |= set;
      }
    }
    return runs;
  }

  RoutingProblem const& problem_;
  std::size_t sets_;
};

struct Gaps {
  int cases = 0;
  int optimal = 0;
  double sum = 0;  // of the gaps, each as a part of the optimum's avoidable seconds
  double worst = 0;

  double mean() const { return sum / cases; }

  void add(RoutingProblem const& problem) {
    auto const plan = plan_routes(problem);
    expect_sound(problem, plan);
    auto const best = avoidable_seconds(problem, Enumeration(problem).shortest_seconds());
    auto const found = avoidable_seconds(problem, plan.total_seconds);
    auto const gap = best > 0 ? found / best - 1 : 0;
    EXPECT_GE(gap, 0) << "the enumeration is wrong";
    ++cases;
    optimal += gap <= 0 ? 1 : 0;
    sum += gap;
    worst = std::max(worst, gap);
  }
};

// Of every kind that random_county knows; some stops are over a limit.
RoutingProblem small_county(std::int32_t stops, std::uint64_t seed) {
  Dice dice(seed + 1'000'000);
  CountyShape shape;
  shape.stops = stops;
  shape.side_km = dice.between(10, 60);
  shape.stops_per_load = dice.between(2, 6);
  shape.longest_run_hours = dice.between(3.5, 8);
  shape.asymmetry = dice.below(3) == 0 ? 0.3 : 0;
  shape.depot_at_centre = dice.below(3) != 0;
  shape.clustered = dice.below(4) == 0;
  auto problem = random_county(shape, seed);
  if (dice.below(4) == 0) problem.loading_seconds = 0;
  return problem;
}

// Any times at all: no map, no triangle inequality, limits that bind.
RoutingProblem arbitrary_times(std::int32_t stops, std::uint64_t seed) {
  Dice dice(seed);
  auto problem = bare_problem(stops);
  for (std::int32_t from = 0; from <= stops; ++from) {
    for (std::int32_t to = 0; to <= stops; ++to)
      travel(problem, from, to) = from == to ? 0 : 60 + dice.below(3600);
    if (from > 0) problem.parcels[at(from)] = dice.below(40);
  }
  problem.capacity.parcels = 120;
  problem.max_duration_seconds = 9000;
  return problem;
}

TEST(Routing, FindsTheEnumeratedOptimumOfUpToTenStops) {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const stops = static_cast<std::int32_t>(1 + seed % 10);
    for (auto const& problem : {small_county(stops, seed), arbitrary_times(stops, seed)}) {
      auto const plan = plan_routes(problem);
      expect_sound(problem, plan);
      EXPECT_EQ(plan.total_seconds, Enumeration(problem).shortest_seconds())
          << stops << " stops, seed " << seed;
    }
  }
}

// Beyond ten stops the planner searches. Where it misses the optimum, the optimum mostly packs its runs so
// tightly that it needs one less.
TEST(Routing, FindsTheEnumeratedOptimumOfMostCountiesOfElevenAndTwelveStops) {
  Gaps gaps;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    gaps.add(small_county(static_cast<std::int32_t>(11 + seed % 2), seed));
  }
  RecordProperty("optimal", gaps.optimal);
  RecordProperty("mean_gap_percent", std::to_string(100 * gaps.mean()));
  RecordProperty("worst_gap_percent", std::to_string(100 * gaps.worst));
  EXPECT_GE(gaps.optimal, gaps.cases * 9 / 10);
  EXPECT_LE(gaps.mean(), 0.005);
}

TEST(Routing, FindsTheEnumeratedOptimumOfATourWithoutLimits) {
  Gaps gaps;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CountyShape shape;
    shape.stops = 12;
    shape.stops_per_load = 100;
    shape.longest_run_hours = 100;
    shape.asymmetry = seed % 2 == 0 ? 0.4 : 0;
    gaps.add(random_county(shape, seed));
  }
  EXPECT_GE(gaps.optimal, gaps.cases * 9 / 10);
  EXPECT_LE(gaps.worst, 0.05);
}

TEST(Routing, ServesEveryStopOnceWithinTheLimits) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    Dice dice(seed);
    CountyShape shape;
    shape.stops = dice.below(130);
    shape.stops_per_load = dice.between(0.8, 25);
    shape.longest_run_hours = dice.between(0.8, 10);
    shape.asymmetry = dice.below(2) == 0 ? 0 : 0.5;
    shape.clustered = dice.below(2) == 0;
    auto const problem = random_county(shape, seed);
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_sound(problem, plan_routes(problem));
    auto const lawless = arbitrary_times(11 + dice.below(40), seed);
    expect_sound(lawless, plan_routes(lawless));
  }
}

TEST(Routing, GivesTheSamePlanForTheSameProblem) {
  auto const problem = random_county({}, 7);
  auto const first = plan_routes(problem), second = plan_routes(problem);
  ASSERT_EQ(first.runs.size(), second.runs.size());
  for (std::size_t run = 0; run < first.runs.size(); ++run)
    EXPECT_EQ(first.runs[run].stops, second.runs[run].stops);
}

// `order[k]` is the place of the problem that becomes place k.
RoutingProblem renumbered(RoutingProblem const& problem, std::vector<std::int32_t> const& order) {
  auto result = problem;
  for (std::int32_t from = 0; from <= problem.stops; ++from) {
    auto const source = order[at(from)];
    result.service_seconds[at(from)] = problem.service_seconds[at(source)];
    result.parcels[at(from)] = problem.parcels[at(source)];
    result.volume_m3[at(from)] = problem.volume_m3[at(source)];
    result.weight_kg[at(from)] = problem.weight_kg[at(source)];
    for (std::int32_t to = 0; to <= problem.stops; ++to) {
      travel(result, from, to) = travel(problem, source, order[at(to)]);
    }
  }
  return result;
}

std::vector<std::int32_t> shuffled(std::int32_t stops, Dice& dice) {
  std::vector<std::int32_t> order(at(stops + 1));
  std::iota(order.begin(), order.end(), 0);
  for (auto k = stops; k > 1; --k) std::swap(order[at(k)], order[at(1 + dice.below(k))]);
  return order;
}

// Numbers break ties and steer the search, so plans may differ; how good they are may not, beyond the
// distance from the optimum that a plan of this size is allowed.
TEST(Routing, PlansAsWellWhateverTheNumberingOfTheStops) {
  for (std::int32_t const stops : {8, 30, 60}) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      Dice dice(seed);
      CountyShape shape;
      shape.stops = stops;
      auto const problem = random_county(shape, seed);
      auto const other = renumbered(problem, shuffled(stops, dice));
      auto const a = avoidable_seconds(problem, plan_routes(problem).total_seconds);
      auto const b = avoidable_seconds(other, plan_routes(other).total_seconds);
      EXPECT_LE(std::max(a, b), std::min(a, b) * (stops <= 10 ? 1.0 : 1.05))
          << stops << " stops, seed " << seed;
    }
  }
}

// What is closest may be told instead of being worked out; half of the stops are too far away for any run.
TEST(Routing, MakesTheSamePlanWhoeverKnowsWhatIsClosest) {
  auto problem = random_county({.stops = 40}, 6);
  for (std::int32_t stop = 1; stop <= 40; stop += 2) problem.parcels[at(stop)] = 2 * problem.capacity.parcels;
  auto const found = plan_routes(problem);
  for (std::int32_t stop = 1; stop <= 40; ++stop) {
    std::vector<std::pair<std::int32_t, std::uint16_t>> others;
    for (std::int32_t other = 1; other <= 40; ++other)
      if (other != stop)
        others.emplace_back(std::min(travel(problem, stop, other), travel(problem, other, stop)), other);
    std::sort(others.begin(), others.end());
    for (auto const& [seconds, other] : others) problem.closest.push_back(other);
  }
  auto const told = plan_routes(problem);
  ASSERT_EQ(told.runs.size(), found.runs.size());
  for (std::size_t run = 0; run < told.runs.size(); ++run)
    EXPECT_EQ(told.runs[run].stops, found.runs[run].stops);
  problem.closest.pop_back();
  EXPECT_THROW(plan_routes(problem), std::invalid_argument);
}

TEST(Routing, NoStopsNeedNoRun) {
  auto const plan = plan_routes(bare_problem(0));
  EXPECT_TRUE(plan.runs.empty());
  EXPECT_EQ(plan.total_seconds, 0);
}

TEST(Routing, OneStopIsARunThereAndBack) {
  auto problem = bare_problem(1);
  travel(problem, 0, 1) = 600;
  travel(problem, 1, 0) = 700;
  problem.service_seconds[1] = 300;
  problem.loading_seconds = 1000;
  auto const plan = plan_routes(problem);
  ASSERT_EQ(plan.runs.size(), 1U);
  EXPECT_THAT(plan.runs[0].stops, ElementsAre(1));
  EXPECT_EQ(plan.total_seconds, 2600);
  EXPECT_FALSE(plan.runs[0].over_limit);
}

TEST(Routing, StopsAtTheSamePlaceShareARun) {
  auto problem = bare_problem(6);
  for (std::int32_t stop = 1; stop <= 6; ++stop) travel(problem, 0, stop) = travel(problem, stop, 0) = 900;
  auto const plan = plan_routes(problem);
  expect_sound(problem, plan);
  EXPECT_EQ(plan.runs.size(), 1U);
  EXPECT_EQ(plan.total_seconds, 1800);
}

// Everything is at the depot: any number of runs takes no time, and one is enough.
TEST(Routing, PrefersFewerRunsWhereTheyTakeNoLonger) {
  auto problem = bare_problem(20);
  EXPECT_EQ(plan_routes(problem).runs.size(), 1U);
  for (std::int32_t stop = 1; stop <= 20; ++stop) problem.parcels[at(stop)] = 1;
  problem.capacity.parcels = 10;
  EXPECT_EQ(plan_routes(problem).runs.size(), 2U);
}

// A ring road in one direction: the only quick way round is 1, 2, 3, 4, 5.
TEST(Routing, FollowsAOneWayRing) {
  auto problem = bare_problem(5);
  for (std::int32_t from = 0; from <= 5; ++from) {
    for (std::int32_t to = 0; to <= 5; ++to) travel(problem, from, to) = 60 * ((to - from + 6) % 6);
  }
  auto const plan = plan_routes(problem);
  ASSERT_EQ(plan.runs.size(), 1U);
  EXPECT_THAT(plan.runs[0].stops, ElementsAre(1, 2, 3, 4, 5));
}

TEST(Routing, GoesHomeBetweenStopsWhereThatIsTheShorterWay) {
  auto problem = bare_problem(4);
  for (std::int32_t from = 0; from <= 4; ++from) {
    for (std::int32_t to = 0; to <= 4; ++to) {
      travel(problem, from, to) = from == to ? 0 : (from == 0 || to == 0 ? 100 : 1000);
    }
  }
  auto const plan = plan_routes(problem);
  EXPECT_EQ(plan.runs.size(), 4U);
  EXPECT_EQ(plan.total_seconds, 800);
}

TEST(Routing, AVehicleThatHoldsOneStopMakesARunForEach) {
  CountyShape shape;
  shape.stops = 40;
  auto problem = random_county(shape, 3);
  for (std::int32_t stop = 1; stop <= 40; ++stop) problem.parcels[at(stop)] = 10;
  problem.capacity.parcels = 19;
  auto const plan = plan_routes(problem);
  expect_sound(problem, plan);
  EXPECT_EQ(plan.runs.size(), 40U);
}

TEST(Routing, EachDimensionOfTheLoadBindsByItself) {
  for (int dimension = 0; dimension < 3; ++dimension) {
    auto problem = bare_problem(9);
    auto& demand = dimension == 0 ? problem.parcels : dimension == 1 ? problem.volume_m3 : problem.weight_kg;
    std::fill(demand.begin() + 1, demand.end(), 0.1);
    auto& capacity = dimension == 0   ? problem.capacity.parcels
                     : dimension == 1 ? problem.capacity.volume_m3
                                      : problem.capacity.weight_kg;
    capacity = 0.3;  // three times 0.1, which sums to a little more than 0.3
    auto const plan = plan_routes(problem);
    expect_sound(problem, plan);
    EXPECT_EQ(plan.runs.size(), 3U) << "dimension " << dimension;
  }
}

TEST(Routing, NoRunHasMoreStopsThanAllowed) {
  CountyShape shape;
  shape.stops = 31;
  auto problem = random_county(shape, 3);
  problem.capacity = {1e9, 1e9, 1e9};
  problem.max_duration_seconds = no_duration_limit;
  problem.max_stops = 10;
  auto const plan = plan_routes(problem);
  expect_sound(problem, plan);
  for (auto const& run : plan.runs) EXPECT_LE(run.stops.size(), 10U);
  EXPECT_EQ(plan.runs.size(), 4U);
}

TEST(Routing, AStopWithoutDemandIsVisitedEvenByAVehicleWithoutRoom) {
  auto problem = bare_problem(3);
  problem.capacity = {0, 0, 0};
  auto const plan = plan_routes(problem);
  expect_sound(problem, plan);
  EXPECT_EQ(plan.runs.size(), 1U);
  EXPECT_FALSE(plan.runs[0].over_limit);
}

TEST(Routing, AStopBeyondTheLimitsGetsAFlaggedRunOfItsOwn) {
  CountyShape shape;
  shape.stops = 12;
  auto problem = random_county(shape, 5);
  problem.weight_kg[4] = problem.capacity.weight_kg * 2;
  travel(problem, 9, 0) = problem.max_duration_seconds;
  auto const plan = plan_routes(problem);
  expect_sound(problem, plan);
  std::vector<std::int32_t> flagged;
  for (auto const& run : plan.runs) {
    if (run.over_limit) flagged.push_back(run.stops.front());
  }
  EXPECT_THAT(flagged, ElementsAre(4, 9));
}

TEST(Routing, TheLongestRunAllowedIsAllowed) {
  auto problem = bare_problem(2);
  travel(problem, 0, 1) = travel(problem, 2, 0) = travel(problem, 0, 2) = travel(problem, 1, 0) = 1000;
  travel(problem, 1, 2) = travel(problem, 2, 1) = 100;
  problem.service_seconds = {0, 50, 50};
  problem.loading_seconds = 200;
  problem.max_duration_seconds = 2400;
  EXPECT_EQ(plan_routes(problem).runs.size(), 1U);
  problem.max_duration_seconds = 2399;
  auto const plan = plan_routes(problem);
  expect_sound(problem, plan);
  EXPECT_EQ(plan.runs.size(), 2U);
}

// A road of the largest number there is: as good as none, and no sum overflows.
TEST(Routing, NeverUsesAnEndlessRoad) {
  CountyShape shape;
  shape.stops = 30;
  auto problem = random_county(shape, 11);
  for (std::int32_t stop = 2; stop <= 30; stop += 2) {
    travel(problem, stop, stop - 1) = travel(problem, stop - 1, stop) =
        std::numeric_limits<std::int32_t>::max();
  }
  expect_sound(problem, plan_routes(problem));
  problem.max_duration_seconds = std::numeric_limits<std::int32_t>::max();
  expect_sound(problem, plan_routes(problem));
}

struct Refusal {
  std::string why;
  std::function<void(RoutingProblem&)> spoil;
  std::string message;
};

TEST(Routing, RefusesAProblemThatCannotBeMeant) {
  auto const nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<Refusal> const refusals = {
      {"negative road", [](auto& p) { travel(p, 1, 2) = -1; }, "travel_seconds from 1 to 2 = -1"},
      {"far from itself", [](auto& p) { travel(p, 2, 2) = 5; },
       "travel_seconds from 2 to 2 = 5 (a place is 0"},
      {"matrix too small", [](auto& p) { p.travel_seconds.pop_back(); }, "travel_seconds has 15 entries"},
      {"stops too many", [](auto& p) { p.stops = max_routing_stops + 1; },
       "stops = 32768 (must be 0 to 32767)"},
      {"stops negative", [](auto& p) { p.stops = -1; }, "stops = -1"},
      {"service missing", [](auto& p) { p.service_seconds.clear(); }, "service_seconds has 0 entries"},
      {"negative service", [](auto& p) { p.service_seconds[3] = -7; }, "service_seconds[3] = -7"},
      {"negative parcels", [](auto& p) { p.parcels[1] = -1; }, "parcels[1] = -1"},
      {"volume not a number", [nan](auto& p) { p.volume_m3[2] = nan; }, "volume_m3[2] = nan"},
      {"depot has demand", [](auto& p) { p.weight_kg[0] = 3; }, "weight_kg[0] = 3"},
      {"negative capacity", [](auto& p) { p.capacity.volume_m3 = -1; }, "capacity.volume_m3 = -1"},
      {"capacity not a number", [nan](auto& p) { p.capacity.parcels = nan; }, "capacity.parcels = nan"},
      {"negative loading", [](auto& p) { p.loading_seconds = -1; }, "loading_seconds = -1"},
      {"negative shift", [](auto& p) { p.max_duration_seconds = -1; }, "max_duration_seconds = -1"},
  };
  for (auto const& refusal : refusals) {
    auto problem = bare_problem(3);
    refusal.spoil(problem);
    try {
      plan_routes(problem);
      ADD_FAILURE() << refusal.why << " was accepted";
    } catch (std::invalid_argument const& error) {
      EXPECT_THAT(error.what(), HasSubstr(refusal.message)) << refusal.why;
    }
  }
}

}  // namespace
}  // namespace ruralsim::models::rules
