// Random worlds of actors that do random things, many of them in the same second, run on both engines: every
// place must keep the same diary.
#include "sim/pool.hpp"
#include "sim/queue.hpp"
#include "sim/random.hpp"
#include "tests/sim/runs.hpp"

#include <algorithm>
#include <deque>
#include <exception>
#include <memory>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

constexpr std::int64_t kWindow = 60;  // seconds
constexpr Time kHorizon{1500};

Time end_of_window(Time t) {
  return {t.s / kWindow * kWindow + kWindow - 1};
}

struct Spot {
  Spot(Place& place, std::uint32_t seed) : here(place), docks(place, "a dock", 1 + seed % 3) {
    for (int i = 0; i < 2; ++i) queues.emplace_back(place, "an item");
  }
  Place& here;
  std::deque<Queue<int>> queues;
  Pool docks;
  std::deque<Link<int>> links;  // to every spot
  std::string diary;
  int children = 0;
};

class World {
 public:
  World(Engine& engine, std::uint32_t seed) : seed_(seed), luck_({.seed = seed}) {
    engine.windows_end_at(end_of_window);
    for (auto n = 1 + luck_.below(4); n > 0; --n)
      spots_.emplace_back(engine.add_place(text("p{}", n), static_cast<int>(luck_.below(3))), seed + n);
    for (auto& from : spots_)
      for (auto& to : spots_) from.links.emplace_back(from.here, to.here, to.queues[0]);
    constexpr Priority priorities[]{Priority::first, Priority::normal, Priority::normal, Priority::late};
    for (auto& spot : spots_)
      for (auto n = 3 + luck_.below(8); n > 0; --n)
        spot.here.spawn(text("a{}", n), live(spot, next_stream()), priorities[luck_.below(4)], Role::server);
  }

  std::string diaries() const {
    std::string all;
    for (auto const& spot : spots_) all += text("{}\n{}", spot.here.name(), spot.diary);
    return all;
  }

 private:
  Stream next_stream() { return Stream({.seed = seed_, .entity = ++streams_}); }

  void say(Spot& spot, std::string const& what) {
    spot.diary += text("{} {} {}\n", spot.here.now().s, spot.here.current().name, what);
  }

  Task<> live(Spot& spot, Stream luck) {
    for (;;) {
      try {
        co_await act(spot, luck, 3);
      } catch (std::exception const& mishap) {
        say(spot, mishap.what());
      }
      co_await spot.here.after(seconds(luck.below(3)));
    }
  }

  // One random thing; those that nest have `levels` to go.
  Task<> act(Spot& spot, Stream& luck, int levels) {
    auto const what = luck.below(9);
    auto& queue = spot.queues[luck.below(2)];
    if (what == 0) {
      co_await spot.here.after(seconds(luck.below(20)));
    } else if (what <= 2) {
      queue.put(static_cast<int>(luck.below(100)));
    } else if (what == 3) {
      auto const item = co_await queue.get_until(spot.here.now() + seconds(luck.below(15)));
      say(spot, item ? text("gets {}", *item) : "gets nothing");
    } else if (what == 4) {
      say(spot, text("gets {}", co_await queue.get()));
    } else if (what == 5) {
      co_await use_dock(spot, luck, levels);
    } else if (what == 6) {
      send(spot, luck);
    } else if (what == 7 && spot.children < 200) {
      ++spot.children;
      spot.here.spawn(text("child {}", spot.children),
                      one_act(spot, Stream({.seed = seed_, .entity = luck.next()})));
    } else if (levels > 0) {
      co_await act(spot, luck, levels - 1);
      if (luck.below(4) == 0) throw std::runtime_error(text("mishap at level {}", levels));
      co_await act(spot, luck, levels - 1);
    }
  }
  Task<> one_act(Spot& spot, Stream luck) {
    co_await spot.here.after(seconds(luck.below(4)));
    auto const item = co_await spot.queues[0].get_until(spot.here.now() + seconds(3));
    say(spot, item ? "finds something" : "finds nothing");
  }

  Task<> use_dock(Spot& spot, Stream& luck, int levels) {
    bool const patient = luck.below(2) == 0;
    auto const deadline = patient ? kNever : spot.here.now() + seconds(luck.below(10));
    bool const served = co_await spot.docks.acquire(static_cast<int>(luck.below(3)), deadline);
    say(spot, served ? "docks" : "gives up");
    if (!served) co_return;
    std::exception_ptr mishap;
    try {
      co_await spot.here.after(seconds(luck.below(6)));
      if (levels > 0) co_await act(spot, luck, 0);
    } catch (...) {
      mishap = std::current_exception();
    }
    spot.docks.release();
    if (mishap) std::rethrow_exception(mishap);
  }

  void send(Spot& spot, Stream& luck) {
    auto const to = luck.below(static_cast<std::uint32_t>(spots_.size()));
    auto const& target = spots_[to].here;
    bool const rises = target.level() > spot.here.level() || &target == &spot.here;
    auto const earliest = rises ? spot.here.now() : end_of_window(spot.here.now());
    spot.links[to].send(earliest + seconds(1 + luck.below(5)), static_cast<int>(luck.below(100)));
  }

  std::uint32_t seed_;
  Stream luck_;
  std::uint32_t streams_ = 0;
  std::deque<Spot> spots_;
};

TEST(Engines, keep_the_same_diaries_in_random_worlds) {
  std::size_t lines = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    auto const run = [=](Engine& engine, std::string& out) {
      World world(engine, seed);
      engine.run(kHorizon);
      out += text("{}fingerprint {:x} events {}\n", world.diaries(), engine.fingerprint(), engine.events());
    };
    auto const native = run_in_child(EngineKind::native, run, kHorizon);
    ASSERT_EQ(native, run_in_child(EngineKind::simgrid, run, kHorizon)) << "seed " << seed;
    lines += static_cast<std::size_t>(std::count(native.begin(), native.end(), '\n'));
  }
  EXPECT_GT(lines, 40u * 300) << "the worlds should be busy";
}

}  // namespace
}  // namespace ruralsim::sim
