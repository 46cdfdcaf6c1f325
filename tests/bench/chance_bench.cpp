// What a random number and a nested story cost.
#include "sim/distribution.hpp"
#include "sim/engine.hpp"
#include "sim/random.hpp"

#include <benchmark/benchmark.h>

namespace ruralsim::sim {
namespace {

void block(benchmark::State& state) {
  Stream stream({.seed = 1});
  for (auto _ : state) benchmark::DoNotOptimize(stream.block());
}
BENCHMARK(block);

void uniform(benchmark::State& state) {
  Stream stream({.seed = 1});
  for (auto _ : state) benchmark::DoNotOptimize(stream.uniform());
}
BENCHMARK(uniform);

void new_stream_and_uniform(benchmark::State& state) {
  Stream const stream({.seed = 1});
  std::uint32_t sub = 0;
  for (auto _ : state) benchmark::DoNotOptimize(stream.at(++sub).uniform());
}
BENCHMARK(new_stream_and_uniform);

void sample(benchmark::State& state, Distribution const& distribution) {
  Stream stream({.seed = 1});
  for (auto _ : state) benchmark::DoNotOptimize(distribution.sample_seconds(stream));
}
BENCHMARK_CAPTURE(sample, triangular, Distribution::triangular(60, 90, 300));
BENCHMARK_CAPTURE(sample, exponential, Distribution::exponential(600));
BENCHMARK_CAPTURE(sample, lognormal, Distribution::lognormal(600, 900));
BENCHMARK_CAPTURE(sample, gamma, Distribution::gamma(600, 0.5));

void poisson_count(benchmark::State& state) {
  Stream stream({.seed = 1});
  auto const mean = static_cast<double>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(poisson(stream, mean));
}
BENCHMARK(poisson_count)->Arg(1)->Arg(20)->Arg(150)->Arg(1000);

Task<> wait_below(Place& here, std::int64_t levels) {
  if (levels == 0)
    co_await here.after(seconds(1));
  else
    co_await wait_below(here, levels - 1);
}
Task<> wait_again_and_again(Place& here, std::int64_t levels) {
  for (;;) co_await wait_below(here, levels);
}

// An event whose wait is so many stories below the actor's own; each is a coroutine frame of its own.
void nested_wait(benchmark::State& state) {
  constexpr std::int64_t kEvents = 100'000;
  for (auto _ : state) {
    auto const engine = make_engine(EngineKind::native);
    auto& here = engine->add_place("county", 0);
    here.spawn("actor", wait_again_and_again(here, state.range(0)), Priority::normal, Role::server);
    engine->run({kEvents});
  }
  state.SetItemsProcessed(state.iterations() * kEvents);
}
BENCHMARK(nested_wait)->Arg(0)->Arg(1)->Arg(2)->Arg(8);

}  // namespace
}  // namespace ruralsim::sim
