// Both engines run the same stories in the same order.
#include "sim/engine.hpp"

#include "sim/distribution.hpp"
#include "sim/pool.hpp"
#include "sim/queue.hpp"
#include "tests/sim/runs.hpp"

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

Task<> say_every(Place& here, std::string name, Seconds period, int times, std::string& out) {
  for (int i = 0; i < times; ++i) {
    out += text("{} {} {}\n", here.now().s, name, i);
    co_await here.after(period);
  }
}

TEST(Engines, agree_on_the_order_of_ties_between_priorities_and_by_who_was_scheduled_first) {
  expect_engines_agree(
      [](Engine& engine, std::string& out) {
        auto& here = engine.add_place("county", 0);
        here.spawn("b", say_every(here, "b", seconds(10), 5, out));
        here.spawn("a", say_every(here, "a", seconds(10), 5, out));
        here.spawn("late", say_every(here, "late", seconds(5), 9, out), Priority::late);
        here.spawn("first", say_every(here, "first", seconds(5), 9, out), Priority::first);
        here.spawn("again", say_every(here, "again", seconds(0), 3, out));
      },
      {1000});
}

Task<> produce(Place& here, Queue<int>& queue, Stream luck) {
  auto const gap = Distribution::exponential(7);
  for (int i = 0; i < 500; ++i) {
    co_await here.after(gap.sample_seconds(luck));
    queue.put(i);
  }
}
Task<> consume(Place& here, std::string name, Queue<int>& queue, Pool& docks, std::string& out) {
  for (;;) {
    auto const item = co_await queue.get_until(here.now() + seconds(20));
    if (!item) {
      out += text("{} {} got nothing\n", here.now().s, name);
      continue;
    }
    bool const served = co_await docks.acquire(*item % 2, here.now() + seconds(15));
    if (!served) {
      out += text("{} {} gave up with {}\n", here.now().s, name, *item);
      continue;
    }
    co_await here.after(seconds(11 + *item % 5));
    docks.release();
    out += text("{} {} did {}\n", here.now().s, name, *item);
  }
}

TEST(Engines, agree_on_queues_pools_and_impatience) {
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    struct State {
      std::unique_ptr<Queue<int>> queue;
      std::unique_ptr<Pool> docks;
    };
    auto const state = std::make_shared<State>();
    expect_engines_agree(
        [=](Engine& engine, std::string& out) {
          auto& here = engine.add_place("county", 0);
          state->queue = std::make_unique<Queue<int>>(here, "work");
          state->docks = std::make_unique<Pool>(here, "a dock", 2);
          here.spawn("producer", produce(here, *state->queue, Stream({.seed = seed})));
          for (int i = 0; i < 4; ++i)
            here.spawn(text("worker {}", i),
                       consume(here, text("worker {}", i), *state->queue, *state->docks, out),
                       Priority::normal, Role::server);
        },
        {4000});
  }
}

// A hub answers what counties send at the ends of windows; answers arrive within the next window.
Task<> county(Place& here, Link<int>& up, Queue<int>& replies, int n, std::string& out) {
  for (;;) {
    co_await here.until(midnight(here.now().day() + 1));
    up.send(here.now() + seconds(1), n);
    auto const reply = co_await replies.get();
    out += text("{} county {} hears {}\n", here.now().s, n, reply);
  }
}
Task<> hub(Place& here, Queue<int>& orders, std::deque<Link<int>>& down, std::string& out) {
  for (;;) {
    auto const n = co_await orders.get();
    out += text("{} hub serves {}\n", here.now().s, n);
    down[static_cast<std::size_t>(n)].send(here.now() + seconds(100 * (n % 2 + 1)), 1000 + n);
  }
}

