// The national plan: cost of a parcel and of an event as the network grows, speed-up with threads, and the
// time to write its file, beside the tight loop of parcels_bench.
#include "experiments/regions.hpp"
#include "models/simulate.hpp"
#include "results/figures/regions.hpp"
#include "results/netcdf.hpp"
#include "scenarios/expected_orders.hpp"
#include "scenarios/load.hpp"

#include <mutex>
#include <numeric>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace ruralsim {
namespace {

constexpr char const* kPlan = "scenarios/rural-taobao-2018-2021.toml";

// The plan with so many counties, which keep 150 villages and 60 centers on average.
std::vector<models::Scenario> plan(std::int64_t counties, std::string const& length) {
  auto const drawn = [](char const* key, std::int64_t number) {
    return "network.drawn_" + std::string(key) + "=" + std::to_string(number);
  };
  return scenarios::load_regions(kPlan, {drawn("counties", counties), drawn("villages", 150 * counties),
                                         drawn("centers", 60 * counties), "run.length='" + length + "'"})
      .regions;
}

struct Done {
  std::int64_t orders = 0, events = 0;
  std::vector<results::RegionPart> parts;
};

Done simulate(std::vector<models::Scenario> const& regions, unsigned jobs) {
  Done all;
  std::mutex mutex;
  std::atomic<bool> const never{false};
  experiments::RegionsPlan plan{.jobs = jobs, .work = {}};
  for (auto const& region : regions) plan.work.push_back(scenarios::expected_orders(region));
  auto const one = [&](std::size_t region, std::uint32_t, experiments::Report const&) {
    return models::simulate(regions[region], {});
  };
  auto const done = [&](std::size_t region, std::vector<models::RunLedger> ledgers) {
    std::int64_t orders = 0;
    auto const events = static_cast<std::int64_t>(ledgers.front().events);
    for (auto const& county : ledgers.front().counties) orders += county.order_numbers;
    auto part = results::reduce(regions[region], std::move(ledgers));
    std::lock_guard const guard(mutex);
    all.orders += orders, all.events += events;
    all.parts.push_back(std::move(part));
  };
  experiments::simulate_regions(plan, one, done, {}, never);
  return all;
}

void tell(benchmark::State& state, Done const& done) {
  auto const rate = [&](std::int64_t n) {
    return benchmark::Counter(static_cast<double>(n) * static_cast<double>(state.iterations()),
                              benchmark::Counter::kIsRate);
  };
  state.counters["parcels/s"] = rate(done.orders);
  state.counters["events/s"] = rate(done.events);
  state.counters["parcels"] = static_cast<double>(done.orders);
}

// Half a year, by the number of counties; on one thread.
void counties(benchmark::State& state) {
  auto const regions = plan(state.range(0), "180 days");
  Done done;
  for (auto _ : state) done = simulate(regions, 1);
  tell(state, done);
}
BENCHMARK(counties)->Arg(28)->Arg(100)->Arg(300)->Arg(1000)->Unit(benchmark::kMillisecond);

// By the number of threads, of the clock's time.
void threads(benchmark::State& state) {
  auto const regions = plan(100, "180 days");
  Done done;
  for (auto _ : state) done = simulate(regions, static_cast<unsigned>(state.range(0)));
  tell(state, done);
}
BENCHMARK(threads)->Arg(1)->Arg(2)->Arg(4)->UseRealTime()->MeasureProcessCPUTime()->Unit(
    benchmark::kMillisecond);

// From the parts of all regions to the bytes of the file.
void file(benchmark::State& state) {
  auto const done = simulate(plan(1000, "180 days"), 2);
  std::size_t bytes = 0;
  for (auto _ : state) bytes = results::encode(results::join(done.parts, {})).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(file)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ruralsim
