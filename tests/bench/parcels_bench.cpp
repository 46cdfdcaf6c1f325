// Parcels per second of processor time: whole runs of scenarios, against a tight loop that does the least a
// simulator can do with a parcel: draw it, write it, read it back and count it.
#include "models/simulate.hpp"
#include "scenarios/load.hpp"

#include <numeric>
#include <vector>

#include <benchmark/benchmark.h>

namespace ruralsim {
namespace {

std::int64_t orders_of(models::RunLedger const& ledger) {
  std::int64_t orders = 0;
  for (auto const& county : ledger.counties) {
    auto const& cells = county.ordered.cells();
    orders = std::accumulate(cells.begin(), cells.end(), orders);
  }
  return orders;
}

// A village-day at a time, as many parcels as the simple county has in a run.
void tight_loop(benchmark::State& state) {
  constexpr std::uint32_t kDays = 1096, kVillages = 600, kParcels = 20;
  std::vector<models::Parcel> batch(kParcels);
  std::vector<std::uint32_t> hours(24);
  std::int64_t parcels = 0;
  for (auto _ : state) {
    for (std::uint32_t village = 0; village < kVillages; ++village)
      for (std::uint32_t day = 0; day < kDays; ++day) {
        sim::Stream luck({.seed = 1, .entity = village}, day);
        for (std::uint32_t i = 0; i < kParcels; ++i) {
          auto const draws = luck.block();
          batch[i] = models::Parcel(draws[0] % 86400, i, static_cast<std::uint16_t>(village), 0,
                                    models::Channel::own_phone, static_cast<std::uint16_t>(draws[3]));
        }
        benchmark::ClobberMemory();
        for (auto const& parcel : batch) ++hours[parcel.placed / 3600];
      }
    parcels += std::int64_t{kDays} * kVillages * kParcels;
  }
  benchmark::DoNotOptimize(hours);
  state.counters["parcels/s"] = benchmark::Counter(static_cast<double>(parcels), benchmark::Counter::kIsRate);
}
BENCHMARK(tight_loop)->Unit(benchmark::kMillisecond);

void whole_run(benchmark::State& state, char const* path) {
  auto const loaded = scenarios::load(path);
  std::int64_t parcels = 0;
  for (auto _ : state) parcels += orders_of(models::simulate(loaded.scenario, {}));
  state.counters["parcels/s"] = benchmark::Counter(static_cast<double>(parcels), benchmark::Counter::kIsRate);
}
BENCHMARK_CAPTURE(whole_run, simple_county, "tests/bench/simple-county.toml")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_run, village_12, "scenarios/village-12.toml")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_run, west_county_2018, "scenarios/west-county-2018.toml")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_run, plains_county_2018, "scenarios/plains-county-2018.toml")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_run, yucheng_2023, "scenarios/yucheng-2023.toml")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_run, everything_on, "tests/bench/everything-on.toml")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ruralsim
