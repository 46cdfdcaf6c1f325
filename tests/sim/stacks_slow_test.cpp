// A hundred thousand actors with the simgrid engine, and little room for stacks.
#include "sim/queue.hpp"
#include "tests/sim/runs.hpp"

#include <sys/resource.h>

#ifndef __SANITIZE_ADDRESS__  // which reserves terabytes of address space, and needs more stack

namespace ruralsim::sim {
namespace {

constexpr int kActors = 100'000;

Task<> rest_twice(Place& here, std::int64_t first) {
  co_await here.after(seconds(first));
  co_await here.after(seconds(100));
}
void many_actors(Engine& engine, std::string&) {
  auto& here = engine.add_place("county", 0);
  for (int i = 0; i < kActors; ++i) here.spawn("actor", rest_twice(here, i % 97));
}

Model limited(int resource, rlim_t bytes, Model const& build) {
  return [=](Engine& engine, std::string& out) {
    rlimit limit{};
    getrlimit(static_cast<__rlimit_resource>(resource), &limit);
    limit.rlim_cur = bytes;
    if (setrlimit(static_cast<__rlimit_resource>(resource), &limit) != 0) out += "no limit could be set\n";
    build(engine, out);
  };
}

TEST(Faults, E95_a_hundred_thousand_simgrid_actors_run_on_small_stacks) {
  auto const native = run_here(EngineKind::native, many_actors, {1000});
  EXPECT_NE(native.find("events 300000\n"), std::string::npos) << native;
  EXPECT_EQ(native, run_in_child(EngineKind::simgrid, many_actors, {1000}));
}

TEST(Faults, E95_the_size_of_the_main_stack_does_not_matter) {
  auto const native = run_here(EngineKind::native, many_actors, {1000});
  for (rlim_t bytes : {rlim_t{64 * 1024}, RLIM_INFINITY}) {
    EXPECT_EQ(native, run_in_child(EngineKind::native, limited(RLIMIT_STACK, bytes, many_actors), {1000}));
    EXPECT_EQ(native, run_in_child(EngineKind::simgrid, limited(RLIMIT_STACK, bytes, many_actors), {1000}));
  }
}

TEST(Faults, E95_too_little_address_space_is_told_with_the_number_that_is_needed) {
  auto const transcript =
      run_in_child(EngineKind::simgrid, limited(RLIMIT_AS, rlim_t{500} << 20, many_actors), {1000});
  EXPECT_NE(transcript.find(
                "error 100002 actors need 3533 MB for their stacks with the simgrid engine (32 KiB each), "
                "but only "),
            std::string::npos)
      << transcript;
  EXPECT_NE(transcript.find("MB of address space are left: raise `ulimit -v` or take the native engine"),
            std::string::npos)
      << transcript;
}

}  // namespace
}  // namespace ruralsim::sim

#endif
