// The hold model (Jones 1986; Vaucher and Duval 1975): each of n actors waits again and again for a random
// whole number of seconds, mean 100, drawn from its own stream. What is measured is what an event costs:
// draw, schedule, find the next, go on. SimGrid allows one run per process: every run of it is a forked child
// that takes its own time.
#include "sim/engine.hpp"
#include "sim/random.hpp"
#include "sim/text.hpp"

#include <cmath>
#include <ctime>
#include <unistd.h>

#include <benchmark/benchmark.h>
#include <sys/wait.h>

namespace ruralsim::sim {
namespace {

constexpr double kMeanWait = 100;  // seconds

Task<> hold(Place& here, Stream luck) {
  for (;;) co_await here.after(seconds(static_cast<std::int64_t>(-kMeanWait * std::log(unit(luck.next())))));
}

struct Measured {
  double seconds;
  std::uint64_t events;
};

// Of this process; what others do on the machine counts little.
double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

Measured run_hold(EngineKind kind, std::uint32_t actors, double events) {
  auto engine = make_engine(kind);
  auto& here = engine->add_place("county", 0);
  for (std::uint32_t i = 0; i < actors; ++i)
    here.spawn(text("actor {}", i), hold(here, Stream({.seed = 1, .entity = i})), Priority::normal,
               Role::server);
  auto const begin = cpu_seconds();
  engine->run({static_cast<std::int64_t>(events * kMeanWait / actors)});
  return {cpu_seconds() - begin, engine->events()};
}

Measured run_hold_in_child(EngineKind kind, std::uint32_t actors, double events) {
  int ends[2];
  if (pipe(ends) != 0) return {};
  pid_t const child = fork();
  if (child == 0) {
    auto const measured = run_hold(kind, actors, events);
    _exit(write(ends[1], &measured, sizeof measured) == sizeof measured ? 0 : 1);
  }
  close(ends[1]);
  Measured measured{};
  if (read(ends[0], &measured, sizeof measured) != sizeof measured) measured = {};
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return measured;
}

void hold_on(benchmark::State& state, EngineKind kind, double events) {
  auto const actors = static_cast<std::uint32_t>(state.range(0));
  double total = 0, count = 0;
  for (auto _ : state) {
    auto const [time, happened] =
        kind == EngineKind::native ? run_hold(kind, actors, events) : run_hold_in_child(kind, actors, events);
    if (happened == 0) return state.SkipWithError("the run failed");
    state.SetIterationTime(time);
    total += time, count += static_cast<double>(happened);
  }
  state.counters["ns_per_event"] = total / count * 1e9;
}

BENCHMARK_CAPTURE(hold_on, native, EngineKind::native, 5e6)->Arg(100)->Arg(300)->Arg(5000)->UseManualTime();
BENCHMARK_CAPTURE(hold_on, simgrid, EngineKind::simgrid, 2e5)->Arg(100)->Arg(300)->Arg(5000)->UseManualTime();

}  // namespace
}  // namespace ruralsim::sim
