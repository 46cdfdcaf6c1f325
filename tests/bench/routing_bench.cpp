// Time to plan the milk runs of one county: docs/routing.md.
#include "models/rules/routing.hpp"
#include "tests/models/rules/routing_cases.hpp"

#include <benchmark/benchmark.h>

namespace ruralsim::models::rules {
namespace {

// Twenty counties of the given number of stops in turn, so that no single one decides.
void plan_county(benchmark::State& state) {
  std::vector<RoutingProblem> counties;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    routing_cases::CountyShape shape;
    shape.stops = static_cast<std::int32_t>(state.range(0));
    counties.push_back(routing_cases::random_county(shape, seed));
  }
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(plan_routes(counties[next]));
    next = (next + 1) % counties.size();
  }
}
BENCHMARK(plan_county)->Arg(10)->Arg(12)->Arg(30)->Arg(60)->Arg(100)->Arg(200)->Unit(benchmark::kMillisecond);

// Years of twenty such counties, each plan begun from the one before.
void plan_on(benchmark::State& state) {
  struct Change {
    RoutingProblem problem;
    EarlierPlan before;
  };
  std::vector<Change> changes;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    routing_cases::CountyShape shape;
    shape.stops = static_cast<std::int32_t>(state.range(0));
    routing_cases::Years years(shape, seed);
    auto then = years.next();
    auto plan = plan_routes(then.problem);
    for (std::uint32_t number = 1; number <= 40; ++number) {
      auto now = years.next();
      changes.push_back({now.problem, routing_cases::earlier(plan, then, now, number)});
      plan = plan_routes(now.problem, changes.back().before);
      then = std::move(now);
    }
  }
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(plan_routes(changes[next].problem, changes[next].before));
    next = (next + 1) % changes.size();
  }
}
BENCHMARK(plan_on)->Arg(12)->Arg(30)->Arg(60)->Arg(100)->Arg(200)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ruralsim::models::rules