TEST(Engines, agree_when_places_send_one_another_mail) {
  struct World {
    std::deque<Queue<int>> queues{};
    std::deque<Link<int>> up, down;
    std::vector<std::string> diaries;
  };
  auto const world = std::make_shared<World>();
  Model const build = [=](Engine& engine, std::string& out) {
    *world = World{};
    auto& warehouse = engine.add_place("warehouse", 0);
    engine.windows_end_at([](Time t) { return midnight((t + days(1) - seconds(1)).day()); });
    auto& orders = world->queues.emplace_back(warehouse, "orders");
    for (int n = 0; n < 3; ++n) {
      auto& place = engine.add_place(text("county {}", n), 1);
      auto& replies = world->queues.emplace_back(place, "a reply");
      world->up.emplace_back(place, warehouse, orders);
      world->down.emplace_back(warehouse, place, replies);
      place.spawn("county", county(place, world->up.back(), replies, n, out), Priority::normal, Role::server);
    }
    warehouse.spawn("hub", hub(warehouse, orders, world->down, out), Priority::normal, Role::server);
  };
  auto lines_of = [](std::string const& all, std::string const& who) {
    std::string some;
    for (std::size_t at = 0; at < all.size();) {
      auto const end = all.find('\n', at);
      auto const line = all.substr(at, end - at);
      if (line.find(who) != std::string::npos) some += line + "\n";
      at = end + 1;
    }
    return some;
  };
  auto const native = run_here(EngineKind::native, build, midnight(6));
  auto const simgrid = run_in_child(EngineKind::simgrid, build, midnight(6));
  for (auto const* who : {"county 0", "county 1", "county 2", "hub", "fingerprint"})
    EXPECT_EQ(lines_of(native, who), lines_of(simgrid, who));
  EXPECT_NE(native.find("county 2 hears 1002"), std::string::npos) << native;
}

Task<> fail_at(Place& here, Time t) {
  co_await here.until(t);
  throw std::runtime_error("the road is gone");
}
Task<> wait_for_ever(Queue<int>& queue) {
  co_await queue.get();
}

TEST(Engines, report_a_failure_with_its_time_and_actor) {
  for (auto kind : {EngineKind::native, EngineKind::simgrid}) {
    auto const transcript = run_in_child(kind,
                                         [](Engine& engine, std::string&) {
                                           auto& here = engine.add_place("county", 0);
                                           here.spawn("truck 1", fail_at(here, {90000}));
                                         },
                                         {200000});
    EXPECT_EQ(transcript, "error second 90000 (day 1), actor 'truck 1' of 'county': the road is gone\n");
  }
}

TEST(Engines, detect_a_deadlock) {
  for (auto kind : {EngineKind::native, EngineKind::simgrid}) {
    std::unique_ptr<Queue<int>> queue;
    auto const transcript = run_in_child(kind,
                                         [&](Engine& engine, std::string&) {
                                           auto& here = engine.add_place("county", 0);
                                           queue = std::make_unique<Queue<int>>(here, "a load");
                                           here.spawn("truck 1", wait_for_ever(*queue));
                                         },
                                         {200000});
    EXPECT_EQ(transcript,
              "error deadlock: nothing is left to happen, but 'truck 1' of 'county' waits for a load\n");
  }
}

TEST(Engines, end_what_still_waits_at_the_curfew) {
  for (auto kind : {EngineKind::native, EngineKind::simgrid}) {
    auto const transcript =
        run_in_child(kind,
                     [](Engine& engine, std::string& out) {
                       auto& here = engine.add_place("county", 0);
                       here.spawn("clock", say_every(here, "clock", seconds(50), 1'000'000, out));
                     },
                     {120});
    EXPECT_EQ(transcript.substr(0, transcript.find("fingerprint")), "0 clock 0\n50 clock 1\n100 clock 2\n");
  }
}

Task<> spin(Place& here) {
  for (;;) co_await here.after(seconds(0));
}

TEST(Faults, S33_time_that_stands_still_is_an_error_that_names_the_actor) {
  auto const transcript = run_here(EngineKind::native,
                                   [](Engine& engine, std::string&) {
                                     auto& here = engine.add_place("county", 0);
                                     here.spawn("truck 7", spin(here));
                                   },
                                   {10});
  EXPECT_NE(transcript.find("time stands still at second 0 in 'county': actor 'truck 7'"), std::string::npos)
      << transcript;
}

}  // namespace
}  // namespace ruralsim::sim
