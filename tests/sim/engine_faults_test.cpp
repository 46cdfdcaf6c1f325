// What a run does when something is wrong: the same on both engines, and never quietly.
#include "sim/engine.hpp"
#include "sim/pool.hpp"
#include "sim/queue.hpp"
#include "tests/sim/runs.hpp"

#include <deque>
#include <memory>
#include <new>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

Task<> wait(Place& here, Time t) {
  co_await here.until(t);
}
Task<> take(Queue<int>& queue) {
  co_await queue.get();
}
Task<> take_patiently(Place& here, Queue<int>& queue, Time deadline) {
  co_await queue.get_until(deadline);
  co_await here.after(seconds(1));
  co_await queue.get();
}
template <class Code>
Task<> do_at(Place& here, Time t, Code code) {
  co_await here.until(t);
  code();
}

// What lives as long as the run; made anew for each.
template <class World>
Model with(std::function<void(Engine&, World&, std::string&)> build) {
  auto const world = std::make_shared<World>();
  return [=](Engine& engine, std::string& out) {
    *world = World{};
    build(engine, *world, out);
  };
}
struct Queues {
  std::unique_ptr<Queue<int>> a, b;
};

TEST(Deadlocks, are_seen_behind_a_deadline_that_no_longer_counts) {
  expect_on_both_engines(
      with<Queues>([](Engine& engine, Queues& world, std::string&) {
        auto& here = engine.add_place("county", 0);
        world.a = std::make_unique<Queue<int>>(here, "a load");
        here.spawn("truck", take_patiently(here, *world.a, {10'000}));
        here.spawn("source", do_at(here, {5}, [&world] { world.a->put(1); }));
      }),
      {1000}, "error deadlock: nothing is left to happen, but 'truck' of 'county' waits for a load\n");
}

TEST(Deadlocks, are_not_claimed_while_something_is_to_happen_after_the_horizon_or_only_servers_wait) {
  expect_on_both_engines(with<Queues>([](Engine& engine, Queues& world, std::string&) {
                           auto& here = engine.add_place("county", 0);
                           world.a = std::make_unique<Queue<int>>(here, "a load");
                           here.spawn("truck", take(*world.a));
                           here.spawn("clock", wait(here, {1001}));
                         }),
                         {1000}, "");
  expect_on_both_engines(with<Queues>([](Engine& engine, Queues& world, std::string&) {
                           auto& here = engine.add_place("county", 0);
                           world.a = std::make_unique<Queue<int>>(here, "a load");
                           here.spawn("server", take(*world.a), Priority::normal, Role::server);
                         }),
                         {1000}, "");
}

TEST(Deadlocks, name_ten_actors_and_count_the_others) {
  auto const transcript =
      run_in_child(EngineKind::native, with<Queues>([](Engine& engine, Queues& world, std::string&) {
                     auto& here = engine.add_place("county", 0);
                     world.a = std::make_unique<Queue<int>>(here, "a load");
                     for (int i = 0; i < 25; ++i) here.spawn(text("truck {}", i), take(*world.a));
                   }),
                   {1000});
  EXPECT_NE(transcript.find("'truck 9' of 'county' waits for a load and 15 more\n"), std::string::npos)
      << transcript;
}

TEST(Failures, carry_time_and_actor_whatever_is_thrown_while_others_wait) {
  struct Thrown {
    void (*code)();
    char const* message;
  };
  for (auto [code, message] : {Thrown{[] { throw std::out_of_range("no such shelf"); }, "no such shelf"},
                               {[] { throw std::bad_alloc(); },
                                "out of memory (queues may grow without end) simulate a shorter time, fewer "
                                "places or fewer replications at once"},
                               {[] { throw 5; }, "threw something that is not an exception"},
                               {[] { throw Error(Blame::usage, "a truck of -5 m3"); }, "a truck of -5 m3"}})
    expect_on_both_engines(with<Queues>([code = code](Engine& engine, Queues& world, std::string&) {
                             auto& here = engine.add_place("county", 0);
                             world.a = std::make_unique<Queue<int>>(here, "a load");
                             for (int i = 0; i < 5; ++i)
                               here.spawn("other", take_patiently(here, *world.a, {90'000}));
                             here.spawn("truck 1", do_at(here, {86'403}, code));
                           }),
                           {200'000},
                           text("error second 86403 (day 1), actor 'truck 1' of 'county': {}\n", message));
}

TEST(Failures, of_the_progress_function_end_the_run) {
  expect_on_both_engines(
      [](Engine& engine, std::string&) {
        auto& here = engine.add_place("county", 0);
        here.spawn("clock", wait(here, {500}));
        engine.windows_end_at([](Time t) { return Time{t.s / 100 * 100 + 99}; });
        engine.on_progress([](Time t) -> bool {
          if (t == Time{199}) throw Error(Blame::io, "the terminal is gone");
          return true;
        });
      },
      {1000}, "error the terminal is gone\n");
}

TEST(Failures, of_what_is_delivered_carry_the_time) {
  struct Bomb final : Delivery {
    void deliver() override { throw std::runtime_error("wet"); }
  };
  expect_on_both_engines(
      [](Engine& engine, std::string&) {
        auto& from = engine.add_place("hub", 0);
        auto& to = engine.add_place("county", 1);
        from.spawn("truck", do_at(from, {7}, [&] { from.send(to, {9}, std::make_unique<Bomb>()); }));
      },
      {1000}, "error second 9 (day 0), actor 'gate' of 'county': wet\n");
}

TEST(Failures, to_wait_for_the_past_or_beyond_all_time_are_refused) {
  auto const waiting_for = [](Time t) {
    return [=](Engine& engine, std::string&) {
      auto& here = engine.add_place("county", 0);
      here.spawn("ann", [](Place& place, Time when) -> Task<> {
        co_await place.until({10});
        co_await place.until(when);
      }(here, t));
    };
  };
  expect_on_both_engines(
      waiting_for({9}), {100},
      "error second 10 (day 0), actor 'ann' of 'county': it would wait until second 9, which is past\n");
  expect_on_both_engines(waiting_for({std::int64_t{1} << 60}), {100},
                         "error second 10 (day 0), actor 'ann' of 'county': it would wait until second "
                         "1152921504606846976, which is beyond all time\n");
  expect_on_both_engines(waiting_for(kNever), {100}, "");
}

TEST(Failures, to_wake_an_actor_that_is_not_parked_are_refused) {
  auto const waking = [](Time t) {
    return [=](Engine& engine, std::string&) {
      auto& here = engine.add_place("county", 0);
      Actor& sleeper = here.spawn("sleeper", wait(here, {20}));
      here.spawn("ann", do_at(here, t, [&] { here.wake(sleeper); }));
    };
  };
  expect_on_both_engines(
      waking({10}), {100},
      "error second 10 (day 0), actor 'ann' of 'county': it wakes 'sleeper', which is not parked\n");
}

struct Parked {
  Actor* who = nullptr;
};
struct Park {
  Place& here;
  Parked& parked;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    parked.who = &here.current();
    here.park(h, "a friend");
  }
  void await_resume() {}
};
Task<> park_once(Place& here, Parked& parked) {
  co_await Park{here, parked};
}

TEST(Failures, to_wake_an_actor_twice_are_refused) {
  expect_on_both_engines(
      with<Parked>([](Engine& engine, Parked& parked, std::string&) {
        auto& here = engine.add_place("county", 0);
        here.spawn("sleeper", park_once(here, parked));
        here.spawn("ann", do_at(here, {10}, [&] { here.wake(*parked.who), here.wake(*parked.who); }));
      }),
      {100}, "error second 10 (day 0), actor 'ann' of 'county': it wakes 'sleeper', which is not parked\n");
}

TEST(Failures, to_wait_at_another_place_or_to_wake_who_waits_there_are_refused) {
  auto const message = [](char const* who) {
    return text(
        "error second 3 (day 0), actor '{}' of 'county': an actor of another place waits at 'hub', or wakes "
        "who waits "
        "there (actors reach other places by links only)\n",
        who);
  };
  auto const build = [](bool wakes) {
    return with<Queues>([=](Engine& engine, Queues& world, std::string&) {
      auto& hub = engine.add_place("hub", 0);
      auto& here = engine.add_place("county", 0);
      world.a = std::make_unique<Queue<int>>(hub, "a load");
      if (wakes) {
        hub.spawn("taker", take(*world.a));
        here.spawn("ann", do_at(here, {3}, [&] { world.a->put(1); }));
      } else {
        here.spawn("bo", [](Place& place, Queue<int>& queue) -> Task<> {
          co_await place.until({3});
          co_await queue.get();
        }(here, *world.a));
      }
    });
  };
  expect_on_both_engines(build(true), {100}, message("ann"));
  expect_on_both_engines(build(false), {100}, message("bo"));
}

TEST(Runs, happen_once_and_end_at_or_after_their_beginning) {
  auto engine = make_engine(EngineKind::native);
  EXPECT_EQ(engine->run({10}), Time{10});
  EXPECT_THROW(engine->run({20}), Error);
  EXPECT_THROW(make_engine(EngineKind::native)->run({-1}), Error);
  EXPECT_THROW(make_engine(EngineKind::native)->run(kNever), Error);
}

TEST(Runs, with_simgrid_happen_once_in_a_process) {
  auto const transcript =
      run_in_child(EngineKind::simgrid, [](Engine&, std::string&) { make_simgrid_engine(); }, {10});
  EXPECT_EQ(transcript,
            "error a second run with the simgrid engine in one process (its clock cannot be set back)\n");
}

TEST(Runs, include_their_last_second_and_nothing_later) {
  expect_on_both_engines(
      [](Engine& engine, std::string& out) {
        auto& here = engine.add_place("county", 0);
        for (std::int64_t s : {99, 100, 101})
          here.spawn("a", do_at(here, {s}, [&out, s] { out += text("{}\n", s); }));
      },
      {100}, "99\n100\n");
}

TEST(Runs, stop_after_the_window_in_which_progress_says_so) {
  expect_on_both_engines(
      [](Engine& engine, std::string& out) {
        auto& here = engine.add_place("county", 0);
        for (std::int64_t s : {99, 199, 200})
          here.spawn("a", do_at(here, {s}, [&out, s] { out += text("{}\n", s); }));
        engine.windows_end_at([](Time t) { return Time{t.s / 100 * 100 + 99}; });
        engine.on_progress([&out](Time t) {
          out += text("progress {}\n", t.s);
          return t < Time{150};
        });
      },
      {1000}, "99\nprogress 99\n199\nprogress 199\n");
}

TEST(Runs, tell_progress_at_the_end_of_every_window_the_last_one_too) {
  expect_on_both_engines(
      [](Engine& engine, std::string& out) {
        engine.add_place("county", 0);
        engine.windows_end_at([](Time t) { return Time{t.s / 100 * 100 + 99}; });
        engine.on_progress([&out](Time t) {
          out += text("{}\n", t.s);
          return true;
        });
      },
      {250}, "99\n199\n250\n");
}

TEST(Windows, that_end_before_they_begin_are_refused) {
  expect_on_both_engines(
      [](Engine& engine, std::string&) {
        engine.add_place("county", 0);
        engine.windows_end_at([](Time) { return Time{50}; });
      },
      {1000}, "error the window that begins at second 51 ends before, at 50\n");
}

// Curfew: stories end while queues and pools are still there, and their locals may use them.
struct Guard {
  Queues& queues;
  Pool& pool;
  ~Guard() {
    pool.release();
    queues.a->put(1);
    queues.b->put(2);
  }
};
Task<> hold_guarded(Queues& queues, Pool& pool) {
  co_await pool.acquire();
  Guard const guard{queues, pool};
  co_await queues.b->get();
}
Task<> occupy_for_ever(Pool& pool) {
  co_await pool.acquire();
}

TEST(Curfews, end_stories_whose_locals_use_queues_and_pools_at_which_others_waited) {
  struct World : Queues {
    std::unique_ptr<Pool> pool{};
  };
  expect_on_both_engines(with<World>([](Engine& engine, World& world, std::string&) {
                           auto& here = engine.add_place("county", 0);
                           world.a = std::make_unique<Queue<int>>(here, "a");
                           world.b = std::make_unique<Queue<int>>(here, "b");
                           world.pool = std::make_unique<Pool>(here, "a dock", 1);
                           here.spawn("first taker", take(*world.a));
                           here.spawn("guard", hold_guarded(world, *world.pool));
                           for (int i = 0; i < 3; ++i) here.spawn("taker", take(*world.a));
                           here.spawn("waits", occupy_for_ever(*world.pool));
                           here.spawn("clock", wait(here, {1001}));
                         }),
                         {1000}, "");
}

TEST(Curfews, come_before_queues_are_destroyed) {
  for (auto kind : {EngineKind::native, EngineKind::simgrid}) {
    auto const transcript = run_in_child(kind,
                                         [](Engine& engine, std::string&) {
                                           auto& here = engine.add_place("county", 0);
                                           Queue<int> queue(here, "a load");  // gone before the engine is
                                           here.spawn("server", take(queue), Priority::normal, Role::server);
                                           engine.run({10});
                                         },
                                         {100});
    EXPECT_EQ(transcript, "error an engine runs once (its stories have ended): make another\n");
  }
}

}  // namespace
}  // namespace ruralsim::sim
