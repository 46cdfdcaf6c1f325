// Native engines on several threads at once, as `--jobs` runs replications.
#include "sim/threads.hpp"

#include "sim/pool.hpp"
#include "sim/queue.hpp"
#include "sim/random.hpp"
#include "tests/sim/runs.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace ruralsim::sim {
namespace {

Task<> serve(Place& here, Pool& docks, Stream& luck) {
  co_await docks.acquire(static_cast<int>(luck.below(2)));
  co_await here.after(seconds(luck.below(9)));
  docks.release();
}
Task<> produce(Place& here, Pool& docks, Stream luck) {
  for (;;) {
    for (int i = 0; i < 3; ++i) co_await serve(here, docks, luck);
    here.spawn("helper", serve(here, docks, luck));
    co_await here.after(seconds(luck.below(50)));
  }
}

std::uint64_t fingerprint_of(std::uint32_t replication) {
  auto const engine = make_engine(EngineKind::native);
  auto& here = engine->add_place("county", 0);
  Pool docks(here, "a dock", 2);
  for (std::uint32_t i = 0; i < 10; ++i)
    here.spawn("producer", produce(here, docks, Stream({.replication = replication, .entity = i})),
               Priority::normal, Role::server);
  engine->run({20'000});
  return engine->fingerprint();
}

TEST(Threads, run_native_engines_side_by_side_with_the_results_of_one_after_the_other) {
  constexpr std::size_t kRuns = 8;
  std::vector<std::uint64_t> alone, together(kRuns);
  for (std::uint32_t i = 0; i < kRuns; ++i) alone.push_back(fingerprint_of(i));
  std::vector<std::thread> threads;
  for (std::uint32_t i = 0; i < kRuns; ++i)
    threads.emplace_back([&together, i] { together[i] = fingerprint_of(i); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(alone, together);
  EXPECT_NE(alone[0], alone[1]);
}

TEST(Threads, do_the_same_work_side_by_side_at_least_here) {
  for (std::size_t const threads : {0u, 1u, 4u}) {
    std::atomic<std::size_t> calls{0};
    side_by_side(threads, [&] { ++calls; });
    EXPECT_EQ(calls, std::max<std::size_t>(threads, 1));
  }
}

}  // namespace
}  // namespace ruralsim::sim
