// The example of docs/kernel.md: what stands between the marks below stands there too, word for word.
#include "sim/distribution.hpp"
#include "sim/engine.hpp"
#include "sim/pool.hpp"
#include "tests/sim/runs.hpp"

#include <fstream>
#include <iterator>

namespace ruralsim::sim {
namespace {

// [example]
struct Desk {
  Desk(Place& place, std::uint64_t seed) : here(place), clerks(place, "a clerk", 2), luck({.seed = seed}) {}
  Place& here;
  Pool clerks;
  Stream luck;
  Distribution gap = Distribution::exponential(120), service = Distribution::lognormal(180, 240);  // seconds
  int served = 0, lost = 0;
};

Task<> customer(Desk& desk, Seconds service) {
  auto const patience = desk.here.now() + minutes(10);
  bool const came_to_the_front = co_await desk.clerks.acquire(0, patience);
  if (!came_to_the_front) {
    ++desk.lost;
    desk.here.tell([&] { return text("leaves after {} s", 600); });
    co_return;
  }
  co_await desk.here.after(service);
  desk.clerks.release();
  ++desk.served;
}

Task<> arrivals(Desk& desk) {
  for (;;) {
    co_await desk.here.after(desk.gap.sample_seconds(desk.luck));
    desk.here.spawn("customer", customer(desk, desk.service.sample_seconds(desk.luck)));
  }
}

void a_day_at_the_desk(Engine& engine, std::string& out) {
  auto& county = engine.add_place("county", 0);
  Desk desk(county, 2018);
  county.spawn("arrivals", arrivals(desk), Priority::normal, Role::server);
  engine.run(midnight(1));
  out += text("{} served, {} lost, fingerprint {:016x}\n", desk.served, desk.lost, engine.fingerprint());
}
// [example]

TEST(Example, is_the_same_on_both_engines_and_in_the_documentation) {
  auto const native = run_in_child(EngineKind::native, a_day_at_the_desk, {});
  EXPECT_EQ(native, run_in_child(EngineKind::simgrid, a_day_at_the_desk, {}));
  EXPECT_NE(native.find(" served, "), std::string::npos) << native;

  auto const all_of = [](char const* name) {
    std::ifstream in(name);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  auto const source = all_of("tests/sim/example_test.cpp");
  std::string const mark = "// [example]\n";
  auto const begin = source.find(mark) + mark.size();
  auto const snippet = source.substr(begin, source.find(mark, begin) - begin);
  EXPECT_NE(all_of("docs/kernel.md").find(snippet), std::string::npos) << snippet;
}

}  // namespace
}  // namespace ruralsim::sim
